"""What the user edits: an immutable graph of layers with its training settings, and pure functions on it."""
