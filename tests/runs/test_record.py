"""What a run leaves behind."""

import math

import numpy as np
import pytest

from nnstudio.errors import sentence
from nnstudio.learning.events import BatchDone, Diverged, EpochDone, Event, Finished, ValidationDone
from nnstudio.learning.metrics import R2, MeanAbsolute
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.record import RunRecord
from nnstudio.runs.table import batches_csv, epochs_csv, export_csv

SETTINGS = TrainingSettings(seed=5, epochs=3)


def batch(step: int, batches: int = 2) -> BatchDone:
    epoch = (step - 1) // batches + 1
    return BatchDone(
        epoch, (step - 1) % batches + 1, batches, step, 32, 1.0 / step, {"accuracy": 1.0 - 1.0 / step}, 0.001
    )


def epoch(number: int, accuracy: float | None) -> EpochDone:
    judged = {} if accuracy is None else {"accuracy": accuracy}
    return EpochDone(number, 2 * number, 0.5, {"accuracy": 0.8}, 0.4 if judged else None, judged, 0.001)


def record_of(*events: Event) -> RunRecord:
    return RunRecord.of("First network", SETTINGS, events)


def whole() -> RunRecord:
    return record_of(
        batch(1),
        batch(2),
        epoch(1, 0.9),
        batch(3),
        batch(4),
        epoch(2, 0.95),
        batch(5),
        batch(6),
        epoch(3, 0.95),
        Finished(3, 2, sentence("All {epochs} epochs are done", epochs=3)),
    )


def test_every_batch_is_kept_however_many_there_are() -> None:
    record = RunRecord("Long", SETTINGS)
    for step in range(1, 2001):
        record.add(batch(step))
    assert len(record.batches) == 2000
    np.testing.assert_array_equal(record.batches.step, np.arange(1, 2001))
    np.testing.assert_array_equal(record.batches.loss, 1.0 / np.arange(1, 2001))
    assert record.batches.progress[-1] == 1000.0


def test_what_was_recorded_can_not_be_written_over() -> None:
    with pytest.raises(ValueError, match="read-only"):
        whole().batches.loss[0] = 0.0


def test_a_view_taken_earlier_stays_as_it_was() -> None:
    record = record_of(batch(1))
    loss = record.batches.loss
    for step in range(2, 600):
        record.add(batch(step))
    assert loss.tolist() == [1.0]


def test_a_batch_can_be_asked_for_again_as_the_event_that_it_was() -> None:
    assert whole().batches.row(3) == batch(4)
    assert whole().batches.row(-1) == batch(6)
    with pytest.raises(IndexError):
        whole().batches.row(6)


def test_the_best_epoch_is_the_first_with_the_highest_validation_accuracy() -> None:
    assert whole().best_epoch == 2
    assert whole().best == epoch(2, 0.95)


def test_the_best_epoch_is_known_after_each_epoch_by_the_direction_of_the_metric() -> None:
    figures = [5.0, 7.0, 3.0, 3.0, math.nan, 4.0, 1.0]
    record, best = RunRecord("Net", SETTINGS, (MeanAbsolute(),)), []
    for number, figure in enumerate(figures, 1):
        record.add(EpochDone(number, number, 1.0, {}, 1.0, {MeanAbsolute().name: figure}, 0.1))
        best.append(record.best_epoch)
    assert best == [1, 1, 3, 3, 3, 3, 7]


def test_an_epoch_without_validation_between_others_leaves_a_gap() -> None:
    record = record_of(epoch(1, 0.9), epoch(2, None), epoch(3, 0.8))
    assert record.best_epoch == 1
    assert [part.tolist() for part in record.validation("accuracy")] == [[1.0, 3.0], [0.9, 0.8]]
    assert [part.tolist() for part in record.validation("loss")] == [[1.0, 3.0], [0.4, 0.4]]
    assert [part.tolist() for part in record.training("accuracy")] == [[1.0, 2.0, 3.0], [0.8, 0.8, 0.8]]
    assert [part.tolist() for part in record.validation("r2")] == [[], []]


