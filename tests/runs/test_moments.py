"""Moments of a run: which are kept, what they hold, and what gives way when there is no more room."""

import contextlib
import gc

import numpy as np
import pytest

from nnstudio.data.shelf import Shelf
from nnstudio.data.sources.points import Points
from nnstudio.document.document import Document
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import stack
from nnstudio.learning.events import BatchDone, EpochDone
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs import moments as moments_module
from nnstudio.runs.branch import branch_of
from nnstudio.runs.moments import MOST, Moments
from nnstudio.runs.outlook import outlook
from nnstudio.runs.record import RunRecord
from nnstudio.runs.set_aside import Aside, Kept


@pytest.fixture(autouse=True)
def whatever_it_takes(monkeypatch):
    """Keep every epoch, however little time each takes, on a drive that has room."""
    monkeypatch.setattr(moments_module, "SHARE", 1e9)
    monkeypatch.setattr(moments_module, "LEFT_FREE", 0)


def points(epochs=6, count=200):
    source = Points(count=count)
    layers = [
        ("hidden", Dense(units=6, activation="tanh")),
        ("output", Dense(units=2, activation="softmax")),
    ]
    settings = TrainingSettings(CategoricalCrossentropy(), Adam(), epochs=epochs, batch_size=16)
    return Document.of(stack((2,), layers), settings, "Points", source, source.describe())


def train(document, moments, epochs=None, trained=None):
    """Train as the window's thread does; the events, and the weights at the end."""
    plan = outlook(document, trained).plan(Shelf())
    with contextlib.closing(plan.prepare()) as session:
        moments.begin(session)
        events = []
        for event in session.events(epochs or plan.epochs):
            moments.note(event, session)
            events.append(event)
        return events, session.snapshot()


def same(one, other):
    return one.keys() == other.keys() and all(np.array_equal(one[name], other[name]) for name in one)


def test_the_beginning_doubled_steps_of_the_first_epoch_and_ends_of_epochs_are_kept(tmp_path):
    document = points(epochs=3)
    moments = Moments(document, Aside(tmp_path))
    events, weights = train(document, moments)
    batches = events[0].batches
    doubled = [step for step in (1, 2, 4, 8, 16) if step < batches]
    steps = [(moment.step, moment.whole) for moment in moments.all()]
    assert steps == [
        (0, False),
        *((step, False) for step in doubled),
        *((batches * epoch, True) for epoch in (1, 2, 3)),
    ]
    assert [moment.epoch for moment in moments.all()][-3:] == [1, 2, 3]
    assert same(moments.all()[-1].weights(), weights)
    assert not same(moments.all()[0].weights(), weights)


def test_going_on_from_a_kept_epoch_gives_the_same_bits_as_never_having_stopped(tmp_path):
    document = points(epochs=6)
    moments = Moments(document, Aside(tmp_path))
    events, weights = train(document, moments)
    third = next(moment for moment in moments.all() if moment.whole and moment.epoch == 3)
    branch = branch_of(third, lambda: tuple(events))
    assert outlook(document, branch.trained).start.name == "CONTINUE"
    assert len(branch.history.epochs) == 3
    assert branch.history.batches.step[-1] == third.step
    again, found = train(document, moments.until(third.step), trained=branch.trained)
    assert same(found, weights)
    assert [event for event in again if isinstance(event, EpochDone)] == [
        event for event in events if isinstance(event, EpochDone)
    ][3:]


def test_from_a_step_within_an_epoch_only_the_weights_can_be_taken(tmp_path):
    document = points(epochs=2)
    moments = Moments(document, Aside(tmp_path))
    events, _ = train(document, moments)
    second = next(moment for moment in moments.all() if moment.step == 2)
    branch = branch_of(second, lambda: tuple(events))
    assert not second.can_go_on
    assert branch.trained.checkpoint is None
    assert outlook(document, branch.trained).start.name == "ADAPT"
    assert len(branch.history) == 2


def sizes(document, folder):
    """Bytes of a moment's weights, and of its checkpoint."""
    moments = Moments(document, Aside(folder))
    train(document, moments, epochs=1)
    last = moments.all()[-1]
    assert last.arrays is not None
    return last.kept.size, last.arrays.size


def test_what_memory_has_no_room_for_is_read_from_the_disk(tmp_path):
    document = points(epochs=8)
    weights, state = sizes(document, tmp_path)
    moments = Moments(document, Aside(tmp_path), memory=3 * (weights + state), disk=1000 * (weights + state))
    train(document, moments)
    everything = Moments(document, Aside(tmp_path))
    train(document, everything)
    found = moments.all()
    assert len(found) == len(everything.all())
    assert not found[0].kept.in_memory
    assert found[-1].kept.in_memory
    assert sum(part.size for moment in found for part in moment.parts if part.in_memory) <= moments.memory
    for moment, other in zip(found, everything.all(), strict=True):
        assert same(moment.weights(), other.weights())
        assert moment.can_go_on == other.can_go_on
        one, two = moment.checkpoint(), other.checkpoint()
        assert one is None or (two is not None and same(one.arrays, two.arrays))


