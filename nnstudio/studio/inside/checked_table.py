"""The gradient check in a table: what the way back says of a weight, and what small changes say, side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from nnstudio.inside.gradient_check import Checked
from nnstudio.learning.metrics import plain
from nnstudio.studio.theme import icon
from nnstudio.studio.words import signed


class CheckedTable(QTableWidget):
    """A row for each weight that was checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setHorizontalHeaderLabels(
            [self.tr("Weight"), self.tr("Way back"), self.tr("Small changes"), self.tr("Apart")]
        )
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(self.tr("Gradients from the way back and from small changes"))

    def show_checked(self, found: tuple[Checked, ...]) -> None:
        """Show what was compared."""
        self.setRowCount(len(found))
        for row, each in enumerate(found):
            where = ", ".join(str(part) for part in each.index)
            name = QTableWidgetItem(f"{each.name} [{where}]")
            name.setIcon(icon("good" if each.agrees else "warning"))
            self.setItem(row, 0, name)
            for column, text in enumerate(
                (
                    signed(plain(each.analytic)),
                    signed(plain(each.numeric)),
                    f"{each.apart:.1e}".replace("-", "−"),
                ),
                1,
            ):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
