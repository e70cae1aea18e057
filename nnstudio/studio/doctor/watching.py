"""Has the run examined while it goes on, and keeps what is to be said of it."""

from __future__ import annotations

import threading
import time
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.data.shelf import Shelf
from nnstudio.data.training_data import training_data
from nnstudio.document.document import Document
from nnstudio.errors import Sentence
from nnstudio.inside.doctor import DISEASES, Case, Finding, diagnose, is_of_yesterday
from nnstudio.inside.doctor.diseases.answers import wants_relation
from nnstudio.inside.doctor.relation import Relation, relation
from nnstudio.studio.store import Store
from nnstudio.studio.training.run_model import RunModel

SECONDS = 1.0
"""Between two examinations, each of which takes some milliseconds of the window's thread."""


class Watching(QObject):
    """changed: `findings` are others. One that was dismissed is not said again in this run, and one whose cause was
    edited is not said while it is.
    """

    changed = Signal()

    def __init__(self, store: Store, run_model: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.run_model = store, run_model
        self.findings: tuple[Finding, ...] = ()
        self._found: tuple[Finding, ...] = ()
        self._dismissed: set[str] = set()
        self._relation: Relation | None = None
        self._asked_for_relation = False
        self._next = 0.0
        run_model.run_started.connect(self._begin)
        run_model.progressed.connect(self._follow)
        run_model.state_changed.connect(self.examine)
        run_model.exam.changed.connect(self.examine)
        store.changed.connect(self._show)

    @property
    def case(self) -> Case | None:
        """The run as it is now; None before one."""
        document = self.run_model.run_document
        if document is None:
            return None
        sightings = self.run_model.exam.sightings
        return Case(document, self.run_model.history, self.run_model.baseline, sightings, self._relation)

    def cause_of_nothing(self) -> Finding | None:
        """Why the run learns nothing, as far as it is seen now; None where that is not known, or no edit helps."""
        self.examine()
        explaining = (each for each in self.findings if "not learning" in DISEASES[each.disease].hides)
        return next((finding for finding in explaining if finding.repairs), None)

    @Slot(str)
    def dismiss(self, disease: str) -> None:
        """Say it no more in this run."""
        self._dismissed.add(disease)
        self._show()

    @Slot()
    def examine(self) -> None:
        """Look at the run now."""
        self._next = time.monotonic() + SECONDS
        case = self.case
        self._found = diagnose(case) if case is not None else ()
        if case is not None and not self._asked_for_relation and wants_relation(case):
            self._asked_for_relation = True
            work = partial(_related, case.document, self.run_model.shelf)
            self.run_model.jobs.start(work, self._take_relation, self._take_no_relation)
        self._show()

    @Slot()
    def _begin(self) -> None:
        self._dismissed.clear()
        self._relation, self._asked_for_relation = None, False
        self._found = ()
        self._show()

    @Slot()
    def _follow(self) -> None:
        if time.monotonic() >= self._next:
            self.examine()

    @Slot(object)
    def _take_relation(self, found: object) -> None:
        self._relation = found if isinstance(found, Relation) else None
        self.examine()

    @Slot(object)
    def _take_no_relation(self, said: Sentence) -> None:
        """The data is not where it was: then nothing is said of it."""

    @Slot()
    def _show(self) -> None:
        document, now = self.run_model.run_document, self.store.document
        shown = tuple(
            finding
            for finding in self._found
            if finding.disease not in self._dismissed
            and document is not None
            and not is_of_yesterday(finding, document, now)
        )
        if [_said(finding) for finding in shown] != [_said(finding) for finding in self.findings]:
            self.findings = shown
            self.changed.emit()
        self.findings = shown


def _said(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    return finding.disease, finding.said, tuple(repair.text for repair in finding.repairs)


def _related(document: Document, shelf: Shelf, cancelled: threading.Event) -> Relation | None:
    data = training_data(shelf.open(document.source), document.training)
    return relation(document.task, data.train, data.scaling)
