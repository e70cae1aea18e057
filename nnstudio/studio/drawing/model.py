"""What is on the pad: strokes that the person draws, or a picture from the data or a file."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from nnstudio.data import strokes
from nnstudio.data.drawing import preprocess_drawing
from nnstudio.data.eraser import erase
from nnstudio.data.ink import Preprocessed
from nnstudio.data.strokes import Drawing, Point, Stroke

ERASER_RADIUS = 0.06
"""In pad units."""


@dataclasses.dataclass(frozen=True, eq=False)
class Picture:
    """An image that was not drawn here.

    image: what the network sees, (28, 28) uint8. title: where it comes from. label: its class, if known.
    index: its place in the test set, if it is from there. steps: how it was prepared, None for images that
    were ready.
    """

    image: NDArray[np.uint8]
    title: str
    label: int | None = None
    index: int | None = None
    steps: Preprocessed | None = None


class DrawingModel(QObject):
    """Holds the drawing or the picture. changed: there is something else to see. released: a gesture
    ended.
    """

    changed = Signal()
    released = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drawing = Drawing()
        self.picture: Picture | None = None
        self.erasing = False
        self._before = Drawing()
        self._points: list[Point] = []
        self._steps: Preprocessed | None = None
        self._steps_of: Drawing | None = None

    @property
    def steps(self) -> Preprocessed | None:
        """What became of the ink on its way to the network; None for nothing drawn and for ready images."""
        if self.picture is not None:
            return self.picture.steps
        if self._steps_of is not self.drawing:
            self._steps, self._steps_of = preprocess_drawing(self.drawing), self.drawing
        return self._steps

    @property
    def image(self) -> NDArray[np.uint8] | None:
        """What the network sees, (28, 28) uint8; None if nothing is drawn."""
        if self.picture is not None:
            return self.picture.image
        return None if self.steps is None else self.steps.image

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see."""
        return self.picture is None and not self.drawing

    @property
    def can_undo(self) -> bool:
        """Whether a stroke, an erasure or a clearing can be taken back."""
        return self.picture is not None or self.drawing.before is not None

    def begin(self, point: Point) -> None:
        """The pen or the eraser goes down. Over a picture, a new drawing begins."""
        if self.picture is not None:
            self.picture, self.drawing = None, Drawing(before=self.drawing.before)
        self._before, self._points = self.drawing, [point]
        self._apply()

    def go_on(self, point: Point) -> None:
        """The pen or the eraser moves."""
        if self._points:
            self._points.append(point)
            self._apply()

    def end(self) -> None:
        """The pen or the eraser goes up; the gesture is one step of undo."""
        self._points = []
        self.released.emit()

    def _apply(self) -> None:
        gesture = Stroke(tuple(self._points))
        if self.erasing:
            self.drawing = erase(self._before, gesture, ERASER_RADIUS)
        else:
            self.drawing = strokes.add_stroke(self._before, gesture)
        self.changed.emit()

    def undo(self) -> None:
        """Take back the last stroke, erasure or clearing; a picture is taken away first."""
        if self.picture is not None:
            self.picture = None
        else:
            self.drawing = strokes.undo(self.drawing)
        self.changed.emit()
        self.released.emit()

    def clear(self) -> None:
        """Empty the pad."""
        self.picture = None
        self.drawing = strokes.clear(self.drawing)
        self.changed.emit()
        self.released.emit()

    def show_picture(self, picture: Picture) -> None:
        """Show a picture in place of the drawing, which undo brings back."""
        self.picture = picture
        self.changed.emit()
        self.released.emit()
