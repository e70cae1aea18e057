"""The strip under the pad by which a drawing is kept as an example of one's own hand, and that says how well the
network reads that hand, before and after it learned it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nnstudio.data.sources import OwnHand
from nnstudio.runs.own_hand import Share
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.drawing.answers import Answers
from nnstudio.studio.drawing.keeping import Keeping
from nnstudio.studio.drawing.kept_dialog import KeptDialog
from nnstudio.studio.drawing.kept_now import KeptNow
from nnstudio.studio.drawing.moving_bar import MovingBar
from nnstudio.studio.theme import icon
from nnstudio.studio.words import in_words

FEW = 3
"""Drawings of each class from which on some are kept aside."""


def hand_strip(answers: Answers, kept: Kept, names: tuple[str, ...]) -> HandStrip:
    """The strip for what is on the pad that these answers are to."""
    now = kept.of(KeptNow)
    keeping = Keeping(answers.run_model, answers.model, answers.description, now, answers)
    return HandStrip(keeping, answers, names)


class HandStrip(QWidget):
    """keeping: keeps and judges. names: of the classes, of which the answer's is proposed."""

    def __init__(
        self, keeping: Keeping, answers: Answers, names: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.keeping, self.answers, self.names = keeping, answers, names
        self.keep = QToolButton()
        self.keep.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.keep.setToolTip(self.tr("Keep what is on the pad as an example of your hand"))
        self.keep.setMenu(self._menu())
        self.keep.clicked.connect(self._keep_as_proposed)
        self.count = QToolButton()
        self.count.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.count.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.count.setToolTip(self.tr("What is kept: look through it, or have it as folders of pictures"))
        self.count.setMenu(self._folder_menu())
        self.back = QToolButton()
        self.back.setIcon(icon("undo"))
        self.back.setIconSize(QSize(16, 16))
        self.back.setToolTip(self.tr("Take back what was kept last"))
        self.back.setAccessibleName(self.back.toolTip())
        self.back.clicked.connect(keeping.take_back)
        self.learn = QPushButton()
        self.learn.setText(self.tr("Learn your hand"))
        self.learn.setToolTip(
            self.tr(
                "Train the last layers on your drawings for some seconds. The early ones stay as they are."
            )
        )
        self.learn.clicked.connect(keeping.learn)
        self.progress = MovingBar(keeping)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setProperty("role", "muted")
        self._lay_out()
        keeping.changed.connect(self.show_state)
        keeping.model.changed.connect(self.show_state)
        answers.changed.connect(self.show_state)
        self.show_state()

    def _menu(self) -> QMenu:
        menu = QMenu(self.keep)
        for number, name in enumerate(self.names):
            action = QAction(name.replace("&", "&&"), menu)
            action.setData(number)
            menu.addAction(action)
        menu.triggered.connect(self._keep_as)
        return menu

    def _folder_menu(self) -> QMenu:
        menu = QMenu(self.count)
        self.view = menu.addAction(self.tr("Look through what is kept ..."))
        self.view.triggered.connect(self._look_through)
        self.save = menu.addAction(self.tr("Save as folders of pictures ..."))
        self.save.triggered.connect(self._save_folders)
        self.add = menu.addAction(self.tr("Add pictures from folders ..."))
        self.add.triggered.connect(self._add_folders)
        return menu

    @Slot()
    def _look_through(self) -> None:
        KeptDialog(self.keeping, self.window()).show()

    @Slot()
    def _save_folders(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Where the folders of pictures go"))
        if name:
            self.keeping.save_folders(Path(name))

    @Slot()
    def _add_folders(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("A folder with a folder for each class"))
        if name:
            self.keeping.add_folders(Path(name))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for part in (self.keep, self.back, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.learn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def proposed(self) -> str | None:
        """The class that the network takes the drawing for; None where it has no answer."""
        values = self.answers.probabilities
        if values is None or len(values) != len(self.names):
            return None
        return self.names[int(values.argmax())]

    @Slot()
    def _keep_as_proposed(self) -> None:
        if self.proposed is None:
            self.keep.showMenu()
        else:
            self.keeping.keep(self.proposed)

    @Slot(QAction)
    def _keep_as(self, action: QAction) -> None:
        self.keeping.keep(self.names[action.data()])

    def showEvent(self, event: QShowEvent) -> None:
        """Find out what is kept, and how well it is read."""
        super().showEvent(event)
        self.keeping.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Judge nothing while nobody looks."""
        super().hideEvent(event)
        self.keeping.rest()

    @Slot()
    def show_state(self) -> None:
        """Show what can be done now, and what is known."""
        proposed, can = self.proposed, self.keeping.can_keep
        known = can and proposed is not None
        self.keep.setText(
            self.tr("Keep as {name}").format(name=proposed) if known else self.tr("Keep as ...")
        )
        self.keep.setPopupMode(
            QToolButton.ToolButtonPopupMode.MenuButtonPopup
            if known
            else QToolButton.ToolButtonPopupMode.InstantPopup
        )
        self.keep.setEnabled(can)
        count = self.keeping.now.count
        self.count.setText(self.tr("{count:,} kept").format(count=count or 0))
        self.back.setEnabled(self.keeping.now.undoable > 0 and not self.keeping.busy)
        self.view.setEnabled(bool(count) and not self.keeping.busy)
        self.save.setEnabled(bool(count) and not self.keeping.busy)
        self.add.setEnabled(not self.keeping.busy)
        self.learn.setEnabled(self.keeping.can_learn)
        self.progress.show_moving()
        self.words.setText(self._said())

    def _said(self) -> str:
        shares, said = self.keeping.shares, self.keeping.said or self.keeping.why_not
        if said is not None:
            return in_words(said)
        if shares is None:
            if self.keeping.judging:
                return self.tr("Asking the network ...")
            return self.tr(
                "Draw, and keep it as what it is meant to be. From {count} of each class on, some are kept aside to "
                "judge by."
            ).format(count=FEW)
        tuned = isinstance(self.keeping.run_model.store.document.source, OwnHand)
        before = self.keeping.now.before if tuned else None
        lines = [self._share(self.tr("Your hand"), before.own if before else None, shares.own)]
        if shares.others is not None:
            lines.append(self._share(shares.title, before.others if before else None, shares.others))
        return "\n".join(lines)

    def _share(self, name: str, before: Share | None, after: Share) -> str:
        low, high = after.interval
        said = self.tr("{name}: {share:.1%} ({low:.1%} to {high:.1%}, of {count:,})").format(
            name=name, share=after.share, low=low, high=high, count=after.count
        )
        if before is None:
            return said
        return self.tr("{said}, before {share:.1%}").format(said=said, share=before.share)
