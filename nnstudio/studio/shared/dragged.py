"""Widths to which somebody dragged columns: a table that fits its columns into another room leaves these alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTableView


class DraggedWidths(QObject):
    """Listens to the header of a table. name: of a section, under which its width is kept.

    widths: pixels by the names of the columns that were dragged, or double-clicked to what they need.
    """

    def __init__(self, table: QTableView, name: Callable[[int], str]) -> None:
        super().__init__(table)
        self.table, self.name = table, name
        self.widths: dict[str, int] = {}
        self._fitting = False
        table.horizontalHeader().sectionResized.connect(self._take)

    @contextmanager
    def fitting(self) -> Iterator[None]:
        """While the table itself sets widths."""
        self._fitting = True
        try:
            yield
        finally:
            self._fitting = False

    def fit(self, widths: Mapping[str, int]) -> None:
        """Have the table show these columns in these widths, and no others."""
        with self.fitting():
            for section in range(self.table.model().columnCount()):
                width = widths.get(self.name(section))
                self.table.setColumnHidden(section, width is None)
                if width is not None:
                    self.table.setColumnWidth(section, width)

    @Slot(int, int, int)
    def _take(self, section: int, old: int, new: int) -> None:
        """A width from or to 0 is that of a column which is hidden."""
        if not self._fitting and old > 0 and new > 0:
            self.widths[self.name(section)] = new
