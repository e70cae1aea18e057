"""Widgets and figures that several parts of the window show: bars, pixels, figures, and lines of text."""
