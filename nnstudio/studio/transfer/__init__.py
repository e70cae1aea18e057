"""Layers of another project with what they have learned there: the dialog that chooses them, and what puts them in."""
