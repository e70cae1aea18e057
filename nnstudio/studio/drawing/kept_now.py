"""What is known of one's kept drawings while the program runs, and how far they are on their way."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject

from nnstudio.data.source import Cancelled, Progress
from nnstudio.runs.own_hand import Shares


@dataclasses.dataclass
class Moving:
    """How many of how many files have been read or written; written by the job's thread."""

    done: int = 0
    total: int = 0

    def told(self, work: Callable[[Progress], object]) -> Callable[[threading.Event], object]:
        """The work of a job, which notes here how far it is, and raises Cancelled once it is given up."""

        def work_of_job(cancelled: threading.Event) -> object:
            def progress(done: int, total: int) -> None:
                self.done, self.total = done, total
                if cancelled.is_set():
                    raise Cancelled

            return work(progress)

        return work_of_job


class KeptNow(QObject):
    """What outlasts the page. count: drawings of the set; None where nobody looked yet. undoable: those of them that
    were kept since the program began. before: how well they were read before the network learned them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.count: int | None = None
        self.undoable = 0
        self.before: Shares | None = None

    def of(self, name: str) -> KeptNow:
        """The same for the set of this name."""
        if name != self.name:
            self.name, self.count, self.undoable = name, None, 0
        return self
