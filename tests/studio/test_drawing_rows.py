"""Which outputs have a bar: all of ten, and the most probable of many."""

import numpy as np
import pytest

from nnstudio.data.mnist import CLASSES
from nnstudio.studio.drawing.bars import Bars
from nnstudio.studio.drawing.rows import shown_outputs
from nnstudio.studio.drawing.verdict import BESIDE, Verdict


def test_as_many_outputs_as_there_are_rows_stay_in_their_own_order():
    assert shown_outputs([0.1, 0.7, 0.2], most=3, label=2) == (0, 1, 2)


def test_of_many_outputs_the_most_probable_come_first():
    assert shown_outputs([0.1, 0.4, 0.2, 0.3], most=3) == (1, 3, 2)


def test_equally_probable_outputs_stay_in_their_own_order():
    assert shown_outputs([0.25, 0.25, 0.25, 0.25], most=2) == (0, 1)


def test_the_right_answer_is_shown_even_if_it_is_not_probable():
    assert shown_outputs([0.1, 0.4, 0.2, 0.3], most=3, label=0) == (1, 3, 0)
    assert shown_outputs([0.1, 0.4, 0.2, 0.3], most=3, label=3) == (1, 3, 2)


def test_a_right_answer_that_is_no_output_has_no_row():
    assert shown_outputs([0.1, 0.4, 0.2, 0.3], most=2, label=7) == (1, 3)


@pytest.fixture
def bars(qtbot):
    bars = Bars(CLASSES)
    qtbot.addWidget(bars)
    return bars


def of_32(winner) -> np.ndarray:
    """The answer of a network with 32 outputs."""
    probabilities = np.linspace(0.01, 0.02, 32, dtype=np.float32)
    probabilities[winner] = 0.5
    return probabilities


def test_a_network_with_many_outputs_gets_no_more_bars_than_there_are_digits(bars):
    bars.show_answer(of_32(winner=3))
    assert bars.rows == (3, 31, 30, 29, 28, 27, 26, 25, 24, 23)
    assert bars.toolTip() == "The 10 highest of 32 outputs"


def test_bars_that_change_their_places_are_drawn_with_their_new_numbers(bars):
    fresh = Bars(CLASSES)
    for winner in (3, 12):
        bars.show_answer(of_32(winner))
        bars.grab()
    fresh.show_answer(of_32(winner=12))
    assert bars.grab().toImage() == fresh.grab().toImage()


def test_ten_outputs_are_digits_again_after_many(bars):
    bars.show_answer(of_32(winner=31))
    bars.show_answer(np.full(10, 0.1, np.float32))
    assert bars.rows == tuple(range(10))
    assert bars.names == CLASSES
    assert bars.toolTip() == ""


def test_a_number_of_several_figures_is_not_cut_off_at_its_sides(qtbot):
    verdict = Verdict(CLASSES)
    qtbot.addWidget(verdict)
    verdict.show_answer(np.eye(88, dtype=np.float32)[80], "")
    assert verdict.digit == "80"
    picture = verdict.grab().toImage()
    sides = {picture.pixel(x, y) for x in (0, BESIDE - 7) for y in range(picture.height())}
    assert len(sides) == 1
