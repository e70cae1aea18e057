"""The likeliest change of the pen that turns an answer is found, whichever network is asked."""

import dataclasses

import numpy as np
import pytest

from nnstudio.data.description import Description
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.data.seeing import see_drawing
from nnstudio.inside.pen.asking import Answers
from nnstudio.inside.pen.away import Away
from nnstudio.inside.pen.leaning import Slant
from nnstudio.inside.pen.placing import Move, Scale
from nnstudio.inside.pen.search import PenSearch
from nnstudio.inside.pen.thickness import Thickness
from nnstudio.learning.tasks import Classification

INK = Description(
    "digits", "pictures", (28, 28, 1), Classification(("0", "1", "2")), 10, 0, fit="ink", on_dark=True
)
PAD = dataclasses.replace(INK, fit="pad")


def stroke(*points: tuple[float, float]) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in points))


UPRIGHT = Drawing((stroke((0.5, 0.2), (0.5, 0.5), (0.5, 0.8)),))
CROSSED = Drawing((*UPRIGHT.strokes, stroke((0.35, 0.5), (0.65, 0.5))))


def answers(right: np.ndarray, known: np.ndarray | None = None) -> Answers:
    """Class 1 where it is right, and 0 elsewhere."""
    share = np.where(right, 0.95, 0.05)
    values = np.stack([1 - share, share, np.zeros_like(share)], axis=1)
    return Answers(values, np.ones(len(right)) if known is None else known.astype(float))


def lean(images: np.ndarray) -> np.ndarray:
    """Degrees to the right, by the moments of the ink."""
    grey = images[..., 0].astype(float)
    y, x = np.mgrid[:28, :28]
    mass = grey.sum(axis=(1, 2))
    down, right = ((grey * axis).sum(axis=(1, 2)) / mass for axis in (y, x))
    dy, dx = y - down[:, None, None], x - right[:, None, None]
    degrees: np.ndarray = np.degrees(
        np.arctan(-(grey * dy * dx).sum(axis=(1, 2)) / (grey * dy * dy).sum(axis=(1, 2)))
    )
    return degrees


def leaning_of(drawing: Drawing) -> float:
    seen = see_drawing(drawing, INK)
    assert seen is not None
    return float(lean(seen.image[np.newaxis])[0])


def test_the_least_slant_that_does_it_is_found():
    search = PenSearch(UPRIGHT, INK, lambda images: answers(lean(images) > 15))
    found = {type(turn.change): turn for turn in search.turns(most=9)}
    assert found[Slant].change == Slant(to_the_right=True)
    assert 15 <= found[Slant].amount + 1 <= 19
    assert found[Slant].answer == 1
    assert found[Slant].share == pytest.approx(0.95)


def test_the_cheapest_stands_first_and_each_kind_once():
    found = PenSearch(UPRIGHT, INK, lambda images: answers(lean(images) > 15)).turns(most=9)
    costs = [turn.cost for turn in found]
    assert costs == sorted(costs)
    assert len({type(turn.change) for turn in found}) == len(found)


def test_the_changed_drawing_is_seen_as_it_was_answered():
    seen = []
    search = PenSearch(UPRIGHT, INK, lambda images: answers(lean(images) > 15))
    for turn in search.turns(most=9):
        seen.append(leaning_of(turn.drawing))
    assert min(seen) > 15


def test_a_stroke_too_many_is_taken_away():
    def has_no_bar(images: np.ndarray) -> Answers:
        return answers((images[:, 14, 8:12, 0].max(axis=1) == 0) & (abs(lean(images)) < 1))

    (first, *_) = PenSearch(CROSSED, INK, has_no_bar).turns()
    assert isinstance(first.change, Away)
    assert first.drawing == UPRIGHT
    assert first.said("a 1") == "a 1 if the bar goes"


def test_where_the_ink_is_centred_nothing_is_moved_or_scaled():
    asked: list[int] = []

    def ask(images: np.ndarray) -> Answers:
        asked.append(len(images))
        return answers(np.zeros(len(images), bool))

    assert PenSearch(UPRIGHT, INK, ask).turns() == ()
    inked = sum(asked)
    asked.clear()
    PenSearch(UPRIGHT, PAD, ask).turns()
    assert sum(asked) > inked


