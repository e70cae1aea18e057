"""What the window asks of the training thread: how far to go, to pause, to stop, at which learning rate.

Everything is asked through one lock, and answered by the thread between two batches: no thread is ever ended
from outside, and nothing is asked while a batch is computed.
"""

from __future__ import annotations

import enum
import threading
from collections.abc import Callable
from functools import partial

from nnstudio.learning.events import BatchDone, EpochDone, Event
from nnstudio.runs.messages import Weights

Glance = Callable[[Weights], object]
"""What the thread that trains makes of a copy of the weights between two batches. It raises nothing."""


def no_glance(weights: Weights) -> object:
    """Make nothing of the weights: the copy is all that is wanted."""
    return None


class Stretch(enum.Enum):
    """How far training goes before it waits again."""

    NOTHING = "nothing"
    BATCH = "one batch"
    EPOCH = "one epoch"
    RUN = "to the end"


class Control:
    """The wishes of the window, read by the training thread between two batches."""

    def __init__(self, stretch: Stretch) -> None:
        self._changed = threading.Condition()
        self._stretch = stretch
        self._stopping = False
        self._asked = 0
        self._learning_rate: float | None = None
        self._glance: Glance | None = None
        self._epoch_wanted = threading.Event()

    def go_on(self, stretch: Stretch) -> None:
        """Let the thread go on that far; Stretch.NOTHING pauses it after the batch that is computed now."""
        with self._changed:
            self._stretch = stretch
            self._asked += 1
            self._changed.notify_all()

    def stop(self) -> None:
        """End the run after the batch that is computed now."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()

    @property
    def stopping(self) -> bool:
        """Whether the run shall end."""
        return self._stopping

    def set_learning_rate(self, learning_rate: float) -> None:
        """Use this learning rate from the next batch on."""
        with self._changed:
            self._learning_rate = learning_rate

    def ask_for_weights(self, glance: Glance = no_glance) -> None:
        """Have the weights copied after the batch that is computed now, and looked at."""
        self._glance = glance

    def take_learning_rate(self) -> float | None:
        """The learning rate that was asked for since the last call, if any."""
        with self._changed:
            wanted, self._learning_rate = self._learning_rate, None
        return wanted

    def take_wish_for_weights(self) -> Glance | None:
        """How to look at the weights, if they were asked for since the last call."""
        wanted = self._glance
        if wanted is not None:
            self._glance = None
        return wanted

    def ask_for_epoch(self) -> None:
        """Have all that is needed to go on copied at the end of this epoch."""
        self._epoch_wanted.set()

    def take_wish_for_epoch(self) -> bool:
        """Whether that was asked for since the last call, at the end of an epoch."""
        wanted = self._epoch_wanted.is_set()
        self._epoch_wanted.clear()
        return wanted

    def may_go_on(self, pausing: Callable[[], None]) -> bool:
        """Wait until the thread may compute; False when it shall stop. `pausing` is called before it
        waits.
        """
        while True:
            with self._changed:
                if self._stopping or self._stretch is not Stretch.NOTHING:
                    return not self._stopping
                asked = self._asked
            pausing()
            with self._changed:
                self._changed.wait_for(partial(self._is_asked, asked))

    def _is_asked(self, before: int) -> bool:
        """Whether something was asked since then: who goes on and pauses at once waits to hear of the pause again."""
        return self._stopping or self._asked != before

    def passed(self, event: Event) -> None:
        """Note what was computed: one batch or one epoch may have been all that was asked for."""
        with self._changed:
            if _ENDS.get(self._stretch) is type(event):
                self._stretch = Stretch.NOTHING


_ENDS: dict[Stretch, type[Event]] = {Stretch.BATCH: BatchDone, Stretch.EPOCH: EpochDone}
