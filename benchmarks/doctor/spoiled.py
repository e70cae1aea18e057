"""Healthy networks and data with one thing made wrong, each time the same way."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np

from benchmarks.doctor import chance
from benchmarks.doctor.patient import Patient, arrays_of, with_arrays
from nnstudio.data.exam import Sighting
from nnstudio.learning.scaling import Scaling, natural
from nnstudio.runs.engines import ENGINE

SEED = 7


def scaled(patient: Patient, factor: float) -> Patient:
    """Inputs that are so many times larger than they should be."""
    known = patient.data.scaling or natural(patient.data.train.dtype)
    deviation = known.deviation or (1.0,) * patient.data.train.shape[-1]
    mean = known.mean or (0.0,) * len(deviation)
    wrong = Scaling(known.factor, mean, tuple(each / factor for each in deviation))
    return dataclasses.replace(patient, data=dataclasses.replace(patient.data, scaling=wrong))


def shuffled(patient: Patient) -> Patient:
    """Every label is another example's."""
    order = np.random.default_rng(chance.seed(SEED))
    train, judged = arrays_of(patient.data.train), arrays_of(patient.data.validation or patient.data.train)
    return with_arrays(
        patient,
        train=(train[0], order.permutation(train[1])),
        validation=(judged[0], order.permutation(judged[1])),
    )


def noisy(patient: Patient, share: float) -> Patient:
    """A share of the labels that are learned is another class's."""
    values, targets = arrays_of(patient.data.train)
    rng = np.random.default_rng(chance.seed(SEED))
    wrong = rng.random(len(targets)) < share
    targets[wrong] = rng.integers(0, int(targets.max()) + 1, int(wrong.sum()))
    return with_arrays(patient, train=(values, targets))


def few(patient: Patient, count: int) -> Patient:
    """Only the first examples are learned."""
    return dataclasses.replace(
        patient, data=dataclasses.replace(patient.data, train=patient.data.train.first(count))
    )


def rare(patient: Patient, kept: Mapping[int, float]) -> Patient:
    """Of these classes only a share is there."""
    rng = np.random.default_rng(chance.seed(SEED))
    parts = {}
    for name in ("train", "validation"):
        examples = getattr(patient.data, name)
        odds = np.ones(len(examples))
        for label, share in kept.items():
            odds[examples.targets == label] = share
        parts[name] = examples.take(np.flatnonzero(rng.random(len(examples)) < odds))
    return dataclasses.replace(patient, data=dataclasses.replace(patient.data, **parts))


def repeated(patient: Patient, share: float) -> Patient:
    """A share of the examples is the first one."""
    values, targets = arrays_of(patient.data.train)
    same = np.random.default_rng(chance.seed(SEED)).random(len(targets)) < share
    values[same], targets[same] = values[0], targets[0]
    return with_arrays(patient, train=(values, targets))


def blank(patient: Patient) -> Patient:
    """Every example has the same values, as where a column was never filled in."""
    values, targets = arrays_of(patient.data.train)
    judged, theirs = arrays_of(patient.data.validation or patient.data.train)
    values[...], judged[...] = values[0], values[0]
    return with_arrays(patient, train=(values, targets), validation=(judged, theirs))


def twice(patient: Patient) -> Patient:
    """Every example is there twice, as after a careless copy."""
    values, targets = arrays_of(patient.data.train)
    return with_arrays(patient, train=(np.concatenate((values, values)), np.concatenate((targets, targets))))


def biases(patient: Patient, node: str, value: float) -> Patient:
    """A layer that begins with all biases there."""
    weights = ENGINE.drawn(patient.document.graph, patient.document.training.seed)
    weights[f"{node}/bias"][...] = value
    return dataclasses.replace(patient, weights=weights)


def widened(patient: Patient, factor: float) -> Patient:
    """All kernels begin so many times as large."""
    weights = ENGINE.drawn(patient.document.graph, patient.document.training.seed)
    for name, array in weights.items():
        if name.endswith("kernel"):
            array *= factor
    return dataclasses.replace(patient, weights=weights)


def seen_test(patient: Patient, times: int, same: bool = False) -> Patient:
    """The test part was opened so often. same: of the same network each time."""
    document, name = patient.document, patient.document.task.metric.name
    rng = np.random.default_rng(chance.seed(SEED))
    seen = tuple(
        Sighting.now(document.source, 5, 1000, {name: 0.9 if same else 0.9 + rng.normal(0.0, 0.01)})
        for _ in range(times)
    )
    return dataclasses.replace(patient, sightings=seen)
