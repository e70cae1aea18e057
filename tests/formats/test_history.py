"""Events as columns of numbers, and back."""

import json
import math

import pytest

from nnstudio.errors import sentence
from nnstudio.formats.errors import Fault
from nnstudio.formats.history import events_from_json, events_to_json
from nnstudio.learning.events import BatchDone, Diverged, EpochDone, Finished, ValidationDone

BATCH = BatchDone(1, 1, 1, 1, 32, 2.302585092994046, {"accuracy": 0.125}, 0.001)
EPOCH = EpochDone(1, 1, 2.3, {"accuracy": 0.1}, None, {}, 0.001)


def test_events_come_back_in_the_order_of_the_run() -> None:
    events = (
        BATCH,
        EPOCH,
        BatchDone(2, 1, 1, 2, 32, 1.5, {"accuracy": 0.5}, 0.001),
        Finished(1, 0, sentence("All {epochs} epochs are done", epochs=1)),
    )
    assert events_from_json(json.loads(json.dumps(events_to_json(events)))) == events


def test_a_run_that_diverged_says_so_again() -> None:
    diverged = Diverged(
        1, 2, "dense", sentence("{what} is not finite", what=sentence("the loss after {node}", node="dense"))
    )
    assert events_from_json(events_to_json((BATCH, diverged))) == (BATCH, diverged)


def test_the_progress_of_validation_is_left_out() -> None:
    assert events_from_json(events_to_json((BATCH, ValidationDone(1, 1, 1), EPOCH))) == (BATCH, EPOCH)


def test_a_loss_that_is_no_number_stays_none() -> None:
    plain = events_to_json((EpochDone(1, 1, math.nan, {"accuracy": 0.1}, None, {}, 0.001),))
    json.dumps(plain, allow_nan=False)
    (epoch,) = events_from_json(plain)
    assert isinstance(epoch, EpochDone)
    assert math.isnan(epoch.loss)
    assert epoch.validation_loss is None


DIVERGED = Diverged(
    1, 2, "dense", sentence("{what}, {rate:g}", what=sentence("after {node}", node="x"), rate=0.5)
)


def test_a_sentence_keeps_what_another_language_needs() -> None:
    plain = json.loads(json.dumps(events_to_json((DIVERGED,))))
    (event,) = events_from_json(plain)
    assert isinstance(event, Diverged)
    assert event.sentence.template == "{what}, {rate:g}"
    assert event.sentence.values["what"].template == "after {node}"


def test_an_older_file_has_the_text_of_a_sentence_only() -> None:
    plain = events_to_json((DIVERGED,))
    del plain["diverged"]["sentence_made_of"]
    (event,) = events_from_json(plain)
    assert isinstance(event, Diverged)
    assert (event.sentence, event.sentence.template) == ("after x, 0.5", "after x, 0.5")


@pytest.mark.parametrize(
    "made_of",
    [
        {"context": "sentence", "template": "{a.__class__}", "values": {"a": "x"}},
        {"context": "sentence", "template": "{a:999999999}", "values": {"a": "x"}},
        {"context": "sentence", "template": "{a:{b}}", "values": {"a": "x", "b": 9}},
        {"context": "sentence", "template": "{a", "values": {"a": "x"}},
        {"context": "sentence", "template": "{a}", "values": {}},
        {"context": "sentence", "template": "another text", "values": {}},
        {"context": "sentence", "template": "{a}", "values": {"a": None}},
        {"context": ["sentence"], "template": "after x, 0.5", "values": {}},
        {"context": "sentence"},
        "after x, 0.5",
        7,
    ],
)
def test_a_sentence_is_made_only_of_what_gives_its_text(made_of: object) -> None:
    plain = events_to_json((DIVERGED,))
    plain["diverged"]["sentence_made_of"] = [made_of]
    with pytest.raises(Fault, match="sentence"):
        events_from_json(plain)
