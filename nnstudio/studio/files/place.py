"""Where to save: the one way in which the window asks for the name of a new file.

The suffix belongs to the name before it is asked whether an older file may be replaced, or that question would be
about another file than the one that is lost.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QFileDialog, QMessageBox, QSplitter, QWidget

SIZE = QSize(760, 480)
"""Pixels of Qt's own dialog in which sizes and dates are whole."""
PLACES = 150
"""Pixels of its list of usual folders."""


def choose_place(parent: QWidget, title: str, suggestion: str, kinds: Mapping[str, str]) -> Path | None:
    """A file to write to, always with one of the suffixes; None if the person gives up.

    suggestion: folder and name, or a name. kinds: suffix (".png") -> what such a file is called, the usual one
    first. An existing file is only returned if the person agreed that it is replaced.
    """
    dialog = save_dialog(parent, title, suggestion, kinds)
    while dialog.exec():
        chosen = Path(dialog.selectedFiles()[0])
        place = with_suffix(chosen, kinds, dialog.selectedNameFilter())
        if place == chosen or not place.exists() or ask_replace(parent, place):
            return place
    return None


def save_dialog(parent: QWidget, title: str, suggestion: str, kinds: Mapping[str, str]) -> QFileDialog:
    """The dialog, whose default suffix follows the chosen kind of file.

    On Linux it is Qt's own: that of GTK asks its question before Qt adds the suffix.
    """
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, sys.platform == "linux")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    filters = {_filter(suffix, kind): suffix for suffix, kind in kinds.items()}
    dialog.setNameFilters(list(filters))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen]))
    dialog.setDefaultSuffix(next(iter(kinds)))
    folder = Path(suggestion).parent
    if folder.is_absolute():
        dialog.setDirectory(str(folder))
    dialog.selectFile(Path(suggestion).name)
    dialog.resize(SIZE)
    for splitter in dialog.findChildren(QSplitter):
        splitter.setSizes([PLACES, SIZE.width() - PLACES])
    return dialog


def with_suffix(chosen: Path, kinds: Mapping[str, str], name_filter: str = "") -> Path:
    """The path with the suffix of its kind: "v1.2" is a name without one."""
    if chosen.suffix.lower() in kinds:
        return chosen
    wanted = next((suffix for suffix in kinds if f"*{suffix})" in name_filter), next(iter(kinds)))
    return chosen.with_name(chosen.name + wanted)


def ask_replace(parent: QWidget, path: Path) -> bool:
    """Whether an existing file may be replaced."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_tr("Replace the file?"))
    box.setText(_tr("{0} exists already.").format(path.name))
    box.setInformativeText(_tr("What is in it is lost when it is replaced."))
    replace = box.addButton(_tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is replace


def file_name(title: str) -> str:
    """The title without what a file's name can't hold."""
    return re.sub(r"[^\w\- ]", "", title).strip() or "network"


def _filter(suffix: str, kind: str) -> str:
    return f"{kind} (*{suffix})"


def _tr(text: str) -> str:
    return QCoreApplication.translate("files", text)
