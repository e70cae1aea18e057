"""The thread in which a network learns. It iterates the engine's generator, and puts each event into a buffer
that the window drains 30 times a second; per batch, the window does nothing.
"""

from __future__ import annotations

import collections
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable

from PySide6.QtCore import QThread

from nnstudio.data.source import Cancelled, Progress
from nnstudio.errors import Sentence, StudioError, full_stop, sentence
from nnstudio.learning.engine import Session
from nnstudio.learning.events import Diverged, EpochDone
from nnstudio.runs.control import Control, Stretch
from nnstudio.runs.messages import (
    Ended,
    EpochKept,
    Failed,
    GivenUp,
    Message,
    Paused,
    Probed,
    Reading,
    Ready,
    Snapshot,
)
from nnstudio.runs.moments import Moments
from nnstudio.runs.probing import Probing

STACK_BYTES = 8 * 2**20
"""macOS gives a thread 512 KB, and OpenBLAS needs more."""

NICER = 10
"""Added to the niceness of threads that compute. On two busy cores, an answer to a drawing then comes four times
sooner at the 99th percentile; where nothing else wants the cores, training takes as long as before.
"""

COPYING_SHARE = 0.02
"""Most of the training's time that copies of the weights for the window may take."""

NEWS_SECONDS = 0.1
"""Between two messages of how far reading is."""

log = logging.getLogger(__name__)

Buffer = collections.deque[tuple[float, Message]]
"""Messages with the time in seconds (of an arbitrary origin) at which they were made."""


class TrainingThread(QThread):
    """Runs what `prepare` makes (a Session with its data) until `epochs` are done, a stop, or a failure.

    `buffer` is appended to by this thread and emptied by the window; `control` is the way back. moments: where weights
    are kept to look back at; None keeps none.
    """

    def __init__(
        self,
        prepare: Callable[[Progress], Session],
        epochs: int,
        stretch: Stretch = Stretch.RUN,
        moments: Moments | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("training")
        self.setStackSize(STACK_BYTES)
        self._prepare = prepare
        self._epochs = epochs
        self._moments = moments
        self.control = Control(stretch)
        self.buffer: Buffer = collections.deque()
        self._next_copy = self._next_news = 0.0

    def run(self) -> None:
        """Train. Whatever goes wrong becomes a Failed message; nothing is raised."""
        give_way()
        try:
            self._train()
        except Cancelled:
            self._tell(GivenUp())
        except Exception as error:
            details = traceback.format_exc()
            log.error("Training failed.\n%s", details)
            self._tell(Failed(sentence_for(error), details))

    def _tell(self, message: Message) -> None:
        self.buffer.append((time.perf_counter(), message))

    def _train(self) -> None:
        training = self._prepare(self._reading)
        try:
            if self._moments is not None:
                self._moments.begin(training)
            self._tell(Ready(training.snapshot(), training.baseline))
            diverged = self._follow(training)
            checkpoint = None if diverged else training.checkpoint()
            self._tell(Ended(training.snapshot(), checkpoint, training.best_weights()))
        finally:
            training.close()

    def _reading(self, done: int, total: int) -> None:
        """Tell of it ten times a second, and give up when the run shall end."""
        if self.control.stopping:
            raise Cancelled
        now = time.perf_counter()
        if now >= self._next_news:
            self._next_news = now + NEWS_SECONDS
            self._tell(Reading(done, total))

    def _follow(self, training: Session) -> bool:
        """Iterate until the end or a stop; return whether the run diverged."""

        def pausing() -> None:
            self._tell(Paused(training.snapshot(), training.checkpoint()))

        events, probing = training.events(self._epochs), Probing(training)
        try:
            while self.control.may_go_on(pausing):
                learning_rate = self.control.take_learning_rate()
                if learning_rate is not None:
                    training.learning_rate = learning_rate
                probing.before()
                event = next(events, None)
                if event is None:
                    break
                if self._moments is not None:
                    self._moments.note(event, training)
                self._tell(event)
                probe = probing.after(event)
                if probe is not None:
                    self._tell(Probed(probe))
                self.control.passed(event)
                if isinstance(event, Diverged):
                    return True
                self._hand_over_weights(training)
                if isinstance(event, EpochDone) and self.control.take_wish_for_epoch():
                    self._tell(EpochKept(training.snapshot(), training.checkpoint()))
        finally:
            events.close()
        return False

    def _hand_over_weights(self, training: Session) -> None:
        """Copy the weights if they were asked for, unless that would cost more than a share of the time, and look at
        the copy: whoever wants that keeps to a share of his own.
        """
        start = time.perf_counter()
        glance = self.control.take_wish_for_weights() if start >= self._next_copy else None
        if glance is not None:
            weights = training.snapshot()
            end = time.perf_counter()
            self._next_copy = end + (end - start) / COPYING_SHARE
            self._tell(Snapshot(weights, glance(weights)))


def give_way() -> None:
    """Let the window's thread go first where cores are few: the calling thread, and the threads that it starts from
    now on, get less of them. Only Linux can do that for single threads; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        nice = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, min(nice + NICER, 19))


def sentence_for(error: Exception) -> Sentence:
    """What to tell the person about an error; errors that carry a sentence of their own keep it."""
    if isinstance(error, StudioError):
        return full_stop(error.sentence)
    if isinstance(error, MemoryError):
        return sentence(
            "There is not enough memory for this network: choose a smaller batch size or fewer units."
        )
    return sentence(
        "Training ended by an error in the program ({error}). The log has the details.",
        error=f"{type(error).__name__}: {error}",
    )
