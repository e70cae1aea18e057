"""What the doctor says of a run that `nnstudio train` makes, once for each disease."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nnstudio.data.exam import Sighting
from nnstudio.data.source import Opened
from nnstudio.data.training_data import training_data
from nnstudio.document.document import Document
from nnstudio.inside.doctor import Case, Finding, diagnose
from nnstudio.inside.doctor.diseases.answers import wants_relation
from nnstudio.inside.doctor.relation import Relation, relation
from nnstudio.learning.engine import Session
from nnstudio.learning.events import Diverged, EpochDone, Event
from nnstudio.runs.probing import Probing
from nnstudio.runs.record import RunRecord

SAID_ALREADY = ("diverged", "not learning")
"""What the command says in its own words."""


class Doctor:
    """Looks into a session, and examines it at the end of each epoch. said: diseases that were told."""

    def __init__(
        self, document: Document, session: Session, opened: Opened, sightings: tuple[Sighting, ...]
    ) -> None:
        self.document, self.session, self.opened, self.sightings = document, session, opened, sightings
        self.probing = Probing(session)
        self.said: set[str] = set()
        self._relation: Relation | None = None
        self._asked = False

    def after(self, event: Event, record: RunRecord) -> Iterable[Finding]:
        """What is new to be said now that this event is in the record."""
        probe = self.probing.after(event)
        if probe is not None:
            record.probes.add(probe)
        if not isinstance(event, EpochDone | Diverged):
            return []
        new = [each for each in diagnose(self._case(record)) if each.disease not in self.said]
        self.said.update(finding.disease for finding in new)
        return new

    def _case(self, record: RunRecord) -> Case:
        case = Case(self.document, record, self.session.baseline, self.sightings, self._relation)
        if self._asked or not wants_relation(case):
            return case
        self._asked = True
        data = training_data(self.opened, self.document.training)
        self._relation = relation(self.document.task, data.train, data.scaling)
        return Case(self.document, record, self.session.baseline, self.sightings, self._relation)


def note(finding: Finding) -> str | None:
    """For a person, with what may help; None for what the command says in its own words."""
    if finding.disease in SAID_ALREADY:
        return None
    repair = finding.repair
    help_ = f" May help: {repair.text[0].lower()}{repair.text[1:]}." if repair else ""
    return f"{finding.said}.{help_}"


def plain(finding: Finding) -> dict[str, Any]:
    """For a program."""
    return {
        "disease": finding.disease,
        "said": finding.said,
        "remedies": [str(repair.text) for repair in finding.repairs],
        "layer": finding.node,
    }
