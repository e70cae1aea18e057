"""The window, given damaged files and a damaged clipboard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QSettings
from PySide6.QtWidgets import QApplication

from nnstudio.app import Studio, build
from nnstudio.data.shelf import Shelf
from nnstudio.document.document import empty_document
from nnstudio.studio import language
from nnstudio.studio.mime import NODES_JSON
from tests.fuzz.judging import check_sentence


class Window:
    """One studio for all cases. What a slot raises is raised by the case that called it."""

    def __init__(self, folder: Path) -> None:
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        language.choose(settings, "en")
        self.studio: Studio = build([], settings, Shelf(200))
        self.window = self.studio.window
        self.said: list[str] = []
        self.raised: list[BaseException] = []
        self.window.files.failed.connect(self.said.append)
        self.window.editing.refused.connect(self.said.append)
        sys.excepthook = self._raised
        self.window.show()

    def _raised(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        self.raised.append(error)

    def judge_project(self, path: Path) -> str:
        """Open it; it is shown whole, or what was shown stays."""
        self._forget()
        before = self.studio.store.document
        self.window.files.open(path)
        opened = self.window.files.finish()
        self._settle()
        if opened:
            return "taken"
        assert self.studio.store.document is before
        check_sentence(self.said[0], str(path))
        return "refused"

    def judge_clipboard(self, path: Path) -> str:
        """Paste what is in the file; it is undone as one."""
        self._forget()
        self.studio.store.open(empty_document())
        data, copied = QMimeData(), path.read_bytes()
        if len(copied) % 2:
            data.setData(NODES_JSON, copied)
        else:
            data.setText(copied.decode("utf-8", errors="replace") or "{")
        QApplication.clipboard().setMimeData(data)
        self.window.editing.clipboard.paste()
        self._settle()
        if self.said:
            check_sentence(self.said[0])
            assert not self.studio.store.document.nodes
            return "refused"
        assert self.studio.store.document.nodes
        return "taken"

    def _forget(self) -> None:
        self.said.clear()
        self.window.files.forget_changes()

    def _settle(self) -> None:
        """Do what waits. What was to be deleted goes too, for which an event loop cares elsewhere."""
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window.files.forget_changes()
        if self.raised:
            error = self.raised[0]
            self.raised.clear()
            raise error

    def close(self) -> None:
        """End everything."""
        sys.excepthook = sys.__excepthook__
        QApplication.clipboard().clear()
        self.window.close_without_asking()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
