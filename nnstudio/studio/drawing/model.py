"""What is on the pad: strokes that the person draws, a picture from the data or a file, or strokes on a picture."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from nnstudio.data.description import Description
from nnstudio.data.handwriting import strokes
from nnstudio.data.handwriting.eraser import erase
from nnstudio.data.handwriting.ink import Preprocessed
from nnstudio.data.handwriting.strokes import Colour, Drawing, Point, Stroke
from nnstudio.data.seeing import Seen, as_read, see_drawing
from nnstudio.errors import Sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.scaling import Scaling
from nnstudio.studio.drawing.picture import ERASER_RADIUS, Picture

BLACK: Colour = (0, 0, 0)


@dataclasses.dataclass(frozen=True, eq=False)
class Sheet:
    """What lies on the pad at one time: a drawing, a picture, or one on the other."""

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
    """Holds the drawing and the picture. changed: there is something else to see. released: a gesture
    ended.

    description: of the data whose kind of picture this is. colour: of the pen; None for the one ink of grey pictures.
    with_steps: whether the steps to the network are shown beside it. message: what is said beside the answer.
    """

    changed = Signal()
    released = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.description: Description | None = None
        self.colour: Colour | None = None
        self.with_steps = False
        self.erasing = False
        self._empty()

    def _empty(self) -> None:
        self.sheet = Sheet()
        self.message: Sentence | None = None
        self._past: list[Sheet] = []
        self._future: list[Sheet] = []
        self._before = Sheet()
        self._points: list[Point] = []
        self._seen: Seen | None = None
        self._seen_of: Sheet | None = None

    def take(self, description: Description) -> None:
        """Be a pad for this data. What was on it for other data is gone, but for strokes that suit this one, too."""
        if description == self.description:
            return
        drawing, before, self.description = self.drawing, self.description, description
        self._empty()
        if before is not None and (before.shape, before.fit) == (description.shape, description.fit):
            self.sheet = Sheet(drawing)
        self.colour = None if description.shape[-1] == 1 else self.colour or BLACK

    @property
    def drawing(self) -> Drawing:
        """The strokes; empty where a picture is."""
        return self.sheet.drawing

    @property
    def picture(self) -> Picture | None:
        """The picture, if there is one."""
        return self.sheet.picture

    @property
    def seen(self) -> Seen | None:
        """What the network sees; None if nothing is drawn."""
        if self._seen_of is not self.sheet and self.description is not None:
            under = None if self.picture is None else self.picture.seen
            self._seen = see_drawing(self.drawing, self.description, under)
            self._seen_of = self.sheet
        return self._seen

    @property
    def steps(self) -> Preprocessed | None:
        """What became of the ink on its way to the network; None for nothing drawn and for ready images."""
        return None if self.seen is None else self.seen.steps

    @property
    def image(self) -> NDArray[np.uint8] | None:
        """What the network sees, (height, width, channels) uint8; None if nothing is drawn."""
        return None if self.seen is None else self.seen.image

    def read(self, scaling: Scaling) -> Array | None:
        """The example (height, width, channels) that a network is asked about; None if nothing is drawn."""
        if self.picture is not None and not self.drawing:
            return self.picture.read(scaling)
        return None if self.image is None else as_read(self.image, scaling)

    @property
    def inked(self) -> bool:
        """Whether only the ink counts, so that nothing is drawn on pictures."""
        return self.description is not None and self.description.fit == "ink"

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
        """The pen or the eraser goes down. Where only ink counts, the pen begins a new drawing on a picture."""
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
        before, points = self._before, tuple(self._points)
        if self.erasing:
            self.sheet = self._erased(before, Stroke(points))
        else:
            drawing = strokes.add_stroke(before.drawing, Stroke(points, self.colour))
            self.sheet = Sheet(drawing, None if self.inked else before.picture)
        self.changed.emit()

    def _erased(self, before: Sheet, eraser: Stroke) -> Sheet:
        """The sheet without what the eraser took of the strokes, and of a picture without any."""
        picture, drawing = before.picture, erase(before.drawing, eraser, ERASER_RADIUS)
        if picture is not None and self.description is not None and not before.drawing:
            picture = picture.without(eraser, self.description)
        return Sheet(drawing, picture)

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

    def choose(self, place: int) -> None:
        """Show another one of the digits in the picture."""
        if self.picture is not None and 0 <= place < len(self.picture.found) and place != self.picture.chosen:
            self._show(Sheet(picture=self.picture.choose(place)))

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
