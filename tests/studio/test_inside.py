"""The tab Inside: what the layers say to the example in the test panel, and why the answer is what it is."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from nnstudio.document.analysis.receptive import Region
from nnstudio.document.templates import TEMPLATES
from nnstudio.inside.cell import Unit
from nnstudio.inside.why import Why
from nnstudio.learning.tasks import Classification
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.inside.panel import Found, InsidePanel
from nnstudio.studio.training.latest import Latest
from nnstudio.studio.words import declared
from tests.studio.drawn_inside import draw, settle
from tests.studio.learning import WAIT_MS, small_document


@pytest.fixture
def inside_of(show, new_run_model):
    """Shows the tab for a document, with the test panel beside it."""

    def inside_of(document):
        model = new_run_model(document)
        ask = show(AskPanel(model), 420, 400)
        return show(InsidePanel(model, ask), 900, 260)

    return inside_of


@pytest.fixture
def panel(inside_of):
    return inside_of(small_document())


@pytest.fixture
def drawn(qtbot, panel):
    draw(panel, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    settle(qtbot, panel)
    return panel


def shown(panel):
    return panel.views["layers"].strip.layers


def test_before_anything_is_asked_it_says_what_to_do(panel):
    assert panel.stack.currentWidget() is panel.empty
    assert "Ask about an example" in panel.empty.text()


def test_every_layer_shows_what_it_says_to_the_drawing(drawn):
    assert [each.layer.node for each in shown(drawn)] == ["input", "flatten", "hidden", "output"]
    example = drawn.looking.look().example
    np.testing.assert_allclose(shown(drawn)[0].layer.values, example / 255, atol=1e-6)
    model = drawn.run_model.answering.model()
    np.testing.assert_allclose(shown(drawn)[-1].layer.values, model.predict(example[None])[0], atol=1e-6)


def test_the_outputs_have_the_names_of_the_classes(drawn):
    assert shown(drawn)[-1].names == tuple("0123456789")


def test_another_stroke_shows_other_values(qtbot, drawn):
    before = shown(drawn)[2].layer.values.copy()
    draw(drawn, (0.2, 0.5), (0.8, 0.5))
    settle(qtbot, drawn)
    assert not np.array_equal(shown(drawn)[2].layer.values, before)


def test_a_view_that_nobody_sees_computes_nothing(qtbot, panel, monkeypatch):
    asked = []
    monkeypatch.setattr(Latest, "ask", lambda *args, **more: asked.append(args))
    panel.hide()
    draw(panel, (0.3, 0.2), (0.7, 0.8))
    panel.run_model.weights_changed.emit()
    assert asked == []
    panel.show()
    assert len(asked) == 1


def test_it_says_of_which_step_the_figures_are(qtbot, drawn):
    assert drawn.moment.text() == "not trained yet"
    drawn.run_model.one_batch()
    qtbot.waitUntil(lambda: drawn.moment.text() == "step 1", timeout=WAIT_MS)


def test_weights_that_are_learned_change_what_is_shown(qtbot, drawn):
    before = shown(drawn)[2].layer.values.copy()
    drawn.run_model.one_epoch()
    qtbot.waitUntil(lambda: not np.array_equal(shown(drawn)[2].layer.values, before), timeout=WAIT_MS)


def test_a_unit_under_the_pointer_tells_its_value_and_what_it_sees(qtbot, inside_of):
    panel = inside_of(TEMPLATES["first-convolution"].document)
    draw(panel, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    settle(qtbot, panel)
    view = panel.views["layers"]
    strip = view.strip
    _, place, scale = strip._places[1]
    pointed = strip.unit_at(place.topLeft() + QPointF(5.5 * scale, 2.5 * scale))
    assert pointed == Unit("conv2d", 0, (2, 5))
    strip._point(pointed)
    assert strip.region == Region(2, 5, 5, 8)
    assert "sees 3x3 pixels" in view.about.text()
    strip._point(None)
    assert strip.region is None


@pytest.fixture
def why(qtbot, drawn):
    drawn.show_view("why")
    settle(qtbot, drawn)
    return drawn


def test_why_shows_the_drawing_in_every_way_that_suits_the_network(why):
    titles = [each.title for each in why.view.pictures.explained]
    assert titles == ["Integrated gradients", "Gradient x input", "Gradient", "Occlusion"]
    np.testing.assert_array_equal(why.view.pictures.pixels, why.looking.look().example)


def test_why_explains_the_answer_until_a_class_is_chosen(qtbot, why):
    view, found = why.view, []
    why.latest.found.connect(lambda each: found.append(each.result))
    view.chosen.setCurrentIndex(1 + 4)
    view.against.setCurrentIndex(1 + 9)
    view.chosen.activated.emit(5)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    assert (found[-1].chosen, found[-1].against) == (4, 9)
    assert view.about.text().startswith("Blue is for it, orange against. 4 is ")
    assert "ahead of 9" in view.about.text()


def test_why_of_a_table_has_a_line_for_each_column(qtbot, inside_of):
    panel = inside_of(TEMPLATES["house-prices"].document)
    panel.show_view("why")
    form = panel.looking.ask.of(FormPage)
    qtbot.waitUntil(lambda: form.model.row is not None, timeout=WAIT_MS)
    settle(qtbot, panel)
    rows = panel.view.rows
    columns = panel.store.document.description.columns
    assert sorted(rows.names) == sorted(declared(column.name) for column in columns)
    found = [abs(value) for value in rows.explained[0].values]
    assert found == sorted(found, reverse=True)
    assert all(len(way.values) == len(columns) for way in rows.explained)
    assert max(map(abs, rows.explained[0].shares)) == 1.0


def test_an_image_as_an_answer_has_no_score_to_explain(qtbot, inside_of):
    panel = inside_of(TEMPLATES["denoiser"].document)
    panel.show_view("why")
    assert "no single score" in panel.empty.text()
    panel.show_view("layers")
    draw(panel, (0.3, 0.2), (0.7, 0.8))
    settle(qtbot, panel)
    assert shown(panel)[-1].layer.values.shape == (28, 28, 1)


def test_a_point_of_the_plane_is_looked_into_as_well(qtbot, inside_of):
    panel = inside_of(TEMPLATES["spiral"].document)
    panel.looking.ask.of(PlanePage).model.ask((0.5, -0.5))
    settle(qtbot, panel)
    assert shown(panel)[0].layer.values.shape == (2,)


def test_what_was_computed_for_another_view_is_not_shown(qtbot, drawn):
    look = drawn.looking.look()
    stale = Why(look.example, 1, 1, None, 0.0, 0.0, {})
    drawn._take(Found(drawn.views["why"], look, stale))
    assert drawn.stack.currentWidget() is drawn.views["layers"]


def test_only_the_latest_question_is_answered(qtbot, panel):
    """Those that came between are given up."""
    latest, answered = panel.latest, []
    answering, gate = panel.run_model.answering, threading.Event()
    latest.found.disconnect()
    latest.found.connect(answered.append)

    def slow(model, cancelled):
        gate.wait(5)
        return "slow"

    latest.ask(answering, slow)
    qtbot.waitUntil(lambda: latest._job is not None, timeout=WAIT_MS)
    latest.ask(answering, lambda model, cancelled: "between")
    latest.ask(answering, lambda model, cancelled: "last")
    gate.set()
    qtbot.waitUntil(lambda: not latest.busy, timeout=WAIT_MS)
    assert answered == ["last"]


def test_a_fault_is_told_in_a_sentence(qtbot, drawn, monkeypatch):
    def broken(look):
        def work(model, cancelled):
            raise MemoryError

        return work

    monkeypatch.setattr(drawn.view, "work", broken)
    draw(drawn, (0.2, 0.5), (0.8, 0.5))
    qtbot.waitUntil(lambda: drawn.stack.currentWidget() is drawn.empty, timeout=WAIT_MS)
    assert "memory" in drawn.empty.text().lower()


def test_classes_to_choose_from_follow_the_data(qtbot, panel):
    view = panel.views["why"]
    task = panel.store.document.task
    assert isinstance(task, Classification)
    assert view.chosen.count() == 1 + len(task.classes)
    panel.store.open(TEMPLATES["house-prices"].document)
    assert not view.against.isVisibleTo(view.tools)


def test_the_layout_settles_at_every_height(qtbot, inside_of, monkeypatch):
    """A scroll bar that makes what it scrolls fit would come and go for ever."""
    panel = inside_of(TEMPLATES["first-convolution"].document)
    draw(panel, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    settle(qtbot, panel)
    strip, times = panel.layers.strip, []
    laid_out = strip._lay_out
    monkeypatch.setattr(strip, "_lay_out", lambda: (times.append(1), laid_out()))
    for high in range(110, 420, 9):
        times.clear()
        panel.resize(760, high)
        for _ in range(20):
            QApplication.processEvents()
        assert len(times) <= 2, high
