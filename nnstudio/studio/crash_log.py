"""What nobody foresaw: it is written to a log file, and the person is told in one sentence where that is."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from nnstudio.data.own_folders import log_folder
from nnstudio.errors import sentence

LOG = logging.getLogger("nnstudio")


def log_file() -> Path:
    """Where the log is."""
    return log_folder() / "nnstudio.log"


class CrashLog(QObject):
    """Takes uncaught exceptions of all threads. happened: a sentence, to be connected to a slot of the window."""

    happened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = log_file()
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Write to the log from now on. Where the folder can't be written, to stderr."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handler: logging.Handler = RotatingFileHandler(
                self.path, maxBytes=1_000_000, backupCount=2, delay=True
            )
        except OSError:
            handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        LOG.addHandler(handler)
        sys.excepthook = self.note
        threading.excepthook = self._note_thread

    def uninstall(self) -> None:
        """Leave things as they were."""
        sys.excepthook, threading.excepthook = self._before
        for handler in list(LOG.handlers):
            LOG.removeHandler(handler)
            handler.close()

    def note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception, and tell."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        LOG.critical("Uncaught exception", exc_info=(kind, error, trace))
        said = sentence(
            "Something went wrong that should not ({kind}). Your network is as it was: save it, and please report "
            "what is in {path}.",
            kind=kind.__name__,
            path=self.path,
        )
        self.happened.emit(said)

    def _note_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.note(args.exc_type, args.exc_value, args.exc_traceback)
