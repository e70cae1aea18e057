"""Ctrl+C in the terminal that the program was started from, as a signal of Qt.

While Qt waits for events, Python runs no handler of its own: Ctrl+C would do nothing, until some slot is called and
gets a KeyboardInterrupt in its middle. So the interpreter is asked to write a byte into a socket at once, in whatever
thread it is, and the event loop is woken by that.
"""

from __future__ import annotations

import contextlib
import signal
import socket
from types import FrameType
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class Terminal(QObject):
    """Hears Ctrl+C between `listen` and `forget`, which belong on the main thread; `interrupted` tells of it."""

    interrupted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sockets: tuple[socket.socket, socket.socket] | None = None
        self._notifier: QSocketNotifier | None = None
        self._before: tuple[int, Any] = (-1, None)

    def listen(self) -> None:
        """Take Ctrl+C from Python; but not where whoever started the program wants it ignored, as in a script's `&`."""
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            return
        self._sockets = ours, theirs = socket.socketpair()
        ours.setblocking(False)
        theirs.setblocking(False)
        self._notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        handler = signal.signal(signal.SIGINT, _leave_it)
        self._before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False), handler

    def forget(self) -> None:
        """Give Ctrl+C back."""
        if self._sockets is None or self._notifier is None:
            return
        descriptor, handler = self._before
        signal.set_wakeup_fd(descriptor)
        signal.signal(signal.SIGINT, handler)
        self._notifier.setEnabled(False)
        self._notifier.deleteLater()
        for end in self._sockets:
            end.close()
        self._sockets = self._notifier = None

    @Slot()
    def _hear(self) -> None:
        """Several in one go are one."""
        assert self._sockets is not None
        numbers = b""
        with contextlib.suppress(BlockingIOError):
            numbers = self._sockets[0].recv(4096)
        if signal.SIGINT in numbers:
            self.interrupted.emit()


def _leave_it(number: int, frame: FrameType | None) -> None:
    """What Python calls: nothing is left to do, the socket has told of it."""
