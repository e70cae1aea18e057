"""What a layer reads: for networks that are no plain stack, and for layers that join several others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.groups.paths import within
from nnstudio.layers.graph import INPUT
from nnstudio.studio.pieces import tool_button
from nnstudio.studio.properties.boxes import QuietCombo


class InputsEditor(QWidget):
    """A button to leave each input, and a choice of what else can be read.

    connect_wanted, disconnect_wanted: the name of the layer to be read, or no longer.
    """

    connect_wanted = Signal(str)
    disconnect_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leave_buttons: list[QToolButton] = []
        self.choice = QuietCombo()
        self.choice.setAccessibleName(self.tr("Read another layer"))
        self.choice.activated.connect(self._connect)
        label = QLabel(self.tr("Reads"))
        label.setBuddy(self.choice)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label)
        head.addWidget(self.choice, 1)
        layout.addLayout(head)
        layout.addLayout(self.rows)

    def show_node(self, document: Document, node_id: str) -> None:
        """Show what the layer reads, and what it could."""
        node = document.node(node_id)
        several = node.layer.inputs[1] != 1
        self._show_buttons(node.inputs if several else ())
        self.choice.clear()
        self.choice.addItem(self.tr("read another...") if several else "".join(node.inputs[:1]), None)
        group = node_id.rpartition("/")[0]
        for source in (within(group, INPUT), *document.paths_in(group)):
            if edits.can_connect(document, source, node_id):
                self.choice.addItem(source, source)
        self.choice.setEnabled(self.choice.count() > 1)
        self.setVisible(several or not document.is_stack)

    def _show_buttons(self, sources: tuple[str, ...]) -> None:
        for button in self.leave_buttons:
            self.rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.leave_buttons = []
        for source in sources:
            button = tool_button(self.tr("No longer read {0}").format(source), "close", source)
            button.clicked.connect(partial(self._disconnect, source))
            self.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.leave_buttons.append(button)

    def _disconnect(self, source: str, checked: bool = False) -> None:
        self.disconnect_wanted.emit(source)

    @Slot()
    def _connect(self) -> None:
        source = self.choice.currentData()
        if source is not None:
            self.connect_wanted.emit(source)
