"""Keeps what is on the pad with its class, as data of one's own, and knows how well the network reads it. Files and
networks are asked off the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.hand import store
from nnstudio.data.hand.drawn import Drawn
from nnstudio.data.hand.folders import read_folders, write_folders
from nnstudio.data.handwriting.strokes import Drawing
from nnstudio.data.source import Progress
from nnstudio.document.fine_tuning import fine_tuning
from nnstudio.errors import Sentence, sentence
from nnstudio.runs.own_hand import Shares, own_hand_for, shares
from nnstudio.runs.state import State
from nnstudio.studio.drawing.kept_now import KeptNow, Moving
from nnstudio.studio.drawing.model import DrawingModel, Sheet
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel

TOLD_EVERY = 100
"""Milliseconds between two looks at how far files are."""
JUDGED_AFTER = 300
"""Milliseconds in which nothing else is asked before the network is judged by thousands of images."""


class Keeping(QObject):
    """changed: there is something else to show. shares: how well the network reads the hand; None where it is not
    known; why_not: why. said: what became of what was asked for last. wanted: whether anybody looks. moving: how far
    files are, while some are read or written.
    """

    changed = Signal()

    def __init__(
        self,
        run_model: RunModel,
        model: DrawingModel,
        description: Description,
        now: KeptNow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.run_model, self.model, self.description = run_model, model, description
        name = store.set_of(description)
        self.now, self.file = now.of(name), store.file_of(name)
        self.shares: Shares | None = None
        self.said: Sentence | None = None
        self.why_not: Sentence | None = None
        self.wanted = False
        self.moving: Moving | None = None
        self._sheet: Sheet | None = None
        self._job: Job | None = None
        self._judging: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._judge)
        self._telling = QTimer(self)
        self._telling.timeout.connect(self.changed)
        run_model.state_changed.connect(self._run_changed)
        run_model.store.opened.connect(self._forget_before)

    @property
    def busy(self) -> bool:
        """Whether something is being kept, taken back or learned."""
        return self._job is not None

    @property
    def judging(self) -> bool:
        """Whether the network is being asked."""
        return self._judging is not None

    @property
    def can_keep(self) -> bool:
        """Whether there is something of one's own on the pad: images of the data are no drawings."""
        picture = self.model.picture
        own = picture is None or picture.index is None
        return own and not self.model.empty and not self.model.gesturing and not self.busy

    @property
    def can_learn(self) -> bool:
        """Whether the network has learned something, and is at rest, and can be judged by the drawings."""
        trained = self.run_model.outlook.weights is not None
        return trained and self.shares is not None and not self.busy and not self.run_model.active

    @Slot()
    def _forget_before(self) -> None:
        self.now.before = None

    @Slot()
    def _run_changed(self) -> None:
        self.said = None
        self.look()

    def wake(self) -> None:
        """Somebody looks."""
        self.wanted = True
        if self.now.count is None and not self.busy:
            self._start(lambda: store.count(self.file), self._take_count)
        self.look()

    def rest(self) -> None:
        """Nobody looks any more."""
        self.wanted = False
        self._soon.stop()

    @Slot()
    def look(self) -> None:
        """Judge the network anew, once it is at rest."""
        self._soon.stop()
        if self.wanted and self.now.count and self.run_model.state is not State.TRAINING:
            self._soon.start(JUDGED_AFTER)
        self.changed.emit()

    def keep(self, label: str) -> None:
        """Keep what is asked about as an example of this class, and clear it away for the next one."""
        if not self.can_keep:
            return
        picture = self.model.picture is not None
        drawn = Drawn(label, image=self.model.image) if picture else Drawn(label, self.model.asked)
        file, description, self._sheet = self.file, self.description, self.model.sheet
        self._start(lambda: store.keep(file, description, [drawn]), self._kept)

    def take_back(self) -> None:
        """Give up what was kept last, and put its strokes onto the pad again if that is empty."""
        if self.now.undoable and not self.busy:
            file = self.file
            self._start(lambda: (store.take_back(file), store.count(file)), self._taken)

    def save_folders(self, folder: Path) -> None:
        """Write all that is kept as PNG files in class folders, into a new folder in this one."""
        file, target = self.file, folder / f"hand-{self.now.name}"

        def write(progress: Progress) -> Sentence:
            count = write_folders(store.read_hand(file), target, progress)
            return sentence("{count:,} pictures are in {path}.", count=count, path=str(target))

        self._move(write, self._tell)

    def add_folders(self, folder: Path) -> None:
        """Keep the pictures that lie in class folders, too."""
        file, description = self.file, self.description

        def read(progress: Progress) -> int:
            return store.keep(file, description, read_folders(folder, description, progress))

        self._move(read, self._added)

    def cancel(self) -> None:
        """Give up what moves to or from folders; nothing of it is left."""
        if self.moving is not None and self._job is not None:
            self._job.cancel()

    def give_up(self, drawn: Drawn, done: Callable[[int], None]) -> None:
        """Keep one drawing no more. done: is told its place, for `put_back`."""
        self._change(lambda: store.give_up(self.file, drawn), done)

    def put_back(self, drawn: Drawn, place: int, done: Callable[[int], None]) -> None:
        """Keep one again where it was."""
        self._change(lambda: store.put_back(self.file, drawn, place), done)

    def _change(self, work: Callable[[], int], done: Callable[[int], None]) -> None:
        def worked() -> tuple[int, int]:
            return work(), store.count(self.file)

        def told(found: object) -> None:
            if isinstance(found, tuple):
                place, self.now.count = found
                self.now.undoable = 0  # the last one may be another by now
                done(place)

        if not self.busy:
            self._start(worked, told)

    def _move(self, work: Callable[[Progress], object], done: Callable[[object], None]) -> None:
        """Read or write many files, with `moving` telling how far that is."""
        self.said, self.moving = None, Moving()
        self._job = self.run_model.jobs.start(self.moving.told(work), done, self._tell, self._moved)
        self._telling.start(TOLD_EVERY)
        self.changed.emit()

    @Slot()
    def _moved(self) -> None:
        self.moving = None
        self._telling.stop()
        self._ended()

    def learn(self) -> None:
        """Have the network learn the drawings, its early layers frozen, as one edit that can be undone."""
        document, shelf, weights = (
            self.run_model.store.document,
            self.run_model.shelf,
            self.run_model.outlook.weights,
        )
        if not self.can_learn or weights is None:
            return

        def tuned() -> object:
            own = own_hand_for(document)
            before = shares(document, weights, own, shelf)
            return before, document, fine_tuning(document, own, shelf.look(own).description)

        self._start(tuned, self._train)

    def _start(self, work: object, done: object) -> None:
        assert callable(work)
        assert callable(done)
        self.said = None
        self._job = self.run_model.jobs.start(lambda cancelled: work(), done, self._tell, self._ended)
        self.changed.emit()

    @Slot(object)
    def _take_count(self, count: object) -> None:
        if isinstance(count, int):
            self.now.count = count

    @Slot(object)
    def _kept(self, count: object) -> None:
        self._take_count(count)
        self.now.undoable += 1
        if self.model.sheet is not self._sheet:
            return  # something else is drawn by now
        if self.model.beside:
            self.model.change(Drawing())
        else:
            self.model.clear()

    @Slot(object)
    def _added(self, count: object) -> None:
        before = self.now.count or 0
        self._take_count(count)
        self.now.undoable += max(0, (self.now.count or 0) - before)

    @Slot(object)
    def _tell(self, said: object) -> None:
        self.said = said if isinstance(said, Sentence) else None

    @Slot(object)
    def _taken(self, found: object) -> None:
        if isinstance(found, tuple):
            drawn, self.now.count = found
            self.now.undoable -= 1
            if self.model.empty and drawn.drawing:
                self.model.change(drawn.drawing)

    @Slot(object)
    def _train(self, found: object) -> None:
        if not isinstance(found, tuple):
            return
        before, document, tuned = found
        if self.run_model.store.document is not document or self.run_model.active:
            return
        run_model, self.now.before = self.run_model, before
        run_model.store.apply(tuned, sentence("Learn your hand"))
        run_model.train()

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self.look()

    @Slot()
    def _judge(self) -> None:
        weights, document = self.run_model.outlook.weights, self.run_model.store.document
        if self._judging is not None or weights is None or not self.wanted:
            return
        shelf = self.run_model.shelf

        def work() -> object:
            try:
                return shares(document, weights, own_hand_for(document), shelf)
            except DataError as error:
                return error.sentence

        self._judging = self.run_model.jobs.start(
            lambda cancelled: work(), self._judged, self._tell, self._was_judged
        )
        self.changed.emit()

    @Slot(object)
    def _judged(self, found: object) -> None:
        self.shares = found if isinstance(found, Shares) else None
        self.why_not = found if isinstance(found, Sentence) else None

    @Slot()
    def _was_judged(self) -> None:
        self._judging = None
        self.changed.emit()
