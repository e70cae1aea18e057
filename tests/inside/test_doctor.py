"""The doctor names what a run has, with figures and something that helps, and is silent about a healthy one."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from nnstudio.data.exam import Sighting
from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.inside.doctor import DISEASES, Action, Case, Finding, diagnose, is_of_yesterday
from nnstudio.layers.layer import Array
from nnstudio.learning.losses import MeanSquaredError
from nnstudio.learning.optimizers import SGD, Adam
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.engines import ENGINE
from tests.engine.small_runs import stripes
from tests.inside.patients import batches, data_of, drawn, examined, pictures, points, shuffled


def said(case: Case) -> set[str]:
    return {finding.disease for finding in diagnose(case)}


def scaled(document: Document, factor: float) -> TrainingData:
    data = data_of(document)
    return dataclasses.replace(data, scaling=Scaling(data.to_network.factor * factor))


def widened(document: Document, factor: float) -> dict[str, Array]:
    weights = drawn(document)
    return {name: array * factor if name.endswith("kernel") else array for name, array in weights.items()}


def repeated() -> TrainingData:
    values, labels = stripes(240)
    values[:120], labels[:120] = values[0], labels[0]
    return data_of(pictures(), (values, labels))


def rare() -> Case:
    document = points(optimizer=Adam(), epochs=8)
    whole = data_of(document)
    labels = whole.train.targets
    kept = (labels == 0) | (np.arange(len(labels)) % 12 == 0)
    return examined(document, dataclasses.replace(whole, train=whole.train.take(np.flatnonzero(kept))))


def unlearnable() -> Case:
    document = pictures(epochs=20)
    train, judged = (shuffled(stripes(count, seed)) for count, seed in ((240, 0), (400, 1)))
    return examined(document, TrainingData.of_arrays(*train, *judged), related=True)


def opened_thrice() -> Case:
    case = examined(points())
    figures = (0.9, 0.92, 0.91)
    seen = tuple(Sighting.now(case.document.source, 8, 300, {"accuracy": figure}) for figure in figures)
    return dataclasses.replace(case, sightings=seen)


def overfitted() -> Case:
    values, labels = stripes(40)
    wrong = np.arange(40) % 3 == 0
    labels = np.where(wrong, (labels + 1) % 3, labels)
    return examined(pictures(epochs=60, batch_size=8), data_of(pictures(), (values, labels)))


SICK: dict[str, Callable[[], Case]] = {
    "diverged": lambda: examined(points("linear", optimizer=SGD(learning_rate=1e5))),
    "unscaled input": lambda: examined(points(), scaled(points(), 100.0)),
    "shuffled labels": unlearnable,
    "repeated example": lambda: examined(pictures(), repeated()),
    "slow adadelta": lambda: examined(points(optimizer=Adadelta(learning_rate=0.001))),
    "rate too large": lambda: examined(points(optimizer=Adam(learning_rate=3.0))),
    "rate too small": lambda: examined(points(optimizer=Adam(learning_rate=1e-6))),
    "vanishing gradients": lambda: examined(points("sigmoid", 7, optimizer=SGD(learning_rate=0.1))),
    "exploding gradients": lambda: examined(
        pictures(optimizer=Adam(learning_rate=1e-4)), weights=widened(pictures(), 60.0)
    ),
    "dead relu": lambda: examined(points(epochs=25), weights=drawn(points(), dense=("bias", -9.0))),
    "saturated layer": lambda: examined(points("tanh"), weights=widened(points("tanh"), 100.0)),
    "saturated answers": lambda: examined(
        pictures(loss=MeanSquaredError(), optimizer=SGD(learning_rate=1e-4)),
        weights=widened(pictures(), 12.0),
    ),
    "imbalance": rare,
    "overfitting": overfitted,
    "not learning": lambda: examined(
        edits.change_layer(points(epochs=60), "dense", kernel_initializer="zeros")
    ),
    "choosing by test": opened_thrice,
}


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[Case, dict[str, Finding]]]:
    cases = {key: make() for key, make in SICK.items()}
    return {key: (case, {each.disease: each for each in diagnose(case)}) for key, case in cases.items()}


@pytest.mark.parametrize("key", DISEASES)
def test_each_disease_is_named(key: str, found: dict[str, tuple[Case, dict[str, Finding]]]) -> None:
    _, findings = found[key]
    assert key in findings


@pytest.mark.parametrize("key", DISEASES)
def test_what_is_said_has_figures_and_a_remedy_that_can_be_trained(
    key: str, found: dict[str, tuple[Case, dict[str, Finding]]]
) -> None:
    case, findings = found[key]
    finding = findings[key]
    assert any(letter.isdigit() for letter in finding.said)
    assert finding.repairs or finding.actions
    for repair in finding.repairs:
        mended = repair.apply(case.document)
        assert mended != case.document
        assert analyse(mended).can_train
        assert is_of_yesterday(finding, case.document, mended)


@pytest.mark.parametrize(
    "document", [points(), pictures(), points("tanh", 4), points(optimizer=SGD(learning_rate=0.1))]
)
def test_healthy_runs_are_silent(document: Document) -> None:
    case = examined(document)
    assert case.is_ripe
    assert not said(case)


def test_nothing_is_said_in_the_first_steps() -> None:
    assert not said(examined(points(optimizer=Adam(learning_rate=1e-6), epochs=3)))
    assert not said(Case(points(), batches([], points())))


def test_inputs_that_a_layer_normalizes_need_no_scale() -> None:
    finding = next(each for each in diagnose(examined(points(), scaled(points(), 100.0))))
    mended = finding.repairs[0].apply(points())
    assert "unscaled input" not in said(examined(mended, scaled(mended, 100.0)))


def test_some_dead_units_are_no_disease() -> None:
    bias = np.zeros(12)
    bias[:4] = -1e3
    assert not said(examined(points(epochs=25), weights=drawn(points(), dense=("bias", bias))))


def test_a_trained_network_may_be_trained_on_slowly() -> None:
    document = points(epochs=20)
    with contextlib.closing(
        ENGINE.open(document.graph, document.training, data_of(document), threads=1)
    ) as session:
        assert list(session.events())
        learned = session.snapshot()
    assert not said(examined(points(optimizer=Adam(learning_rate=1e-6)), weights=learned))


def test_a_cause_is_said_and_not_what_comes_of_it() -> None:
    names = said(examined(points(optimizer=Adam(learning_rate=1e-7), epochs=80)))
    assert "rate too small" in names
    assert "not learning" not in names


def test_few_looks_at_the_test_part_choose_nothing() -> None:
    case = opened_thrice()
    assert "choosing by test" not in said(dataclasses.replace(case, sightings=case.sightings[:2]))
    same = dataclasses.replace(case.sightings[0], metrics=case.sightings[1].metrics)
    assert "choosing by test" not in said(dataclasses.replace(case, sightings=(same, same, same, same)))


def test_a_finding_is_of_yesterday_once_its_cause_was_edited(
    found: dict[str, tuple[Case, dict[str, Finding]]],
) -> None:
    case, findings = found["rate too small"]
    finding, document = findings["rate too small"], case.document
    assert not is_of_yesterday(finding, document, document)
    assert not is_of_yesterday(finding, document, edits.retitle(document, "Another"))
    faster = edits.change_training(document, optimizer=Adam(learning_rate=0.01))
    assert is_of_yesterday(finding, document, faster)


def test_what_is_no_edit_is_an_action(found: dict[str, tuple[Case, dict[str, Finding]]]) -> None:
    assert found["rate too small"][1]["rate too small"].actions == (Action.RANGE_TEST,)
    assert found["shuffled labels"][1]["shuffled labels"].actions == (Action.LOOK_AT_DATA,)


def test_every_disease_says_where_its_rule_comes_from() -> None:
    for key, disease in DISEASES.items():
        assert disease.key == key
        assert disease.title
        assert disease.source
        assert disease.hides <= set(DISEASES)
