"""All fields of the form below each other, in an area that scrolls; of very many columns, the first ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from nnstudio.errors import by_count
from nnstudio.studio.ask.form.fields import FormField, NumberField, field_of
from nnstudio.studio.ask.form.model import FormModel
from nnstudio.studio.pieces import muted
from nnstudio.studio.words import in_words

MOST = 200
NAME_WIDTH, NARROW = 150, 104
"""Most pixels for a column's name, and where there is something beside the fields."""


class FieldsArea(QScrollArea):
    """needed: no value may be missing. narrow: something stands beside it. fields: by the names of their columns.

    refused: why what is typed in one of them is not used.
    """

    refused = Signal(object)

    def __init__(
        self, model: FormModel, needed: bool, narrow: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.fields: dict[str, FormField] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._make(needed, NARROW if narrow else NAME_WIDTH))
        model.loaded.connect(self.show_values)
        self.show_values()

    def _make(self, needed: bool, name_width: int) -> QWidget:
        inside = QWidget()
        inside.setProperty("panel", True)
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 2, 8, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        metrics = QFontMetrics(self.font())
        for row, column in enumerate(self.model.columns[:MOST]):
            field = field_of(column, needed)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            field.entered.connect(partial(self.model.set_value, column.name))
            if isinstance(field, NumberField):
                field.refused.connect(self.refused)
            label = QLabel(
                metrics.elidedText(in_words(column.name), Qt.TextElideMode.ElideMiddle, name_width)
            )
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setToolTip(in_words(column.name))
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            self.fields[column.name] = field
        more = len(self.model.columns) - MOST
        if more > 0:
            one = self.tr("1 more column keeps the value of the row.")
            text = by_count(more, one, self.tr("{count} more columns keep the values of the row."))
            grid.addWidget(muted(text.format(count=f"{more:,}")), MOST, 0, 1, 2)
        grid.setRowStretch(MOST + 1, 1)
        return inside

    @Slot()
    def show_values(self) -> None:
        """Show what the model has."""
        for name, field in self.fields.items():
            field.show_value(self.model.values.get(name))
