"""Waiting for data that is read beside the window, and holding it up in the middle."""

import threading

from nnstudio.data.source import Opened
from nnstudio.data.sources import Points
from nnstudio.studio.data.draft import Stage
from tests.studio.learning import WAIT_MS


def settle(qtbot, window):
    """Wait until what is wished is read."""
    draft = window.desk.draft
    qtbot.waitUntil(
        lambda: draft.stage is not Stage.READING and not draft._waiting.isActive(), timeout=WAIT_MS
    )


class Slow:
    """A source that waits in its middle until it is told to go on."""

    def __init__(self, monkeypatch):
        self.began, self.go_on = threading.Event(), threading.Event()
        opened = Points.open

        def open(source, progress) -> Opened:
            progress(1, 10)
            self.began.set()
            self.go_on.wait(20)
            progress(2, 10)
            return opened(source)

        monkeypatch.setattr(Points, "open", open)
