"""What is asked in the plane, and which points are shown there: it outlasts the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class PlaneModel(QObject):
    """changed: another point is asked, or others are shown.

    point: (x, y) in the columns' units, None before the first. example: its place among the points that
    judge the network, if it is one of those. training, judged: whether the points of that part are shown. unknown:
    whether it is shown where nothing is known.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.point: tuple[float, float] | None = None
        self.example: int | None = None
        self.training = True
        self.judged = True
        self.unknown = False

    def ask(self, point: tuple[float, float] | None, example: int | None = None) -> None:
        """Ask about another point, or about none."""
        if (point, example) != (self.point, self.example):
            self.point, self.example = point, example
            self.changed.emit()

    def show_training(self, on: bool) -> None:
        """Show the points that are learned from, or hide them."""
        self.training = on
        self.changed.emit()

    def show_judged(self, on: bool) -> None:
        """Show the points that judge the network, or hide them."""
        self.judged = on
        self.changed.emit()

    def show_unknown(self, on: bool) -> None:
        """Show where nothing is known, or don't."""
        self.unknown = on
        self.changed.emit()
