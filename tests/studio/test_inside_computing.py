"""Looking inside costs little, and says so when it takes long: what is computed when, and of which step it is."""

import dataclasses
import os
import sys
import threading
import time

import pytest

from nnstudio.learning.events import BatchDone
from nnstudio.runs.state import State
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.inside.cell_view import DRIVERS
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.moment import SLOW_MS
from nnstudio.studio.inside.panel import InsidePanel
from nnstudio.studio.training import latest as latest_module
from nnstudio.studio.training.latest import Latest
from nnstudio.studio.training.thread import NICER
from tests.studio.drawn_inside import draw, settle
from tests.studio.learning import WAIT_MS, small_document, wait_for


@pytest.fixture
def panel(show, new_run_model):
    model = new_run_model(small_document(epochs=500))
    return show(InsidePanel(model, show(AskPanel(model), 420, 400)), 900, 300)


@pytest.fixture
def drawn(qtbot, panel):
    draw(panel, (0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
    settle(qtbot, panel)
    return panel


@pytest.fixture
def asked(monkeypatch):
    """The questions that views ask, which nobody answers."""
    asked = []
    monkeypatch.setattr(Latest, "ask", lambda self, *question, **how: asked.append(how))
    return asked


class Gate:
    """Lets a view's work begin when a test says so."""

    def __init__(self, monkeypatch, view):
        self.open, plain = threading.Event(), view.work

        def work(look):
            begun = plain(look)

            def slow(model, cancelled):
                self.open.wait(10)
                return begun(model, cancelled)

            return slow

        monkeypatch.setattr(view, "work", work)


def test_a_stroke_whose_answer_takes_long_is_said_to_be_computed(qtbot, drawn, monkeypatch):
    gate = Gate(monkeypatch, drawn.view)
    draw(drawn, (0.2, 0.5), (0.8, 0.5))
    qtbot.waitUntil(lambda: drawn.moment.text() == "computing ...", timeout=WAIT_MS)
    gate.open.set()
    settle(qtbot, drawn)
    assert drawn.moment.text() == "not trained yet"


def test_it_is_said_while_the_network_trains_too(qtbot, drawn, monkeypatch):
    drawn.run_model.train()
    qtbot.waitUntil(lambda: drawn.moment.text().startswith("step "), timeout=WAIT_MS)
    gate = Gate(monkeypatch, drawn.view)
    draw(drawn, (0.2, 0.5), (0.8, 0.5))
    qtbot.waitUntil(lambda: drawn.moment.text() == "computing ...", timeout=WAIT_MS)
    gate.open.set()
    qtbot.waitUntil(lambda: drawn.moment.text().startswith("step "), timeout=WAIT_MS)


def test_where_the_answer_before_took_long_it_is_said_at_once(qtbot, drawn, monkeypatch):
    assert drawn.moment._slow.interval() == SLOW_MS
    gate = Gate(monkeypatch, drawn.view)
    draw(drawn, (0.2, 0.5), (0.8, 0.5))
    qtbot.wait(3 * SLOW_MS)
    gate.open.set()
    settle(qtbot, drawn)
    assert drawn.moment._slow.interval() == 0
    drawn.show_view("cell")
    assert drawn.moment._slow.interval() == SLOW_MS
    settle(qtbot, drawn)


def test_an_answer_that_is_there_at_once_does_not_flicker(qtbot, drawn, monkeypatch):
    monkeypatch.setattr(drawn.moment._slow, "start", lambda: None)
    said = []
    monkeypatch.setattr(drawn.moment, "setText", said.append)
    draw(drawn, (0.2, 0.5), (0.8, 0.5))
    settle(qtbot, drawn)
    assert "computing ..." not in said


def test_a_view_that_is_computed_shows_nothing_of_the_one_before(qtbot, drawn, monkeypatch):
    gate = Gate(monkeypatch, drawn.map)
    drawn.show_view("map")
    qtbot.waitUntil(lambda: drawn.stack.currentWidget() is drawn.empty, timeout=WAIT_MS)
    assert drawn.empty.text() == drawn.moment.text() == "computing ..."
    gate.open.set()
    settle(qtbot, drawn)


def test_new_weights_are_looked_at_in_silence(qtbot, drawn, monkeypatch):
    """Nobody waits for them, and the picture that is in sight says of which step it is."""
    gate = Gate(monkeypatch, drawn.view)
    drawn.run_model.one_batch()
    wait_for(qtbot, drawn.run_model, State.PAUSED)
    qtbot.waitUntil(lambda: drawn.latest.busy, timeout=WAIT_MS)
    qtbot.wait(3 * SLOW_MS)
    assert drawn.moment.text() == "not trained yet"
    gate.open.set()
    qtbot.waitUntil(lambda: drawn.moment.text() == "step 1", timeout=WAIT_MS)


def test_the_step_that_is_told_is_that_of_the_weights(qtbot, drawn):
    model = drawn.run_model
    model.train()
    qtbot.waitUntil(lambda: model.travel.step > 3, timeout=WAIT_MS)
    model.pause()
    wait_for(qtbot, model, State.PAUSED)
    assert model.travel.step == model.run.step == len(model.history)


def test_weights_of_before_are_not_said_to_be_of_a_step_that_came_since(qtbot, drawn):
    """Batches are told at once, and weights when they are copied."""
    model = drawn.run_model
    model.one_batch()
    wait_for(qtbot, model, State.PAUSED)
    model.history.add(next(event for event in model.history.events() if isinstance(event, BatchDone)))
    assert len(model.history) == 2
    assert model.travel.step == 1


def test_nobody_computes_anew_for_a_drawing_what_does_not_read_it(qtbot, drawn, asked):
    for name in ("step", "time"):
        drawn.view, drawn._shown = drawn.views[name], drawn.looking.look()
        draw(drawn, (0.2, 0.5), (0.8, 0.5))
    drawn.view, drawn.cell.mode = drawn.cell, DRIVERS
    draw(drawn, (0.3, 0.5), (0.8, 0.6))
    assert asked == []
    drawn.view = drawn.layers
    draw(drawn, (0.3, 0.6), (0.8, 0.7))
    assert asked


def test_what_does_not_read_a_drawing_is_computed_when_it_was_not_yet(drawn, asked):
    drawn.view, drawn._shown = drawn.step, None
    draw(drawn, (0.2, 0.5), (0.8, 0.5))
    assert asked


def test_views_that_are_not_in_sight_have_nothing_computed(qtbot, drawn, monkeypatch):
    for name, view in drawn.views.items():
        if name != "layers":
            monkeypatch.setattr(view, "work", lambda look, name=name: pytest.fail(f"{name} is hidden"))
    drawn.run_model.one_batch()
    wait_for(qtbot, drawn.run_model, State.PAUSED)
    draw(drawn, (0.2, 0.5), (0.8, 0.5))
    settle(qtbot, drawn)


def test_a_stroke_while_the_network_trains_makes_no_other_map(qtbot, drawn, monkeypatch):
    """The cross moves on the map that is there, by the weights that it is of."""
    drawn.show_view("map")
    settle(qtbot, drawn)
    view = drawn.map
    first = view._mapped
    monkeypatch.setattr(type(drawn.run_model), "state", property(lambda self: State.TRAINING))
    newer = Look(dataclasses.replace(first.look.answering), drawn.looking.look().example, 7)
    look = view.at_stroke(newer)
    assert look.answering is first.look.answering
    assert (look.step, look.example is newer.example) == (first.look.step, True)
    found = view.work(look)(look.answering.model(), threading.Event())
    assert found.map is first.map


def test_a_stroke_on_a_network_at_rest_makes_the_map_of_its_weights(qtbot, drawn):
    drawn.show_view("map")
    settle(qtbot, drawn)
    look = drawn.looking.look()
    assert drawn.map.at_stroke(look) is look


def test_a_look_that_took_long_is_not_taken_again_at_once_while_the_network_trains(qtbot, drawn, monkeypatch):
    """New weights come while it is computed, and still wait their turn."""
    latest, answering, gate = drawn.latest, drawn.run_model.answering, threading.Event()
    monkeypatch.setattr(type(drawn.run_model), "state", property(lambda self: State.TRAINING))
    monkeypatch.setattr(latest_module, "LEAST_WAIT", 100.0)
    latest.ask(answering, lambda model, cancelled: gate.wait(10))
    qtbot.waitUntil(lambda: latest._job is not None, timeout=WAIT_MS)
    latest.ask(answering, lambda model, cancelled: None, at_once=False)
    gate.set()
    qtbot.waitUntil(lambda: latest._job is None, timeout=WAIT_MS)
    assert latest._timer.remainingTime() > 1000
    latest.ask(answering, lambda model, cancelled: None)
    assert latest._timer.remainingTime() == 0


def test_a_quick_answer_to_the_stroke_before_is_shown_while_one_draws_on(qtbot, drawn):
    """Who draws would see nothing else until the pen rests."""
    latest, answering, found = drawn.latest, drawn.run_model.answering, []
    latest.found.connect(found.append)
    gate = threading.Event()
    latest.ask(answering, lambda model, cancelled: gate.wait(10) and "before")
    qtbot.waitUntil(lambda: latest._job is not None, timeout=WAIT_MS)
    latest._began = time.monotonic() + 10
    latest.ask(answering, lambda model, cancelled: "now", alike=True)
    gate.set()
    qtbot.waitUntil(lambda: not latest.busy, timeout=WAIT_MS)
    assert found == ["before", "now"]


def test_a_slow_answer_to_the_stroke_before_is_given_up(qtbot, drawn):
    latest, answering, found = drawn.latest, drawn.run_model.answering, []
    latest.found.connect(found.append)
    latest.ask(answering, lambda model, cancelled: cancelled.wait(10) and "before")
    qtbot.waitUntil(lambda: latest._job is not None, timeout=WAIT_MS)
    latest.ask(answering, lambda model, cancelled: "now", alike=True)
    qtbot.waitUntil(lambda: not latest.busy, timeout=WAIT_MS)
    assert found == ["now"]


def test_where_other_programs_slow_a_look_down_the_next_one_comes_later(qtbot, drawn):
    """What it took of the processor alone would say nothing of how long the training was disturbed."""
    drawn.latest.ask(drawn.run_model.answering, lambda model, cancelled: time.sleep(0.05))
    qtbot.waitUntil(lambda: not drawn.latest.busy, timeout=WAIT_MS)
    assert drawn.latest.pause >= 10 * 0.05


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has threads give way one by one")
def test_what_a_person_waits_for_goes_before_what_trains(qtbot, drawn):
    """A thread that gave way would hold the interpreter while the training computes, and the window would wait."""
    latest, found = drawn.latest, []
    latest.found.connect(found.append)

    def nice(model, cancelled):
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    usual = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    for at_once in (True, False):
        latest.ask(drawn.run_model.answering, nice, at_once)
        qtbot.waitUntil(lambda: not latest.busy, timeout=WAIT_MS)
    assert found == [usual, min(usual + NICER, 19)]
