"""Cell by cell: a value that is clicked among the layers, with its arithmetic forwards and backwards."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from nnstudio.data.handwriting.strokes import Point
from nnstudio.document.templates import TEMPLATES
from nnstudio.inside import drivers
from nnstudio.inside.cell import Unit
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.drawing.panel import DrawingPanel
from nnstudio.studio.inside.cell_view import BACK, DRIVERS
from nnstudio.studio.inside.panel import InsidePanel
from tests.studio.learning import WAIT_MS


@pytest.fixture
def panel(qtbot, show, new_run_model):
    """A network with a convolution, and something drawn."""
    model = new_run_model(TEMPLATES["first-convolution"].document)
    ask = show(AskPanel(model), 420, 400)
    panel = show(InsidePanel(model, ask), 900, 300)
    pad = ask.of(DrawingPanel).model
    pad.begin(Point(0.3, 0.2))
    pad.go_on(Point(0.7, 0.2))
    pad.go_on(Point(0.5, 0.8))
    pad.end()
    return panel


def settle(qtbot, panel, unit):
    qtbot.waitUntil(
        lambda: not panel.latest.busy and panel.cell.cell is not None and panel.cell.cell.unit == unit,
        timeout=WAIT_MS,
    )


@pytest.fixture
def of_convolution(qtbot, panel):
    unit = Unit("conv2d", 4, (7, 9))
    panel.show_unit(unit)
    settle(qtbot, panel, unit)
    return panel


def go_back(qtbot, panel):
    panel.cell.show_mode(BACK)
    qtbot.waitUntil(lambda: "gradient" in words(panel)[0][0], timeout=WAIT_MS)


def words(panel):
    return [(line.text, line.figure) for line in panel.cell.drawing.lines]


def test_a_value_clicked_among_the_layers_is_taken_apart(qtbot, panel):
    qtbot.waitUntil(lambda: bool(panel.layers.strip.layers), timeout=WAIT_MS)
    _, place, scale = panel.layers.strip._places[1]
    unit = panel.layers.strip.unit_at(place.topLeft() + QPointF(4.5 * scale, 3.5 * scale))
    panel.layers.strip.chosen.emit(unit)
    settle(qtbot, panel, unit)
    assert panel.view is panel.cell
    assert panel.buttons.buttons["cell"].isChecked()


def test_what_goes_in_can_not_be_taken_apart(panel):
    panel.layers.strip.chosen.emit(Unit("input", 0, (3, 3)))
    assert panel.view is panel.layers


def test_a_convolution_shows_its_window_times_its_filter(of_convolution):
    (row,) = of_convolution.cell.drawing.rows
    window, weights, products = row
    assert [picture.sign for picture in row] == ["", "×", "="]
    assert window.values.shape == (3, 3, 1)
    np.testing.assert_allclose(products.values, window.values * weights.values)
    kernel = of_convolution.run_model.answering.all_weights()["conv2d/kernel"]
    np.testing.assert_allclose(weights.values, kernel[:, :, :, 4], atol=1e-6)


def test_the_sum_ends_in_the_value(of_convolution):
    cell = of_convolution.cell.cell
    assert words(of_convolution)[0][0] == "sum of 9 products"
    assert words(of_convolution)[-1][0] == "relu →"
    assert cell.value == pytest.approx(max(0.0, cell.total + cell.rest))
    assert "output[i, j, f]" in of_convolution.cell.formula.text()


def test_numbers_are_written_where_there_is_room(of_convolution):
    placed = of_convolution.cell.drawing._placed[0]
    assert placed.scale >= 20
    said = of_convolution.cell.drawing.number_at(placed.where.center())
    assert said.startswith("Input: ")


def test_backwards_shows_what_goes_on_to_the_inputs(qtbot, of_convolution):
    go_back(qtbot, of_convolution)
    (row,) = of_convolution.cell.drawing.rows
    cell = of_convolution.cell.cell
    np.testing.assert_allclose(row[1].values, cell.reads[0].slopes * cell.slope_before, atol=1e-6)
    assert "gradient of the score here" in words(of_convolution)[0]


def test_the_score_of_the_answer_has_the_slope_one(qtbot, panel):
    outputs = panel.run_model.answering.model().predict(panel.looking.look().example[None])[0]
    unit = Unit("dense_1", int(outputs.argmax()), None)
    panel.show_unit(unit)
    settle(qtbot, panel, unit)
    go_back(qtbot, panel)
    assert words(panel) == [("gradient of the score here", "1")]


def test_rows_and_columns_are_chosen_only_where_there_are_any(qtbot, of_convolution):
    chooser = of_convolution.cell.chooser
    assert chooser.row.isVisibleTo(chooser)
    chooser.layer.setCurrentText("dense")
    settle(qtbot, of_convolution, Unit("dense", 4, None))
    assert not chooser.row.isVisibleTo(chooser)
    chooser.channel.setValue(128)
    settle(qtbot, of_convolution, Unit("dense", 127, None))


def test_a_unit_beyond_the_layer_can_not_be_chosen(of_convolution):
    chooser = of_convolution.cell.chooser
    chooser.row.setValue(99)
    assert chooser.row.value() == 26
    assert chooser.channel.maximum() == 32


@pytest.fixture
def driven(qtbot, of_convolution, monkeypatch):
    monkeypatch.setattr(drivers, "MOST", 200)
    monkeypatch.setattr(drivers, "STEPS", 5)
    of_convolution.cell.show_mode(DRIVERS)
    qtbot.waitUntil(lambda: of_convolution.cell.driven is not None, timeout=WAIT_MS)
    return of_convolution.cell


def test_what_drives_a_filter_is_shown_with_the_filter_and_what_it_sees(driven):
    first, made, *examples = driven.strip.shown
    assert first.heat.shape == (3, 3)
    assert made.title == "made"
    assert len(examples) == 12
    assert all(each.region.bottom - each.region.top == 3 for each in examples)
    assert "of 200 examples" in driven.formula.text()


def test_a_click_on_an_example_that_drives_it_asks_about_it(qtbot, driven):
    asked = []
    driven.example_wanted.connect(lambda place, part: asked.append((place, part)))
    place = driven.strip.places()[3].center().toPoint()
    QTest.mouseClick(driven.strip, Qt.MouseButton.LeftButton, pos=place)
    assert asked == [(driven.strip.shown[3].example, driven.run_model.judged_by().part)]


def test_a_unit_that_never_fires_is_said_to(qtbot, of_convolution, driven):
    found = driven.driven
    drivers = dataclasses.replace(found.drivers, fired=0.0)
    driven.show_result(of_convolution.looking.look(), dataclasses.replace(found, drivers=drivers))
    assert driven.formula.text().startswith("It never fires")
