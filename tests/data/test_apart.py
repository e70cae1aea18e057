"""Which strokes are a digit of their own: several where nobody could doubt it, and one in all other cases."""

import numpy as np
import pytest

from nnstudio.data.handwriting.apart import digits_apart
from nnstudio.data.handwriting.rasterise import PAD_PEN
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.data.seeing import see_digits, see_drawing
from nnstudio.data.sources import Mnist

Way = list[tuple[float, float]]
ONE: Way = [(0.5, 0.0), (0.5, 1.0)]
ZERO: Way = [(0.5 + 0.35 * np.sin(a), 0.5 - 0.5 * np.cos(a)) for a in np.linspace(0, 2 * np.pi, 24)]
FOUR: list[Way] = [[(0.55, 0.0), (0.1, 0.65), (0.9, 0.65)], [(0.7, 0.3), (0.7, 1.0)]]
FIVE: list[Way] = [[(0.25, 0.05), (0.2, 0.45), (0.7, 0.5), (0.7, 0.95), (0.2, 1.0)], [(0.3, 0.0), (0.8, 0.0)]]
BARRED: list[Way] = [[(0.1, 0.0), (0.9, 0.0), (0.4, 1.0)], [(0.35, 0.5), (0.85, 0.5)]]


def drawing(*ways: Way) -> Drawing:
    return Drawing(tuple(Stroke(tuple(Point(x, y) for x, y in way)) for way in ways))


def placed(ways: list[Way], left: float, high: float = 0.5, top: float = 0.25) -> list[Way]:
    """The ways, in a square of that height on the pad, with their leftmost point at `left`."""
    least = min(x for way in ways for x, _ in way)
    return [[(left + (x - least) * high, top + y * high) for x, y in way] for way in ways]


def parts_of(*ways: Way) -> list[int]:
    """How many strokes each digit has."""
    return [len(part.strokes) for part in digits_apart(drawing(*ways))]


def test_a_drawing_of_one_stroke_is_one_digit_and_an_empty_one_is_none() -> None:
    assert parts_of(ZERO) == [1]
    assert digits_apart(Drawing()) == ()


def test_three_digits_in_a_row_are_told_apart_from_left_to_right() -> None:
    ways = [*placed(BARRED, 0.72, 0.3), *placed(FOUR, 0.0, 0.3), *placed([ZERO], 0.38, 0.3)]
    parts = digits_apart(drawing(*ways))
    assert [len(part.strokes) for part in parts] == [2, 1, 2]
    lefts = [min(point.x for stroke in part.strokes for point in stroke.points) for part in parts]
    assert lefts == sorted(lefts)


def test_the_strokes_of_a_digit_stay_in_the_order_in_which_they_were_drawn() -> None:
    whole = drawing(*placed([FOUR[1], FOUR[0]], 0.1), *placed([ONE], 0.8))
    assert digits_apart(whole)[0].strokes == whole.strokes[:2]


@pytest.mark.parametrize(
    "ways", [FOUR, FIVE, BARRED, [ONE, [(0.2, 1.0), (0.8, 1.0)]]], ids=["4", "5", "7", "1"]
)
@pytest.mark.parametrize("high", [0.2, 0.5, 0.8])
def test_a_digit_of_two_strokes_is_one(ways: list[Way], high: float) -> None:
    assert parts_of(*placed(ways, 0.1, high, 0.1)) == [2]


def test_a_five_with_its_bar_beside_it_is_one() -> None:
    bar = [(0.95, 0.0), (1.4, 0.0)]
    assert parts_of(*placed([FIVE[0], bar], 0.2)) == [2]


def test_an_open_four_whose_strokes_do_not_touch_is_one() -> None:
    left, right = [(0.2, 0.0), (0.15, 0.6), (0.55, 0.6)], [(0.75, 0.0), (0.75, 1.0)]
    assert parts_of(*placed([left, right], 0.2)) == [2]


def test_a_zero_of_two_halves_is_one() -> None:
    assert parts_of(*placed([ZERO[:11], ZERO[13:]], 0.2)) == [2]


def test_a_digit_that_is_dotted_is_one() -> None:
    dots = [[point] for point in placed([ZERO[::3]], 0.2)[0]]
    assert parts_of(*dots) == [len(dots)]
    row = [[(x, 0.5)] for x in (0.2, 0.5, 0.8)]
    assert parts_of(*row) == [3]


def test_a_dash_and_a_dot_beside_a_digit_are_no_digits() -> None:
    assert parts_of(*placed([ONE], 0.3), [(0.6, 0.5), (0.9, 0.5)]) == [2]
    assert parts_of(*placed([ONE], 0.3), [(0.8, 0.7)]) == [2]


def test_digits_at_different_heights_are_no_number() -> None:
    assert parts_of(*placed([ONE], 0.2, 0.3, 0.1), *placed([ONE], 0.7, 0.3, 0.6)) == [2]


@pytest.mark.parametrize("white", [0.02, 0.04, 0.08, 0.2])
def test_it_takes_white_between_them_of_a_tenth_of_their_height(white: float) -> None:
    high = 0.5 - PAD_PEN
    several = parts_of(*placed([ONE], 0.2, high), *placed([ONE], 0.2 + PAD_PEN + white, high)) == [1, 1]
    assert several == (white > 0.1 * 0.5)


def test_each_digit_is_seen_as_if_it_were_alone() -> None:
    description = Mnist().describe()
    four, zero = placed(FOUR, 0.05), placed([ZERO], 0.6)
    whole = drawing(*four, *zero)
    digits = see_digits(whole, description)
    for digit, alone in zip(digits, (drawing(*four), drawing(*zero)), strict=True):
        seen = see_drawing(alone, description)
        assert seen is not None
        np.testing.assert_array_equal(digit.seen.image, seen.image)
    longer = see_digits(drawing(*four, *zero, [(0.75, 0.5), (0.75, 0.6)]), description, digits)
    assert longer[0].seen is digits[0].seen
    assert longer[1].seen is not digits[1].seen
    assert see_digits(drawing(*four), description, digits) == ()
