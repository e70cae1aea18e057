"""The colours of code, of the theme's own."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from nnstudio.studio.theme.colours import Colours, mixed

ROLES = ("comment", "string", "number", "keyword", "name", "call", "setting")


def colour_of(colours: Colours, role: str) -> str:
    """The colour of a role, 4.5:1 or more on each ground that code stands on."""
    return {
        "comment": colours.muted,
        "string": colours.good,
        "number": colours.warning,
        "keyword": colours.note,
        "name": colours.family("merge"),
        "call": colours.accent,
        "setting": colours.family("normalization"),
    }[role]


def formats(colours: Colours) -> dict[str, QTextCharFormat]:
    """How each role is written. Keywords are heavier and comments slant, so that colour is not the only sign."""
    made = {}
    for role in ROLES:
        made[role] = QTextCharFormat()
        made[role].setForeground(QColor(colour_of(colours, role)))
    made["keyword"].setFontWeight(QFont.Weight.DemiBold)
    made["comment"].setFontItalic(True)
    return made


def lit_ground(colours: Colours) -> QColor:
    """The ground of the selected layers' lines."""
    return mixed(colours.field, colours.accent, 0.16 if colours.is_dark else 0.10)


def found_ground(colours: Colours) -> QColor:
    """The ground of what a search has found."""
    return mixed(colours.field, colours.warning, 0.22 if colours.is_dark else 0.12)
