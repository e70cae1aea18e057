"""The question about code that was edited and not applied, with a plain answer, so that a test can answer it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_edited(parent: QWidget) -> str:
    """What to do with it before it is left: "apply", "discard" or "cancel"."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Edited code"))
    box.setText(tr("Apply the code that you have edited?"))
    box.setInformativeText(tr("Otherwise what you have written in it is lost."))
    role = QMessageBox.ButtonRole
    apply = box.addButton(tr("Apply"), role.AcceptRole)
    discard = box.addButton(tr("Discard"), role.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(apply)
    box.exec()
    chosen = box.clickedButton()
    return "apply" if chosen is apply else "discard" if chosen is discard else "cancel"


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("code", text)
