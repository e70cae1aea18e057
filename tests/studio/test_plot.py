"""The plot that all others are made of: light, and with axes that can be put in the place of others."""

import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QGraphicsView, QWidget

from nnstudio.studio.curves.axes import NumberAxis
from nnstudio.studio.shared.plot import Plot


@pytest.fixture
def plot(show):
    return show(Plot({"left": NumberAxis("left"), "bottom": NumberAxis("bottom")}), 300, 200)


def test_it_brings_no_widgets_of_its_own(plot):
    bare = QGraphicsView(plot)
    assert len(plot.findChildren(QWidget)) == 2 * len(bare.findChildren(QWidget)) + 1


def test_an_axis_follows_what_is_in_sight(plot):
    plot.setXRange(2.0, 6.0, padding=0.0)
    assert plot.viewRange()[0] == [2.0, 6.0]
    assert plot.getAxis("bottom").range == [2.0, 6.0]


def test_another_axis_takes_the_place_of_the_first(plot):
    before, other = plot.getAxis("left"), NumberAxis("left")
    plot.setAxisItems({"left": other})
    plot.setYRange(0.0, 3.0, padding=0.0)
    assert plot.getAxis("left") is other
    assert before.scene() is None
    assert (other.range, before.range) == ([0.0, 3.0], [0.0, 1.0])


def test_what_is_taken_away_is_drawn_no_longer(plot):
    line = pg.PlotCurveItem([0.0, 1.0], [0.0, 1.0])
    plot.addItem(line, ignoreBounds=True)
    assert line.getViewBox() is plot.getViewBox()
    plot.removeItem(line)
    assert line.scene() is None
