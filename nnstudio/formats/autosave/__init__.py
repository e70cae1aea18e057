"""Unsaved work is written beside the projects, so that a crash takes little of it."""
