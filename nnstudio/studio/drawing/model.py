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
from nnstudio.data.seeing import Seen, SeenDigit, as_read, see_digits, see_drawing
from nnstudio.errors import Sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.scaling import Scaling
from nnstudio.studio.drawing.picture import ERASER_RADIUS, Picture

BLACK: Colour = (0, 0, 0)


@dataclasses.dataclass(frozen=True, eq=False)
class Sheet:
    """What lies on the pad at one time: a drawing, a picture, or one on the other.

    chosen: which of several digits of the drawing is asked about; None for the one that was drawn last.
    """

    drawing: Drawing = dataclasses.field(default_factory=Drawing)
    picture: Picture | None = None
    chosen: int | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see."""
        return self.picture is None and not self.drawing

    def shows_what(self, other: Sheet) -> bool:
        """Whether the other looks the same."""
        return self.lies_as(other) and self.chosen == other.chosen

    def lies_as(self, other: Sheet) -> bool:
        """Whether the other has the same on it."""
        return self.picture is other.picture and self.drawing == other.drawing


class DrawingModel(QObject):
    """Holds the drawing and the picture. changed: there is something else to see. released: a gesture
    ended.

    description: of the data whose kind of picture this is. colour: of the pen; None for the one ink of grey pictures.
    with_steps, with_doubt, with_hand: whether the steps to the network are shown, what its answer is worth, and what
    keeps drawings. message: what is said beside the answer.
    """

    changed = Signal()
    released = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.description: Description | None = None
        self.colour: Colour | None = None
        self.with_steps = False
        self.with_doubt = False
        self.with_hand = False
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
        self._digits: tuple[SeenDigit, ...] = ()
        self._found: tuple[Seen, ...] = ()
        self._chosen = 0

    def take(self, description: Description) -> None:
        """Be a pad for this data. What was on it for other data is gone, but for strokes that suit this one, too."""
        if description == self.description:
            return
        drawing, before, self.description = self.drawing, self.description, description
        self._empty()
        if before is not None and (before.shape, before.fit) == (description.shape, description.fit):
            self.sheet = Sheet(drawing)
        self._tell_apart()
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
        """What the network sees, of several digits the chosen one; None if nothing is drawn."""
        if self._digits and not self.gesturing:
            return self._digits[self.chosen].seen
        if self._seen_of is not self.sheet and self.description is not None:
            under = None if self.picture is None else self.picture.seen
            self._seen = see_drawing(self.drawing, self.description, under)
            self._seen_of = self.sheet
        return self._seen

    @property
    def found(self) -> tuple[Seen, ...]:
        """Each of several digits in the picture or in the drawing; () where there is one, or nothing. Drawings are told
        apart when the pen goes up, and what was found stays as it is until then.
        """
        return self.picture.found if self.picture is not None else self._found

    @property
    def chosen(self) -> int:
        """Which of the digits that were found is asked about; 0 where there are none."""
        return self._chosen if self.picture is None else self.picture.chosen

    @property
    def beside(self) -> Drawing:
        """The strokes of the digits that are not asked about."""
        if not self._digits or self.gesturing:
            return Drawing()
        asked = {id(stroke) for stroke in self._digits[self.chosen].drawing.strokes}
        return Drawing(tuple(stroke for stroke in self.drawing.strokes if id(stroke) not in asked))

    @property
    def asked(self) -> Drawing:
        """The strokes that are asked about: of several digits those of the chosen one."""
        return self._digits[self.chosen].drawing if self._digits and not self.gesturing else self.drawing

    @property
    def gesturing(self) -> bool:
        """Whether the pen or the eraser is down."""
        return bool(self._points)

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
            if self.sheet.lies_as(self._before):
                self.sheet = self._before
            self._note(self._before)
            several = bool(self._digits)
            self._tell_apart()
            if several or self._digits:
                self.changed.emit()
        self.released.emit()

    def _tell_apart(self) -> None:
        """Find the digits of the drawing."""
        if self.description is not None:
            self._digits = see_digits(self.drawing, self.description, self._digits)
            found = tuple(digit.seen for digit in self._digits)
            self._found = self._found if found == self._found else found
            self._chosen = self._drawn_last() if self.sheet.chosen is None else self.sheet.chosen

    def _drawn_last(self) -> int:
        """Which of the digits has the last stroke; 0 where there are none."""
        last = self.drawing.strokes[-1:]
        return next(
            (place for place, digit in enumerate(self._digits) if digit.drawing.strokes[-1:] == last), 0
        )

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

    def change(self, drawing: Drawing) -> None:
        """Draw what is asked about in another way, which undo takes back."""
        strokes = (*self.beside.strokes, *drawing.strokes)
        picture = None if self.inked else self.picture
        self._show(Sheet(Drawing(strokes, drawing.pen), picture))

    def choose(self, place: int) -> None:
        """Ask about another one of the digits that were found."""
        if not 0 <= place < len(self.found) or place == self.chosen:
            return
        if self.picture is not None:
            self._show(Sheet(picture=self.picture.choose(place)))
        else:
            self._show(dataclasses.replace(self.sheet, chosen=place))

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
        self._tell_apart()
        self.changed.emit()
        self.released.emit()
