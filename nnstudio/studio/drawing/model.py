"""What is on the pad: strokes that the person draws, or a picture from the data or a file."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from nnstudio.data.handwriting import strokes
from nnstudio.data.handwriting.drawing import preprocess_drawing
from nnstudio.data.handwriting.eraser import erase, erase_image
from nnstudio.data.handwriting.framing import frame_of
from nnstudio.data.handwriting.ink import Preprocessed
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.errors import Sentence

ERASER_RADIUS = 0.06
"""In pad units."""


@dataclasses.dataclass(frozen=True, eq=False)
class Picture:
    """An image that was not drawn here.

    image: what the network sees, (28, 28) uint8. title: where it comes from. label: its class, if known.
    index: its place in the test set, if it is from there. steps: how it was prepared, None for images that
    were ready. edited: something of it was erased. digits: all that were found in a file, as one reads them; the
    first one is shown.
    """

    image: NDArray[np.uint8]
    title: str
    label: int | None = None
    index: int | None = None
    steps: Preprocessed | None = None
    edited: bool = False
    digits: tuple[Preprocessed, ...] = ()

    def without(self, eraser: Stroke) -> Picture:
        """The same with a part erased; itself where nothing was."""
        image, size = self.image[..., np.newaxis], self.image.shape[:2]
        left = erase_image(image, eraser, ERASER_RADIUS, frame_of(size, size, "stretch"))
        if left is image:
            return self
        return dataclasses.replace(self, image=left[..., 0], steps=None, edited=True, digits=())


@dataclasses.dataclass(frozen=True, eq=False)
class Sheet:
    """What lies on the pad at one time: a picture, or else a drawing."""

    drawing: Drawing = dataclasses.field(default_factory=Drawing)
    picture: Picture | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see."""
        return self.picture is None and not self.drawing

    def shows_what(self, other: Sheet) -> bool:
        """Whether the other looks the same."""
        return self.picture is other.picture and self.drawing == other.drawing


class DrawingModel(QObject):
    """Holds the drawing or the picture. changed: there is something else to see. released: a gesture
    ended.

    with_steps: whether the steps to the network are shown beside it. message: what is said beside the answer.
    """

    changed = Signal()
    released = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()
        self.erasing = False
        self.with_steps = False
        self.message: Sentence | None = None
        self._past: list[Sheet] = []
        self._future: list[Sheet] = []
        self._before = Sheet()
        self._points: list[Point] = []
        self._steps: Preprocessed | None = None
        self._steps_of: Drawing | None = None

    @property
    def drawing(self) -> Drawing:
        """The strokes; empty where a picture is."""
        return self.sheet.drawing

    @property
    def picture(self) -> Picture | None:
        """The picture, if there is one."""
        return self.sheet.picture

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
        return self.sheet.empty

    @property
    def can_undo(self) -> bool:
        """Whether a stroke, an erasure, a clearing or a picture can be taken back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether what was taken back can be had again."""
        return bool(self._future)

    def begin(self, point: Point) -> None:
        """The pen or the eraser goes down. The pen begins a new drawing where a picture is."""
        self._before, self._points = self.sheet, [point]
        self._apply()

    def go_on(self, point: Point) -> None:
        """The pen or the eraser moves."""
        if self._points:
            self._points.append(point)
            self._apply()

    def end(self) -> None:
        """The pen or the eraser goes up; the gesture is one step of undo, if it changed anything."""
        if self._points:
            self._points = []
            self._note(self._before)
        self.released.emit()

    def _apply(self) -> None:
        gesture, before = Stroke(tuple(self._points)), self._before
        if not self.erasing:
            self.sheet = Sheet(strokes.add_stroke(before.drawing, gesture))
        elif before.picture is not None:
            self.sheet = Sheet(picture=before.picture.without(gesture))
        else:
            self.sheet = Sheet(erase(before.drawing, gesture, ERASER_RADIUS))
        self.changed.emit()

    def undo(self) -> None:
        """Take back the last stroke, erasure, clearing or picture."""
        self._go(self._past, self._future)

    def redo(self) -> None:
        """Have again what was taken back last."""
        self._go(self._future, self._past)

    def clear(self) -> None:
        """Empty the pad."""
        self._show(Sheet())

    def show_picture(self, picture: Picture) -> None:
        """Show a picture in place of what is there, which undo brings back."""
        self._show(Sheet(picture=picture))

    def _show(self, sheet: Sheet) -> None:
        before, self.sheet, self._points = self.sheet, sheet, []
        self._note(before)
        self._tell()

    def _note(self, before: Sheet) -> None:
        """What was there before is a step of undo, unless nothing is different."""
        if not self.sheet.shows_what(before):
            self._past.append(before)
            self._future.clear()

    def _go(self, source: list[Sheet], target: list[Sheet]) -> None:
        if source and not self._points:
            target.append(self.sheet)
            self.sheet = source.pop()
            self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        self.released.emit()
