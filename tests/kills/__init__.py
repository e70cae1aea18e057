"""A window that is killed while somebody edits, trains and saves in it, again and again: what is left is whole."""
