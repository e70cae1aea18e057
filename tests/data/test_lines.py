"""Many drawings that are looked at as bare lines are seen exactly as they are one by one."""

import dataclasses

import numpy as np
import pytest

from nnstudio.data.description import Description
from nnstudio.data.fitting import Bytes
from nnstudio.data.handwriting.lines import drawing_of, lines_of
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke, add_stroke
from nnstudio.data.seeing import Seen, see_drawing, see_many
from nnstudio.learning.tasks import Classification

DIGITS = Description(
    "digits", "pictures", (28, 28, 1), Classification(tuple("0123456789")), 10, 0, fit="ink", on_dark=True
)
COLOURS = dataclasses.replace(DIGITS, shape=(20, 30, 3), fit="pad", on_dark=False)


def scribble(seed: int, colours=(None,), pen: float = 1.0) -> Drawing:
    rng = np.random.default_rng(seed)
    strokes = [
        Stroke(tuple(Point(x, y, t) for t, (x, y) in enumerate(rng.random((count, 2)))), colour)
        for colour, count in zip(colours, (7, 1, 2), strict=False)
    ]
    return Drawing(tuple(strokes), pen)


def seen(drawing: Drawing, description: Description, under: Seen | None = None) -> Bytes:
    found = see_drawing(drawing, description, under)
    assert found is not None
    return found.image


@pytest.mark.parametrize(
    "description", [DIGITS, dataclasses.replace(DIGITS, fit="pad"), COLOURS], ids=["ink", "pad", "colours"]
)
def test_many_are_seen_as_each_is_alone(description: Description):
    colours = (None, None, None) if description.shape[-1] == 1 else ((200, 0, 0), (0, 90, 0), (200, 0, 0))
    drawings = [scribble(seed, colours[: 1 + seed % 3], 0.5 + seed / 4) for seed in range(8)]
    images = see_many([lines_of(drawing) for drawing in drawings], description)
    alone = [seen(drawing, description) for drawing in drawings]
    assert np.array_equal(images, alone)


def test_strokes_on_a_picture_lie_on_it():
    under = Seen(np.full(COLOURS.shape, 90, np.uint8))
    drawing = scribble(1, ((200, 0, 0),))
    (image,) = see_many([lines_of(drawing)], COLOURS, under)
    assert np.array_equal(image, seen(drawing, COLOURS, under))


def test_lines_become_a_drawing_again_with_its_times_and_colours():
    drawing = scribble(3, (None, (1, 2, 3)), pen=2.0)
    assert drawing_of(lines_of(drawing), drawing) == drawing


def test_a_wider_pen_is_seen_wider_and_goes_on_with_the_next_stroke():
    drawing = scribble(5)
    wide = dataclasses.replace(drawing, pen=2.0)
    assert seen(wide, DIGITS).sum() > 1.3 * seen(drawing, DIGITS).sum()
    assert add_stroke(wide, drawing.strokes[0]).pen == 2.0
    assert add_stroke(Drawing(pen=2.0), drawing.strokes[0]).pen == 1.0
