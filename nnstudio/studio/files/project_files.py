"""Which file the document belongs to, and whether that file knows everything."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QWidget

from nnstudio.data.own_folders import home
from nnstudio.document import edits
from nnstudio.document.document import UNTITLED, Document, empty_document
from nnstudio.document.errors import EditError
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import sentence
from nnstudio.formats.project import SUFFIX, Project
from nnstudio.formats.stamp import Stamp, stamp_of
from nnstudio.formats.versions.versions import Version
from nnstudio.studio.files import dialogs
from nnstudio.studio.files.file_work import FileWork, Refused
from nnstudio.studio.files.place import file_name
from nnstudio.studio.files.recent import RecentFiles
from nnstudio.studio.files.steps import Before, Read, Saved, read, save
from nnstudio.studio.moment import moment_text
from nnstudio.studio.store import Store
from nnstudio.studio.training.keeping import project_of, take_up
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.versions.limit import versions_in
from nnstudio.studio.words import declared

FOLDER_KEY = "files/folder"


class ProjectFiles(QObject):
    """Opens and saves. changed: path or modified are others. opened: another document is shown now.

    stamp: of the file, when it was read or written last. was_opened: whether anything was, since the start.
    recovered: whether the document is one that was not saved when the program ended, and still is not. failed: the
    sentence of what could not be opened or saved. saved: the sentence that tells where. noted: what else there is to
    say of it. work: reads and writes files. versions: the folder of what files held before; None keeps nothing.
    ask_first: asks about what is written and no edit yet; False to stay.
    """

    changed = Signal()
    opened = Signal()
    failed = Signal(object)
    saved = Signal(object)
    noted = Signal(object)

    def __init__(
        self,
        store: Store,
        run_model: RunModel,
        settings: QSettings,
        window: QWidget,
        parent: QObject | None = None,
        versions: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.store, self.run_model, self.settings, self.window = store, run_model, settings, window
        self.versions = versions
        self.recent = RecentFiles(settings, self)
        self.path: Path | None = None
        self.stamp: Stamp | None = None
        self.was_opened = self.recovered = False
        self.ask_first: Callable[[], bool] = lambda: True
        self.work = FileWork(self)
        self._went_well, self._told_not_kept = True, False
        self._learned = self._learned_by_file = 0
        store.undo_stack.cleanChanged.connect(self.changed)
        store.changed.connect(self.changed)
        run_model.progressed.connect(self._note_learning)
        run_model.exam.taken.connect(self._note_learning)

    @property
    def modified(self) -> bool:
        """Whether something was edited or learned that no file holds."""
        return self._learned != self._learned_by_file or not self.store.undo_stack.isClean()

    @property
    def title(self) -> str:
        """What the window is called after."""
        title = self.store.document.title
        return self.path.stem if self.path else self.tr("Untitled") if title == UNTITLED else title

    # Opening

    @Slot()
    def new(self) -> bool:
        """An empty network."""
        return self.may_leave() and self._show(empty_document(self.tr("Untitled")), None)

    def open_template(self, name: str) -> bool:
        """One of the gallery's networks; False if the user stays with what is open."""
        document = TEMPLATES[name].document
        named = dataclasses.replace(document, title=declared(document.title))
        return self.may_leave() and self._show(named, None)

    @Slot()
    def ask_and_open(self) -> None:
        """Begin to open a file that the user chooses."""
        path = dialogs.choose_open(self.window, self.folder())
        if path is not None:
            self.open(path)

    @Slot(str)
    def open(self, path: Path | str) -> None:
        """Begin to open a file. It is read whole before anything that is open is left."""
        self._open(Path(path))

    def finish(self) -> bool:
        """Wait until what is being opened or saved is; whether the last of it has been."""
        self.work.finish()
        return self._went_well

    def _open(self, path: Path, may_leave: bool = False) -> None:
        """may_leave: the person has agreed already to lose what is open."""
        said = sentence("Opening {path} ...", path=path)
        take = partial(self._take_opened, path, may_leave)
        self.work.start(said, partial(read, path), take, can_cancel=True)

    def _take_opened(self, path: Path, may_leave: bool, opened: Read | Refused) -> None:
        self._went_well = False
        if isinstance(opened, Refused):
            self.failed.emit(opened.said)
        elif may_leave or self.may_leave():
            self._show(opened.project.document, path, opened.project)
            self.stamp = opened.stamp
            self._remember(path)
            self._went_well = True

    @Slot(object)
    def open_version(self, version: Version) -> None:
        """Begin to open what a project's file held before, as one that has no file yet."""
        said = sentence("Opening {path} ...", path=moment_text(version.time))
        take = partial(self._take_version, version, self.title)
        self.work.start(said, partial(read, version.file), take, can_cancel=True)

    def _take_version(self, version: Version, name: str, opened: Read | Refused) -> None:
        self._went_well = False
        if isinstance(opened, Refused):
            self.failed.emit(opened.said)
        elif self.may_leave():
            self._show(opened.project.document, None, opened.project)
            self._went_well = True
            self.noted.emit(
                sentence(
                    "This is {name} as it was at {time}. Save it under a name to go on with it.",
                    name=name,
                    time=moment_text(version.time),
                )
            )

    def show_foreign(self, project: Project) -> bool:
        """Show what came in from another program, which has no file yet. False if the user stays with what is open."""
        return self.may_leave() and self._show(project.document, None, project)

    def take_back(self, project: Project, path: Path | None, stamp: Stamp | None) -> bool:
        """Show what was not saved when the program ended, and still is not. False if the user stays with what is open.

        path, stamp: the project's own file, and what that was when it was read or written last.
        """
        if not self.may_leave():
            return False
        self._show(project.document, path, project)
        self.stamp, self.recovered = stamp, True
        self._note_learning()
        return True

    def may_leave(self) -> bool:
        """Ask about training and unsaved changes; True when nothing stands in the way of leaving the document.

        A save that goes on is waited for, and what is being opened is not wanted any more.
        """
        self.work.settle()
        if not self.ask_first():
            return False
        if self.run_model.active:
            if not dialogs.ask_stop(self.window):
                return False
            self.run_model.stop_and_wait()
        if not self.modified:
            return True
        answer = dialogs.ask_unsaved(self.window, self.title, self.recovered)
        return self.save() and self.finish() if answer == "save" else answer == "discard"

    def forget_changes(self) -> None:
        """Take everything as saved, so that nothing is asked."""
        self._learned_by_file = self._learned
        self.store.undo_stack.setClean()
        self.changed.emit()

    # Saving

    @Slot()
    def save(self) -> bool:
        """Begin to save to the document's file, or ask for one. False where nothing will be saved.

        The work goes on meanwhile; what is edited then is not in the file.
        """
        self.work.settle()
        if self.path is None:
            return self.save_as()
        if stamp_of(self.path) in (None, self.stamp):
            return self._write(self.path)
        return self._save_beside_another()

    def _save_beside_another(self) -> bool:
        """Somebody else has written the file since: nothing of theirs or ours is lost without a question."""
        assert self.path is not None
        answer = dialogs.ask_changed_on_disk(self.window, self.path)
        if answer == "elsewhere":
            return self._ask_and_write(self.path.with_stem(f"{self.path.stem}-2"))
        if answer == "open":
            self._open(self.path, may_leave=True)
        return answer == "replace" and self._write(self.path)

    @Slot()
    def save_as(self) -> bool:
        """Begin to save to another file."""
        self.work.settle()
        return self._ask_and_write(self.path or Path(self.folder()) / (file_name(self.title) + SUFFIX))

    def _ask_and_write(self, suggestion: Path) -> bool:
        path = dialogs.choose_save(self.window, str(suggestion))
        return path is not None and self._write(path)

    def _write(self, path: Path) -> bool:
        self.work.settle()
        project = project_of(self._named_after(path), self.run_model)
        versions = versions_in(self.versions, self.settings)
        before = Before(path, self.store.document, self._learned)
        said = sentence("Saving to {path} ...", path=path)
        self.work.start(said, partial(save, path, project, versions), partial(self._take_saved, before))
        return True

    def _take_saved(self, before: Before, saved: Saved | Refused) -> None:
        self._went_well = False
        if isinstance(saved, Refused):
            self.failed.emit(saved.said)
            return
        self.path, self.stamp, self.recovered = before.path, saved.stamp, False
        unchanged = self.store.document is before.document
        self.store.apply(self._named_after(before.path), sentence("Name the network"))
        self._learned_by_file = before.learned
        if unchanged:
            self.store.undo_stack.setClean()
        else:
            self.store.undo_stack.resetClean()
        self._remember(before.path)
        self.changed.emit()
        self._went_well = True
        self.saved.emit(sentence("Saved to {path}", path=before.path))
        if saved.not_kept is not None and not self._told_not_kept:
            self._told_not_kept = True
            self.noted.emit(sentence("It is saved. {fault}", fault=saved.not_kept))

    def _named_after(self, path: Path) -> Document:
        """The document; one that nobody has named yet is called as its file is."""
        document = self.store.document
        if document.title in (UNTITLED, self.tr("Untitled")):
            with contextlib.suppress(EditError):
                return edits.retitle(document, path.stem)
        return document

    def project(self) -> Project:
        """All that a file holds of what is shown now."""
        return project_of(self.store.document, self.run_model)()

    def _show(self, document: Document, path: Path | None, project: Project | None = None) -> bool:
        self.path, self.was_opened, self.recovered = path, True, False
        self.store.open(document)
        if project is not None:
            take_up(project, self.run_model)
        self.forget_changes()
        self.opened.emit()
        return True

    def _remember(self, path: Path) -> None:
        self.recent.add(path)
        self.settings.setValue(FOLDER_KEY, str(path.absolute().parent))

    def folder(self) -> str:
        """Where files were opened or saved last."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = str(self.settings.value(FOLDER_KEY, documents))
        return folder if os.path.isdir(folder) else str(home())

    @Slot()
    def _note_learning(self) -> None:
        self._learned += 1
        if self._learned == self._learned_by_file + 1:
            self.changed.emit()
