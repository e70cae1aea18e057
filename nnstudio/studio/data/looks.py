"""What the data looks like: pictures by class, a table with its balance beside it, or points."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from nnstudio.studio.data.classes import ClassList
from nnstudio.studio.data.draft import Draft, Stage
from nnstudio.studio.data.invitation import DropInvitation
from nnstudio.studio.data.plots import CloudView, SpreadView
from nnstudio.studio.data.table import RowsTable
from nnstudio.studio.pieces import as_panel

BESIDE = 232
"""Pixels for what stands beside a table or points."""


class DataLooks(QWidget):
    """Follows the draft."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.table, self.cloud = RowsTable(), CloudView()
        self.classes, self.spread = ClassList(), SpreadView()
        self.spreads = QScrollArea()
        self.spreads.setWidgetResizable(True)
        self.spreads.setFrameShape(QFrame.Shape.NoFrame)
        self.spreads.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.spreads.setWidget(self.spread)
        as_panel(self.spread)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.invitation = DropInvitation()
        for widget in (self.table, self.cloud, self.classes, self.spreads, self.invitation):
            row.addWidget(widget, 1)
        self.table.target_wanted.connect(self._set_target)
        self.table.also_wanted.connect(self._add_target)
        self.table.use_wanted.connect(self._use)
        draft.changed.connect(self.show_draft)
        self._shown: object = self
        self.show_draft()

    @Slot()
    def show_draft(self) -> None:
        """Show what was read; nothing where nothing was."""
        look = self.draft.look
        self.invitation.setVisible(self.draft.stage is Stage.NOTHING)
        if look is self._shown:
            return
        self._shown = look
        preview = look.preview if look is not None else None
        rows = preview.rows if preview else None
        cloud = preview.cloud if preview else None
        spreads = preview.spreads if preview else ()
        self.table.show_rows(rows)
        self.cloud.show_cloud(cloud)
        self.classes.classes.show(preview)
        self.spread.show_spreads(spreads)
        self.table.setVisible(rows is not None)
        self.cloud.setVisible(cloud is not None)
        self.classes.setVisible(bool(preview and (preview.counts or preview.pictures)))
        self.spreads.setVisible(bool(spreads))
        alone = rows is None and cloud is None
        for widget in (self.classes, self.spreads):
            widget.setFixedWidth(BESIDE) if not alone else widget.setMaximumWidth(16_777_215)
            widget.setMinimumWidth(0 if alone else BESIDE)

    @Slot(str)
    def _set_target(self, name: str) -> None:
        self._change_columns(targets=(name,))

    @Slot(str)
    def _add_target(self, name: str) -> None:
        self._change_columns(targets=(*self.draft.source.values()["targets"], name))

    @Slot(str, bool)
    def _use(self, name: str, used: bool) -> None:
        left_out = tuple(each for each in self.draft.source.values()["left_out"] if each != name)
        self._change_columns(left_out=left_out if used else (*left_out, name))

    def _change_columns(self, **values: tuple[str, ...]) -> None:
        for name, value in values.items():
            self.draft.change(name, value)
