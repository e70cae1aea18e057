"""Unsaved work: written while one works, and offered again when the program ended without a farewell."""
