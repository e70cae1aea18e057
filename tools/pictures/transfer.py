"""Layers of another project: the dialog that chooses them, in all that it can say, and what is refused."""

from pathlib import Path

from PySide6.QtCore import Qt

from nnstudio.document.document import empty_document
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.project import Project, save_project
from nnstudio.runs.engines import ENGINE
from nnstudio.studio import hands
from nnstudio.studio.main_window import MainWindow
from nnstudio.studio.transfer.dialog import NAME, TransferDialog
from tools.pictures import made


def _saved(name: str, trained: bool = True) -> Path:
    document = TEMPLATES[name].document
    weights = ENGINE.drawn(document.graph, 0) if trained else None
    path = made.folder() / f"{name}.nnstudio"
    save_project(path, Project(document, weights))
    return path


def _dialog(window: MainWindow, path: Path) -> TransferDialog:
    window.show_workbench()
    window.transfer.begin(path)
    hands.wait_until(lambda: window.transfer.dialog is not None, "the dialog")
    assert window.transfer.dialog is not None
    return window.transfer.dialog


def transfer(window: MainWindow) -> None:
    """All layers but the head, into an empty network."""
    window.files.new()
    _dialog(window, _saved("two-convolutions"))


def transfer_misfits(window: MainWindow) -> None:
    """Layers of a residual network that get something else here."""
    window.files.open_template("first-convolution")
    window.store.selection.set(("conv2d",))
    _dialog(window, _saved("residual-network"))


def transfer_nothing(window: MainWindow) -> None:
    """Nothing is ticked."""
    window.files.new()
    dialog = _dialog(window, _saved("first-convolution"))
    for item in dialog.items():
        item.setCheckState(NAME, Qt.CheckState.Unchecked)


def transfer_untrained(window: MainWindow) -> None:
    """A project that has learned nothing."""
    window.files.new()
    _dialog(window, _saved("first-convolution", trained=False))


def transfer_refused(window: MainWindow) -> None:
    """A project without layers."""
    window.files.open_template("first-convolution")
    window.show_workbench()
    path = made.folder() / "empty.nnstudio"
    save_project(path, Project(empty_document()))
    window.transfer.begin(path)
    hands.wait_until(window.message_bar.isVisible, "the sentence")


def transferred(window: MainWindow) -> None:
    """Frozen layers that were put in, in the network and in the table."""
    window.files.new()
    _dialog(window, _saved("two-convolutions")).accept()
    hands.wait_until(lambda: window.store.document.ids, "the layers")
    window.editing.add("Dense")
    window.tabs.setCurrentWidget(window.analysis)
