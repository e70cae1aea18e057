"""Drawings of one's own with their classes, kept on disk: a data set that grows as somebody draws."""
