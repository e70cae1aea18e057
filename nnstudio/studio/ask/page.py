"""What every way of asking the network is to the test panel. A page is built for one description of data, and another
one is built when the data is another, so that no page has to follow what it was not made for.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from nnstudio.data.description import Description
from nnstudio.data.training_data import Part
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Examples
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.runs.mistakes import next_mistake
from nnstudio.studio.ask.altered import Altered
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.pieces import as_panel
from nnstudio.studio.training.run_model import RunModel


class Page(QWidget):
    """Asks `run_model.answering` about examples of `source`, which `description` tells of.

    kept: what outlasts the page. Subclasses say what they suit, and do their work in `answer`, which is called whenever
    the network is another one, or the page comes into sight. Nothing is answered while nobody can see it.
    example_changed: `example` is another.
    """

    example_changed = Signal()

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

    def example(self) -> Array | None:
        """The example that is asked about, (*input_shape) as it is read; None where there is none."""
        return None

    def answer(self) -> None:
        """Ask the network now, and show what it says."""

    def show_example(self, index: int, part: Part | None = None) -> None:
        """Show an example of a part of the data, from 0, and what the network says to it. part: None for the one that
        judges the network.
        """

    def show_altered(self, altered: Altered) -> None:
        """Show a known example that was altered; only where examples are shown as pictures."""

    @property
    def asked_network(self) -> Answering | None:
        """The network to ask, if it reads such examples."""
        answering = self.run_model.answering
        fits = answering is not None and answering.graph.input_shape == self.description.shape
        return answering if fits else None

    # Mistakes

    ALL_RIGHT: ClassVar[Sentence] = sentence("The network gets every example right.")

    def looked_through(self, asked: Asked) -> Examples:
        """The examples among which a mistake is looked for; called in a thread that may wait."""
        return asked.open()

    def shown_place(self, part: Part) -> int:
        """The place of the example that is shown among those of the part; -1 where it is none of them."""
        return -1

    @Slot()
    def load_next_wrong(self) -> None:
        """Look for the next example that the network gets wrong, off the window's thread, and show it."""
        answering, asked = self.asked_network, self.run_model.asked()
        if answering is None:
            return
        after = self.shown_place(asked.part)
        self.run_model.jobs.start(
            lambda cancelled: next_mistake(self.looked_through(asked), answering, after, cancelled),
            self._show_mistake,
            self.tell,
        )

    @Slot(object)
    def _show_mistake(self, found: object) -> None:
        if not self.is_current:
            return
        if isinstance(found, int):
            self.show_example(found)
        else:
            self.tell(self.ALL_RIGHT)

    @Slot(object)
    def tell(self, said: Sentence | None) -> None:
        """Say something beside the answer, until something else is asked."""

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

    def minimumSizeHint(self) -> QSize:
        """Room also for the sentences that take several lines in this width, which Qt's splitters don't ask for."""
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        return QSize(least.width(), max(least.height(), layout.minimumHeightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the width is another."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Answer what changed while nobody looked."""
        super().showEvent(event)
        self.answer()
