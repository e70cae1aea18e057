"""Two digits side by side are said to be two, where each is a digit by itself."""

import dataclasses

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.handwriting.ink import preprocess
from nnstudio.data.seeing import Seen
from nnstudio.inside.doubt.doubts import Doubts, Opinion
from nnstudio.inside.doubt.several import digits_within, pieces_of_ink
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification

DIGITS = Description("d", "pictures", (28, 28, 1), Classification(tuple("01")), 9, 0, fit="ink", on_dark=True)


def ring_and_bar(apart: int) -> np.ndarray:
    """A 0 and a 1 beside it."""
    picture = np.zeros((24, 40), np.float32)
    picture[2:22, 2:14] = 1
    picture[6:18, 6:10] = 0
    picture[2:22, 14 + apart : 17 + apart] = 1
    return picture


class ByItsWidth:
    """Knows narrow ink as 1 and wide ink as 0, and nothing wider than high."""

    def __init__(self, doubtful: bool = False) -> None:
        self.doubtful = doubtful

    def opinion(self, model: object, example: np.ndarray) -> Opinion:
        wide = (example[..., 0].max(axis=0) > 0).sum()
        classes = (0, 1) if self.doubtful else (int(wide < 8),)
        return Opinion(np.zeros(2, np.float32), classes, True, bool(wide > 16), ())


def seen(picture: np.ndarray) -> Seen:
    steps = preprocess(picture)
    assert steps is not None
    return Seen(steps.image[..., np.newaxis], steps)


def within(picture: np.ndarray, doubts: ByItsWidth, description: Description = DIGITS) -> tuple[int, ...]:
    asked: Doubts = doubts  # type: ignore[assignment]
    return digits_within(None, asked, description, Scaling(), seen(picture))  # type: ignore[arg-type]


def test_pieces_of_ink_are_found_from_left_to_right():
    ring, bar = pieces_of_ink(ring_and_bar(4))
    assert ring.shape == (20, 12)
    assert bar.shape == (20, 3)
    assert pieces_of_ink(ring_and_bar(0)) == ()


def test_specks_and_scribbles_are_no_pieces():
    picture = ring_and_bar(0)
    picture[0, 39] = 1
    assert pieces_of_ink(picture) == ()
    dotted = np.zeros((20, 40), np.float32)
    dotted[::4, ::4] = 1
    assert pieces_of_ink(dotted) == ()


def test_each_piece_is_read_by_itself():
    assert within(ring_and_bar(4), ByItsWidth()) == (0, 1)


def test_nothing_is_said_of_one_piece_of_doubtful_ones_or_of_other_pictures():
    assert within(ring_and_bar(0), ByItsWidth()) == ()
    assert within(ring_and_bar(4), ByItsWidth(doubtful=True)) == ()
    assert within(ring_and_bar(4), ByItsWidth(), dataclasses.replace(DIGITS, fit="pad")) == ()
