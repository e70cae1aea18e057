"""What a page of the test panel says where no examples are kept aside: nothing can be promised of an answer then; and
the button that has some kept aside from the next training on.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nnstudio.document.analysis.exam import judge_on_a_split
from nnstudio.learning.tasks import Classification, Task
from nnstudio.studio.pieces import muted
from nnstudio.studio.store import Store
from nnstudio.studio.words import in_words, one_after_the_other


class KeepAside(QWidget):
    """Hidden where there is nothing to say."""

    def __init__(self, store: Store, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.why = (
            self.tr("Too few are kept aside to say what else it may be.")
            if isinstance(task, Classification)
            else self.tr("Too few are kept aside to say how far it may be off.")
        )
        self.words = muted()
        self.button = QPushButton(self.tr("Keep some aside"))
        self.button.setProperty("compact", True)
        self.button.clicked.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.show_need(False)

    def show_need(self, needed: bool) -> None:
        """Say it where too few are kept aside, and offer the button until a split is chosen."""
        document = self.store.document
        chosen = document.training.validation == "split"
        then = self.tr("The next training keeps some.") if chosen else ""
        self.words.setText(one_after_the_other((self.why, then)))
        self.button.setToolTip(in_words(judge_on_a_split(document).text))
        self.button.setVisible(not chosen)
        self.setVisible(needed)

    @Slot()
    def _keep(self) -> None:
        repair = judge_on_a_split(self.store.document)
        self.store.apply(repair.apply(self.store.document), repair.text)
        self.show_need(True)
