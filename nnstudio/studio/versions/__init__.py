"""What a project held before it was saved again: shown in a dialog, and opened from there."""
