"""How outputs are written and drawn, and how much of a note can be read."""

import numpy as np
import pytest
from PySide6.QtGui import QFontMetrics

from nnstudio.data.mnist import CLASSES
from nnstudio.document.outputs import Outputs
from nnstudio.studio.drawing.verdict import Verdict
from nnstudio.studio.shared.bars import Bars
from nnstudio.studio.shared.figures import ends_of_scale, exact_figure, number, percent, short_figure
from nnstudio.studio.shared.lines import lines_of


@pytest.mark.parametrize(("value", "text"), [(1.0, "100%"), (0.996, "99.6%"), (0.985, "98%"), (0.0, "0%")])
def test_only_certainty_is_a_hundred_percent(value, text):
    assert percent(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-1.034, "−1.03"),
        (0.39, "0.39"),
        (-0.001, "0.00"),
        (-12.34, "−12.3"),
        (9.999, "10.0"),
        (1234.5, "1234"),
        (-2e5, "−2e5"),
        (3e12, "3e12"),
        (float("nan"), "nan"),
    ],
)
def test_a_number_of_any_size_takes_few_letters(value, text):
    assert number(value) == text


def test_only_shares_are_written_as_percent():
    assert short_figure(0.39, Outputs.NUMBERS) == exact_figure(0.39, Outputs.NUMBERS) == "0.39"
    for outputs in (Outputs.SHARES, Outputs.DISTRIBUTION):
        assert (short_figure(0.394, outputs), exact_figure(0.394, outputs)) == ("39%", "39.4%")


def test_zero_and_one_are_on_every_scale():
    assert ends_of_scale([0.2, 0.4], Outputs.NUMBERS) == (0.0, 1.0)
    assert ends_of_scale([-3.0, 7.0], Outputs.NUMBERS) == (-3.0, 7.0)
    assert ends_of_scale([-9.0, -2.0], Outputs.NUMBERS) == (-9.0, 1.0)


def test_bars_of_negative_outputs_end_where_those_of_positive_ones_begin(qtbot):
    bars = Bars(CLASSES)
    qtbot.addWidget(bars)
    bars.resize(300, 200)
    values = np.zeros(10, np.float32)
    values[0], values[1], values[2] = 1.0, -1.0, -0.5
    bars.show_answer(values, outputs=Outputs.NUMBERS)
    up, down, half = bars.filled(values.tolist())[:3]
    assert down.right() == half.right() == up.left() + 1
    assert half.left() == pytest.approx((down.left() + up.left()) / 2)
    assert up.left() - down.left() == pytest.approx(up.width())
    picture = bars.grab().toImage()
    track = picture.pixel(int(up.center().x()), int(down.center().y()))
    assert picture.pixel(up.center().toPoint()) != track
    assert picture.pixel(down.center().toPoint()) != track


@pytest.fixture
def verdict(qtbot):
    """As wide as it is in the smallest window."""
    verdict = Verdict(CLASSES)
    qtbot.addWidget(verdict)
    verdict.resize(232, verdict.height())
    return verdict


@pytest.mark.parametrize(
    "note", ["A guess: this network is not trained yet.", "Dense needs a flat input, and gets 12x12x64"]
)
def test_a_note_is_broken_where_it_is_too_long_for_a_line(verdict, note):
    verdict.show_answer(None, note, "No answer")
    lines = verdict.note_lines(200)
    assert len(lines) == 2
    assert " ".join(lines) == note


def test_what_does_not_fit_two_lines_ends_with_an_ellipsis(verdict):
    lines = lines_of("word " * 100, verdict.font(), 200, 2)
    assert len(lines) == 2
    assert lines[1].endswith("\N{HORIZONTAL ELLIPSIS}")
    assert all(QFontMetrics(verdict.font()).horizontalAdvance(line) <= 200 for line in lines)


def test_a_note_without_spaces_is_broken_anywhere(verdict):
    lines = lines_of("\N{CJK UNIFIED IDEOGRAPH-4E00}" * 25, verdict.font(), 200, 2)
    assert len(lines) == 2
    assert sum(map(len, lines)) == 25


def test_no_note_is_no_line(verdict):
    assert lines_of("", verdict.font(), 200, 2) == []
