"""All drawings that are kept of one's own hand, as pictures with their classes, of which any can be given up."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nnstudio.data.fitting import Bytes
from nnstudio.data.hand import store
from nnstudio.data.hand.drawn import Drawn
from nnstudio.errors import Sentence, full_stop
from nnstudio.studio.drawing.keeping import Keeping
from nnstudio.studio.evaluate.thumbnails import thumbnail
from nnstudio.studio.pieces import muted
from nnstudio.studio.training.job import Job
from nnstudio.studio.words import in_words

SIDE = 56
"""Pixels of a picture."""
DRAWN = Qt.ItemDataRole.UserRole


class KeptDialog(QDialog):
    """It reads and changes them in jobs, and is deleted when it is closed. given_up: those that can be had again, with
    the place of each in the file and in the list, the last one at the end.
    """

    def __init__(self, keeping: Keeping, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your hand"))
        self.keeping = keeping
        self.given_up: list[tuple[Drawn, int, int, QListWidgetItem]] = []
        self._job: Job | None = None
        self.about = muted()
        self.list = QListWidget()
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(SIDE, SIDE))
        self.list.setGridSize(QSize(SIDE + 24, SIDE + 32))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(self.tr("Drawings that are kept"))
        self.list.itemSelectionChanged.connect(self._show_state)
        self.remove = QPushButton(self.tr("Give up"))
        self.remove.setToolTip(self.tr("Keep the chosen drawings no more"))
        self.remove.clicked.connect(self.give_up)
        self.undo = QPushButton(self.tr("Have the last one again"))
        self.undo.clicked.connect(self.put_back)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Delete, self, self.give_up)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.put_back)
        self._lay_out()
        keeping.changed.connect(self._show_state)
        self.finished.connect(self._stop)
        file = keeping.file
        self._job = keeping.run_model.jobs.start(lambda cancelled: _read(file), self._show, self._tell)
        self._show_state()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.remove)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.about)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.resize(600, 440)

    @Slot(object)
    def _show(self, found: object) -> None:
        self._job = None
        if isinstance(found, Shown):
            for drawn, image in zip(found.drawn, found.images, strict=True):
                item = QListWidgetItem(QIcon(thumbnail(image, SIDE, self.devicePixelRatioF())), drawn.label)
                item.setData(DRAWN, drawn)
                self.list.addItem(item)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()) and not self.keeping.busy)
        self.undo.setEnabled(bool(self.given_up) and not self.keeping.busy)
        if self._job is not None or self.keeping.said is not None:
            said = self.keeping.said
            self.about.setText(in_words(full_stop(said)) if said else self.tr("Reading what is kept ..."))
            return
        text = self.tr("{count:,} drawings, as the network sees them. What is given up is learned no more.")
        self.about.setText(text.format(count=self.list.count()))

    @Slot()
    def give_up(self) -> None:
        """Keep the first of the chosen ones no more, and then the next."""
        chosen = self.list.selectedItems()
        if not chosen or self.keeping.busy:
            return
        item, drawn = chosen[0], chosen[0].data(DRAWN)

        def done(place: int) -> None:
            row = self.list.row(item)
            self.given_up.append((drawn, place, row, self.list.takeItem(row)))

        self.keeping.give_up(drawn, done)

    @Slot()
    def put_back(self) -> None:
        """Keep again the one that was given up last."""
        if not self.given_up or self.keeping.busy:
            return
        drawn, place, row, item = self.given_up[-1]

        def done(_: int) -> None:
            self.given_up.pop()
            self.list.insertItem(row, item)
            self.list.clearSelection()

        self.keeping.put_back(drawn, place, done)

    @Slot(object)
    def _tell(self, said: Sentence) -> None:
        self._job = None
        self.about.setText(in_words(full_stop(said)))

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()


@dataclasses.dataclass(frozen=True, eq=False)
class Shown:
    """drawn: all that can be read. images: (n, *shape) uint8, what the network sees of each."""

    drawn: tuple[Drawn, ...]
    images: Bytes


def _read(file: Path) -> Shown:
    hand = store.read_hand(file)
    return Shown(hand.drawn, hand.images())
