"""The questions about files. Each is one function with a plain answer, so that a test can answer it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from nnstudio.formats.project import SUFFIX
from nnstudio.studio.files.place import choose_place

Button = QMessageBox.StandardButton


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("files", text)


def ask_unsaved(parent: QWidget, title: str, stays: bool = False) -> str:
    """What to do with unsaved changes: "save", "discard" or "cancel". stays: whether the gallery offers them again."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Unsaved changes"))
    box.setText(tr("Save the changes to {0}?").format(title))
    lost = tr("Otherwise what was changed and learned since the last save is lost.")
    box.setInformativeText(
        tr("Otherwise it stays in the gallery, and can be opened again.") if stays else lost
    )
    box.setStandardButtons(Button.Save | Button.Discard | Button.Cancel)
    box.setDefaultButton(Button.Save)
    return {Button.Save: "save", Button.Discard: "discard"}.get(Button(box.exec()), "cancel")


def ask_discard(parent: QWidget, title: str) -> bool:
    """Whether what was left unsaved may be deleted."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Discard unsaved work"))
    box.setText(tr("Discard what was not saved of {0}?").format(title))
    box.setInformativeText(tr("It can't be brought back."))
    box.setStandardButtons(Button.Discard | Button.Cancel)
    box.setDefaultButton(Button.Cancel)
    return box.exec() == Button.Discard


def ask_stop(parent: QWidget) -> bool:
    """Whether the training that goes on may be ended."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Training goes on"))
    box.setText(tr("Stop the training?"))
    box.setInformativeText(tr("It ends after the batch that is computed now. What was learned can be saved."))
    stop = box.addButton(tr("Stop training"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(Button.Cancel)
    box.setDefaultButton(stop)
    box.exec()
    return box.clickedButton() is stop


def choose_open(parent: QWidget, folder: str) -> Path | None:
    """The file to open."""
    pattern = tr("NN Studio projects (*{0})").format(SUFFIX)
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open a project"), folder, pattern)
    return Path(name) if name else None


def choose_save(parent: QWidget, suggestion: str) -> Path | None:
    """The file to save to, always with the suffix of projects."""
    return choose_place(parent, tr("Save the project"), suggestion, {SUFFIX: tr("NN Studio projects")})


def ask_changed_on_disk(parent: QWidget, path: Path) -> str:
    """What to do with a file that somebody else has changed: "elsewhere", "replace", "open" or "cancel"."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Changed on disk"))
    box.setText(tr("{0} was changed on disk since you opened it.").format(path.name))
    box.setInformativeText(
        tr(
            "Replacing it loses what is there, opening it loses what you have. Under another name, both are kept."
        )
    )
    role = QMessageBox.ButtonRole
    answers = {
        box.addButton(tr("Save under another name..."), role.AcceptRole): "elsewhere",
        box.addButton(tr("Replace it"), role.DestructiveRole): "replace",
        box.addButton(tr("Open the one on disk"), role.ActionRole): "open",
    }
    box.addButton(Button.Cancel)
    box.setDefaultButton(next(iter(answers)))
    box.exec()
    return next((answer for button, answer in answers.items() if button is box.clickedButton()), "cancel")
