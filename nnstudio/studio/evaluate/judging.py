"""Has networks judged off the window's thread, one at a time, and knows what came of the last one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.data.exam import Sighting
from nnstudio.errors import Sentence
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.runs.judgement import Judgement, judge_by
from nnstudio.runs.state import State
from nnstudio.studio.evaluate.when import When
from nnstudio.studio.store import Store
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel


class Judging(QObject):
    """judgement: the last one. asked: the network that it is of, or will be of. when: of which step the judgement is.

    began: a network is being judged. judged: `judgement` is another one. failed: why there is none. ended: nothing is
    being judged any more. missed: another network was to be judged meanwhile.
    """

    began = Signal()
    judged = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, run_model: RunModel, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run_model, self.store = run_model, store
        self.judgement: Judgement | None = None
        self.asked: Answering | None = None
        self.when = self._asked_when = When()
        self.missed = False
        self._job: Job | None = None
        self._sighting: Callable[[int, Mapping[str, float]], Sighting] | None = None
        store.opened.connect(self._forget_sighting)

    @property
    def busy(self) -> bool:
        """Whether a network is being judged."""
        return self._job is not None

    def judge(self, asked: Asked, on_purpose: bool = False) -> None:
        """Judge the network that answers now, after what is being judged. on_purpose: the test part, which counts."""
        answering = self.run_model.answering
        self.missed = self.busy
        if answering is None or self.missed:
            return
        earlier = self.judgement
        training = asked.training if self.run_model.active else self.store.document.training
        threads = 1 if self.run_model.state is State.TRAINING else None
        self.asked = answering
        self._asked_when = When(self.run_model.travel.step, self.run_model.travel.shown)
        epochs = len(self.run_model.history.epochs)
        sighting = partial(Sighting.now, asked.source, epochs, fingerprint=asked.fingerprint)
        self._sighting = sighting if on_purpose else None
        self._job = self.run_model.jobs.start(
            lambda cancelled: judge_by(asked, answering, training.loss, threads, earlier),
            self._take,
            self._fail,
            self._job_ended,
        )
        self.began.emit()

    def forget(self) -> None:
        """Another run begins: what is being judged is not of it."""
        self.asked, self.judgement = None, None

    def show(self, judgement: Judgement | None, when: When) -> None:
        """Have what was judged elsewhere."""
        self.judgement, self.when = judgement, when
        self.asked = judgement.answering if judgement is not None else None

    @property
    def outdated(self) -> bool:
        """Whether the network that answers has learned something, and is another one than was judged."""
        answering = self.run_model.answering
        trained = answering is not None and answering.trained
        return trained and (self.judgement is None or self.judgement.answering is not answering)

    @Slot()
    def _forget_sighting(self) -> None:
        """What was judged last may still arrive, and is of another project."""
        self._sighting = None

    @Slot(object)
    def _take(self, judgement: object) -> None:
        if not isinstance(judgement, Judgement):
            return
        if self._sighting is not None:
            self.run_model.exam.add(self._sighting(len(judgement.examples), judgement.metrics))
        if judgement.answering is self.asked:
            self.judgement, self.when = judgement, self._asked_when
            self.judged.emit()

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.failed.emit(said)

    @Slot()
    def _job_ended(self) -> None:
        self._job = None
        self.ended.emit()
