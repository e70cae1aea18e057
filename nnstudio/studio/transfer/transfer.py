"""Inserts layers of another project with their weights: asks for the file, shows the dialog, and puts them in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from nnstudio.document.places import place_of
from nnstudio.document.transfer import Insertion
from nnstudio.errors import Sentence, declared, sentence
from nnstudio.formats.some_weights import Learned, load_learned, load_some_weights
from nnstudio.runs.given import with_given
from nnstudio.runs.messages import Weights
from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.files import ProjectFiles, dialogs
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.transfer.dialog import TransferDialog

Read = tuple[Insertion, str, str, Weights]
"""What is put in, behind which layer, from which project, and its weights."""


class Transfer(QObject):
    """refused: a sentence. dialog: the one that is open."""

    refused = Signal(object)

    def __init__(self, editing: Editing, files: ProjectFiles, window: QWidget) -> None:
        super().__init__(window)
        self.editing, self.store, self.files, self.window = editing, editing.store, files, window
        self.run_model: RunModel = files.run_model
        self.dialog: TransferDialog | None = None
        self._path = Path()

    @Slot()
    def ask(self) -> None:
        """Ask for a project, and begin to insert from it."""
        if not self._may():
            return
        path = dialogs.choose_open(self.window, self.files.folder())
        if path is not None:
            self.begin(path)

    def begin(self, path: Path) -> None:
        """Look at the network of a project, and show its layers."""
        if self._may():
            self._path = path
            self.run_model.jobs.start(partial(_look, path), self._show, self._fail)

    def _may(self) -> bool:
        """What was learned elsewhere would be lost when a run that goes on ends."""
        if self.run_model.active:
            self.refused.emit(
                sentence("Layers can't bring weights while a network trains: stop the training first.")
            )
        return not self.run_model.active

    @Slot(object)
    def _show(self, learned: object) -> None:
        if not isinstance(learned, Learned) or not self._may():
            return
        if not learned.document.graph.nodes:
            self.refused.emit(sentence("{path} has no layers.", path=self._path))
            return
        trained = self.run_model.outlook.trained
        taken = {name.rpartition("/")[0] for name in trained.known} if trained else set()
        taken |= set(trained.document.ids) if trained else set()
        at = place_of(self.editing.end)
        self.dialog = TransferDialog(learned, self.store.document, at, sorted(taken), self.window)
        self.dialog.accepted.connect(self._insert)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    @Slot()
    def _insert(self) -> None:
        dialog = self.dialog
        if dialog is None or dialog.chosen is None:
            return
        chosen, shapes = dialog.chosen, dialog.source.shapes
        wanted = {name: shapes[name] for name in chosen.weights}
        title = dialog.source.document.title
        read = partial(_read, self._path, wanted, chosen, dialog.at.source, title)
        self.run_model.jobs.start(read, self._take, self._fail)

    @Slot(object)
    def _take(self, read: object) -> None:
        """Put the layers in, with what they learned, where the network is as it was when they were chosen."""
        if not isinstance(read, tuple) or not self._may():
            return
        chosen, after, title, weights = read
        before = set(self.store.document.ids)
        if before & set(chosen.names.values()) or not before <= set(chosen.document.ids):
            self.refused.emit(sentence("The network was changed meanwhile: insert the layers again."))
            return
        trained = self.run_model.outlook.trained
        if weights:
            self.run_model.exchange(with_given(trained, chosen, after, weights))
        count = len(chosen.names)
        what = declared("layer") if count == 1 else sentence("{count} layers", count=count)
        self.store.apply(chosen.document, sentence("Insert {what} from {title}", what=what, title=title))
        self.store.selection.set(chosen.names.values())

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.refused.emit(said)

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None


def _look(path: Path, cancelled: Event) -> Learned:
    return load_learned(path)


def _read(
    path: Path,
    wanted: dict[str, tuple[int, ...]],
    chosen: Insertion,
    after: str,
    title: str,
    cancelled: Event,
) -> Read:
    """The weights under the names that they have here."""
    found = load_some_weights(path, wanted) if wanted else {}
    return chosen, after, title, {chosen.weights[name]: array for name, array in found.items()}
