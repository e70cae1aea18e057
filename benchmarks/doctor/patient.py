"""A network with its data, trained for a moment, and what the doctor is given of it."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
from collections.abc import Mapping
from typing import Any

from benchmarks.doctor import chance
from nnstudio.data.exam import Sighting
from nnstudio.data.shelf import Shelf
from nnstudio.data.source import Source
from nnstudio.data.training_data import training_data
from nnstudio.document.document import Document
from nnstudio.document.templates.template import stack
from nnstudio.inside.doctor import Case, Finding, diagnose
from nnstudio.inside.doctor.diseases.answers import wants_relation
from nnstudio.inside.doctor.relation import relation
from nnstudio.layers.layer import Array, Layer
from nnstudio.learning.events import Diverged, EpochDone
from nnstudio.learning.examples import ArrayExamples, Examples
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.probing import EverySteps, Probing
from nnstudio.runs.record import RunRecord

SHELF = Shelf()
LOOKS, VISITS = 100, 20
"""Looks and diagnoses over a whole run, about; in the window a share of the time decides, and there are more looks."""


@dataclasses.dataclass(frozen=True, eq=False)
class Patient:
    """name: in the table. data: what it learns, in place of the document's. weights: where it begins."""

    name: str
    document: Document
    data: TrainingData
    weights: Mapping[str, Array] | None = None
    sightings: tuple[Sighting, ...] = ()

    @functools.cached_property
    def case(self) -> Case:
        """The run, to its end."""
        return self._run[0]

    @functools.cached_property
    def findings(self) -> Mapping[str, Finding]:
        """All that the doctor says at any moment of the run, by disease, as it is said last."""
        return self._run[1]

    @functools.cached_property
    def _run(self) -> tuple[Case, Mapping[str, Finding]]:
        document, said = self.document, {}
        record = RunRecord("", document.training, document.task.metrics())
        session = ENGINE.open(document.graph, document.training, self.data, weights=self.weights)
        steps = session.batches * document.training.epochs
        with contextlib.closing(session), contextlib.closing(session.events()) as events:
            probing = Probing(session, EverySteps(steps // LOOKS))
            probing.before()
            for event in events:
                record.add(event)
                probe = probing.after(event)
                if probe is not None:
                    record.probes.add(probe)
                if isinstance(event, EpochDone | Diverged) or len(record) % (steps // VISITS + 1) == 0:
                    said |= {found.disease: found for found in diagnose(self._seen(record, session.baseline))}
                probing.before()
            case = self._seen(record, session.baseline)
            self.__dict__["learned"] = session.snapshot()
        return case, said | {found.disease: found for found in diagnose(case)}

    def _seen(self, record: RunRecord, baseline: float) -> Case:
        case = Case(self.document, record, baseline, self.sightings)
        if not wants_relation(case):
            return case
        if "relation" not in self.__dict__:
            self.__dict__["relation"] = relation(self.document.task, self.data.train, self.data.scaling)
        return dataclasses.replace(case, relation=self.__dict__["relation"])

    def trained(self) -> Mapping[str, Array]:
        """Its weights at the end."""
        _ = self.case
        return self.__dict__["learned"]  # type: ignore[no-any-return]


@functools.cache
def data_of(source: Source, settings: TrainingSettings) -> TrainingData:
    """The source's examples, a part of them kept aside."""
    return training_data(SHELF.open(source), settings)


def patient(name: str, layers: list[Layer], source: Source, **training: Any) -> Patient:
    """A network of layers one behind the other, and its data as it is."""
    plain = TrainingSettings(validation="split", validation_fraction=0.2, seed=chance.seed())
    settings = plain.change(**training)
    return Patient(name, stack(name, layers, settings, source), data_of(source, plain))


def with_arrays(patient: Patient, **changes: tuple[Array, Array]) -> Patient:
    """Other examples: train=(values, targets), validation=... ."""
    parts: dict[str, Examples] = {name: ArrayExamples(*arrays) for name, arrays in changes.items()}
    return dataclasses.replace(patient, data=dataclasses.replace(patient.data, **parts))


def arrays_of(examples: Examples) -> tuple[Array, Array]:
    """Values and targets in memory, to be changed."""
    return examples.all().copy(), examples.targets.copy()
