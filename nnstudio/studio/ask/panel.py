"""The test panel follows the data: it has one page at a time, the one that suits what the document learns."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnstudio.data.training_data import Part
from nnstudio.studio.ask.altered import Altered
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.page import Page
from nnstudio.studio.ask.pages import page_for
from nnstudio.studio.pieces import as_panel
from nnstudio.studio.training.run_model import RunModel

Kind = TypeVar("Kind", bound=Page)


class AskPanel(QWidget):
    """page: the one that is shown. It is built anew when the document's data is another. example_changed: another
    example is asked about.
    """

    example_changed = Signal()

    def __init__(self, run_model: RunModel, kept: Kept | None = None) -> None:
        super().__init__()
        as_panel(self)
        self.run_model, self.store = run_model, run_model.store
        self.kept = kept or Kept(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.page = self._build()
        self.store.changed.connect(self._follow)

    def of(self, kind: type[Kind]) -> Kind:
        """The page, which is known to be of this kind."""
        if not isinstance(self.page, kind):
            raise TypeError(f"The data is asked about on {type(self.page).__name__}, not {kind.__name__}.")
        return self.page

    @Slot(int, str)
    def show_example(self, index: int, part: Part | None = None) -> None:
        """Show an example of a part of the data, from 0. part: None for the one that judges the network."""
        self.page.show_example(index, part)

    @Slot(object)
    def show_altered(self, altered: object) -> None:
        """Show an example of the data that was altered."""
        if isinstance(altered, Altered):
            self.page.show_altered(altered)

    @Slot()
    def _follow(self) -> None:
        if not self.page.is_current:
            old = self.page
            old.hide()
            self.page = self._build()
            old.deleteLater()
            self.example_changed.emit()

    def _build(self) -> Page:
        page = page_for(self.store.document.description)(self.run_model, self.kept)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(page)
        page.show()
        page.example_changed.connect(self.example_changed)
        return page
