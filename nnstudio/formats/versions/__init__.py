"""What a project's file held before it was saved again: the last versions are kept, so that one can go back."""
