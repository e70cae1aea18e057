"""Files dropped on the window: a project is opened, and anything else that may be data is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from nnstudio.data.recognising import may_be_data
from nnstudio.formats.project import SUFFIX

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


DROPPED = (".keras", ".h5", ".onnx", ".safetensors")
"""Suffixes of other programs' networks. JSON and code may be data, or anything."""


class DroppedFiles(QObject):
    """Takes one file or folder at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the window and dropped on it."""
        if isinstance(event, QDragEnterEvent):
            path = _path_in(event)
            if path is not None and _is_for_us(path):
                event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = _path_in(event)
            if path is not None:
                event.acceptProposedAction()
                self._take(path)
            return True
        return False

    def _take(self, path: Path) -> None:
        if path.suffix == SUFFIX:
            self.window.files.open(path)
        elif path.suffix in DROPPED:
            self.window.exchange.read(path)
        else:
            self.window.desk.look_at(path)


def _is_for_us(path: Path) -> bool:
    return path.suffix == SUFFIX or path.suffix in DROPPED or may_be_data(path)


def _path_in(event: QDropEvent) -> Path | None:
    """The one file or folder that is being dragged, if it is one."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else None
