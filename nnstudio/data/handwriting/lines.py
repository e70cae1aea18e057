"""Drawings as bare lines, for whoever looks at hundreds of them: a change of the pen is then one product of matrices,
and many are drawn at once. What comes out is the same, pixel by pixel, as of the drawings themselves.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from nnstudio.data.fitting import Bytes
from nnstudio.data.handwriting.drawing import draw_on, fineness, values_of
from nnstudio.data.handwriting.framing import Frame
from nnstudio.data.handwriting.ink import FIELD, FIT, Grey, centre, fit
from nnstudio.data.handwriting.rasterise import FITTED_PEN, PAD_PEN, SUPERSAMPLING, draw_many, placement
from nnstudio.data.handwriting.strokes import Colour, Drawing, Path, Point, Stroke

Picture = tuple[list[Path], float]
"""Paths and the width of their pen."""


@dataclasses.dataclass(frozen=True, eq=False)
class Lines:
    """paths: (n, 2) float64 in pad units each, with as many colours; one without points is not there. pen: as a
    drawing's.
    """

    paths: tuple[Path, ...]
    colours: tuple[Colour | None, ...]
    pen: float = 1.0

    @property
    def drawn(self) -> list[Path]:
        """The paths that are there."""
        return [path for path in self.paths if len(path)]

    @property
    def points(self) -> Path:
        """All their points, (n, 2)."""
        return np.concatenate([*self.drawn, np.empty((0, 2))])

    def with_paths(self, paths: Sequence[Path]) -> Lines:
        """Other paths of the same strokes."""
        return dataclasses.replace(self, paths=tuple(paths))

    def and_path(self, path: Path, colour: Colour | None) -> Lines:
        """With one more stroke."""
        return dataclasses.replace(self, paths=(*self.paths, path), colours=(*self.colours, colour))


def lines_of(drawing: Drawing) -> Lines:
    """The lines of a drawing."""
    strokes = drawing.strokes
    return Lines(
        tuple(stroke.path for stroke in strokes), tuple(stroke.colour for stroke in strokes), drawing.pen
    )


def drawing_of(lines: Lines, before: Drawing) -> Drawing:
    """The drawing of lines that were changed from those of `before`, whose times its strokes keep."""
    last = before.strokes[-1].points[-1].t if before else 0.0
    strokes = []
    for number, (path, colour) in enumerate(zip(lines.paths, lines.colours, strict=True)):
        known = before.strokes[number].points if number < len(before.strokes) else ()
        times = [point.t for point in known] if len(known) == len(path) else [last] * len(path)
        points = tuple(Point(x, y, t) for (x, y), t in zip(path.tolist(), times, strict=True))
        if points:
            strokes.append(Stroke(points, colour))
    return Drawing(tuple(strokes), lines.pen)


def fit_many(many: Sequence[Lines]) -> Bytes:
    """What a network of MNIST's kind sees of each, (n, 28, 28, 1) uint8, as `preprocess_drawing` gives it."""
    images = np.zeros((len(many), FIELD, FIELD, 1), np.uint8)
    side = FIT * SUPERSAMPLING
    places = [placement(lines.drawn, FIT, FITTED_PEN * lines.pen) for lines in many]
    pictures = [
        ([(path * place.scale + place.shift) * SUPERSAMPLING for path in lines.drawn], FITTED_PEN * lines.pen)
        for lines, place in zip(many, places, strict=True)
    ]
    finer = [(paths, pen * SUPERSAMPLING) for paths, pen in pictures]
    for number, ink in _drawn(finer, (side, side)):
        place = places[number]
        cut = ink[: place.height * SUPERSAMPLING, : place.width * SUPERSAMPLING]
        images[number, ..., 0] = centre(fit(cut, max(place.height, place.width)))
    return images


def draw_many_on(under: Bytes, many: Sequence[Lines], frame: Frame, ink: int) -> Bytes:
    """The image `under` with each of them on it, (n, h, w, channels) uint8, as `draw_on` gives it."""
    images = np.repeat(under[np.newaxis], len(many), axis=0)
    side, plain = fineness(frame), []
    for number, lines in enumerate(many):
        colours = {colour for path, colour in zip(lines.paths, lines.colours, strict=True) if len(path)}
        if len(colours) == 1:
            plain.append(number)
        elif colours:
            images[number] = draw_on(under, drawing_of(lines, Drawing()), frame, ink)
    pictures = [
        ([path * side for path in many[number].drawn], PAD_PEN * many[number].pen * side) for number in plain
    ]
    for place, pad in _drawn(pictures, (side, side)):
        covered = frame.see(pad)[..., np.newaxis]
        lines = many[plain[place]]
        colour = next(c for path, c in zip(lines.paths, lines.colours, strict=True) if len(path))
        image = under.astype(np.float32)
        image += covered * (values_of(colour, ink, under.shape[-1]) - image)
        images[plain[place]] = np.rint(image).astype(np.uint8)
    return images


def _drawn(pictures: Sequence[Picture], shape: tuple[int, int]) -> Iterator[tuple[int, Grey]]:
    """The number and the picture of each, drawn together with those of the same pen."""
    order = sorted(range(len(pictures)), key=lambda number: pictures[number][1])
    for pen, numbers in groupby(order, key=lambda number: pictures[number][1]):
        some = list(numbers)
        drawn = draw_many([pictures[number][0] for number in some], [pen] * len(some), shape)
        yield from zip(some, drawn, strict=True)
