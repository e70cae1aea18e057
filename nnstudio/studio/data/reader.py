"""Reads data beside the window, one at a time: whoever wants another lets go of the last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.data.shelf import Shelf
from nnstudio.data.source import Source
from nnstudio.errors import Sentence
from nnstudio.studio.data.reading import Look, Meter, Refusal, reading
from nnstudio.studio.training.job import Job, Jobs

GLANCE_MS = 100


class Reader(QObject):
    """meter: how far the reading is. progressed: it may be farther. read: a Look or a Refusal of the last wish."""

    progressed = Signal()
    read = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.meter = Meter()
        self._job: Job | None = None
        self._glance = QTimer(self)
        self._glance.setInterval(GLANCE_MS)
        self._glance.timeout.connect(self.progressed)

    def start(self, wanted: Source | Path, shelf: Shelf) -> None:
        """Read a source, or a path of which is not known yet what it is, with what the shelf keeps."""
        self.cancel()
        self.meter = Meter()
        work = reading(wanted, shelf, self.meter)
        self._job = self.jobs.start(work, self._take_result, self._take_failure)
        self._glance.start()

    def cancel(self) -> bool:
        """Give up; return whether anything was being read."""
        self._glance.stop()
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        return job is not None

    @Slot(object)
    def _take_result(self, result: object) -> None:
        assert isinstance(result, Look | Refusal)
        if result.meter is self.meter and self._job is not None:
            self._end(result)

    @Slot(object)
    def _take_failure(self, said: Sentence) -> None:
        if self._job is not None:
            self._end(Refusal(None, said, self.meter))

    def _end(self, result: Look | Refusal) -> None:
        self._job = None
        self._glance.stop()
        self.read.emit(result)
