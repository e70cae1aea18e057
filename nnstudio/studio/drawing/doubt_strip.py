"""The strip under the pad: which training images the drawing is most like, and what would have made it right."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from nnstudio.data.description import Description
from nnstudio.data.seeing import ground_of, ink_of
from nnstudio.inside.pen.naming import with_article
from nnstudio.inside.study import TURNS, Study
from nnstudio.studio.ask.keep_aside import KeepAside
from nnstudio.studio.drawing.change_card import NARROWEST, SIDE, ChangeCard
from nnstudio.studio.drawing.doubt_words import no_turns, question, waiting
from nnstudio.studio.drawing.doubting import DrawingDoubting
from nnstudio.studio.drawing.nearest import NearestImages
from nnstudio.studio.words import in_words

GAP = 12
_NOTHING = np.empty((0, 1, 1, 1), np.uint8)


class DoubtStrip(QWidget):
    """change_wanted: a changed drawing is to be put onto the pad."""

    change_wanted = Signal(object)

    def __init__(
        self,
        doubting: DrawingDoubting,
        description: Description,
        names: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.doubting, self.names = doubting, names
        self.nearest = NearestImages(names)
        self.like = QLabel(self.tr("Most like"))
        self.cards = [ChangeCard(ground_of(description), ink_of(description)) for _ in range(TURNS)]
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(SIDE)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.aim = self._make_aim()
        self.aside = KeepAside(doubting.run_model.store, description.task)
        for label in (self.like, self.words):
            label.setProperty("role", "muted")
        for card in self.cards:
            card.clicked.connect(self._want)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        doubting.changed.connect(self.show_study)
        doubting.run_model.state_changed.connect(self._say_why)
        doubting.model.changed.connect(self._say_why)
        self.show_study()

    def _make_aim(self) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setToolTip(self.tr("Which class it was meant to be"))
        menu, self._aims = QMenu(button), QActionGroup(button)
        for number in (None, *range(len(self.names))):
            action = QAction(question(None, number, self.names), menu)
            action.setCheckable(True)
            action.setData(number)
            action.setChecked(number == self.doubting.target)
            self._aims.addAction(action)
            menu.addAction(action)
        self._aims.triggered.connect(self._take_aim)
        button.setMenu(menu)
        return button

    @Slot(QAction)
    def _take_aim(self, action: QAction) -> None:
        self.doubting.aim(action.data())
        self.show_study()

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(GAP)
        for card in self.cards:
            cards.addWidget(card, 1)
        cards.addWidget(self.words, 1)
        cards.addWidget(self.aside, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.like, 0, 0)
        grid.addWidget(self.aim, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.nearest, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(cards, 1, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowMinimumHeight(1, self.nearest.height())

    @Slot()
    def show_study(self) -> None:
        """Show what is known now."""
        study = self.doubting.study
        self._ask(study)
        if study is None:
            self.nearest.show_images(_NOTHING, ())
            self._say_why()
            return
        self.nearest.show_images(study.nearest, study.classes)
        self._show_turns(study)

    def _ask(self, study: Study | None) -> None:
        """Ask what fits: nothing has to be made right where the answer is sure. While one looks, the question stays."""
        target, untold = self.doubting.target, self._aims.actions()[0]
        if study is not None or self.doubting.model.empty:
            untold.setText(question(study, None, self.names))
        self.aim.setText(untold.text() if target is None else question(study, target, self.names))

    @Slot()
    def _say_why(self) -> None:
        """Say why there is nothing to see, where there is nothing."""
        if self.doubting.study is None:
            self._say(waiting(self.doubting))

    def _show_turns(self, study: Study) -> None:
        why = no_turns(study, self.doubting, self.names)
        if why is not None:
            self._say(why)
            return
        self.words.hide()
        self.aside.show_need(False)
        for number, card in enumerate(self.cards):
            if number < len(study.turns):
                turn = study.turns[number]
                name = self.names[turn.answer] if turn.answer < len(self.names) else str(turn.answer)
                card.show_change(turn, in_words(turn.said(with_article(name))).strip())
            card.setVisible(number < min(len(study.turns), self._room))

    @property
    def _room(self) -> int:
        """How many cards stand beside each other."""
        beside = self.width() - self.nearest.width() - GAP
        return max(1, (beside + GAP) // (NARROWEST + GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many cards as there is room for."""
        super().resizeEvent(event)
        if self.doubting.study is not None:
            self._show_turns(self.doubting.study)

    def _say(self, text: str) -> None:
        for card in self.cards:
            card.hide()
        self.words.setText(text)
        self.words.setVisible(not self.doubting.unknown)
        self.aside.show_need(self.doubting.unknown)

    @Slot()
    def _want(self) -> None:
        card = self.sender()
        if isinstance(card, ChangeCard) and card.change is not None:
            self.change_wanted.emit(card.change.drawing)
