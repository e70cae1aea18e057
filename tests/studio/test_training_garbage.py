"""Qt's objects die in the window's thread, also while another thread makes most of the garbage."""

import gc
import threading
from typing import ClassVar

from nnstudio.runs.state import State
from nnstudio.studio.training import garbage
from tests.studio.learning import WAIT_MS, small_document, wait_for


class Knot:
    """Garbage that only the cyclic collector finds, as a block and its wires are."""

    died_in: ClassVar[list[int]] = []

    def __init__(self):
        self.itself = self

    def __del__(self):
        Knot.died_in.append(threading.get_ident())


def test_the_collector_runs_only_in_the_windows_thread_while_a_run_goes_on(qtbot, new_run_model):
    model = new_run_model(small_document(epochs=1000))
    Knot.died_in.clear()
    model.train()
    assert not gc.isenabled()
    for _ in range(30):
        for _ in range(200):
            Knot()
        qtbot.wait(10)
    model.stop_and_wait()
    assert gc.isenabled()
    assert len(Knot.died_in) > 1000
    assert set(Knot.died_in) == {threading.get_ident()}


def test_a_job_holds_the_collector_too(qtbot, new_run_model):
    model = new_run_model()
    going = threading.Event()
    model.jobs.start(lambda cancelled: going.wait(10), model.pause, model.pause)
    assert not gc.isenabled()
    going.set()
    qtbot.waitUntil(gc.isenabled, timeout=WAIT_MS)


def test_the_collector_is_let_go_when_the_last_hold_is():
    garbage.hold()
    garbage.hold()
    garbage.release()
    assert not gc.isenabled()
    garbage.release()
    assert gc.isenabled()


def test_a_run_that_ends_by_itself_lets_the_collector_go(qtbot, new_run_model):
    model = new_run_model(small_document(epochs=1))
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    qtbot.waitUntil(gc.isenabled, timeout=WAIT_MS)