def test_curves_of_many_epochs_are_read_and_not_made_again() -> None:
    record = record_of(*(epoch(number, number / 1000) for number in range(1, 1001)))
    epochs, values = record.validation("accuracy")
    assert epochs.tolist() == list(range(1, 1001))
    assert values[-1] == 1.0
    assert np.shares_memory(values, record.validation("accuracy")[1])
    with pytest.raises(ValueError, match="read-only"):
        values[0] = 0.0


def test_batches_tell_how_many_examples_were_seen_and_how_far_it_is() -> None:
    assert whole().batches.seen.tolist() == [32, 64, 96, 128, 160, 192]
    assert whole().progress.tolist() == [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]
    assert np.shares_memory((record := whole()).progress, record.progress)


def test_without_validation_there_is_no_best_epoch() -> None:
    record = record_of(batch(1), batch(2), epoch(1, None))
    assert record.best is None
    assert record.best_epoch == 0


def test_a_run_tells_why_it_ended() -> None:
    assert whole().finished_reason == "All 3 epochs are done"
    assert (
        record_of(batch(1), Diverged(1, 2, "dense", sentence("It blew up"))).finished_reason == "It blew up"
    )
    assert record_of(batch(1)).finished_reason is None


def test_the_seed_is_that_of_the_settings() -> None:
    assert whole().seed == 5


def test_events_come_out_as_they_went_in_but_for_the_progress_of_validation() -> None:
    record = whole()
    record.add(ValidationDone(3, 1, 1))
    assert record.events() == whole().events()
    assert record.events()[2] == epoch(1, 0.9)
    assert len(record.events()) == 10


def test_a_spreadsheet_gets_a_row_for_each_batch() -> None:
    lines = batches_csv(whole()).splitlines()
    assert lines[0] == (
        "epoch,batch,batches,step,examples,loss,accuracy,learning_rate,validation_loss,validation_accuracy"
    )
    assert lines[1:3] == ["1,1,2,1,32,1.0,0.0,0.001,,", "1,2,2,2,32,0.5,0.5,0.001,0.4,0.9"]
    assert len(lines) == 7


def test_without_validation_a_spreadsheet_has_no_columns_for_it() -> None:
    lines = batches_csv(record_of(batch(1), batch(2), epoch(1, None))).splitlines()
    assert lines[0].endswith(",learning_rate")


def test_of_batches_only_the_loss_and_the_leading_metric_are_known() -> None:
    record = RunRecord("Net", SETTINGS, (R2(), MeanAbsolute()))
    record.add(BatchDone(1, 1, 1, 1, 32, 1.0, {"r2": -0.5}, 0.1))
    record.add(EpochDone(1, 1, 1.0, {"r2": -0.5}, 2.0, {"r2": -1.0, "mean_absolute_error": 7.0}, 0.1))
    assert record.of_batches("r2").tolist() == [-0.5]
    assert record.of_batches("mean_absolute_error").tolist() == []
    assert record.smooth("mean_absolute_error").tolist() == []
    assert [part.tolist() for part in record.validation("mean_absolute_error")] == [[1.0], [7.0]]
    assert record.metric_of("mean_absolute_error") is record.metrics[1]
    assert record.metric_of("loss") is None


def test_a_spreadsheet_gets_a_row_for_each_epoch_with_gaps_for_what_is_unknown() -> None:
    lines = epochs_csv(record_of(epoch(1, None), epoch(2, 0.9))).splitlines()
    assert lines[0] == "epoch,step,loss,accuracy,validation_loss,validation_accuracy,learning_rate"
    assert lines[1:] == ["1,2,0.5,0.8,,,0.001", "2,4,0.5,0.8,0.4,0.9,0.001"]


def test_a_table_is_written_whole_or_not_at_all(tmp_path) -> None:
    export_csv(tmp_path / "run.csv", epochs_csv(whole()))
    assert (tmp_path / "run.csv").read_text().splitlines() == epochs_csv(whole()).splitlines()
    with pytest.raises(OSError, match="missing"):
        export_csv(tmp_path / "missing" / "run.csv", "")
