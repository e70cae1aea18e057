"""The window's doors to other programs: a network is exported in a dialog, and one from elsewhere is opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Arrived
from nnstudio.formats.exchange.network import network_of
from nnstudio.formats.exchange.proof import Proof
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.importers import IMPORTERS, STATES, read_foreign
from nnstudio.formats.project import Project
from nnstudio.runs.importing import compared_with_its_own, onto
from nnstudio.studio.exchange.export_dialog import ExportNetworkDialog
from nnstudio.studio.exchange.report import ImportReport
from nnstudio.studio.files.file_work import Refused as NotRead
from nnstudio.studio.training.keeping import project_of

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow

Came = tuple[Arrived, Proof | None]
"""What came in, and what its own program says of it."""
FORMAT_KEY = "exchange/format"


class ExchangeDesk(QObject):
    """Exports what is open, and opens what comes in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    @Slot()
    def ask_and_export(self) -> None:
        """Ask for a format and a place, and export."""
        window = self.window
        document = window.store.document
        try:
            network = network_of(document, {})
        except Refused as refused:
            window.tell("error", refused.sentence)
            return
        chosen = str(window.settings.value(FORMAT_KEY, ""))
        project = project_of(document, window.run_model)
        dialog = ExportNetworkDialog(project, network, chosen, window.run_model.shelf, window)
        dialog.exec()
        window.settings.setValue(FORMAT_KEY, dialog.exporter.name)
        dialog.deleteLater()

    @Slot()
    def ask_and_import(self) -> None:
        """Ask for a file of another program, and open its network."""
        known = " ".join(f"*{suffix}" for suffix in (*IMPORTERS, *STATES))
        pattern = self.tr("Networks of other programs ({0})").format(known)
        title, folder = self.tr("Import a network"), self.window.files.folder()
        name, _ = QFileDialog.getOpenFileName(self.window, title, folder, pattern)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Begin to read a file of another program. It is read whole before anything that is open is left."""
        window, said = self.window, sentence("Opening {path} ...", path=path)
        job = partial(_read, path)
        if path.suffix.lower() in STATES:
            job = partial(_read_state, project_of(window.store.document, window.run_model), path)
        window.files.work.start(said, job, partial(self._take, path), can_cancel=True)

    def _take(self, path: Path, found: Came | NotRead) -> None:
        window = self.window
        if isinstance(found, NotRead):
            window.files.failed.emit(found.said)
            return
        arrived, proof = found
        weights = None if arrived.weights is None else dict(arrived.weights)
        if not window.files.show_foreign(Project(arrived.document, weights)):
            return
        if arrived.gaps or arrived.notes or proof is not None:
            ImportReport(path.name, arrived, proof, window).open()
        else:
            window.tell("good", sentence("{name} has come in whole.", name=path.name))


def _read_state(open_now: Callable[[], Project], path: Path) -> Came | NotRead:
    """The weights of a state_dict onto the network that is open."""
    project = open_now()
    try:
        return onto(project.document, project.weights, path), None
    except ArrivalError as error:
        return NotRead(error.sentence)


def _read(path: Path) -> Came | NotRead:
    try:
        arrived = read_foreign(path)
    except ArrivalError as error:
        return NotRead(error.sentence)
    return arrived, compared_with_its_own(arrived, path)
