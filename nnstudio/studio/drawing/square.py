"""A square part as large as it can be, with a strip below it, and the rest beside both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

GAP = 12
LARGEST = 280
SHARE = 0.62


class SquareAndRest(QWidget):
    """Gives `square` the largest square, of at most 280 pixels, that leaves `below` and `beside` enough
    room. share: most of the width that it takes where there is little.
    """

    def __init__(
        self,
        square: QWidget,
        below: QLayout,
        beside: QLayout,
        share: float = SHARE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.square, self.share = square, share
        self.below, self.beside = QWidget(self), QWidget(self)
        square.setParent(self)
        for part, layout in ((self.below, below), (self.beside, beside)):
            layout.setContentsMargins(0, 0, 0, 0)
            part.setLayout(layout)

    def sizeHint(self) -> QSize:
        """Room for a square of 280 pixels."""
        high = LARGEST + GAP + self.below.sizeHint().height()
        return QSize(LARGEST + GAP + self.beside.sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Room for the smallest square, and for what is around it."""
        least = self.square.minimumSize()
        below, beside = self.below.minimumSizeHint(), self.beside.minimumSizeHint()
        wide = max(least.width(), below.width()) + GAP + beside.width()
        return QSize(wide, max(least.height() + GAP + below.height(), beside.height()))

    def event(self, event: QEvent) -> bool:
        """Divide the room again when a part wants more or less of it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._divide()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room."""
        self._divide()

    def _divide(self) -> None:
        below, beside = self.below.minimumSizeHint(), self.beside.minimumSizeHint()
        wide = min(round(self.width() * self.share), self.width() - GAP - beside.width())
        wide = max(wide, below.width())
        side = max(min(wide, self.height() - GAP - below.height(), LARGEST), self.square.minimumWidth())
        column = max(side, below.width())
        self.square.setGeometry(0, 0, side, side)
        self.below.setGeometry(0, side + GAP // 2, column, below.height())
        self.beside.setGeometry(column + GAP, 0, self.width() - column - GAP, self.height())
