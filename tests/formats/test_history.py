"""Events as columns of numbers, and back."""

import json
import math

from nnstudio.engine.events import BatchDone, Diverged, EpochDone, Finished, ValidationDone
from nnstudio.formats.history import events_from_json, events_to_json

BATCH = BatchDone(1, 1, 1, 1, 32, 2.302585092994046, 0.125, 0.001)
EPOCH = EpochDone(1, 1, 2.3, 0.1, None, None, 0.001)


def test_events_come_back_in_the_order_of_the_run() -> None:
    events = (
        BATCH,
        EPOCH,
        BatchDone(2, 1, 1, 2, 32, 1.5, 0.5, 0.001),
        Finished(1, 0, "All 1 epochs are done"),
    )
    assert events_from_json(json.loads(json.dumps(events_to_json(events)))) == events


def test_a_run_that_diverged_says_so_again() -> None:
    diverged = Diverged(1, 2, "dense", "The loss is not finite")
    assert events_from_json(events_to_json((BATCH, diverged))) == (BATCH, diverged)


def test_the_progress_of_validation_is_left_out() -> None:
    assert events_from_json(events_to_json((BATCH, ValidationDone(1, 1, 1), EPOCH))) == (BATCH, EPOCH)


def test_a_loss_that_is_no_number_stays_none() -> None:
    plain = events_to_json((EpochDone(1, 1, math.nan, 0.1, None, None, 0.001),))
    json.dumps(plain, allow_nan=False)
    (epoch,) = events_from_json(plain)
    assert isinstance(epoch, EpochDone)
    assert math.isnan(epoch.loss)
    assert epoch.validation_loss is None
