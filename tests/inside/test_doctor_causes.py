"""Of a network that learns nothing the doctor says what keeps it from that, and not what comes of it."""

from __future__ import annotations

import numpy as np

from nnstudio.data.sources.points import Points
from nnstudio.document import edits
from nnstudio.document.places import Behind
from nnstudio.document.templates.template import stack
from nnstudio.inside.doctor import Case, Finding, diagnose
from nnstudio.layers.dense import Dense
from nnstudio.layers.gaussian_noise import GaussianNoise
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Array
from nnstudio.learning.events import EpochDone
from nnstudio.learning.losses import MeanSquaredError
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData
from tests.inside.patients import batches, drawn, examined, pictures, points


def found(case: Case) -> dict[str, Finding]:
    return {finding.disease: finding for finding in diagnose(case)}


def test_layers_that_begin_with_zeros_are_no_dead_units() -> None:
    document = points(epochs=60)
    for name in ("dense", "dense_1"):
        document = edits.change_layer(document, name, kernel_initializer="zeros")
    findings = found(examined(document))
    assert set(findings) == {"not learning"}
    assert findings["not learning"].repairs[0].text == "Draw the weights of dense"


def test_what_was_in_sight_before_is_said_and_not_what_layers_show_of_it() -> None:
    document = edits.insert(pictures(epochs=40), GaussianNoise(stddev=60.0), Behind(INPUT))
    findings = found(examined(document))
    assert set(findings) == {"not learning"}
    assert findings["not learning"].repairs[0].text == "Set stddev to 0.1"


def test_an_answer_that_relu_holds_at_zero_is_dead_and_needs_no_relu() -> None:
    source = Points(pattern="plane", count=300)
    layers = [Dense(units=12, activation="relu"), Dense(units=1, activation="relu")]
    settings = TrainingSettings(loss=MeanSquaredError(), batch_size=10, epochs=20, validation="test set")
    document, opened = stack("Plane", layers, settings, source), source.open()
    data = TrainingData(opened.description.task, opened.train, opened.test, opened.description.scaling)
    case = examined(document, data, weights=drawn(document, dense_1=("bias", -50.0)))
    finding = found(case)["dead relu"]
    assert finding.node == "dense_1"
    assert finding.repairs[0].text == "Give dense_1 linear"
    assert "not learning" not in found(case)


def test_a_column_that_was_never_filled_in_is_one_example_again_and_again() -> None:
    same: Array = np.full((300, 2), 0.5, np.float32)
    labels = np.random.default_rng(0).integers(0, 2, 300)
    case = examined(points(optimizer=Adam(), epochs=40), TrainingData.of_arrays(same, labels, same, labels))
    assert set(found(case)) == {"repeated example"}


def test_a_rate_is_not_too_small_where_there_is_no_gradient() -> None:
    case = examined(points(epochs=25), weights=drawn(points(), dense=("bias", -1e3), dense_1=("bias", -1e3)))
    assert "rate too small" not in found(case)
    assert "dead relu" in found(case)


def judged(learned: list[float], others: list[float]) -> set[str]:
    """What is said of a run whose epochs came to these losses, from 0.69 on, and to the same accuracy."""
    document = points(epochs=len(learned))
    record = batches([0.69] * 20 + learned, document)
    for epoch, (own, other) in enumerate(zip(learned, others, strict=True), 1):
        record.add(EpochDone(epoch, epoch, own, {"accuracy": 0.9}, other, {"accuracy": 0.9}, 0.01))
    return set(found(Case(document, record)))


def test_others_that_are_answered_worse_and_worse_are_overfitting_also_where_wrong_labels_keep_both_close() -> (
    None
):
    learned = [0.5, 0.4, 0.3, 0.26, 0.24, 0.23, 0.22, 0.21, 0.20, 0.19]
    assert judged(learned, [0.4, 0.2, 0.13, 0.15, 0.18, 0.20, 0.21, 0.22, 0.23, 0.24]) == {"overfitting"}


def test_a_small_loss_that_rises_by_a_little_is_none() -> None:
    learned = [0.3, 0.2, 0.1, 0.06, 0.05, 0.045, 0.04, 0.035, 0.03, 0.025]
    assert not judged(learned, [0.3, 0.2, 0.1, 0.05, 0.055, 0.06, 0.062, 0.065, 0.066, 0.067])
