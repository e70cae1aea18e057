"""The kinds of changes of the pen: what each does to a drawing, and how it is said."""

import numpy as np
import pytest

from nnstudio.data.handwriting.lines import Lines, lines_of
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.inside.pen.away import Away
from nnstudio.inside.pen.gaps import Close
from nnstudio.inside.pen.kinds import KINDS
from nnstudio.inside.pen.leaning import Slant, Turn
from nnstudio.inside.pen.naming import with_article
from nnstudio.inside.pen.placing import Move, Scale
from nnstudio.inside.pen.thickness import Thickness


def stroke(*points: tuple[float, float]) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in points))


BAR = stroke((0.3, 0.5), (0.5, 0.5), (0.7, 0.5))
SEVEN = Drawing((stroke((0.3, 0.2), (0.7, 0.2), (0.5, 0.8)), BAR))
CUT = Drawing((stroke((0.5, 0.1), (0.2, 0.5), (0.45, 0.8)), stroke((0.6, 0.8), (0.85, 0.5), (0.5, 0.1))))


def box(lines: Lines) -> np.ndarray:
    points = lines.points
    return np.concatenate([points.min(axis=0), points.max(axis=0)])


def test_a_stroke_that_goes_is_named_by_its_shape():
    changes = Away.ways(lines_of(SEVEN))
    bar = next(change for change in changes if change.stroke == 1)
    assert bar.said(lines_of(SEVEN), 1.0, with_article("7")) == "a 7 if the bar goes"
    assert len(bar.apply(lines_of(SEVEN), 1.0).drawn) == 1


def test_two_strokes_of_a_kind_are_told_apart_by_their_places():
    two = lines_of(Drawing((BAR, stroke((0.3, 0.1), (0.7, 0.1)), stroke((0.3, 0.9), (0.7, 0.9)))))
    said = {change.said(two, 1.0, "x") for change in Away.ways(two)}
    assert said == {
        "x if the bar at the top goes",
        "x if the bar in the middle goes",
        "x if the bar at the bottom goes",
    }


def test_the_last_stroke_is_not_taken_away():
    assert Away.ways(lines_of(Drawing((BAR,)))) == ()


def test_a_gap_is_closed_from_end_to_end():
    change = Close.ways(lines_of(CUT))[0]
    assert {tuple(end) for end in change.path.tolist()} == {(0.45, 0.8), (0.6, 0.8)}
    assert change.said(lines_of(CUT), 1.0, with_article("8")) == "an 8 if the gap at the bottom is closed"
    assert len(change.apply(lines_of(CUT), 1.0).drawn) == 3


def test_strokes_that_touch_have_no_gap():
    touching = Drawing((stroke((0.2, 0.2), (0.8, 0.2)), stroke((0.8, 0.2), (0.8, 0.9))))
    ends = [change.path.tolist() for change in Close.ways(lines_of(touching))]
    assert [[0.8, 0.2], [0.8, 0.2]] not in ends


@pytest.mark.parametrize(
    ("change", "amount", "expected"),
    [
        (Move((1.0, 0.0)), 0.1, (0.4, 0.2, 0.8, 0.8)),
        (Scale(larger=False), 1.0, (0.4, 0.35, 0.6, 0.65)),
        (
            Scale(larger=True),
            0.5,
            (0.5 - 0.2 * 2**0.5, 0.5 - 0.3 * 2**0.5, 0.5 + 0.2 * 2**0.5, 0.5 + 0.3 * 2**0.5),
        ),
        (Turn(clockwise=True), 90.0, (0.2, 0.3, 0.8, 0.7)),
    ],
)
def test_the_drawing_goes_where_it_is_said(change, amount, expected):
    assert box(change.apply(lines_of(SEVEN), amount)) == pytest.approx(np.array(expected))


def test_a_slant_moves_the_top_and_keeps_the_height():
    slanted = Slant(to_the_right=True).apply(lines_of(SEVEN), 45.0)
    assert slanted.paths[0][0] == pytest.approx([0.6, 0.2])
    assert slanted.paths[0][2] == pytest.approx([0.2, 0.8])


def test_a_thicker_pen_keeps_the_strokes():
    thicker = Thickness(thicker=True).apply(lines_of(SEVEN), 1.0)
    assert thicker.pen == 2.0
    assert np.array_equal(thicker.points, lines_of(SEVEN).points)


def test_a_stroke_that_is_nearly_all_of_the_ink_costs_far_more_than_a_slip():
    slip, half, nearly_all = (Away(0, share).cost(1.0) for share in (0.1, 0.5, 0.95))
    assert slip < 1 < half < 4 < nearly_all


def test_each_kind_costs_more_the_farther_it_goes_and_has_words_in_every_direction():
    lines = lines_of(CUT)
    for kind in KINDS:
        for change in kind.ways(lines):
            costs = [change.cost(amount) for amount in change.amounts]
            assert costs == sorted(costs)
            assert costs[0] > 0
            assert change.said(lines, change.amounts[0], "a 4").startswith("a 4 if ")


@pytest.mark.parametrize(
    ("name", "said"),
    [("7", "a 7"), ("8", "an 8"), ("11", "an 11"), ("H", "an H"), ("B", "a B"), ("bag", "“bag”")],
)
def test_classes_have_their_article(name: str, said: str):
    assert with_article(name) == said
