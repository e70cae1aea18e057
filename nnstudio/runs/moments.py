"""Weights as they were at moments of a run, so that one can look back, and go on from there. The thread that trains
keeps them, at the beginning, at the steps 1, 2, 4, 8 and so on of the first epoch, and at the ends of epochs.

What is kept may take so much memory, and then so much of the disk. When that is full, every second moment goes, so that
the others are as evenly spread as before.
"""

from __future__ import annotations

import dataclasses
import threading
import time
import weakref

from nnstudio.document.document import Document
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.engine import Session
from nnstudio.learning.events import BatchDone, EpochDone, Event
from nnstudio.runs.messages import Weights
from nnstudio.runs.set_aside import Aside, Kept

MEMORY, DISK = 64 * 2**20, 512 * 2**20
"""Bytes that the moments of a run may take."""
LEFT_FREE = 2 * 2**30
"""Bytes of the drive that are not ours to fill."""
MOST = 240
"""Moments of a run: more than that nobody can tell apart on a slider."""
SHARE, CREDIT = 0.01, 0.1
"""Of the training's time that keeping ends of epochs may take, and seconds that it may take beyond that: of a short run
all epochs are kept.
"""


@dataclasses.dataclass(frozen=True, eq=False)
class Moment:
    """What a network was after `step` steps. epoch: the one that the step is in, 0 before all. whole: the epoch ends
    with it.

    document: whose network it is. state: all that is needed to go on from here, at some ends of epochs; its arrays are
    kept in `arrays`. None where only the weights were kept.
    """

    step: int
    epoch: int
    document: Document
    kept: Kept
    whole: bool = False
    state: Checkpoint | None = None
    arrays: Kept | None = None

    def weights(self) -> Weights:
        """They may be read from a file: OSError or Fault where that is gone."""
        return self.kept.arrays()

    def checkpoint(self) -> Checkpoint | None:
        """All that is needed to go on from here; None where only the weights were kept. Raises as `weights` does."""
        if self.state is None or self.arrays is None:
            return None
        return dataclasses.replace(self.state, arrays=dict(self.arrays.arrays()))

    @property
    def can_go_on(self) -> bool:
        """Whether there is a checkpoint."""
        return self.arrays is not None

    def without_state(self) -> Moment:
        """The weights alone."""
        return dataclasses.replace(self, state=None, arrays=None)

    @property
    def parts(self) -> tuple[Kept, ...]:
        """What takes room."""
        return (self.kept,) if self.arrays is None else (self.kept, self.arrays)


