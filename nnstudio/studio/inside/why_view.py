"""Why: which parts of the example speak for an answer, and which against it, in every way that suits the network."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

from nnstudio.data.description import Description
from nnstudio.document.document import Document
from nnstudio.errors import Sentence, sentence
from nnstudio.inside.attribution import METHODS
from nnstudio.inside.columns import by_column, shares_of
from nnstudio.inside.pixels import signed_bytes, together
from nnstudio.inside.why import Why, explain
from nnstudio.learning.engine import Model
from nnstudio.learning.tasks import Classification, Reconstruction, Regression, Task
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.view import View
from nnstudio.studio.inside.why_pictures import Explained, WhyPictures
from nnstudio.studio.inside.why_rows import RowsExplained, WhyRows
from nnstudio.studio.pieces import as_panel
from nnstudio.studio.store import Store
from nnstudio.studio.training.latest import Work
from nnstudio.studio.training.text_line import TextLine
from nnstudio.studio.words import declared, in_words, signed

LEAST_BOX = 72
"""Pixels of a choice where there is little room."""


class WhyView(View):
    """Follows the answer until a class is chosen; `against` explains the difference of two."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.pictures, self.rows = WhyPictures(), WhyRows()
        self.chosen, self.against = QComboBox(), QComboBox()
        self.chosen.setAccessibleName(self.tr("What is explained"))
        self.against.setAccessibleName(self.tr("Against which class it is explained"))
        self.chosen.setToolTip(self.tr("Which class is explained: the one that was answered, or another"))
        self.against.setToolTip(
            self.tr("Explain the difference to another class: why this one and not that one")
        )
        self.label_for, self.label_not = QLabel(self.tr("for")), QLabel(self.tr("not"))
        for box in (self.chosen, self.against):
            box.setMinimumWidth(LEAST_BOX)
        self.about = TextLine()
        self.about.setMinimumWidth(1)
        self._names: tuple[str, ...] = ()
        self._lay_out()
        self._follow_data()
        self.chosen.activated.connect(self._want)
        self.against.activated.connect(self._want)
        store.changed.connect(self._follow_data)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.label_for, self.chosen, self.label_not, self.against):
            row.addWidget(widget)
        row.addWidget(self.about, 1)
        self.pages = QStackedLayout(self)
        for page in (self.pictures, self.rows):
            self.pages.addWidget(_scrolled(page))

    def refusal(self, document: Document) -> Sentence | None:
        """An image as an answer has no single score."""
        if isinstance(document.task, Reconstruction):
            return sentence("The answer is an image here: there is no single score to explain.")
        return None

    @Slot()
    def _want(self) -> None:
        self.wanted.emit()

    @Slot()
    def _follow_data(self) -> None:
        """Offer the classes of the data, or its targets."""
        names = _names(self.store.document.task)
        if names == self._names:
            return
        self._names = names
        classes = isinstance(self.store.document.task, Classification)
        self.chosen.clear()
        self.against.clear()
        if classes:
            self.chosen.addItem(self.tr("its answer"), None)
        self.against.addItem(self.tr("any other"), None)
        for place, name in enumerate(names):
            self.chosen.addItem(name, place)
            self.against.addItem(name, place)
        for widget in (self.label_not, self.against):
            widget.setVisible(classes and len(names) > 2)
        for widget in (self.label_for, self.chosen):
            widget.setVisible(len(names) > 1)

    def work(self, look: Look) -> Work:
        """All ways to explain what is chosen."""
        asked, chosen, against = look.answering, self.chosen.currentData(), self.against.currentData()

        def work(model: Model, cancelled: threading.Event) -> Why | None:
            return explain(
                model, asked.graph, asked.scaling, asked.task, look.example, chosen, against, cancelled
            )

        return work

    def show_result(self, look: Look, result: object) -> None:
        """Show what explains it."""
        if not isinstance(result, Why):
            return
        description = self.store.document.description
        if description.kind == "pictures":
            self._show_pictures(look, result, description)
        else:
            self._show_rows(result, description)
        self._say(result)

    def _show_pictures(self, look: Look, why: Why, description: Description) -> None:
        explained = tuple(
            Explained(
                self._titled(name, bool(found.values.any())),
                declared(METHODS[name].help),
                signed_bytes(together(found.values)),
            )
            for name, found in why.explained.items()
        )
        pixels = look.answering.scaling.as_bytes(why.example)
        self.pictures.show_pictures(pixels, description.on_dark, explained)
        self.pages.setCurrentIndex(0)

    def _titled(self, name: str, says_something: bool) -> str:
        """The title of a way, with a word where it found nothing, so that nobody looks for faint colours."""
        title = declared(METHODS[name].title)
        return title if says_something else self.tr("{title}: nothing").format(title=title)

    def _show_rows(self, why: Why, description: Description) -> None:
        widths = tuple(column.width for column in description.columns)
        explained = []
        for name, found in why.explained.items():
            values = by_column(found.values, widths)
            title, tip = declared(METHODS[name].title), declared(METHODS[name].help)
            explained.append(RowsExplained(title, tip, values, shares_of(values)))
        names = tuple(in_words(column.name) for column in description.columns)
        order = sorted(range(len(names)), key=lambda at: -abs(explained[0].values[at]))
        self.rows.show_rows(tuple(names[at] for at in order), tuple(way.ordered(order) for way in explained))
        self.pages.setCurrentIndex(1)

    def _say(self, why: Why) -> None:
        """How large the score is that is explained, and of what."""
        name = self._names[why.chosen] if why.chosen < len(self._names) else ""
        score, blank = (signed(f"{value:.3g}") for value in (why.score, why.blank))
        if why.against is not None:
            text = self.tr("{name} is {score} ahead of {other} (empty: {blank}).")
            other = self._names[why.against]
            said = text.format(score=score, name=name, other=other, blank=blank)
        elif isinstance(self.store.document.task, Regression):
            text = self.tr("{name}: {score} from the mean (empty: {blank}).")
            said = text.format(name=name, score=score, blank=blank)
        else:
            text = self.tr("Score of {name}: {score} (empty: {blank}).")
            said = text.format(score=score, name=name, blank=blank)
        self.about.show_text("", self.tr("Blue is for it, orange against.") + " " + said)
        tip = self.tr(
            "Scores are what the network gives before softmax, empty is what it gives for an empty example."
        )
        self.about.setToolTip(said + "\n" + tip)


def _names(task: Task) -> tuple[str, ...]:
    if isinstance(task, Classification):
        return tuple(map(in_words, task.classes))
    return tuple(in_words(target.name) for target in task.targets) if isinstance(task, Regression) else ()


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    as_panel(page)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
