"""Which outputs have a bar: all of ten, and the most probable of many."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from nnstudio.data.mnist import CLASSES
from nnstudio.studio.drawing.verdict import BESIDE, Verdict
from nnstudio.studio.shared.bars import Bars
from nnstudio.studio.shared.rows import shown_outputs
from nnstudio.studio.shared.tracks import Tracks


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


def test_scrolled_outputs_follow_and_the_right_one_stays_in_sight():
    shares = [0.1, 0.4, 0.2, 0.3, 0.05]
    assert shown_outputs(shares, most=2, first=1) == (3, 2)
    assert shown_outputs(shares, most=2, label=1, first=1) == (3, 1)
    assert shown_outputs(shares, most=2, first=3) == (0, 4)


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
    assert bars.tip_at(QPoint(5, 5)).endswith("The 10 highest of 32 outputs")


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
    assert bars.tip_at(QPoint(5, 5)) == "0: 10.0%"


def test_a_number_of_several_figures_is_not_cut_off_at_its_sides(qtbot):
    verdict = Verdict(CLASSES)
    qtbot.addWidget(verdict)
    verdict.show_answer(np.eye(88, dtype=np.float32)[80], "")
    assert verdict.name == "80"
    picture = verdict.grab().toImage()
    sides = {picture.pixel(x, y) for x in (0, BESIDE - 7) for y in range(picture.height())}
    assert len(sides) == 1


LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@pytest.fixture
def letters(qtbot):
    bars = Bars(LETTERS)
    qtbot.addWidget(bars)
    bars.resize(200, 220)
    bars.show()
    probabilities = np.linspace(0.01, 0.06, 26, dtype=np.float32)
    bars.show_answer(probabilities, label=0)
    return bars


def test_all_of_26_letters_can_be_scrolled_to(qtbot, letters):
    assert letters.rows == (25, 24, 23, 22, 21, 20, 19, 18, 17, 0)
    seen = set(letters.rows)
    for _ in range(3):
        qtbot.keyClick(letters, Qt.Key.Key_PageDown)
        assert len(letters.rows) == 10
        assert 0 in letters.rows
        seen |= set(letters.rows)
    assert seen == set(range(26))
    qtbot.keyClick(letters, Qt.Key.Key_Home)
    assert letters.rows[0] == 25


def test_only_more_outputs_than_rows_take_the_focus(bars, letters):
    assert bars.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert letters.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_long_name_is_cut_in_its_row_and_whole_in_its_tip(qtbot):
    names = ("a name that no row has room for", "plums")
    bars = Bars(names)
    qtbot.addWidget(bars)
    bars.resize(160, 60)
    bars.show_answer(np.array([0.25, 0.75], np.float32))
    assert bars.tip_at(QPoint(80, 5)) == f"{names[0]}: 25.0%"
    filled = bars.filled([1.0, 0.0])
    assert filled[0].width() > 100
    assert filled[0].right() <= bars.width()


def test_bars_lie_beside_short_names_and_under_long_ones():
    """So that the names of few classes can be read where there is little room."""
    for width, row in ((130, 26), (110, 14), (200, 20)):
        short, long = (Tracks(row, width, names, figures=40) for names in (10, 150))
        assert not short.under
        assert long.under
        for place in range(3):
            for tracks in (short, long):
                bar = tracks.bar(place, *tracks.ends)
                assert place * row <= bar.top() < bar.bottom() <= (place + 1) * row
                assert not bar.intersects(tracks.name(place))
                assert not bar.intersects(tracks.figure(place))
                assert not tracks.name(place).intersects(tracks.figure(place))
        assert long.name(0).width() > short.name(0).width()
        assert long.ends[1] - long.ends[0] > width - 20


def test_a_long_name_stands_before_the_words_of_the_verdict(qtbot):
    verdict = Verdict(("T-shirt/top", "Bag"))
    qtbot.addWidget(verdict)
    verdict.resize(220, verdict.height())
    verdict.show_answer(np.array([0.9, 0.1], np.float32), "Still learning.")
    assert verdict.accessibleName() == "T-shirt/top, 90.0% sure. Still learning."
    assert verdict.toolTip() == "T-shirt/top, 90.0% sure\nStill learning."
