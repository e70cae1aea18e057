"""Networks for points and for small pictures, trained in a moment, as the doctor is given them."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.sources.points import Points
from nnstudio.document.document import Document
from nnstudio.document.templates.template import stack
from nnstudio.inside.doctor import Case
from nnstudio.inside.doctor.relation import relation
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.layer import Array, Layer
from nnstudio.learning.events import BatchDone
from nnstudio.learning.losses import BinaryCrossentropy
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.probing import EverySteps, Probing
from nnstudio.runs.record import RunRecord
from tests.engine.small_runs import stripes

SOURCE = Points(pattern="circle", count=300)


def points(activation: str = "relu", depth: int = 2, **training: Any) -> Document:
    """A network that tells points in a circle from those around it."""
    layers: list[Layer] = [Dense(units=12, activation=activation) for _ in range(depth)]
    settings = TrainingSettings(
        loss=BinaryCrossentropy(),
        optimizer=Adam(learning_rate=0.01),
        batch_size=10,
        epochs=8,
        validation="test set",
    )
    return stack(
        "Points", [*layers, Dense(units=1, activation="sigmoid")], settings.change(**training), SOURCE
    )


def pictures(**training: Any) -> Document:
    """A network that tells three kinds of small pictures apart."""
    layers: list[Layer] = [
        Flatten(),
        Dense(units=16, activation="relu"),
        Dense(units=3, activation="softmax"),
    ]
    settings = TrainingSettings(
        optimizer=Adam(learning_rate=0.01), batch_size=16, epochs=12, validation="test set"
    )
    plain = stack("Pictures", layers, settings.change(**training))
    task = Classification(("top", "middle", "bottom"))
    described = Description("Stripes", "pictures", (8, 8, 1), task, 240, 60)
    return dataclasses.replace(plain, input_shape=(8, 8, 1), description=described)


def data_of(document: Document, train: tuple[Array, Array] | None = None) -> TrainingData:
    """The document's data, or other examples to learn from, with a part to judge by."""
    if document.input_shape == (2,):
        opened = SOURCE.open()
        given = TrainingData(opened.description.task, opened.train, opened.test, opened.description.scaling)
        if train is None:
            return given
        arrays = TrainingData.of_arrays(*train)
        return dataclasses.replace(given, train=arrays.train)
    return TrainingData.of_arrays(*(train or stripes(240)), *stripes(60, seed=1))


def examined(
    document: Document,
    data: TrainingData | None = None,
    *,
    weights: dict[str, Array] | None = None,
    looks: int = 60,
    related: bool = False,
) -> Case:
    """The whole run. related: with what the examples themselves say of their targets."""
    data = data or data_of(document)
    record = RunRecord("", document.training, document.task.metrics())
    session = ENGINE.open(document.graph, document.training, data, weights=weights, threads=1)
    with contextlib.closing(session), contextlib.closing(session.events()) as events:
        probing = Probing(session, EverySteps(session.batches * document.training.epochs // looks))
        probing.before()
        for event in events:
            record.add(event)
            probe = probing.after(event)
            if probe is not None:
                record.probes.add(probe)
            probing.before()
        found = relation(document.task, data.train, data.scaling) if related else None
        return Case(document, record, session.baseline, relation=found)


def drawn(document: Document, **changes: Any) -> dict[str, Array]:
    """The weights that a run begins with. changes: node=(name, factor or values)."""
    weights = ENGINE.drawn(document.graph, document.training.seed)
    for node, (name, value) in changes.items():
        weights[f"{node}/{name}"][...] = value
    return weights


def shuffled(arrays: tuple[Array, Array], seed: int = 3) -> tuple[Array, Array]:
    """The same with each label at another example."""
    values, labels = arrays
    return values, np.random.default_rng(seed).permutation(labels)


def batches(losses: Sequence[float], document: Document) -> RunRecord:
    """A run of which nothing is known but its losses."""
    record = RunRecord("", document.training, document.task.metrics())
    for step, loss in enumerate(losses, 1):
        record.add(BatchDone(1, step, len(losses), step, 10, loss, {"accuracy": 0.5}, 0.01))
    return record
