"""A slider: a press of the groove brings the handle there, and the pointer then takes it along."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnstudio.studio.shared.slider import Slider


@pytest.fixture
def slider(show):
    found = show(Slider(), 220, 30)
    found.setRange(0, 100)
    found.setPageStep(10)
    return found


def at(slider, share):
    return QPoint(round(share * (slider.width() - 1)), slider.height() // 2)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_a_press_of_the_groove_goes_there_and_not_a_page_nearer(slider, share):
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=at(slider, share))
    assert slider.value() == pytest.approx(100 * share, abs=6)


def test_a_handle_that_was_brought_follows_the_pointer(slider):
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=at(slider, 0.5))
    QTest.mouseMove(slider, at(slider, 0.8))
    assert slider.value() == pytest.approx(80, abs=6)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at(slider, 0.8))
    QTest.mouseMove(slider, at(slider, 0.2))
    assert slider.value() == pytest.approx(80, abs=6)


def test_with_few_places_it_goes_to_the_nearest(slider):
    slider.setRange(0, 3)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=at(slider, 0.6))
    assert slider.value() == 2


def test_a_handle_that_is_taken_stays_under_the_pointer(slider):
    slider.setValue(50)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=at(slider, 0.5) + QPoint(3, 0))
    assert slider.value() == 50
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at(slider, 0.5) + QPoint(3, 0))
