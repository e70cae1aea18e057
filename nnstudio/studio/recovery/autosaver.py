"""Writes the document that is open, while it is not saved, from a thread and at a pace that nobody notices."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.errors import Sentence
from nnstudio.formats.autosave.about import About
from nnstudio.formats.autosave.autosave import Autosave, AutosaveError
from nnstudio.formats.autosave.draft import Draft
from nnstudio.formats.autosave.pace import Pace
from nnstudio.formats.autosave.place import BEAT_SECONDS
from nnstudio.formats.project import Project
from nnstudio.runs.state import State
from nnstudio.studio.code.model import CodeModel
from nnstudio.studio.files import ProjectFiles
from nnstudio.studio.training.job import Job, Jobs
from nnstudio.studio.training.keeping import project_to_go_on_from
from nnstudio.studio.training.run_model import RunModel


@dataclasses.dataclass(frozen=True)
class Written:
    """fault: why it could not be, or None. cost: seconds of a processor."""

    fault: Sentence | None
    cost: float


class Autosaver(QObject):
    """failed: the sentence that says why nothing can be written, once. written: it has been."""

    failed = Signal(object)
    written = Signal()

    def __init__(
        self,
        files: ProjectFiles,
        run_model: RunModel,
        code: CodeModel,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.files, self.run_model, self.code, self.folder = files, run_model, code, folder
        self.pace = Pace()
        self._autosave = Autosave(folder)
        self._taken_over = self._told = self._asked = self._closed = False
        self._since: float | None = None
        self._job: Job | None = None
        self._jobs = Jobs(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._do_what_is_due)
        self._beat = QTimer(self)
        self._beat.setInterval(round(BEAT_SECONDS * 1000))
        self._beat.timeout.connect(self._touch)
        files.changed.connect(self.follow)
        code.written.connect(self.follow)
        files.opened.connect(self._begin_anew)
        files.saved.connect(self._take_saved)
        run_model.exam.taken.connect(self.follow)
        run_model.state_changed.connect(self._follow_run)
        run_model.epoch_kept.connect(self._take_epoch)

    def tell_again(self) -> None:
        """Say at the next failure that nothing can be written: nobody could read it now."""
        self._told = False

    @property
    def unsaved(self) -> bool:
        """Whether there is anything that no file holds: of the network, or as code that was not applied yet."""
        return self.files.modified or self.code.draft is not None

    @property
    def writing(self) -> bool:
        """Whether a job writes."""
        return self._job is not None

    def take_over(self, autosave: Autosave, since: float) -> None:
        """Go on with that one, which stays when the document is closed unsaved. since: as in About."""
        self._autosave, self._taken_over, self._since = autosave, True, since
        self._beat.start()

    @Slot()
    def follow(self) -> None:
        """Note an edit; where it was undone to what is saved, nothing need be kept."""
        if self.unsaved:
            self._since = self._since or time.time()
            self.pace.edit(time.monotonic())
            self._plan()
        elif not self._taken_over and self._since is not None:
            self._forget()

    def close(self) -> None:
        """Wait for a write that goes on, and end: what was taken over and is not saved stays, all else goes."""
        self._closed = True
        self._timer.stop()
        self._jobs.stop_and_wait()
        self._begin_anew()

    @Slot()
    def _begin_anew(self) -> None:
        """Another document is open: what was taken over, and is not saved, is offered again."""
        if self._taken_over:
            self._autosave.leave()
        self._forget()

    @Slot()
    def _take_saved(self) -> None:
        """What was there when saving began is in the file. What came since is not, and may have been written here."""
        if self.unsaved:
            self._taken_over = False
            self.follow()
        else:
            self._forget()

    @Slot()
    def _forget(self) -> None:
        """All is saved, or not wanted any more."""
        self._autosave.clear()
        self._autosave, self._taken_over, self._since = Autosave(self.folder), False, None
        self._beat.stop()
        self.pace.begin()
        self._plan()

    @Slot()
    def _follow_run(self) -> None:
        """A run that waits or has ended is written as an edit is, with all that it has learned."""
        self._asked = False
        if self.run_model.state is State.TRAINING:
            self._plan()
        else:
            self.follow()

    @Slot()
    def _take_epoch(self) -> None:
        self._asked = False
        self.pace.learn()
        self._plan()

    def _plan(self) -> None:
        """Wake up when there is something to do. While a job writes, its end plans anew."""
        if self.writing or self._closed:
            return
        times = [] if self.pace.due is None else [self.pace.due]
        if self.run_model.state is State.TRAINING and not self._asked:
            times.append(self.pace.rested)
        if times:
            self._timer.start(max(0, round((min(times) - time.monotonic()) * 1000)))
        else:
            self._timer.stop()

    @Slot()
    def _do_what_is_due(self) -> None:
        now = time.monotonic()
        if self.run_model.state is State.TRAINING and not self._asked and now >= self.pace.rested:
            self._asked = True
            self.run_model.ask_for_epoch()
        if self.pace.due is not None and now >= self.pace.due:
            self.write()
        self._plan()

    @Slot()
    def write(self) -> None:
        """Write what is not saved, now, unless that goes on already."""
        if self.writing:
            return
        self.pace.begin()
        if not self.unsaved:
            return
        files = self.files
        about = About(files.title, files.path, files.stamp, self._since or time.time())
        project = project_to_go_on_from(files.store.document, self.run_model)
        write = partial(_write, self._autosave, project, about, self.code.unsaved)
        self._job = self._jobs.start(write, self._take_result, self._take_error, self._rest)
        self._beat.start()

    @Slot(object)
    def _take_result(self, result: object) -> None:
        assert isinstance(result, Written)
        self.pace.end(result.cost, time.monotonic())
        if result.fault is None:
            self.written.emit()
            return
        self.pace.edit(time.monotonic())
        if not self._told:
            self._told = True
            self.failed.emit(result.fault)

    @Slot(object)
    def _take_error(self, said: Sentence) -> None:
        """A fault of the program, which is in the log; the next edit tries again."""

    @Slot()
    def _rest(self) -> None:
        self._job = None
        self._plan()

    @Slot()
    def _touch(self) -> None:
        self._jobs.start(partial(_touch, self._autosave), self._take_touch, self._take_error)

    @Slot(object)
    def _take_touch(self, result: object) -> None:
        """Other windows know now that this one lives."""


def _write(
    autosave: Autosave, project: Callable[[], Project], about: About, draft: Draft | None, cancelled: Event
) -> Written:
    """Write, in a job. Waiting for other threads or for the disk costs a run nothing."""
    began, fault = time.thread_time(), None
    try:
        autosave.write(project(), about, draft)
    except AutosaveError as error:
        fault = error.sentence
    return Written(fault, time.thread_time() - began)


def _touch(autosave: Autosave, cancelled: Event) -> None:
    autosave.touch()
