"""Keeps the data that was opened last, so that training, evaluation and the window share it."""

from __future__ import annotations

import threading

from nnstudio.data.source import Opened, Progress, Source, unwatched


class Shelf:
    """Opens sources, one at a time; any thread may ask. What was opened last is kept.

    most: opens only so many examples of each part of any source, for a tour or a test.
    """

    def __init__(self, most: int | None = None) -> None:
        self.most = most
        self._lock = threading.Lock()
        self._kept: tuple[Source, Opened] | None = None

    def open(self, source: Source, progress: Progress = unwatched) -> Opened:
        """The source's examples. Raises DataError and Cancelled; nothing is kept then."""
        with self._lock:
            kept = self._kept
            if kept is None or kept[0] != source:
                self._kept = None
                self._kept = kept = (source, self._some(source).open(progress))
            return kept[1]

    def look(self, source: Source, progress: Progress = unwatched) -> Opened:
        """The source's examples, without keeping them and without keeping anybody waiting. Raises as `open`."""
        return self.kept(source) or self._some(source).open(progress)

    def keep(self, source: Source, opened: Opened) -> None:
        """Keep what was opened by `look` in place of what was kept before."""
        with self._lock:
            self._kept = source, opened

    def _some(self, source: Source) -> Source:
        return source if self.most is None else source.change(limit=self.most)

    def kept(self, source: Source) -> Opened | None:
        """The source's examples if they are open, without waiting for others."""
        kept = self._kept  # read once: another thread may replace it meanwhile
        return kept[1] if kept is not None and kept[0] == source else None
