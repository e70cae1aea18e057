"""The three fonts of the canvas, made from the application's, so that they follow the system's size."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication


def text_font() -> QFont:
    """For what a block is set to."""
    return QFont(QApplication.font())


def title_font() -> QFont:
    """For what a block is."""
    font = text_font()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def small_font() -> QFont:
    """For names, shapes and counts."""
    font = text_font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    return font
