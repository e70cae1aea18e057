"""Whether a run has learned anything: the most frequent class is what nobody needs to learn."""

import math

import pytest

from nnstudio.errors import sentence
from nnstudio.learning.events import BatchDone, EpochDone, Finished
from nnstudio.learning.metrics import R2
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.baseline import Standing, standing
from nnstudio.runs.record import RunRecord

SHARE = 0.1124


def run(accuracy: float, batches: int = 100, validation: float | None = None, done: bool = True) -> RunRecord:
    """A run of batches of 100 that begins at chance and has this accuracy in its second half."""
    record = RunRecord("Net", TrainingSettings())
    for step in range(1, batches + 1):
        right = 0.1 if step <= batches // 2 else accuracy
        record.add(BatchDone(1, step, batches, step, 100, 2.3, {"accuracy": right}, 0.1))
    if done:
        judged = {} if validation is None else {"accuracy": validation}
        record.add(EpochDone(1, batches, 2.3, {"accuracy": accuracy}, 2.3, judged, 0.1))
    return record


@pytest.mark.parametrize(("accuracy", "stands"), [(0.098, True), (0.1124, True), (0.125, True), (0.2, False)])
def test_a_run_is_judged_by_its_last_batches(accuracy: float, stands: bool) -> None:
    assert standing(run(accuracy), SHARE).at_baseline == stands


@pytest.mark.parametrize(
    ("accuracy", "validation", "stands"),
    [
        (0.12, 0.1135, Standing.NOTHING),
        (0.95, 0.1135, Standing.BY_HEART),
        (0.3, 0.1135, Standing.BETTER),
        (0.12, 0.3, Standing.BETTER),
        (0.95, 0.3, Standing.BETTER),
    ],
)
def test_a_validation_decides_and_what_is_answered_right_without_it_is_known_by_heart(
    accuracy: float, validation: float, stands: Standing
) -> None:
    assert standing(run(accuracy, validation=validation), SHARE) is stands


def test_without_a_validation_nothing_is_called_by_heart() -> None:
    assert standing(run(0.95), SHARE) is Standing.BETTER


def test_numbers_are_known_by_heart_too() -> None:
    record = RunRecord("Net", TrainingSettings(), (R2(),))
    for step in range(1, 101):
        record.add(BatchDone(1, step, 100, step, 100, 1.0, {"r2": 0.98}, 0.1))
    record.add(EpochDone(1, 100, 1.0, {"r2": 0.98}, 1.0, {"r2": -0.4}, 0.1))
    assert standing(record, 0.0) is Standing.BY_HEART


def test_within_an_epoch_nothing_is_said_before_enough_images() -> None:
    assert not standing(run(0.11, batches=150, done=False), SHARE).at_baseline
    assert standing(run(0.11, batches=250, done=False), SHARE).at_baseline
    assert not standing(run(0.5, batches=250, done=False), SHARE).at_baseline


def test_before_a_run_there_is_nothing_to_say() -> None:
    assert not standing(RunRecord("Net", TrainingSettings()), SHARE).at_baseline


def test_where_no_baseline_is_known_nothing_is_said() -> None:
    assert not standing(run(0.1), math.nan).at_baseline


@pytest.mark.parametrize(("reached", "stands"), [(-0.5, True), (0.01, True), (0.3, False)])
def test_a_run_of_numbers_explains_more_than_their_mean(reached: float, stands: bool) -> None:
    record = RunRecord("Net", TrainingSettings(), (R2(),))
    for step in range(1, 101):
        record.add(BatchDone(1, step, 100, step, 100, 1.0, {"r2": reached}, 0.1))
    record.add(EpochDone(1, 100, 1.0, {"r2": reached}, 1.0, {"r2": reached}, 0.1))
    assert standing(record, 0.0).at_baseline == stands


def short_epochs(count: int, reached: float, finished: bool = False) -> RunRecord:
    """So many epochs, of 200 that are planned, of 500 examples each."""
    record = RunRecord("Net", TrainingSettings(epochs=200))
    for step in range(1, count + 1):
        record.add(BatchDone(step, 1, 1, step, 500, 0.7, {"accuracy": reached}, 0.1))
        record.add(EpochDone(step, step, 0.7, {"accuracy": reached}, 0.7, {"accuracy": reached}, 0.1))
    if finished:
        record.add(Finished(count, 1, sentence("It has not improved")))
    return record


def test_a_run_of_many_short_epochs_is_not_judged_in_the_first_of_them() -> None:
    assert not standing(short_epochs(5, 0.5), 0.5).at_baseline
    assert standing(short_epochs(20, 0.5), 0.5).at_baseline
    assert not standing(short_epochs(20, 0.9), 0.5).at_baseline


def test_a_run_that_is_over_is_judged_however_short_it_was() -> None:
    assert standing(short_epochs(5, 0.5, finished=True), 0.5).at_baseline


def test_the_last_batch_of_an_epoch_may_have_no_figure() -> None:
    """The R2 of a single example is NaN, and that of two like ones is anything."""
    record = RunRecord("Net", TrainingSettings(), (R2(),))
    for step in range(1, 301):
        odd = {99: math.nan, 100: -1e6}.get((step - 1) % 100 + 1, 0.9)
        record.add(BatchDone(1, step, 300, step, 100, 0.1, {"r2": odd}, 0.1))
    assert standing(record, 0.0) is Standing.BETTER
