"""Looks back at a run: all of the window that asks the network asks it as it was at a moment that was kept, and another
run may go on from there. While nobody looks back, nothing here costs anything.
"""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.document.document import Document
from nnstudio.errors import Sentence, sentence
from nnstudio.runs.answering import Answering, as_trained
from nnstudio.runs.branch import Branch, branch_of, trained_at
from nnstudio.runs.messages import Weights
from nnstudio.runs.moments import Moment, Moments
from nnstudio.runs.outlook import Start, outlook
from nnstudio.runs.record import RunRecord
from nnstudio.runs.set_aside import Aside
from nnstudio.runs.trained import Trained

if TYPE_CHECKING:
    from nnstudio.studio.training.job import Job
    from nnstudio.studio.training.run import Run
    from nnstudio.studio.training.run_model import RunModel

GONE = sentence("What was kept of this step can't be read any more.")


@dataclasses.dataclass(frozen=True, eq=False)
class Left:
    """A run that another one branched off from."""

    trained: Trained | None
    history: RunRecord
    previous: RunRecord | None
    run: Run | None
    moments: Moments | None


class TimeTravel(QObject):
    """changed: there are other moments, or another one is chosen. arrived: the weights that are asked are another
    moment's. failed: a sentence that says why a moment can't be had.

    at: the moment that is chosen; None for now. shown: the one that is asked, which follows as soon as it is read.
    """

    changed = Signal()
    arrived = Signal()
    failed = Signal(object)

    def __init__(self, run_model: RunModel) -> None:
        super().__init__(run_model)
        self.run_model = run_model
        self.at: Moment | None = None
        self.shown: Moment | None = None
        self.left: Left | None = None
        self._aside = Aside()
        self._leaving: Moments | None = None
        self._moments: Moments | None = None
        self._known: tuple[Moment, ...] = ()
        self._weights: Weights | None = None
        self._answering: Answering | None = None
        self._asked_for: tuple[object, ...] = ()
        self._job: Job | None = None
        run_model.progressed.connect(self._look_for_moments)
        run_model.state_changed.connect(self.changed)

    # Where one is

    @property
    def moments(self) -> tuple[Moment, ...]:
        """All that can be gone to, in order."""
        return self._known

    @property
    def away(self) -> bool:
        """Whether the window asks the network as it was."""
        return self.shown is not None

    @property
    def step(self) -> int:
        """Of which the weights are that are asked: while a network trains, one of a moment ago; 0 before any."""
        if self.shown is not None:
            return self.shown.step
        run = self.run_model.run
        return run.step if run is not None and self.run_model.active else len(self.run_model.history)

    @property
    def answering(self) -> Answering | None:
        """The network as it was: the one that trains, or else as far as the document's is the same."""
        if self.shown is None or self._weights is None:
            return None
        document, active = self.run_model.store.document, self.run_model.active
        asked_for = self.shown, active or document
        if asked_for != self._asked_for:
            self._asked_for = asked_for
            self._answering = self._asked_as(self.shown, self._weights, active)
        return self._answering

    def _asked_as(self, moment: Moment, weights: Weights, active: bool) -> Answering | None:
        if active:
            return as_trained(moment.document, weights)
        if not self.run_model.store.analysis.can_answer:
            return None
        return outlook(self.run_model.store.document, trained_at(moment, weights)).answering()

    def go_to(self, moment: Moment | None) -> None:
        """Look at the network as it was then; None for as it is now."""
        if moment is self.at:
            return
        self.at = moment
        if moment is None or moment.kept.in_memory:
            self._arrive(moment, None if moment is None else moment.weights())
        elif self._job is None:
            self._read(moment)
        self.changed.emit()

    @Slot(float)
    def go_to_step(self, step: float) -> None:
        """Look at the network as it was at the moment that is nearest to a step; that may be now."""
        now = len(self.run_model.history)
        nearest = min(self._known, key=lambda moment: abs(moment.step - step), default=None)
        is_now = nearest is None or abs(now - step) <= abs(nearest.step - step)
        self.go_to(None if is_now else nearest)

    @Slot()
    def return_to_now(self) -> None:
        """Look at the network as it is now."""
        self.go_to(None)

    def _read(self, moment: Moment) -> None:
        """Read its weights off the window's thread; one that was chosen meanwhile comes after it."""
        self._job = self.run_model.jobs.start(
            lambda cancelled: (moment, moment.weights()), self._take, self._fail, self._job_ended
        )

    @Slot(object)
    def _take(self, read: object) -> None:
        if isinstance(read, tuple) and self.at is not None:
            self._arrive(*read)

    @Slot()
    def _job_ended(self) -> None:
        self._job = None
        if self.at is not None and self.at is not self.shown:
            moment, self.at = self.at, self.shown
            self.go_to(moment)

    def _arrive(self, moment: Moment | None, weights: Weights | None) -> None:
        self.shown, self._weights = moment, weights
        self._answering, self._asked_for = None, ()
        self.run_model.weights_changed.emit()
        self.arrived.emit()

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.at = self.shown
        self.failed.emit(GONE)
        self.changed.emit()

    # The run

    def of_run(self, document: Document, begins: bool) -> Moments:
        """Where the run that starts now keeps its moments; begins: whether it goes on with none."""
        if begins or self._moments is None:
            left, self.left = self._leaving, None
            self._moments = Moments(document, self._aside)
            if left is not None:
                self._moments.share_with(left)
        self._moments.document = document
        self._look_for_moments()
        self.return_to_now()
        return self._moments

    def forget(self) -> None:
        """Know of no run any more."""
        self.at = self.shown = self.left = self._moments = self._weights = self._answering = None
        self._asked_for, self._known = (), ()
        self.changed.emit()

    @Slot()
    def _look_for_moments(self) -> None:
        known = self._moments.all() if self._moments is not None else ()
        if known != self._known:
            self._known = known
            self.changed.emit()

    # Going on from there

    @property
    def starts_anew(self) -> bool:
        """Whether going on from the chosen moment has the optimizer begin anew: only its weights can be had."""
        if self.at is None or not self.at.can_go_on:
            return True
        document = self.run_model.store.document
        return not trained_at(self.at, {}, self.at.state).named_as_in(document).goes_on_as(document)

    @Slot()
    def go_on(self) -> None:
        """Train from the chosen moment on, as a run of its own. The run that goes on ends."""
        moment, history = self.at, self.run_model.history
        if moment is not None and self.run_model.store.analysis.can_train:
            work = functools.partial(branch_of, moment, history.events_of_now(), history.probes.whole)
            self.run_model.jobs.start(lambda cancelled: work(), self._branch_off, self._fail)

    @Slot(object)
    def _branch_off(self, branch: object) -> None:
        if not isinstance(branch, Branch) or branch.moment is not self.at or self._moments is None:
            return
        model = self.run_model
        model.stop()
        model.follower.join()
        left = Left(model.outlook.trained, model.history, model.previous, model.run, self._moments)
        asleep = model.run.plan.asleep if model.run is not None else {}
        trained = dataclasses.replace(branch.trained, asleep=asleep)
        if outlook(model.store.document, trained).start is Start.CONTINUE:
            self._moments = self._moments.until(branch.moment.step)
            model.take_up(trained, branch.history, left.history)
        else:
            model.exchange(trained)
        self._leaving = left.moments
        model.train()
        self.left, self._leaving = left, None
        self.changed.emit()

    @property
    def can_go_back(self) -> bool:
        """Whether the run that this one branched off from can be had again."""
        return self.left is not None and not self.run_model.active

    @Slot()
    def go_back(self) -> None:
        """Have the run again that this one branched off from, as it ended."""
        left = self.left
        if left is not None and not self.run_model.active:
            self.forget()
            self._moments = left.moments
            if left.moments is not None:
                left.moments.have_all_room()
            self.run_model.take_up(left.trained, left.history, left.previous, left.run)
            self._look_for_moments()
