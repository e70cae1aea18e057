"""Keeps the data that was opened last, so that training, evaluation and the window share it."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Callable, Hashable

from nnstudio.data.errors import DataError
from nnstudio.data.source import Opened, Progress, Source, unwatched

SELDOM = 20.0
"""Files are looked at again after so many times the seconds that it took: a twentieth of the time at most."""


class Shelf:
    """Opens sources, one at a time; any thread may ask. What was opened last is kept until its files change.

    most: opens only so many examples of each part of any source, for a tour or a test. clock: seconds, from any origin.
    """

    def __init__(self, most: int | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self._clock = clock
        self._look_again = 0.0
        self._lock = threading.Lock()
        self._kept: tuple[Source, Opened] | None = None

    def open(self, source: Source, progress: Progress = unwatched) -> Opened:
        """The source's examples. Raises DataError and Cancelled; nothing is kept then."""
        with self._lock:
            kept = self._fresh(source)
            if kept is None:
                self._kept = None
                kept = self._opened(source, progress)
                self._kept = source, kept
            return kept

    def look(self, source: Source, progress: Progress = unwatched) -> Opened:
        """The source's examples, without keeping them and without keeping anybody waiting. Raises as `open`."""
        return self._fresh(source) or self._opened(source, progress)

    def keep(self, source: Source, opened: Opened) -> None:
        """Keep what was opened by `look` in place of what was kept before."""
        with self._lock:
            self._kept = source, opened

    def kept(self, source: Source) -> Opened | None:
        """The source's examples if they are open, without waiting for others and without looking at the files."""
        kept = self._kept  # read once: another thread may replace it meanwhile
        return kept[1] if kept is not None and kept[0] == source else None

    def _opened(self, source: Source, progress: Progress) -> Opened:
        """Its state is that of before: what changes while it is read is read anew the next time."""
        some = source if self.most is None else source.change(limit=self.most)
        state = _state_of(source, None)
        return dataclasses.replace(some.open(progress), state=state)

    def _fresh(self, source: Source) -> Opened | None:
        """What is kept of the source, if its files are still those that were opened."""
        kept, began = self.kept(source), self._clock()
        if kept is None or began < self._look_again:
            return kept
        state = _state_of(source, kept.state)
        ended = self._clock()
        self._look_again = ended + SELDOM * (ended - began)
        return kept if state == kept.state else None


def _state_of(source: Source, gone: Hashable) -> Hashable:
    """The state of its files, or `gone` where they are: what is open of them can still be used."""
    try:
        return source.state()
    except (DataError, OSError, ValueError):
        return gone
