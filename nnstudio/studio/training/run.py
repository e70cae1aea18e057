"""One run: its plan, its thread, and all that the thread has told so far."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from typing import Any

from nnstudio.document.document import Document
from nnstudio.errors import Sentence, full_stop
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import BatchDone, Diverged, EpochDone, Event, Finished, ValidationDone
from nnstudio.runs.answering import Answering, as_trained
from nnstudio.runs.baseline import Standing, standing
from nnstudio.runs.control import Stretch
from nnstudio.runs.messages import (
    Ended,
    EpochKept,
    Failed,
    GivenUp,
    Paused,
    Probed,
    Reading,
    Ready,
    Snapshot,
    Weights,
)
from nnstudio.runs.moments import Moments
from nnstudio.runs.plan import Plan
from nnstudio.runs.progress import ProgressMeter
from nnstudio.runs.record import RunRecord
from nnstudio.runs.renaming import renaming
from nnstudio.runs.state import State
from nnstudio.runs.trained import Trained, at_one_rate, have_same_data
from nnstudio.studio.training.thread import TrainingThread

FEW = 3
"""Steps of reading that are over before anybody reads of them."""


@dataclasses.dataclass(frozen=True, eq=False)
class KeptEpoch:
    """The end of an epoch of a run that goes on. events: makes those of the run until then, in any thread."""

    trained: Trained
    events: Callable[[], tuple[Event, ...]]


class Run:
    """What became of a plan. `drain` takes in what the thread has told; nothing else changes it but the
    wishes. step: after which `weights` were copied, counted over the whole history.
    """

    def __init__(
        self, plan: Plan, history: RunRecord, stretch: Stretch, moments: Moments | None = None
    ) -> None:
        self.plan = plan
        self.history = history
        self.state = State.TRAINING
        self.sentence: Sentence | None = None
        self.loading = True
        self.reading: Sentence | None = None
        self.weights: Weights | None = None
        self.step = 0
        self.seen: object = None
        self.checkpoint: Checkpoint | None = None
        settings = plan.document.training
        self.best: Weights | None = None
        self.kept: KeptEpoch | None = None
        self.baseline = math.nan
        self.learning_rate: float = settings.optimizer.learning_rate
        self.meter = ProgressMeter(plan.epochs, settings.batch_size, settings.validation != "none")
        self.meter.begin_at(len(history.epochs))
        self.thread = TrainingThread(plan.prepare, plan.epochs, stretch, moments)
        self._ended_as: State | None = None
        self._edits: list[Document] = []

    def go_on(self, stretch: Stretch) -> None:
        """Let it train that far; Stretch.NOTHING pauses it."""
        self.thread.control.go_on(stretch)
        if stretch is not Stretch.NOTHING and self.state is State.PAUSED:
            self.state = State.TRAINING
            self.meter.interrupt()

    def stop(self) -> None:
        """Have it end after the batch that is computed now."""
        self.thread.control.stop()
        self.state = State.STOPPING

    def set_learning_rate(self, learning_rate: float) -> None:
        """Use this learning rate from the next batch on; a schedule starts from it."""
        self.learning_rate = learning_rate
        self.thread.control.set_learning_rate(learning_rate)

    def follow(self, document: Document) -> None:
        """The document of the window is this now: what is learned goes by the names there."""
        before = self._edits[-1] if self._edits else self.plan.document
        if document.nodes != before.nodes:
            self._edits.append(document)

    def drain(self) -> bool:
        """Take in all that the thread has told since the last call; return whether there was anything."""
        buffer = self.thread.buffer
        count = len(buffer)
        for _ in range(count):
            now, message = buffer.popleft()
            _TAKERS[type(message)](self, now, message)
        return count > 0

    def trained(self) -> Trained | None:
        """What has been learned so far, as the start of another run. While it trains, many times a second, it goes by
        the names that the network had when the run began.
        """
        if self.weights is None or self.loading:
            return None
        trained = Trained(
            self.plan.document,
            self.weights,
            self.checkpoint,
            len(self.history.epochs),
            self.plan.epochs,
            self.best,
            self.plan.asleep,
        )
        return trained if self.state is State.TRAINING else trained.along(self._edits)

    def trains(self, document: Document) -> bool:
        """Whether it trains this network, but for names, with these settings and this data, but for the rate."""
        trained = self.plan.document
        same = have_same_data(trained, document) and renaming(trained.graph, document.graph) is not None
        return same and at_one_rate(trained.training) == at_one_rate(document.training)

    @property
    def standing(self) -> Standing:
        """How it stands beside always giving the same answer."""
        return standing(self.history, self.baseline)

    def answering(self) -> Answering | None:
        """The network with what it has learned so far; None before it is built."""
        return None if self.weights is None else as_trained(self.plan.document, self.weights)

    def _have(self, weights: Weights) -> None:
        """Messages come in their order, so these weights are of the last step that was told."""
        self.weights, self.step = weights, len(self.history)

    def _take_batch(self, now: float, event: BatchDone) -> None:
        self.history.add(event)
        self.meter.add(now, event)

    def _take_validation(self, now: float, event: ValidationDone) -> None:
        self.meter.add(now, event)

    def _take_epoch(self, now: float, event: EpochDone) -> None:
        self.history.add(event)
        self.meter.add(now, event)

    def _take_divergence(self, now: float, event: Diverged) -> None:
        self.history.add(event)
        self._ended_as, self.sentence = State.DIVERGED, full_stop(event.sentence)

    def _take_finish(self, now: float, event: Finished) -> None:
        self.history.add(event)
        self._ended_as, self.sentence = State.FINISHED, full_stop(event.reason)

    def _take_reading(self, now: float, message: Reading) -> None:
        if message.total > FEW:
            self.reading = self.plan.document.source.reached(message.done, message.total)

    def _take_giving_up(self, now: float, message: GivenUp) -> None:
        self.state = State.STOPPED

    def _take_ready(self, now: float, message: Ready) -> None:
        self.loading = False
        self.baseline = message.baseline
        self._have(message.weights)
        self.meter.resume(now)

    def _take_probe(self, now: float, message: Probed) -> None:
        self.history.probes.add(message.probe)

    def _take_snapshot(self, now: float, message: Snapshot) -> None:
        self._have(message.weights)
        self.seen, self.checkpoint = message.seen, None

    def _take_pause(self, now: float, message: Paused) -> None:
        self._have(message.weights)
        self.checkpoint, self.seen = message.checkpoint, None
        self.meter.interrupt()
        if self.state is State.TRAINING:
            self.state = State.PAUSED

    def _take_kept_epoch(self, now: float, message: EpochKept) -> None:
        best = message.checkpoint.part("best") or None
        done = len(self.history.epochs)
        trained = Trained(
            self.plan.document,
            message.weights,
            message.checkpoint,
            done,
            self.plan.epochs,
            best,
            self.plan.asleep,
        )
        self.kept = KeptEpoch(trained, self.history.events_of_now())

    def _take_end(self, now: float, message: Ended) -> None:
        self._have(message.weights)
        self.checkpoint, self.best = message.checkpoint, message.best
        self.seen = None
        self.state = self._ended_as or State.STOPPED

    def _take_failure(self, now: float, message: Failed) -> None:
        self.state, self.sentence = State.FAILED, message.sentence


_TAKERS: dict[type, Callable[[Run, float, Any], None]] = {
    BatchDone: Run._take_batch,
    ValidationDone: Run._take_validation,
    EpochDone: Run._take_epoch,
    Diverged: Run._take_divergence,
    Finished: Run._take_finish,
    Reading: Run._take_reading,
    GivenUp: Run._take_giving_up,
    Ready: Run._take_ready,
    Snapshot: Run._take_snapshot,
    Probed: Run._take_probe,
    Paused: Run._take_pause,
    EpochKept: Run._take_kept_epoch,
    Ended: Run._take_end,
    Failed: Run._take_failure,
}
