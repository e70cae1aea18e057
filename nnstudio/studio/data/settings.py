"""The left column of the page: which kind of source, and its settings, made from what the source declares."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from nnstudio.data.source import Source
from nnstudio.data.sources import SOURCES
from nnstudio.errors import Sentence
from nnstudio.studio.data.cache_line import CacheLine
from nnstudio.studio.data.draft import Draft
from nnstudio.studio.pieces import muted, title
from nnstudio.studio.properties.boxes import QuietCombo
from nnstudio.studio.properties.form import DeclaredForm, own_first
from nnstudio.studio.properties.names import NamesEditor
from nnstudio.studio.properties.sections import Page
from nnstudio.studio.words import declared


class SourceSettings(Page):
    """Shows the draft's source, and changes it."""

    def __init__(self, draft: Draft, cache: CacheLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.form: DeclaredForm | None = None
        self.shown: type[Source] | None = None
        self.kinds = QuietCombo()
        self.kinds.setAccessibleName(self.tr("Kind of data"))
        for name, cls in SOURCES.items():
            self.kinds.addItem(declared(cls.title), name)
            self.kinds.setItemData(self.kinds.count() - 1, declared(cls.help), Qt.ItemDataRole.ToolTipRole)
        self.kinds.activated.connect(self._choose)
        self.help = muted()
        heading = title(self.tr("Where it comes from"))
        heading.setBuddy(self.kinds)
        for widget in (heading, self.kinds, self.help):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.column.addWidget(
            muted(self.tr("Drop a folder or a file anywhere on the window to see what it holds."))
        )
        self.column.addWidget(cache)
        draft.changed.connect(self.show_draft)
        draft.refused.connect(self._complain)
        self.show_draft()

    @Slot()
    def show_draft(self) -> None:
        """Show kind and settings as they are; none as long as nobody knows what kind a file is of."""
        source = self.draft.source
        known = self.draft.recognised
        self.kinds.setCurrentIndex(self.kinds.findData(source.type_name()) if known else -1)
        self.help.setText(declared(source.help) if known else "")
        if type(source) is not self.shown:
            self._make_form(type(source))
        if self.form is not None:
            self.form.setVisible(known)
            self._offer_columns(self.form)
            self.form.show_values(source.values())

    def _make_form(self, cls: type[Source]) -> None:
        if self.form is not None:
            self.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.shown = cls
        self.form = DeclaredForm(own_first(cls), rare=cls.rare)
        self.form.edited.connect(self.draft.change)
        self.column.insertWidget(self.column.indexOf(self.help) + 1, self.form)

    def _offer_columns(self, form: DeclaredForm) -> None:
        rows = self.draft.look.preview.rows if self.draft.look is not None else None
        for editor in form.editors.values():
            if isinstance(editor, NamesEditor):
                editor.offer(rows.cells.names if rows is not None and rows.targets else ())

    @Slot()
    def _choose(self) -> None:
        self.draft.choose(str(self.kinds.currentData()))

    @Slot(str, object)
    def _complain(self, name: str, said: Sentence) -> None:
        if self.form is not None:
            self.form.complain(name, said)
