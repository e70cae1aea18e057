"""The program as `nnstudio` starts it, with somebody who edits, trains, saves where nothing can be written, and goes.

It prints what it says. `python -m tests.unwritable.window PLACE`, where PLACE is a file that can't be written.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from nnstudio import app
from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.formats.autosave.pace import Pace
from nnstudio.runs.state import State
from nnstudio.studio.files import dialogs
from nnstudio.studio.main_window import MainWindow
from nnstudio.studio.message_bar import MessageBar

IMAGES = 300


class Visitor(QObject):
    """Goes on when the program has said or done what was to come."""

    def __init__(self, window: MainWindow, place: Path) -> None:
        super().__init__(window)
        self.window, self.place = window, place
        saver = window.recovery.autosaver
        assert saver is not None
        saver.pace = Pace(soon=0.1)
        saver.failed.connect(self.train)
        window.run_model.state_changed.connect(self.save)
        window.files.failed.connect(self.leave)
        QTimer.singleShot(0, self, self.edit)

    @Slot()
    def edit(self) -> None:
        """Change a template, which is to be kept for the case of a crash."""
        files, store = self.window.files, self.window.store
        files.open_template("first-network")
        source = store.document.source.change(limit=IMAGES)
        small = edits.change_data(store.document, source, source.describe())
        store.apply(edits.change_training(small, epochs=1), sentence("Edit"))
        self.window.appearance.choose("dark")

    @Slot()
    def train(self) -> None:
        """Go on when it was said that nothing is kept."""
        self.window.run_model.train()

    @Slot()
    def save(self) -> None:
        """Try to, when something has been learned."""
        if self.window.run_model.state is State.FINISHED:
            _print("learned", len(self.window.run_model.history.epochs))
            self.window.files._write(self.place)

    @Slot()
    def leave(self) -> None:
        """Close the window, with its changes."""
        QTimer.singleShot(0, self.window.close)


def _print(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the program; its status."""
    place, build, tell = Path(sys.argv[1]), app.build, MessageBar.tell

    def telling(bar: MessageBar, kind: str, said: str, *more: Any) -> None:
        _print(f"{kind}: {said}")
        tell(bar, kind, said, *more)

    def visited(*arguments: Any, **options: Any) -> app.Studio:
        studio = build(*arguments, **options)
        Visitor(studio.window, place)
        return studio

    for owner, name, other in (
        (MessageBar, "tell", telling),
        (app, "build", visited),
        (dialogs, "ask_unsaved", lambda *arguments: "discard"),
    ):
        setattr(owner, name, other)
    return app.main([])


if __name__ == "__main__":
    sys.exit(main())
