"""Small widgets that several parts of the window are laid out from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QToolButton, QWidget

from nnstudio.studio.theme import Colours, icon
from nnstudio.studio.theme.icons import tinted


def title(text: str = "", role: str = "title") -> QLabel:
    """A heading; role "title", "heading" or "display", from small to large."""
    label = QLabel(text)
    label.setProperty("role", role)
    return label


def muted(text: str = "") -> QLabel:
    """A quiet text that wraps and can be copied."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def complaint() -> QLabel:
    """A place, hidden until then, for the sentence that says why a value was refused."""
    label = QLabel()
    label.setWordWrap(True)
    label.setProperty("role", "error")
    label.hide()
    return label


def line() -> QFrame:
    """A thin line between two sections."""
    frame = QFrame()
    frame.setFixedHeight(1)
    frame.setProperty("role", "line")
    return frame


def tool_button(tip: str, icon_name: str = "", text: str = "") -> QToolButton:
    """A flat button; with an icon alone, `tip` is also what a screen reader says."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text or tip)
    if icon_name:
        button.setIcon(icon(icon_name))
    if icon_name and text:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def mark(widget: QWidget, kind: str, side: int = 18) -> QPixmap:
    """The sign of a kind of message ("error", "warning", "good", "info"), in its colour, for a label of `widget`."""
    colours = Colours.of(QApplication.palette())
    shade = vars(colours).get(kind, colours.accent)
    return tinted(kind, shade).pixmap(QSize(side, side), widget.devicePixelRatio())


def as_panel(widget: QWidget) -> None:
    """Give a widget the ground of a panel."""
    widget.setProperty("panel", True)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def mark_invalid(widget: QWidget, invalid: bool) -> None:
    """Draw a field as one whose text is of no use, or as any other."""
    widget.setProperty("invalid", invalid)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