def test_files_go_with_their_moments_and_the_folder_with_its_owner(tmp_path):
    document = points(epochs=4)
    moments = Moments(document, Aside(tmp_path), memory=0)
    train(document, moments)
    files = sum(len(moment.parts) for moment in moments.all())
    assert len(list(tmp_path.glob("*/*.safetensors"))) == files
    beginning = moments.until(0)
    del moments
    gc.collect()
    assert len(list(tmp_path.glob("*/*.safetensors"))) == 1
    del beginning
    gc.collect()
    assert not list(tmp_path.iterdir())


def test_checkpoints_give_way_first_and_then_every_second_moment(tmp_path):
    document = points(epochs=24)
    weights, state = sizes(document, tmp_path)
    moments = Moments(document, Aside(tmp_path), memory=16 * weights + 4 * state, disk=0)
    train(document, moments)
    found = moments.all()
    ends = [moment.epoch for moment in found if moment.whole]
    assert found[0].step == 0
    assert len(set(np.diff(ends))) == 1
    with_state = [moment.epoch for moment in found if moment.can_go_on]
    assert 1 <= len(with_state) < len(ends)
    assert sum(part.size for moment in found for part in moment.parts) <= moments.memory


def test_there_are_never_more_than_can_be_told_apart(tmp_path, monkeypatch):
    monkeypatch.setattr(moments_module, "MOST", 12)
    assert MOST > 12
    document = points(epochs=40)
    moments = Moments(document, Aside(tmp_path))
    train(document, moments)
    found = moments.all()
    assert 6 <= len(found) <= 12
    ends = [moment.epoch for moment in found if moment.whole]
    assert set(np.diff(ends)) == {ends[0]}


def test_a_drive_that_is_full_takes_nothing_and_memory_keeps_its_limit(tmp_path, monkeypatch):
    document = points(epochs=24)
    weights, state = sizes(document, tmp_path)
    monkeypatch.setattr(Aside, "free", lambda self: 0)
    moments = Moments(document, Aside(tmp_path), memory=8 * (weights + state), disk=1000 * (weights + state))
    train(document, moments)
    assert len(moments.all()) >= 4
    assert sum(part.size for moment in moments.all() for part in moment.parts) <= moments.memory
    assert not list(tmp_path.glob("*/*.safetensors"))


def test_a_network_that_is_larger_than_all_room_keeps_nothing(tmp_path):
    document = points(epochs=2)
    moments = Moments(document, Aside(tmp_path), memory=100, disk=100)
    train(document, moments)
    assert moments.all() == ()


def test_keeping_takes_a_small_part_of_the_time(tmp_path, monkeypatch):
    monkeypatch.setattr(moments_module, "SHARE", 1e-9)
    monkeypatch.setattr(moments_module, "CREDIT", 0.0)
    document = points(epochs=5)
    moments = Moments(document, Aside(tmp_path))
    train(document, moments)
    assert [moment.epoch for moment in moments.all() if moment.whole] == [1]


def test_what_a_dead_window_left_is_removed(tmp_path):
    left = tmp_path / "0123456789abcdef"
    left.mkdir()
    (left / ".lock").touch()
    (left / "1.safetensors").write_bytes(b"left")
    kept = Kept({"a/kernel": np.ones(3, np.float32)})
    living = Aside(tmp_path)
    kept.set_aside(living)
    assert not left.exists()
    other = Kept({"a/kernel": np.zeros(2, np.float32)})
    other.set_aside(Aside(tmp_path))
    np.testing.assert_array_equal(kept.arrays()["a/kernel"], np.ones(3))


def test_a_record_knows_how_many_epochs_a_step_is():
    record = RunRecord()
    assert record.epochs_at(0) == 0.0
    for step in (1, 2, 3):
        record.add(BatchDone(1, step, 4, step, 8, 1.0, {}, 0.1))
    assert record.epochs_at(0) == 0.0
    assert record.epochs_at(2) == 0.5
    assert record.epochs_at(99) == 0.75


def test_a_run_that_was_left_and_the_one_that_goes_on_from_it_share_one_room(tmp_path):
    document = points(epochs=12)
    weights, state = sizes(document, tmp_path)
    room = 12 * (weights + state)
    left = Moments(document, Aside(tmp_path), memory=room // 2, disk=room - room // 2)
    events, _ = train(document, left)
    whole = sum(part.size for moment in left.all() for part in moment.parts)
    third = next(moment for moment in left.all() if moment.can_go_on)
    ahead = left.until(third.step)
    train(document, ahead, trained=branch_of(third, lambda: tuple(events)).trained)
    parts = {part for moments in (left, ahead) for moment in moments.all() for part in moment.parts}
    assert sum(part.size for part in parts) <= room
    assert sum(part.size for part in parts if part.in_memory) <= room // 2
    assert sum(part.size for moment in left.all() for part in moment.parts) <= room // 2 < whole
    assert left.all()[0].step == ahead.all()[0].step == 0
    del ahead, parts
    left.have_all_room()
    assert left.memory + left.disk == room


def test_a_run_from_new_weights_shares_too(tmp_path):
    document = points(epochs=4)
    weights, state = sizes(document, tmp_path)
    room = 4 * (weights + state)
    left, other = (Moments(document, Aside(tmp_path), memory=room, disk=0) for _ in range(2))
    train(document, left)
    other.share_with(left)
    train(document, other)
    for moments in (left, other):
        assert 0 < sum(part.size for moment in moments.all() for part in moment.parts) <= room // 2
