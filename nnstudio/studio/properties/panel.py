"""The properties panel with its tabs: a layer, the training, and both as code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from nnstudio.studio.pieces import as_panel
from nnstudio.studio.properties.layer_page import LayerPage
from nnstudio.studio.properties.training_page import TrainingPage
from nnstudio.studio.store import Store

if TYPE_CHECKING:
    from nnstudio.studio.code.page import CodePage


class PropertiesPanel(QTabWidget):
    """Layer, Training and Code. refused: the sentence of an edit that can't be."""

    refused = Signal(object)

    def __init__(self, store: Store, code: CodePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        as_panel(self)
        self.layer_page = LayerPage(store)
        self.training_page = TrainingPage(store)
        self.code_page = code
        self.layer_page.refused.connect(self.refused)
        self.addTab(self.layer_page, self.tr("Layer"))
        self.addTab(self.training_page, self.tr("Training"))
        self.addTab(self.code_page, self.tr("Code"))
        self.setMinimumWidth(240)
        self.store = store
        store.selection.changed.connect(self._follow_selection)

    @Slot()
    def _follow_selection(self) -> None:
        """Who selects a block wants to see its settings, or its lines, if the code is in sight."""
        if self.store.selection.ids and self.currentWidget() is not self.code_page:
            self.setCurrentWidget(self.layer_page)

    @Slot()
    def show_layer(self) -> None:
        """Go to the first setting of the selected layer, or to its name where it has none."""
        self.setCurrentWidget(self.layer_page)
        form = self.layer_page.form
        fields = list(form.editors.values()) if form is not None else []
        (fields[0] if fields else self.layer_page.name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def show_training(self) -> None:
        """Go to the first of the training settings."""
        self.setCurrentWidget(self.training_page)
        first = next(iter(self.training_page.forms.plan.editors.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def show_code(self) -> None:
        """Go to the code."""
        self.setCurrentWidget(self.code_page)
        self.code_page.go_to_code()