def test_a_whole_pad_is_moved_and_scaled_within_its_borders():
    def on_the_right(images: np.ndarray) -> Answers:
        return answers(images[..., 0].max(axis=1).argmax(axis=1) > 16)

    found = {type(turn.change): turn for turn in PenSearch(UPRIGHT, PAD, on_the_right).turns(most=9)}
    moved = found[Move].change
    assert isinstance(moved, Move)
    assert moved.direction[0] > 0
    points = np.concatenate([each.path for each in found[Move].drawing.strokes])
    assert points.min() >= 0
    assert points.max() <= 1
    assert Scale not in found or found[Scale].cost > found[Move].cost


def test_a_class_that_is_named_is_what_is_looked_for():
    def thick_or_thin(images: np.ndarray) -> Answers:
        ink = images.sum(axis=(1, 2, 3)) / 255
        values = np.stack([(ink > 40) & (ink < 90), ink >= 90, ink <= 40], axis=1) * 0.97
        return Answers(values, np.ones(len(values)))

    search = PenSearch(UPRIGHT, INK, thick_or_thin)
    thick, thin = search.turns(target=1)[0], search.turns(target=2)[0]
    assert (thick.change, thick.answer) == (Thickness(thicker=True), 1)
    assert (thin.change, thin.answer) == (Thickness(thicker=False), 2)


def test_what_is_meant_already_is_made_clear_or_left_alone():
    def ask(images: np.ndarray) -> Answers:
        leaning = lean(images)
        return Answers(answers(leaning > 15).values, np.where(abs(leaning) > 8, 0.8, 0.1))

    search = PenSearch(UPRIGHT, INK, ask)
    for turn in search.turns(target=search.answer):
        assert turn.answer == search.answer
        assert 8 < abs(leaning_of(turn.drawing)) <= 15
    assert search.turns(target=search.answer)
    leaning = PenSearch(search.turns(target=search.answer)[0].drawing, INK, ask)
    assert leaning.turns(target=leaning.answer) == ()


def test_what_is_like_no_example_makes_nothing_right_while_there_is_something_else():
    def ask(images: np.ndarray) -> Answers:
        leaning = lean(images)
        return answers(abs(leaning) > 10, known=leaning < -20)

    first = PenSearch(UPRIGHT, INK, ask).turns()[0]
    assert leaning_of(first.drawing) < 0

    doubted = PenSearch(
        UPRIGHT, INK, lambda images: answers(abs(lean(images)) > 10, np.zeros(len(images), bool))
    )
    assert doubted.turns() == ()


def test_what_mends_a_strange_drawing_is_named_though_it_makes_it_no_clear_one():
    def ask(images: np.ndarray) -> Answers:
        leaning = lean(images)
        return Answers(answers(leaning > 10).values, np.where(abs(leaning - 20) < 3, 0.1, 0.001))

    first = PenSearch(UPRIGHT, INK, ask).turns()[0]
    assert 17 < leaning_of(first.drawing) < 23

    def at_home(images: np.ndarray) -> Answers:
        leaning = lean(images)
        return Answers(answers(leaning > 10).values, np.where(abs(leaning) < 5, 0.9, 0.1))

    usual = PenSearch(UPRIGHT, INK, at_home)
    assert usual.turns() == ()


def test_what_leaves_a_usual_drawing_comes_before_what_is_smaller():
    def ask(images: np.ndarray) -> Answers:
        leaning = lean(images)
        ink = images.sum(axis=(1, 2, 3)) / 255
        thick = ink > 1.3 * ink_of(UPRIGHT)
        right = (leaning > 4) | thick
        values = answers(right).values
        return Answers(values, np.where(thick, 0.9, 0.25))

    leaned, *others = PenSearch(UPRIGHT, INK, lambda images: answers(lean(images) > 4)).turns(most=9)
    assert isinstance(leaned.change, Slant)
    first, *others = PenSearch(UPRIGHT, INK, ask).turns(most=9)
    assert first.change == Thickness(thicker=True)
    assert any(isinstance(other.change, Slant) for other in others)


def ink_of(drawing: Drawing) -> float:
    seen = see_drawing(drawing, INK)
    assert seen is not None
    return float(seen.image.sum() / 255)


def test_after_the_likeliest_only_what_makes_it_clear_is_named():
    def ask(images: np.ndarray) -> Answers:
        leaning = lean(images)
        values = answers(abs(leaning) > 10).values
        values[leaning < -10] = (0.3, 0.4, 0.3)
        return Answers(values, np.ones(len(values)))

    for turn in PenSearch(UPRIGHT, INK, ask).turns(most=9):
        assert turn.share > 0.8
        assert leaning_of(turn.drawing) > 0
