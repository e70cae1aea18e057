"""Drawing a wire out of a block's lower edge, and taking up the end of a wire that is there, with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from nnstudio.document.wire_in_hand import WireInHand
from nnstudio.studio.canvas.wire_hand import WireHand


class Pull:
    """Drag a wire from here to a block. make: gives the wire that is taken up. clicked: done where it was no drag."""

    def __init__(
        self,
        hand: WireHand,
        start: QPoint,
        make: Callable[[], WireInHand],
        clicked: Callable[[], None],
    ) -> None:
        self.hand, self.start, self.make, self.clicked = hand, start, make, clicked

    def move(self, position: QPoint) -> None:
        """Take the wire up once this is a drag, and hold it where the mouse is."""
        far = (position - self.start).manhattanLength() >= QApplication.startDragDistance()
        if self.hand.wire is None and far:
            self.hand.take(self.make(), "drag")
        self.hand.point_to(position)

    def end(self, position: QPoint) -> None:
        """Let the wire go; a press without a drag was a click."""
        if self.hand.wire is None:
            self.clicked()
        else:
            self.hand.point_to(position)
            self.hand.drop()

    def cancel(self) -> None:
        """Give the wire up."""
        self.hand.cancel()
