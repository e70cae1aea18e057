"""Training is a generator that can be watched, paused, stopped, taken up again, and that says what went wrong."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from nnstudio.engine.parameters import WeightsError
from nnstudio.engine.training import Training
from nnstudio.errors import sentence
from nnstudio.formats.checkpoint import checkpoint_from_json, checkpoint_to_json
from nnstudio.layers.graph import Graph
from nnstudio.learning.checkpoint import Checkpoint, CheckpointError
from nnstudio.learning.errors import DataError
from nnstudio.learning.events import BatchDone, EpochDone, Finished, ValidationDone
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.losses.sparse_categorical_crossentropy import SparseCategoricalCrossentropy
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.learning.schedules.step_decay import StepDecay
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData
from tests.engine.small_runs import augmented, data, settings, small_graph, stripes, train


def test_events_tell_each_batch_each_epoch_and_the_end() -> None:
    events, _ = train(small_graph(), settings(), data())
    batches = [event for event in events if isinstance(event, BatchDone)]
    assert [(e.epoch, e.batch, e.batches, e.examples) for e in batches[:4]] == [
        (1, 1, 4, 16),
        (1, 2, 4, 16),
        (1, 3, 4, 16),
        (1, 4, 4, 12),
    ]
    assert [event.step for event in batches] == list(range(1, 13))
    assert [event.epoch for event in events if isinstance(event, EpochDone)] == [1, 2, 3]
    assert any(isinstance(event, ValidationDone) for event in events)
    assert events[-1] == Finished(3, events[-1].best_epoch, sentence("All 3 epochs are done"))


def test_it_learns_to_tell_the_stripes_apart() -> None:
    events, _ = train(small_graph(), settings(epochs=20), data())
    last = [event for event in events if isinstance(event, EpochDone)][-1]
    assert last.validation_metrics["accuracy"] == 1.0
    assert last.loss < 0.2


def test_an_epochs_figures_are_the_means_over_its_images() -> None:
    events, _ = train(small_graph(), settings(epochs=1), data())
    batches = [event for event in events if isinstance(event, BatchDone)]
    epoch = next(event for event in events if isinstance(event, EpochDone))
    assert epoch.loss == pytest.approx(sum(e.loss * e.examples for e in batches) / 60)
    assert epoch.metrics["accuracy"] == pytest.approx(
        sum(e.metrics["accuracy"] * e.examples for e in batches) / 60
    )


def test_without_validation_images_the_figures_are_missing_and_no_epoch_is_best() -> None:
    events, _ = train(small_graph(), settings(), data(validation=False))
    assert all(e.validation_loss is None for e in events if isinstance(e, EpochDone))
    assert events[-1].best_epoch == 0


def test_sparse_and_one_hot_cross_entropy_train_to_the_same_weights() -> None:
    _, a = train(small_graph(), settings(loss=CategoricalCrossentropy()), data())
    _, b = train(small_graph(), settings(loss=SparseCategoricalCrossentropy()), data())
    for name in a:
        np.testing.assert_allclose(a[name], b[name], rtol=1e-5, atol=1e-6)


def through_json(checkpoint: Checkpoint) -> Checkpoint:
    return checkpoint_from_json(json.loads(json.dumps(checkpoint_to_json(checkpoint))), checkpoint.arrays)


@pytest.mark.parametrize("stop_after", [1, 4, 5, 9])
def test_stopped_and_resumed_equals_never_stopped(stop_after: int) -> None:
    _, straight = train(small_graph(), settings(), data())
    with Training(small_graph(), settings(), data()) as first:
        events = first.events()
        batches = 0
        while batches < stop_after:
            batches += isinstance(next(events), BatchDone)
        events.close()
        saved = first.checkpoint()
    saved = through_json(saved)
    with Training(small_graph(), settings(), data()) as second:
        second.restore(saved)
        rest = list(second.events())
        resumed = second.snapshot()
    assert sum(isinstance(event, BatchDone) for event in rest) == 12 - stop_after
    for name in straight:
        assert straight[name].tobytes() == resumed[name].tobytes(), name


def test_a_checkpoint_of_another_optimizer_is_refused() -> None:
    with Training(small_graph(), settings(), data()) as training:
        saved = training.checkpoint()
    other = settings(optimizer=SGD(learning_rate=0.01, momentum=0.9))
    with (
        Training(small_graph(), other, data()) as training,
        pytest.raises(CheckpointError, match="another optimizer"),
    ):
        training.restore(saved)


def test_the_learning_rate_can_be_changed_between_two_batches() -> None:
    with Training(small_graph(), settings(), data()) as training:
        events = training.events()
        first = next(events)
        assert isinstance(first, BatchDone)
        assert first.learning_rate == 0.01
        training.learning_rate = 0.5
        second = next(events)
        assert isinstance(second, BatchDone)
        assert second.learning_rate == 0.5
        with pytest.raises(ValueError, match="learning rate"):
            training.learning_rate = -1.0
        assert training.learning_rate == 0.5


def test_a_learning_rate_of_zero_changes_nothing() -> None:
    with Training(small_graph(), settings(optimizer=Adam(learning_rate=0.0)), data()) as training:
        before = training.snapshot()
        list(training.events())
        after = training.snapshot()
    assert all((before[name] == after[name]).all() for name in before)


def test_a_schedule_sets_the_rate_of_each_step() -> None:
    plan = settings(schedule=StepDecay(), epochs=1)
    events, _ = train(small_graph(), plan, data())
    assert [e.learning_rate for e in events if isinstance(e, BatchDone)] == [0.01] * 4


def test_going_back_to_a_checkpoint_in_place_takes_all_chance_back() -> None:
    """Also the generators of augmentation, which are made at their first use: here after the checkpoint."""
    with Training(small_graph(), augmented(), data()) as training:
        beginning = training.checkpoint()
        first = list(training.events())
        training.restore(beginning)
        assert list(training.events()) == first


def test_balanced_class_weights_make_a_rare_class_count() -> None:
    images, labels = stripes(120)
    keep = (labels != 2) | (np.cumsum(labels == 2) <= 3)
    rare = TrainingData.of_arrays(images[keep], labels[keep])
    first = {}
    for kind in ("equal", "balanced"):
        events, _ = train(
            small_graph(), settings(class_weights=kind, batch_size=len(rare.train), epochs=1), rare
        )
        first[kind] = events[0].loss
    assert first["equal"] != first["balanced"]


def test_frozen_layers_stay_as_they_are_to_the_last_bit() -> None:
    graph = small_graph()
    frozen = Graph(
        graph.input_shape,
        tuple(
            node
            if node.id != "conv2d"
            else type(node)(node.id, node.layer.change(trainable=False), node.inputs)
            for node in graph.nodes
        ),
    )
    with Training(frozen, settings(), data()) as training:
        before = training.snapshot()
        list(training.events())
        after = training.snapshot()
    assert (before["conv2d/kernel"] == after["conv2d/kernel"]).all()
    assert (before["dense/kernel"] != after["dense/kernel"]).any()


def test_averaged_weights_are_what_validation_and_snapshots_see() -> None:
    plain, raw = train(small_graph(), settings(), data())
    averaged, shown = train(small_graph(), settings(optimizer=Adam(learning_rate=0.01, use_ema=True)), data())
    losses = [[e.loss for e in events if isinstance(e, BatchDone)] for events in (plain, averaged)]
    assert losses[0] == losses[1]
    assert any((raw[name] != shown[name]).any() for name in raw)


def test_penalties_are_part_of_the_loss_and_pull_weights_to_zero() -> None:
    plain, free = train(small_graph(), settings(epochs=10), data())
    punished, small = train(small_graph(l2=0.1), settings(epochs=10), data())
    assert punished[0].loss > plain[0].loss
    assert np.abs(small["dense/kernel"]).sum() < np.abs(free["dense/kernel"]).sum()


def of_labels(labels: Any) -> tuple[np.ndarray, np.ndarray]:
    return np.zeros((len(labels), 8, 8, 1), np.uint8), np.array(labels)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            lambda: TrainingData.of_arrays(np.zeros((0, 8, 8, 1), np.uint8), np.zeros(0, int)),
            "no training examples",
        ),
        (
            lambda: TrainingData.of_arrays(np.zeros((4, 9, 8, 1), np.uint8), np.zeros(4, int)),
            "examples are 9x8x1",
        ),
        (
            lambda: TrainingData.of_arrays(np.zeros((4, 8, 8, 1), np.uint8), np.full(4, 7)),
            "must give 8 numbers, and gives 3",
        ),
        (
            lambda: TrainingData.of_arrays(np.zeros((4, 8, 8, 1), np.uint8), np.zeros(3, int)),
            r"examples \(4\) and of targets \(3\)",
        ),
        (lambda: TrainingData.of_arrays(*of_labels([0, 1, -1])), "begin at 0, and go down to -1"),
        (
            lambda: TrainingData.of_arrays(*of_labels([0.0, 1.0])),
            "whole numbers, and are of the kind float64",
        ),
        (
            lambda: TrainingData.of_arrays(*of_labels([True, False])),
            "whole numbers, and are of the kind bool",
        ),
        (lambda: TrainingData.of_arrays(*of_labels([[0, 0, 1]])), "one number for each example, and are 1x3"),
        (lambda: TrainingData.of_arrays(*stripes(), *of_labels([-3])), "go down to -3"),
        (
            lambda: TrainingData.of_arrays(np.zeros((4, 8, 8, 1), np.complex64), np.zeros(4, int)),
            "must be numbers",
        ),
        (
            lambda: TrainingData.of_arrays(np.full((4, 8, 8, 1), np.nan), np.zeros(4, int)),
            "hold NaN or infinity",
        ),
        (
            lambda: TrainingData.of_arrays(*stripes(), np.zeros(0), np.zeros(0, int)),
            "examples are single numbers",
        ),
    ],
)
def test_data_that_does_not_fit_is_refused_in_a_sentence(given: object, sentence: str) -> None:
    with pytest.raises(DataError, match=sentence):
        Training(small_graph(), settings(), given())  # type: ignore[operator]


def test_weights_of_another_network_are_refused_by_name() -> None:
    with Training(small_graph(), settings(), data()) as training:
        weights = training.snapshot()
    weights["dense/kernel"] = weights["dense/kernel"][:-1]
    with pytest.raises(WeightsError, match="dense/kernel have the shape"):
        Training(small_graph(), settings(), data(), weights=weights)


def test_one_image_one_class_and_a_batch_larger_than_the_set_train_all_the_same() -> None:
    images, labels = stripes(1)
    events, weights = train(small_graph(), settings(batch_size=512), TrainingData.of_arrays(images, labels))
    assert sum(isinstance(event, BatchDone) for event in events) == 3
    assert all(np.isfinite(array).all() for array in weights.values())


def test_augmented_images_are_others_in_every_epoch_and_the_data_stay_as_they_are() -> None:
    given = data()
    before = given.train.all().copy()
    plain, _ = train(small_graph(), settings(optimizer=Adam(learning_rate=0.0), shuffle=False), given)
    changed, _ = train(small_graph(), augmented(optimizer=Adam(learning_rate=0.0), shuffle=False), given)
    assert (given.train.all() == before).all()
    plain_losses = {e.loss for e in plain if isinstance(e, EpochDone)}
    changed_losses = {e.loss for e in changed if isinstance(e, EpochDone)}
    assert len(changed_losses) == 3
    assert not plain_losses & changed_losses


@pytest.mark.parametrize("threads", [2, 3])
def test_augmentation_is_the_same_on_any_number_of_threads(threads: int) -> None:
    _, one = train(small_graph(), augmented(), data(), threads=1, shards=4)
    _, more = train(small_graph(), augmented(), data(), threads=threads, shards=4)
    assert all(one[name].tobytes() == more[name].tobytes() for name in one)


def test_an_augmented_run_goes_on_from_a_checkpoint_with_the_same_bits() -> None:
    _, straight = train(small_graph(), augmented(), data())
    with Training(small_graph(), augmented(), data()) as first:
        events = first.events()
        for _ in range(3):
            next(events)
        saved = first.checkpoint()
    with Training(small_graph(), augmented(), data()) as second:
        second.restore(through_json(saved))
        list(second.events())
        resumed = second.snapshot()
    assert all(straight[name].tobytes() == resumed[name].tobytes() for name in straight)


def test_settings_come_back_from_a_file_as_they_were() -> None:
    for plan in (settings(), augmented(early_stopping=3, class_weights="balanced")):
        assert TrainingSettings.from_json(json.loads(json.dumps(plan.to_json()))) == plan
