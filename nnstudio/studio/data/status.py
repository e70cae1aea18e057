"""What is known of the data in a few lines: its name, its counts, what was left out; or how far the reading is, or why
it can't be read.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from nnstudio.data.places import place_field
from nnstudio.errors import Sentence, full_stop
from nnstudio.studio.data.draft import Draft, Stage
from nnstudio.studio.data.words import counts_text, kind_text, task_text, title_of
from nnstudio.studio.pieces import mark, muted, title
from nnstudio.studio.words import declared, in_words, sentence_case

DOT = "  ·  "
MOST_NOTES = 4
STEPS = 1000


class DataStatus(QWidget):
    """Follows the draft. place_wanted: the person wants to say where the data is."""

    place_wanted = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.title = title("", "heading")
        self.facts = muted()
        self.sign, self.said = QLabel(), QLabel()
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.button = QPushButton()
        self.button.clicked.connect(self._act)
        self._deed: object = None
        self._lay_out()
        draft.changed.connect(self.show_draft)
        draft.progressed.connect(self._show_progress)
        self.show_draft()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.said, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.facts)
        layout.addWidget(self.bar)
        layout.addLayout(row)

    @Slot()
    def show_draft(self) -> None:
        """Say what is known now."""
        draft, look = self.draft, self.draft.look
        self.title.setText(title_of(look.opened.description) if look else self._title())
        self.facts.setVisible(look is not None)
        if look is not None:
            known = look.opened.description
            self.facts.setText(
                DOT.join((sentence_case(kind_text(known)), task_text(known), counts_text(known)))
            )
        self.bar.setVisible(draft.stage is Stage.READING)
        {
            Stage.NOTHING: self._invite,
            Stage.ASKING: self._ask,
            Stage.READING: self._show_progress,
            Stage.READY: self._show_notes,
            Stage.REFUSED: self._refuse,
            Stage.GIVEN_UP: self._offer_again,
        }[draft.stage]()

    def _title(self) -> str:
        return self.draft.title or declared(self.draft.source.title)

    def _invite(self) -> None:
        field = place_field(self.draft.source)
        folder = field is not None and field.place == "folder"
        text = (
            self.tr("Choose a folder, or drop one here.")
            if folder
            else self.tr("Choose a file, or drop one here.")
        )
        self._say("info", text, self.tr("Choose..."), self.place_wanted.emit)

    def _ask(self) -> None:
        asked = self.draft.asked
        text = declared(asked.help) if asked.credit is None else in_words(asked.credit)
        self._say("info", text, in_words(asked.asks), self.draft.agree)

    @Slot()
    def _show_progress(self) -> None:
        if self.draft.stage is not Stage.READING:
            return
        meter = self.draft.reader.meter
        done, of = meter.done, meter.of
        self.bar.setRange(0, STEPS if of else 0)
        self.bar.setValue(STEPS * done // of if of else 0)
        text = in_words(self.draft.source.reached(done, of)) if of > 3 else self.tr("Reading ...")
        self._say("", text, self.tr("Cancel"), self.draft.cancel)

    def _show_notes(self) -> None:
        look = self.draft.look
        notes = look.opened.notes if look is not None else ()
        if look is not None and look.source.credit is not None:
            notes = (*notes, look.source.credit)
        texts = [in_words(full_stop(note) if isinstance(note, Sentence) else note) for note in notes]
        self._say("info" if texts else "", "\n".join(texts[:MOST_NOTES]))

    def _refuse(self) -> None:
        said = in_words(self.draft.said)
        if self.draft.gone:
            self._say("error", said, self.tr("Find the data..."), self.place_wanted.emit)
        else:
            self._say("error", said, self.tr("Read again"), self.draft.again)

    def _offer_again(self) -> None:
        self._say("info", self.tr("Reading was given up."), self.tr("Read again"), self.draft.again)

    def _say(self, kind: str, text: str, button: str = "", deed: object = None) -> None:
        self.sign.setVisible(bool(kind))
        if kind:
            self.sign.setPixmap(mark(self, kind))
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._deed = deed

    @Slot()
    def _act(self) -> None:
        if callable(self._deed):
            self._deed()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, super().sizeHint().height())