class Moments:
    """Those of one run, in order. The thread that trains calls `begin` and `note`; any other one the rest.

    memory, disk: bytes that they may take. document: what is trained.
    """

    def __init__(
        self, document: Document, aside: Aside | None = None, memory: int = MEMORY, disk: int = DISK
    ) -> None:
        self.document = document
        self.memory, self.disk = self._whole = memory, disk
        self._beside: weakref.ref[Moments] | None = None
        self._aside = aside or Aside()
        self._moments: list[Moment] = []
        self._busy = threading.Lock()
        self._every = self._state_every = 1
        self._begun: float | None = None
        self._taken = 0.0

    def all(self) -> tuple[Moment, ...]:
        """All that there are now."""
        with self._busy:
            return tuple(self._moments)

    def until(self, step: int) -> Moments:
        """Those up to a step, as the beginning of another run. They share what they have."""
        other = Moments(self.document, self._aside, *self._whole)
        other._moments = [moment for moment in self.all() if moment.step <= step]
        other._every, other._state_every = self._every, self._state_every
        other.share_with(self)
        return other

    def share_with(self, left: Moments) -> None:
        """Take half of the room from now on, and leave the other half to those of a run that is over; these give up
        what is beyond it when this run begins, in its thread.
        """
        self._beside = weakref.ref(left)
        self.memory, self.disk = (room // 2 for room in self._whole)

    def have_all_room(self) -> None:
        """Share with nobody any more."""
        self.memory, self.disk = self._whole

    def _give_up_half(self) -> None:
        self.memory, self.disk = (room // 2 for room in self._whole)
        moments = self._thinned(list(self.all()))
        with self._busy:
            self._moments = moments
        self._set_aside(moments)

    def begin(self, session: Session) -> None:
        """Keep what a run begins with."""
        left = self._beside() if self._beside is not None else None
        self._beside = None
        if left is not None:
            left._give_up_half()
            self._give_up_half()
        if session.step == 0 and not self._moments:
            self._add(Moment(0, 0, self.document, Kept(session.snapshot())))

    def note(self, event: Event, session: Session) -> None:
        """Keep the weights that there are after this event, if it is a moment for that. Told of every batch."""
        if isinstance(event, BatchDone):
            if event.epoch == 1 and event.step & (event.step - 1) == 0:
                self._add(Moment(event.step, 1, self.document, Kept(session.snapshot())))
        elif isinstance(event, EpochDone) and event.epoch % self._every == 0:
            start = time.perf_counter()
            self._begun = self._begun or start
            if self._taken <= SHARE * (start - self._begun) + CREDIT:
                self._keep_epoch(event, session)
                self._taken += time.perf_counter() - start

    def _keep_epoch(self, event: EpochDone, session: Session) -> None:
        """The weights, and the checkpoint too as far as there is room."""
        moment = Moment(event.step, event.epoch, self.document, Kept(session.snapshot()), whole=True)
        if event.epoch % self._state_every == 0:
            checkpoint = session.checkpoint()
            plain = dataclasses.replace(checkpoint, arrays={})
            moment = dataclasses.replace(moment, state=plain, arrays=Kept(checkpoint.arrays))
        self._add(moment)

    def _add(self, moment: Moment) -> None:
        """Put it behind the others; the end of an epoch takes the place of its last step."""
        if moment.kept.size > (self.memory + self.disk) // 4:
            return
        moments = [other for other in self._moments if other.step < moment.step]
        moments = self._thinned([*moments, moment])
        with self._busy:
            self._moments = moments
        self._set_aside(moments)

    def _thinned(self, moments: list[Moment]) -> list[Moment]:
        """As many of them as may be kept: first every second checkpoint goes, while they take half of the room."""
        room = self.memory + self.disk
        while len(moments) > 2 and (len(moments) > MOST or _size(moments) > room):
            states = sum(moment.arrays.size for moment in moments if moment.arrays is not None)
            if len(moments) <= MOST and states > room // 2:
                self._state_every *= 2
                moments = [_with_state_every(moment, self._state_every) for moment in moments]
            else:
                self._every *= 2
                self._state_every = max(self._state_every, self._every)
                moments = _every_second(moments, self._every)
        return moments

    def _set_aside(self, moments: list[Moment]) -> None:
        """Write the oldest to the disk, as far as they take more memory than they may. A disk that takes no more makes
        the room smaller.
        """
        parts = [part for moment in moments for part in moment.parts if part.in_memory]
        too_much = sum(part.size for part in parts) - self.memory
        for part in parts:
            if too_much <= 0:
                return
            too_much -= part.size
            try:
                if self._aside.free() < part.size + LEFT_FREE:
                    raise OSError("the drive is nearly full")
                part.set_aside(self._aside)
            except OSError:
                self.disk = sum(
                    part.size for moment in moments for part in moment.parts if not part.in_memory
                )
                with self._busy:
                    self._moments = self._thinned(moments)
                return


def _size(moments: list[Moment]) -> int:
    return sum(part.size for moment in moments for part in moment.parts)


def _with_state_every(moment: Moment, every: int) -> Moment:
    return moment if moment.epoch % every == 0 else moment.without_state()


def _every_second(moments: list[Moment], every: int) -> list[Moment]:
    """Every second step of the first epoch, and the ends of each so many epochs; the beginning stays."""
    steps = [moment for moment in moments if not moment.whole]
    ends = [moment for moment in moments if moment.whole and moment.epoch % every == 0]
    return [*steps[::2], *ends]
