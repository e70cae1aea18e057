"""The window that is killed: it edits, trains, undoes and saves at random, and tells each of it before and after.

`python -m tests.kills.window FOLDER SEED BEGINNING`, with the variables of a home of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtWidgets import QApplication

from nnstudio.app import build
from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.formats.autosave import autosave
from nnstudio.formats.autosave.pace import Pace
from nnstudio.formats.project import Project, save_project
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.learning.events import EpochDone
from nnstudio.runs.state import State as Training
from nnstudio.studio import language
from nnstudio.studio.files import steps
from tests.kills import log
from tests.kills.log import State, tell

SOON, LATEST, SHARE = 0.2, 1.0, 0.5
"""The pace at which unsaved work is written here, in place of 5 and 30 seconds and a fiftieth."""
IMAGES = 600
PAUSE_MS, REST_MS = 12, 400
BUILDING, LEARNING = (0.5, 0.12, 0.06, 0.06, 0.1, 0.16), (0.05, 0.03, 0.02, 0.3, 0.5, 0.1)
"""How likely it is to edit, undo, redo, train, watch and save, for two kinds of people."""
FILE = "mine.nnstudio"


def state_of(project: Project) -> State:
    """What tells the project from all others."""
    learned = project.learned or project
    done = [event.epoch for event in learned.history or () if isinstance(event, EpochDone)]
    return State(project.document.title, max(done, default=0))


class Person(QObject):
    """Does something every few milliseconds, until the process is killed."""

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__()
        self.folder, self.chance, self.number = folder, np.random.default_rng(seed), seed * 10_000
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        language.choose(settings, "en")
        self.window = build([], settings, Shelf(IMAGES), folder / "autosave", folder / "versions").window
        self.store, self.run_model, self.files = (
            self.window.store,
            self.window.run_model,
            self.window.files,
        )
        saver = self.window.recovery.autosaver
        assert saver is not None
        saver.pace = Pace(SOON, LATEST, SHARE)
        self.files.saved.connect(self._saved)
        self.run_model.progressed.connect(self._tell_epoch)
        self.window.show()
        self._title, self._epochs = "", 0
        self.mood = LEARNING if self.chance.random() < 0.5 else BUILDING
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._act)

    def begin(self, beginning: str) -> None:
        """Open a template, the file, or what was left."""
        self.window.recovery.looking.finish()
        left = [offer.left for offer in self.window.recovery.offers]
        if beginning == "left" and left:
            self.window.recovery.open(left[0])
            self.files.finish()
        elif beginning == "file" and (self.folder / FILE).exists():
            self.files.open(self.folder / FILE)
            self.files.finish()
        else:
            self.files.open_template("first-network")
            self._edit(edits.change_training(self.store.document, batch_size=8, epochs=500))
            self.store.undo_stack.clear()
            self.files.forget_changes()
        self._title = self.store.document.title
        tell(1, log.OPENED, state_of(self.files.project()))
        self.store.changed.connect(self._tell_shown)
        self.timer.start(PAUSE_MS)

    @Slot()
    def _act(self) -> None:
        acts = (self._some_edit, self._undo, self._redo, self._train, self._rest, self._save)
        acts[int(self.chance.choice(len(acts), p=self.mood))]()

    def _some_edit(self) -> None:
        document, nodes = self.store.document, self.store.document.nodes
        draw = self.chance.random()
        dense = [node.id for node in nodes[:-1] if isinstance(node.layer, Dense)]
        dropout = [node.id for node in nodes if isinstance(node.layer, Dropout)]
        if draw < 0.4 and dense:
            document = edits.change_layer(document, dense[0], units=int(self.chance.integers(4, 200)))
        elif draw < 0.6 and dropout:
            document = edits.remove(document, dropout[:1])
        elif draw < 0.65 and nodes:
            document = edits.remove(document, [nodes[0].id])  # which breaks it, until that is undone
        elif len(nodes) < 12:
            document = edits.insert(document, Dropout(), dense[0] if dense else document.last)
        self._edit(document)

    def _edit(self, document: Document) -> None:
        self.number += 1
        self.store.apply(edits.retitle(document, f"edit {self.number}"), sentence("Edit"))

    def _undo(self) -> None:
        tell(1, log.UNDOING, State(self._title))
        self.store.undo_stack.undo()
        self._tell_whether_modified()

    def _redo(self) -> None:
        tell(1, log.UNDOING, State(self._title))
        self.store.undo_stack.redo()
        self._tell_whether_modified()

    def _tell_whether_modified(self) -> None:
        tell(1, log.STILL if self.files.modified else log.CLEAN, State(self._title))

    def _train(self) -> None:
        if self.run_model.state is Training.TRAINING and self.chance.random() < 0.2:
            self.run_model.pause()
        else:
            self.run_model.train()

    def _rest(self) -> None:
        """Watch for a while, so that epochs end."""
        QTimer.singleShot(REST_MS, self.timer, self.timer.start)
        self.timer.stop()

    def _save(self) -> None:
        if self.chance.random() < 0.3:
            self.files._write(self.folder / FILE)

    @Slot(object)
    def _saved(self, said: str) -> None:
        self._tell_shown()
        tell(1, log.SAVED_STILL if self.files.modified else log.SAVED_CLEAN, State(self._title))

    @Slot()
    def _tell_shown(self) -> None:
        if self.store.document.title != self._title:
            self._title = self.store.document.title
            tell(1, log.SHOWN, State(self._title))

    @Slot()
    def _tell_epoch(self) -> None:
        done = self.run_model.history.epochs[-1].epoch if self.run_model.history.epochs else 0
        if done != self._epochs:
            self._epochs = done
            tell(1, log.EPOCH, State(self._title, done))


def telling(doing: str, done: str) -> Any:
    """The project's writer, which tells what it does."""

    def save(path: Path, project: Project) -> None:
        state = state_of(project)
        tell(1, doing, state)
        save_project(path, project)
        tell(1, done, state)

    return save


def main() -> None:
    """Live until killed."""
    folder, seed, beginning = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    for module, kinds in ((autosave, (log.WRITING, log.WRITTEN)), (steps, (log.SAVING, log.SAVED))):
        module.__dict__["save_project"] = telling(*kinds)
    person = Person(folder, seed)
    person.begin(beginning)
    QApplication.exec()


if __name__ == "__main__":
    main()
