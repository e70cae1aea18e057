"""Examples with known answers that a network is asked about: of one part of the data, opened when they are needed."""

from __future__ import annotations

import dataclasses

from nnstudio.data.columns import Column
from nnstudio.data.shelf import Shelf
from nnstudio.data.source import Source
from nnstudio.data.training_data import Part, examples_of, part_asked
from nnstudio.document.document import Document
from nnstudio.learning.examples import Examples
from nnstudio.learning.settings import TrainingSettings


@dataclasses.dataclass(frozen=True)
class Asked:
    """training: the settings of the run, which say how the data was divided for it. part: which part it is.
    columns: of the table that the examples are rows of; none where they are of no table. fingerprint: of the data.
    """

    shelf: Shelf
    source: Source
    training: TrainingSettings
    part: Part
    columns: tuple[Column, ...] = ()
    fingerprint: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What is the same for the same examples."""
        settings = self.training
        return self.source, self.part, settings.validation, settings.validation_fraction, settings.seed

    def open(self) -> Examples:
        """The examples; for a thread that may wait. Raises DataError and Cancelled."""
        return examples_of(self.shelf.open(self.source), self.training, self.part)


def asked_about(shelf: Shelf, document: Document, training: TrainingSettings, part: Part | None) -> Asked:
    """Examples of the document's data, divided as the training does. part: None for the one that judges a network."""
    description = document.description
    chosen = part or part_asked(training, description)
    return Asked(shelf, document.source, training, chosen, description.columns, description.fingerprint)
