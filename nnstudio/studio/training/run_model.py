"""The one model of training in the window: what state it is in, how far it is, and what may be asked of it.

It is where the parts of training meet: the run that goes on, what was learned before it, and the document.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.data.dataset import Dataset
from nnstudio.data.mnist import load_mnist
from nnstudio.document import edits
from nnstudio.errors import Sentence, sentence
from nnstudio.studio.store import Store
from nnstudio.studio.training.answering import Answering
from nnstudio.studio.training.control import Stretch
from nnstudio.studio.training.follower import Follower
from nnstudio.studio.training.history import RunHistory
from nnstudio.studio.training.job import Jobs
from nnstudio.studio.training.outlook import outlook
from nnstudio.studio.training.progress import Progress
from nnstudio.studio.training.renaming import renaming
from nnstudio.studio.training.run import Run
from nnstudio.studio.training.state import State
from nnstudio.studio.training.trained import Trained


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
        self.outlook = outlook(store.document, None)
        self.jobs = Jobs(self)
        self._run: Run | None = None
        self._answering: Answering | None = None
        self._follower = Follower(self)
        self._follower.learned.connect(self._take_weights)
        self._follower.turned.connect(self.state_changed)
        self._follower.turned.connect(self.outlook_changed)
        self._follower.told.connect(self.progressed)
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
        return self._going is not None and self._going.loading

    @property
    def trains_the_document(self) -> bool:
        """Whether the run that goes on trains the network as it is on the canvas now, but for names, with the
        settings that the document has now.
        """
        if self._going is None:
            return False
        trained, document = self._going.plan.document, self.store.document
        same_graph = renaming(trained.graph, document.graph) is not None
        return same_graph and trained.training == document.training

    @property
    def sentence(self) -> Sentence | None:
        """Why the last run ended, or what it failed of."""
        return self._run.sentence if self._run else None

    @property
    def progress(self) -> Progress:
        """How far the run is; all zero before the first."""
        return self._run.meter.progress if self._run else Progress()

    @property
    def learning_rate(self) -> float:
        """Of the run that goes on, or else of the next one."""
        return self._going.learning_rate if self._going else self.outlook.learning_rate

    @property
    def answering(self) -> Answering | None:
        """The network to ask: the one that trains, or else the document's; None if that one has no answer."""
        if self._answering is None and self._going:
            self._answering = self._going.answering()
        if self._answering is None and self.store.analysis.can_answer:
            self._answering = self.outlook.answering()
        return self._answering

    @Slot()
    def train(self) -> None:
        """Train to the last epoch: begin, go on after a pause, or add epochs to a run that has ended."""
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
        if self._going and self.state is not State.STOPPING:
            self._going.stop()
            self.state_changed.emit()

    @Slot()
    def start_over(self) -> None:
        """Forget what was learned, and train from new weights."""
        if self.state.active or not self.store.analysis.can_train:
            return
        self._look_out(None)
        self._go(Stretch.RUN)

    def stop_and_wait(self) -> None:
        """Stop, and return when all threads have ended; for closing the window."""
        self.jobs.stop_and_wait()
        self.stop()
        self._follower.join()

    def set_learning_rate(self, learning_rate: float) -> None:
        """Use it from the next batch on; without a run, set the document's. FieldError if it is out of range."""
        optimizer = self.store.document.training.optimizer
        checked = optimizer.field("learning_rate").check(optimizer.type_name(), learning_rate)
        if self._going:
            self._going.set_learning_rate(checked)
        else:
            trained = self.outlook.trained
            self._look_out(trained and trained.with_rate(checked))
            changed = edits.change_training(
                self.store.document, optimizer=optimizer.change(learning_rate=checked)
            )
            self.store.apply(changed, sentence("Change learning rate"), field="training.learning_rate")

    @Slot()
    def forget(self) -> None:
        """Stop, and know of no weights and no run any more, as for another document."""
        self.restore(None)

    def restore(self, trained: Trained | None, history: RunHistory | None = None) -> None:
        """Take over what a project file holds, in place of all that is known here."""
        self.stop_and_wait()
        self._run, self.previous = None, None
        self.history = history or RunHistory()
        self._look_out(trained)
        self.run_started.emit()
        self.state_changed.emit()
        self.outlook_changed.emit()
        self.weights_changed.emit()

    @property
    def _going(self) -> Run | None:
        """The run, while it goes on."""
        return self._run if self.active else None

    def _go(self, stretch: Stretch) -> None:
        if self._run is not None and self.state is State.PAUSED:
            self._run.go_on(stretch)
            self.state_changed.emit()
        elif not self.active and self.store.analysis.can_train:
            self._follower.join()
            self._begin(stretch)

    def _begin(self, stretch: Stretch) -> None:
        begins = self.outlook.goes_on is None
        if begins:
            self.previous = self.history if self.history else self.previous
            self.history = RunHistory(self.store.document.title, self.store.document.training)
        self._run = Run(self.outlook.plan(self.dataset, self.limit), self.history, stretch)
        self._follower.follow(self._run)
        if begins:
            self.run_started.emit()
        self.state_changed.emit()

    @Slot()
    def _take_weights(self) -> None:
        trained = self._run.trained() if self._run else None
        self._look_out(trained or self.outlook.trained)
        self.weights_changed.emit()

    @Slot()
    def _document_changed(self) -> None:
        self._look_out(self.outlook.trained)
        self.outlook_changed.emit()
        if not self.active:
            self.weights_changed.emit()

    def _look_out(self, trained: Trained | None) -> None:
        self._answering = None
        self.outlook = outlook(self.store.document, trained, self.limit)
