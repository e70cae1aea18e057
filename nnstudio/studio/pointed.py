"""Which layer the mouse is over: one fact that the canvas and the table of layers share, so that each lights up what
the other points at.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Pointed(QObject):
    """path: of the layer under the mouse, wherever it is shown; None for none."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: str | None = None

    def set(self, path: str | None) -> None:
        """The mouse is over this layer now, or over none."""
        if path != self.path:
            self.path = path
            self.changed.emit()
