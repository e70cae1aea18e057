"""What the window asks of the training thread, and how the thread answers between two batches."""

import threading

import pytest

from nnstudio.learning.events import BatchDone, EpochDone, ValidationDone
from nnstudio.runs.control import Control, Stretch, no_glance

BATCH = BatchDone(1, 1, 10, 1, 32, 0.5, {"accuracy": 0.9}, 0.001)
EPOCH = EpochDone(1, 10, 0.5, {"accuracy": 0.9}, None, {}, 0.001)


def nothing():
    pass


def waits(control):
    """Whether the thread would wait now; it is stopped then."""
    paused = threading.Event()
    thread = threading.Thread(target=control.may_go_on, args=(paused.set,))
    thread.start()
    asked = paused.wait(0.2)
    control.stop()
    thread.join()
    return asked


def test_a_run_goes_on_after_each_event():
    control = Control(Stretch.RUN)
    for event in (BATCH, ValidationDone(1, 1, 1), EPOCH):
        control.passed(event)
        assert control.may_go_on(nothing)


@pytest.mark.parametrize(
    ("stretch", "passing", "last"), [(Stretch.BATCH, EPOCH, BATCH), (Stretch.EPOCH, BATCH, EPOCH)]
)
def test_a_stretch_ends_with_its_event_and_no_other(stretch, passing, last):
    control = Control(stretch)
    control.passed(passing)
    assert control.may_go_on(nothing)
    control.passed(last)
    assert waits(control)


def test_the_thread_tells_that_it_pauses_and_goes_on_when_asked():
    control = Control(Stretch.NOTHING)
    paused, went_on = threading.Event(), []
    thread = threading.Thread(target=lambda: went_on.append(control.may_go_on(paused.set)))
    thread.start()
    assert paused.wait(5)
    control.go_on(Stretch.RUN)
    thread.join(5)
    assert went_on == [True]


def test_who_goes_on_and_pauses_before_the_thread_has_woken_hears_of_the_pause_again():
    control, told = Control(Stretch.NOTHING), threading.Semaphore(0)
    heard = []

    def pausing():
        heard.append(None)
        if len(heard) == 1:
            control.go_on(Stretch.RUN)
            control.go_on(Stretch.NOTHING)
        told.release()

    thread = threading.Thread(target=control.may_go_on, args=(pausing,))
    thread.start()
    assert told.acquire(timeout=5)
    assert told.acquire(timeout=5)
    control.stop()
    thread.join(5)
    assert not thread.is_alive()


def test_a_stop_ends_a_pause():
    control = Control(Stretch.NOTHING)
    assert waits(control)
    assert not control.may_go_on(nothing)


def test_wishes_are_taken_once():
    control = Control(Stretch.RUN)
    assert control.take_learning_rate() is None
    control.set_learning_rate(0.1)
    control.set_learning_rate(0.2)
    assert control.take_learning_rate() == 0.2
    assert control.take_learning_rate() is None
    control.ask_for_weights()
    assert control.take_wish_for_weights() is no_glance
    assert control.take_wish_for_weights() is None
    control.ask_for_weights(len)
    assert control.take_wish_for_weights() is len
    control.ask_for_epoch()
    assert control.take_wish_for_epoch()
    assert not control.take_wish_for_epoch()
