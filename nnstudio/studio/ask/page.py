"""What every way of asking the network is to the test panel. A page is built for one description of data, and another
one is built when the data is another, so that no page has to follow what it was not made for.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from nnstudio.data.description import Description
from nnstudio.data.training_data import Part
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.pieces import as_panel
from nnstudio.studio.training.run_model import RunModel


class Page(QWidget):
    """Asks `run_model.answering` about examples of `source`, which `description` tells of.

    kept: what outlasts the page. Subclasses say what they suit, and do their work in `answer`, which is called whenever
    the network is another one, or the page comes into sight. Nothing is answered while nobody can see it.
    """

    def __init__(self, run_model: RunModel, kept: Kept | None = None) -> None:
        super().__init__()
        as_panel(self)
        self.run_model, self.store = run_model, run_model.store
        document = self.store.document
        self.description, self.source = document.description, document.source
        self.kept = kept or Kept(self)
        run_model.weights_changed.connect(self.answer_if_seen)

    @staticmethod
    def suits(description: Description) -> bool:
        """Whether this data can be asked about here."""
        raise NotImplementedError

    def answer(self) -> None:
        """Ask the network now, and show what it says."""

    def show_example(self, index: int, part: Part | None = None) -> None:
        """Show an example of a part of the data, from 0, and what the network says to it. part: None for the one that
        judges the network.
        """

    @property
    def is_current(self) -> bool:
        """Whether the document has the data that the page was built for; if not, another page is about to come."""
        document = self.store.document
        return (document.source, document.description) == (self.source, self.description)

    @Slot()
    def answer_if_seen(self) -> None:
        """Answer, unless nobody can see it."""
        if self.isVisible() and self.is_current:
            self.answer()

    def showEvent(self, event: QShowEvent) -> None:
        """Answer what changed while nobody looked."""
        super().showEvent(event)
        self.answer()
