"""The one model of training in the window: what state it is in, how far it is, and what it has learned.

It owns the training thread. Thirty times a second it empties the thread's buffer into the history of the run,
and then tells the views once; they never hear of single batches.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.data.dataset import Dataset
from nnstudio.data.mnist import load_mnist
from nnstudio.document import edits
from nnstudio.studio.store import Store
from nnstudio.studio.training import garbage
from nnstudio.studio.training.answering import Answering, answering
from nnstudio.studio.training.control import Stretch
from nnstudio.studio.training.history import RunHistory
from nnstudio.studio.training.job import Jobs
from nnstudio.studio.training.messages import Weights
from nnstudio.studio.training.outlook import Outlook, Start, outlook
from nnstudio.studio.training.plan import Plan
from nnstudio.studio.training.progress import Progress
from nnstudio.studio.training.run import Run
from nnstudio.studio.training.state import State
from nnstudio.studio.training.trained import Trained

DRAIN_MS = 33
SNAPSHOT_SECONDS = 0.08
"""Time between two copies of the weights while training, for the answers to a drawing."""


class RunModel(QObject):
    """Trains the store's document.

    state_changed: `state`, and with it what may be done. progressed: events arrived, 30 times a second at
    most. weights_changed: `answering` is another network. run_started: `history` is another run, `previous`
    the one before. outlook_changed: what the next Train would do, or whether it can.

    dataset: makes the images; it is first called in the training thread. limit: train and judge on the first
    images only; None means all.
    """

    state_changed = Signal()
    progressed = Signal()
    weights_changed = Signal()
    run_started = Signal()
    outlook_changed = Signal()

    def __init__(
        self,
        store: Store,
        dataset: Callable[[], Dataset] = load_mnist,
        limit: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.dataset = functools.cache(dataset)
        self.limit = limit
        self.history = RunHistory()
        self.previous: RunHistory | None = None
        self._run: Run | None = None
        self._trained: Trained | None = None
        self._answering: Answering | None = None
        self._asked = 0.0
        self._outlook = outlook(store.document, None)
        self.jobs = Jobs(self)
        self._timer = QTimer(self)
        self._timer.setInterval(DRAIN_MS)
        self._timer.timeout.connect(self._drain)
        store.changed.connect(self._document_changed)
        store.opened.connect(self.forget)

    @property
    def state(self) -> State:
        """Where training is."""
        return self._run.state if self._run else State.IDLE

    @property
    def active(self) -> bool:
        """Whether a run is going on, even if it is paused."""
        return self.state.active

    @property
    def loading(self) -> bool:
        """Whether the images are being read and the network is being built."""
        return self._run is not None and self.active and self._run.loading

    @property
    def sentence(self) -> str:
        """Why the last run ended, or what it failed of."""
        return self._run.sentence if self._run else ""

    @property
    def progress(self) -> Progress:
        """How far the run is; all zero before the first."""
        return self._run.meter.progress if self._run else Progress()

    @property
    def outlook(self) -> Outlook:
        """What the next Train would do."""
        return self._outlook

    @property
    def notice(self) -> str:
        """What the person should know before the next click: what is reset, what an edit does not change."""
        if self._run is not None and self.active:
            if self._run.plan.document.graph == self.store.document.graph:
                return ""
            return self.tr("This run goes on with the network as it was when it began.")
        return self._outlook.sentence

    @property
    def problem(self) -> str:
        """The sentence that says why the document can't be trained; "" if it can."""
        analysis = self.store.analysis
        if analysis.can_train:
            return ""
        return next((problem.sentence for problem in analysis.problems if problem.severity == "error"), "")

    @property
    def learning_rate(self) -> float:
        """Of the run that goes on, or else of the document."""
        if self._run is not None and self.active:
            return self._run.learning_rate
        document = self.store.document
        if self._trained is not None and self._outlook.start is Start.CONTINUE:
            return self._trained.rate_for(document)
        declared: float = document.training.optimizer.learning_rate
        return declared

    @property
    def weights(self) -> Weights | None:
        """What the document's network has learned, by "node/name"; None unless every layer has."""
        return self._outlook.fit.weights if self._outlook.fit.complete else None

    @property
    def trained(self) -> Trained | None:
        """What was learned last, with the document that it belongs to, which may have been edited since."""
        return self._trained

    @property
    def answering(self) -> Answering | None:
        """The network to ask: the one that trains, or else the document's; None if that one has a problem."""
        if self._answering is None:
            self._answering = self._make_answering()
        return self._answering

    @Slot()
    def train(self) -> None:
        """Train to the last epoch: begin, go on after a pause, or add epochs to a run that has ended."""
        self._go(Stretch.RUN)

    @Slot()
    def resume(self) -> None:
        """Go on after a pause."""
        if self.state is State.PAUSED:
            self._go(Stretch.RUN)

    @Slot()
    def one_epoch(self) -> None:
        """Train to the end of an epoch, and pause."""
        self._go(Stretch.EPOCH)

    @Slot()
    def one_batch(self) -> None:
        """Train one batch, and pause."""
        self._go(Stretch.BATCH)

    @Slot()
    def pause(self) -> None:
        """Wait after the batch that is computed now, with everything kept."""
        if self._run is not None and self.state is State.TRAINING:
            self._run.go_on(Stretch.NOTHING)

    @Slot()
    def stop(self) -> None:
        """End the run after the batch that is computed now. What was learned is kept."""
        if self._run is not None and self.active and self.state is not State.STOPPING:
            self._run.stop()
            self.state_changed.emit()

    @Slot()
    def start_over(self) -> None:
        """Forget what was learned, and train from new weights."""
        if self.state.active or not self.store.analysis.can_train:
            return
        self._trained = None
        self._look_out()
        self._go(Stretch.RUN)

    def stop_and_wait(self) -> None:
        """Stop, and return when all threads have ended; for closing the window."""
        self.jobs.stop_and_wait()
        self.stop()
        self._join()

    def set_learning_rate(self, learning_rate: float) -> None:
        """Use it from the next batch on; without a run, set the document's. FieldError if it is out of
        range.
        """
        optimizer = self.store.document.training.optimizer
        checked = optimizer.field("learning_rate").check(optimizer.type_name(), learning_rate)
        if self._run is not None and self.active:
            self._run.set_learning_rate(checked)
        else:
            self._trained = self._trained and self._trained.with_rate(checked)
            changed = edits.change_training(
                self.store.document, optimizer=optimizer.change(learning_rate=checked)
            )
            self.store.apply(changed, self.tr("Change learning rate"), field="training.learning_rate")

    @Slot()
    def forget(self) -> None:
        """Stop, and know of no weights and no run any more, as for another document."""
        self.restore(None)

    def restore(self, trained: Trained | None, history: RunHistory | None = None) -> None:
        """Take over what a project file holds, in place of all that is known here."""
        self.stop_and_wait()
        self._run, self.previous = None, None
        self.history = history or RunHistory()
        self._trained = trained
        self._look_out()
        self.run_started.emit()
        self.state_changed.emit()
        self.outlook_changed.emit()
        self.weights_changed.emit()

    def _go(self, stretch: Stretch) -> None:
        if self._run is not None and self.state is State.PAUSED:
            self._run.go_on(stretch)
            self.state_changed.emit()
        elif not self.active and self.store.analysis.can_train:
            self._join()
            self._begin(stretch)

    def _begin(self, stretch: Stretch) -> None:
        trained = self._trained
        goes_on = trained is not None and self._outlook.start is Start.CONTINUE
        if not goes_on:
            self.previous = self.history if self.history else self.previous
            self.history = RunHistory(self.store.document.title, self.store.document.training)
        self._run = Run(self._plan(trained if goes_on else None), self.history, stretch)
        self._run.thread.finished.connect(self._thread_finished)
        garbage.hold()
        self._run.thread.start()
        self._timer.start()
        if not goes_on:
            self.run_started.emit()
        self.state_changed.emit()

    def _plan(self, trained: Trained | None) -> Plan:
        document = self.store.document
        epochs = document.training.epochs
        done = trained.epochs_done if trained else 0
        return Plan(
            document,
            epochs if done < epochs else done + epochs,
            self.dataset,
            self._outlook.fit.weights or None,
            trained.checkpoint if trained else None,
            self.learning_rate if trained else None,
            self.limit,
        )

    @Slot()
    def _drain(self) -> None:
        garbage.collect()
        run = self._run
        if run is None:
            return
        state, weights, loading = run.state, run.weights, run.loading
        if not run.drain():
            return
        if run.weights is not weights:
            self._trained = run.trained() or self._trained
            self._look_out()
            self.weights_changed.emit()
        if (run.state, run.loading) != (state, loading):
            self.state_changed.emit()
            self.outlook_changed.emit()
        self.progressed.emit()
        self._ask_for_weights()

    def _ask_for_weights(self) -> None:
        now = time.monotonic()
        if self._run is not None and self.state is State.TRAINING and now - self._asked >= SNAPSHOT_SECONDS:
            self._asked = now
            self._run.thread.control.ask_for_weights()

    @Slot()
    def _thread_finished(self) -> None:
        if self._run is not None and self._run.thread.isFinished():
            self._join()

    def _join(self) -> None:
        """Wait for the thread to end, and take in the last that it has told."""
        if self._run is not None and self._timer.isActive():
            self._run.thread.wait()
            self._drain()
            self._timer.stop()
            garbage.release()

    @Slot()
    def _document_changed(self) -> None:
        self._look_out()
        self.outlook_changed.emit()
        if not self.active:
            self.weights_changed.emit()

    def _look_out(self) -> None:
        self._answering = None
        self._outlook = outlook(self.store.document, self._trained, self.limit)

    def _make_answering(self) -> Answering | None:
        if self._run is not None and self.active and self._run.weights is not None:
            names = tuple(dict.fromkeys(name.partition("/")[0] for name in self._run.weights))
            document = self._run.plan.document
            return Answering(document.graph, document.training.seed, self._run.weights, (), names)
        if not self.store.analysis.can_train:
            return None
        return answering(self.store.document, self._trained.weights if self._trained else None)
