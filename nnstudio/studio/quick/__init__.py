"""Ctrl+K: a few letters of anything, and Enter does it."""
