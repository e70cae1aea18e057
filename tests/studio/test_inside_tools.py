"""The tab Inside in little room, and with nothing to show: buttons stay whole, and words are those of the view."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from nnstudio.document.templates import TEMPLATES
from nnstudio.runs.remaking import remake
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.drawing.panel import DrawingPanel
from nnstudio.studio.inside.cell_drawing import CellDrawing, Picture
from nnstudio.studio.inside.one_of import OneOf
from nnstudio.studio.inside.panel import InsidePanel
from nnstudio.studio.training.text_line import TextLine
from tests.studio.drawn_inside import draw, settle


@pytest.fixture
def inside_of(show, new_run_model):
    def inside_of(name, wide=900):
        model = new_run_model(TEMPLATES[name].document)
        ask = show(AskPanel(model), 420, 400)
        return show(InsidePanel(model, ask), wide, 220)

    return inside_of


def test_the_names_of_the_views_are_whole_in_the_least_room_of_each(qtbot, inside_of):
    panel = inside_of("first-convolution")
    draw(panel, (0.3, 0.2), (0.7, 0.8))
    panel.resize(panel.minimumSizeHint())
    for name in panel.views:
        panel.show_view(name)
        QApplication.processEvents()
        for button in panel.buttons.buttons.values():
            assert button.width() >= button.sizeHint().width(), (name, button.text())


def test_nothing_moves_when_another_view_is_shown(inside_of):
    panel = inside_of("first-convolution")
    draw(panel, (0.3, 0.2), (0.7, 0.8))
    least = set()
    for name in panel.views:
        panel.show_view(name)
        least.add(panel.tools.minimumSizeHint().width())
    assert len(least) == 1


def test_of_several_widgets_one_is_shown_or_none(show):
    place, one, other = OneOf(), QLabel("one"), QLabel("another, which is longer")
    place.add(one)
    place.add(other)
    show(place, 300, 40)
    assert not one.isVisible()
    place.show_only(one)
    assert one.isVisible()
    assert not other.isVisible()
    assert place.minimumSizeHint().width() == other.minimumSizeHint().width()
    place.show_only(None)
    assert not one.isVisible()


def test_tools_of_nothing_are_not_there(qtbot, inside_of):
    panel = inside_of("first-convolution")
    assert not panel.layers.tools.isVisible()
    draw(panel, (0.3, 0.2), (0.7, 0.8))
    settle(qtbot, panel)
    assert panel.layers.tools.isVisible()


def test_what_one_view_can_not_show_is_not_said_in_another(inside_of):
    panel = inside_of("denoiser")
    draw(panel, (0.3, 0.2), (0.7, 0.8))
    panel.show_view("why")
    assert "no single score" in panel.empty.text()
    panel.show_view("map")
    assert "no single score" not in panel.empty.text()


def test_of_a_denoiser_the_noisy_picture_is_looked_into_that_is_asked(qtbot, inside_of):
    panel = inside_of("denoiser")
    draw(panel, (0.3, 0.2), (0.7, 0.8))
    settle(qtbot, panel)
    page = panel.looking.ask.of(DrawingPanel)
    answering = panel.run_model.answering
    asked = remake(
        answering.model(),
        answering.task,
        answering.scaling,
        page.model.read(answering.scaling),
        page.answers.noise,
    )
    values = panel.layers.strip.layers[0].layer.values
    np.testing.assert_allclose(values, asked.given, atol=1e-5)
    page.again.click()
    qtbot.waitUntil(lambda: panel.layers.strip.layers[0].layer.values is not values)
    settle(qtbot, panel)
    assert not np.allclose(panel.layers.strip.layers[0].layer.values, asked.given, atol=1e-3)


def test_a_title_takes_the_room_that_is_left_beside_a_narrow_picture(show):
    drawing = show(CellDrawing(), 400, 160)
    title = "a title that is far wider than its picture"
    drawing.show_sum(((Picture(title, np.zeros((4, 4, 1), np.float32)),),), ())
    (placed,) = drawing._placed
    assert placed.title >= drawing._metrics.horizontalAdvance(title)
    drawing.resize(150, 160)
    QApplication.processEvents()
    (placed,) = drawing._placed
    assert placed.where.left() + placed.title <= 150


def test_a_text_that_is_cut_is_said_whole_where_the_pointer_rests(show, monkeypatch):
    said = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: said.append(text))
    line = show(TextLine(), 60, 20)
    line.show_text("Batch", "16 examples are one batch; the first of them is 5")
    rest = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), line.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(line, rest)
    assert said == [line.text()]
    line.resize(900, 20)
    QApplication.sendEvent(line, rest)
    assert said == [line.text()]
