"""The one model of training in the window: what state it is in, how far it is, and what may be asked of it.

It is where the parts of training meet: the run that goes on, what was learned before it, and the document.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.data.shelf import Shelf
from nnstudio.data.training_data import Part
from nnstudio.document.document import Document
from nnstudio.errors import Sentence, declared, sentence
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked, asked_about
from nnstudio.runs.baseline import Standing
from nnstudio.runs.control import Stretch
from nnstudio.runs.outlook import outlook
from nnstudio.runs.progress import Progress
from nnstudio.runs.record import RunRecord
from nnstudio.runs.state import State
from nnstudio.runs.trained import Trained
from nnstudio.studio.exam import Exam
from nnstudio.studio.store import Store
from nnstudio.studio.training.best_epoch import BestEpoch
from nnstudio.studio.training.follower import Follower
from nnstudio.studio.training.job import Jobs
from nnstudio.studio.training.rate import follow_rate, with_rate
from nnstudio.studio.training.run import KeptEpoch, Run
from nnstudio.studio.training.time_travel import TimeTravel


class RunModel(QObject):
    """Trains the store's document.

    state_changed: `state`, and with it what may be done. progressed: events arrived, 30 times a second at
    most. weights_changed: `answering` is another network. run_started: `history` is another run, `previous`
    the one before. outlook_changed: what the next Train would do, or whether it can. epoch_kept: `kept_epoch` is
    another.

    shelf: opens the document's data, first in the training thread. exam: how often the test part was opened. run: the
    last one, over or not. follower: has the weights looked at while a network trains. travel: back to those it had.
    """

    state_changed = Signal()
    progressed = Signal()
    weights_changed = Signal()
    run_started = Signal()
    outlook_changed = Signal()
    epoch_kept = Signal()

    def __init__(
        self,
        store: Store,
        shelf: Shelf | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.shelf = shelf or Shelf()
        self.history = RunRecord()
        self.previous: RunRecord | None = None
        self.outlook = outlook(store.document, None)
        self.jobs = Jobs(self)
        self.exam = Exam(store, self)
        self.best_epoch = BestEpoch(self)
        self.run: Run | None = None
        self._answering: Answering | None = None
        self.travel = TimeTravel(self)
        self.follower = Follower(self)
        self.follower.learned.connect(self._take_weights)
        self.follower.turned.connect(self.state_changed)
        self.follower.turned.connect(self.outlook_changed)
        self.follower.told.connect(self.progressed)
        self.follower.kept.connect(self.epoch_kept)
        store.changed.connect(self._document_changed)
        store.opened.connect(self.forget)

    @property
    def state(self) -> State:
        """Where training is."""
        return self.run.state if self.run else State.IDLE

    @property
    def active(self) -> bool:
        """Whether a run is going on, even if it is paused."""
        return self.state.active

    @property
    def loading(self) -> bool:
        """Whether the images are being read and the network is being built."""
        return self._going is not None and self._going.loading

    @property
    def reading(self) -> Sentence | None:
        """How far the reading of the images is, once that is known, while they are."""
        return self._going.reading if self._going is not None and self._going.loading else None

    @property
    def trains_the_document(self) -> bool:
        """Whether the run that goes on trains the network as it is on the canvas now, as the document says."""
        return self._going is not None and self._going.trains(self.store.document)

    @property
    def run_document(self) -> Document | None:
        """What the last run of this window trains, as it was when that began; None before one."""
        return self.run.plan.document if self.run is not None else None

    @property
    def sentence(self) -> Sentence | None:
        """Why the last run ended, or what it failed of."""
        return self.run.sentence if self.run else None

    @property
    def kept_epoch(self) -> KeptEpoch | None:
        """The last end of an epoch that was asked for, while the network trains on; None where what is in hand can be
        gone on from as it is.
        """
        run = self._going
        return run.kept if run is not None and run.checkpoint is None else None

    def ask_for_epoch(self) -> None:
        """Have `kept_epoch` be the end of this one, if a run goes on. `epoch_kept` says when it is there."""
        if self._going is not None:
            self._going.thread.control.ask_for_epoch()

    @property
    def progress(self) -> Progress:
        """How far the run is; all zero before the first."""
        return self.run.meter.progress if self.run else Progress()

    @property
    def learning_rate(self) -> float:
        """The document's, which a run that goes on follows; a schedule starts from it."""
        rate: float = self.store.document.training.optimizer.learning_rate
        return rate

    @property
    def answering(self) -> Answering | None:
        """The network to ask: the one that trains, or else the document's, as it is now or was at the moment that is
        looked at; None if it has no answer.
        """
        if self.travel.away:
            return self.travel.answering
        if self._answering is None and self._going:
            self._answering = self._going.answering()
        if self._answering is None and self.store.analysis.can_answer:
            self._answering = self.outlook.answering()
        return self._answering

    def asked(self, part: Part | None = None) -> Asked:
        """Examples with known answers to ask the network about. part: None for the one that judges it."""
        return self._asked(self.store.document, part)

    def judged_by(self, part: Part | None = None) -> Asked:
        """The same to judge the network by: while it trains, of the data it trains on, whatever is in use by now."""
        return self._asked(self._going.plan.document if self._going else self.store.document, part)

    def _asked(self, document: Document, part: Part | None) -> Asked:
        training = self._going.plan.document.training if self._going else self.outlook.settings_of_run
        return asked_about(self.shelf, document, training, part)

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
        if self.run is not None and self.state is State.TRAINING:
            self.run.go_on(Stretch.NOTHING)

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
        self.follower.join()

    def set_learning_rate(self, learning_rate: float) -> None:
        """Set the document's, which a run uses from the next batch on. FieldError if it is out of range."""
        text = sentence("Change {what}", what=declared("learning rate"))
        self.store.apply(with_rate(self.store.document, learning_rate), text, field="training.learning_rate")

    def exchange(self, trained: Trained) -> None:
        """Have the network take other weights, of the same run."""
        self._look_out(trained)
        self.state_changed.emit()
        self.outlook_changed.emit()
        self.weights_changed.emit()
        self.progressed.emit()

    @property
    def baseline(self) -> float:
        """The leading metric of always giving the same answer to the examples of the last run; NaN if not known."""
        return self.run.baseline if self.run else math.nan

    @property
    def standing(self) -> Standing:
        """How the run, over or not, stands beside always giving the same answer."""
        return self.run.standing if self.run is not None else Standing.BETTER

    @Slot()
    def forget(self) -> None:
        """Stop, and know of no weights and no run any more, as for another document."""
        self.restore(None)

    def restore(self, trained: Trained | None, history: RunRecord | None = None) -> None:
        """Take over what a project file holds, in place of all that is known here."""
        self.stop_and_wait()
        self.travel.forget()
        self.take_up(trained, history or RunRecord(), None)

    def take_up(
        self, trained: Trained | None, history: RunRecord, previous: RunRecord | None, run: Run | None = None
    ) -> None:
        """Have another run that is over in place of the one that is; run: itself, where it was of this window."""
        self.run, self.previous, self.history = run, previous, history
        self.best_epoch.forget()
        self._look_out(trained)
        self.run_started.emit()
        self.state_changed.emit()
        self.outlook_changed.emit()
        self.weights_changed.emit()

    @property
    def _going(self) -> Run | None:
        """The run, while it goes on."""
        return self.run if self.active else None

    def _go(self, stretch: Stretch) -> None:
        if self.run is not None and self.state is State.PAUSED:
            self.run.go_on(stretch)
            self.state_changed.emit()
        elif not self.active and self.store.analysis.can_train:
            self.follower.join()
            self._begin(stretch)

    def _begin(self, stretch: Stretch) -> None:
        begins = self.outlook.goes_on is None
        self.best_epoch.forget()
        if begins:
            self.previous = self.history if self.history else self.previous
            document = self.store.document
            self.history = RunRecord(document.title, document.training, document.task.metrics())
        plan = self.outlook.plan(self.shelf)
        self.run = Run(plan, self.history, stretch, self.travel.of_run(plan.document, begins))
        self.follower.follow(self.run)
        if begins:
            self.run_started.emit()
        self.state_changed.emit()

    @Slot()
    def _take_weights(self) -> None:
        trained = self.run.trained() if self.run else None
        self._look_out(trained or self.outlook.trained)
        if not self.travel.away:
            self.weights_changed.emit()

    @Slot()
    def _document_changed(self) -> None:
        if self._going is not None:
            self._going.follow(self.store.document)
            follow_rate(self._going, self.store.document)
        trained = self.outlook.trained
        self._look_out(trained and trained.followed(self.outlook.document, self.store.document))
        self.outlook_changed.emit()
        if not self.active:
            self.weights_changed.emit()

    def _look_out(self, trained: Trained | None) -> None:
        self._answering = None
        self.outlook = outlook(self.store.document, trained)
