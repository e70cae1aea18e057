"""The dialog that shows the layers of another project, and which of them would bring their weights here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.places import Place
from nnstudio.document.transfer import Insertion, insertion, proposed
from nnstudio.errors import full_stop
from nnstudio.formats.some_weights import Learned
from nnstudio.layers.graph import INPUT, Node, parameter_count
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.studio.pieces import complaint, mark, muted
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import tinted
from nnstudio.studio.words import declared, in_words, summary_of

NAME, TYPE, OUTPUT, PARAMETERS, HERE = range(5)
SIZE = QSize(860, 520)
NARROWEST = 120
"""Pixels of the last column, which says in a sentence what is wrong."""
TICK = 16
"""Pixels of a tick box, which Qt leaves out where a style sheet draws it."""


class TransferDialog(QDialog):
    """chosen: what would be done, as it is ticked now; None where nothing can be.

    source: the other project. document: the one that gets the layers. at: where they are put. taken: names that they
    may not have.
    """

    def __init__(
        self,
        source: Learned,
        document: Document,
        at: Place,
        taken: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.source, self.document, self.at, self.taken = source, document, at, tuple(taken)
        self.chosen: Insertion | None = None
        self.setWindowTitle(self.tr("Insert layers from {0}").format(source.document.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.layers = QTreeWidget()
        self.frozen = QCheckBox(self.tr("&Freeze their weights, so that training leaves them as they are"))
        self.frozen.setChecked(bool(source.shapes))
        self.frozen.setEnabled(bool(source.shapes))
        self.trouble = complaint()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.insert = self.buttons.addButton(self.tr("&Insert"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.insert.setDefault(True)
        self._fill()
        self._lay_out()
        self.layers.itemChanged.connect(self.look)
        self.frozen.toggled.connect(self.look)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.look()

    def _lay_out(self) -> None:
        about = QLabel(self._about())
        about.setWordWrap(True)
        source = self.at.source
        place = self.tr("at the beginning") if source == INPUT else self.tr("behind {0}").format(source)
        where = muted(
            self.tr("They are put {0}. Layers that fit bring what they have learned.").format(place)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(about)
        column.addWidget(where)
        column.addWidget(self.layers, 1)
        column.addWidget(self.frozen)
        column.addWidget(self.trouble)
        column.addWidget(self.buttons)
        self.resize(SIZE)

    def _about(self) -> str:
        description = self.source.document.description
        if self.source.shapes:
            return self.tr("This network has learned from {0}.").format(declared(description.title))
        return self.tr("This network has learned nothing yet: its layers come without weights.")

    def _fill(self) -> None:
        tree = self.layers
        tree.setAccessibleName(self.tr("Layers of the other project"))
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setHeaderLabels(
            [self.tr("Layer"), self.tr("Type"), self.tr("Output"), self.tr("Parameters"), self.tr("Here")]
        )
        graph = self.source.document.graph
        shapes = _shapes(self.source.document)
        ticked = set(proposed(graph))
        for node in graph.ordered():
            tree.addTopLevelItem(self._row(node, shapes, node.id in ticked))
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(HERE, QHeaderView.ResizeMode.Stretch)
        tree.ensurePolished()
        tree.setColumnWidth(NAME, tree.sizeHintForColumn(NAME) + TICK)
        header.setMinimumSectionSize(NARROWEST // 2)

    def _row(self, node: Node, shapes: Mapping[str, Shape], ticked: bool) -> QTreeWidgetItem:
        layer = node.layer
        item = QTreeWidgetItem()
        item.setData(NAME, Qt.ItemDataRole.UserRole, node.id)
        item.setText(NAME, node.id)
        item.setIcon(NAME, tinted(layer.family, Colours.of(self.palette()).family(layer.family)))
        item.setText(TYPE, f"{declared(layer.title)} {summary_of(layer)}".strip())
        if node.id in shapes:
            item.setText(OUTPUT, shape_text(shapes[node.id]))
            item.setText(PARAMETERS, f"{parameter_count(node, shapes):,}")
        item.setTextAlignment(PARAMETERS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(NAME, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def items(self) -> list[QTreeWidgetItem]:
        """A row for each layer, in the order of the computation."""
        found = (self.layers.topLevelItem(row) for row in range(self.layers.topLevelItemCount()))
        return [item for item in found if item is not None]

    def ticked(self) -> list[str]:
        """The names of the layers that are to be inserted."""
        return [
            str(item.data(NAME, Qt.ItemDataRole.UserRole))
            for item in self.items()
            if item.checkState(NAME) == Qt.CheckState.Checked
        ]

    @Slot()
    def look(self) -> None:
        """Find out what would come of what is ticked, and say it beside each layer."""
        names, said = self.ticked(), ""
        self.chosen = None
        if not names:
            said = self.tr("Tick the layers that are to be inserted.")
        else:
            try:
                self.chosen = insertion(
                    self.document,
                    self.source.document.graph,
                    names,
                    self.at,
                    self.source.shapes,
                    frozen=self.frozen.isChecked(),
                    taken=self.taken,
                )
            except EditError as error:
                said = in_words(error.sentence)
        self.trouble.setText(said)
        self.trouble.setVisible(bool(said))
        self.insert.setEnabled(self.chosen is not None)
        self._show_here(set(names))

    def _show_here(self, names: set[str]) -> None:
        self.layers.blockSignals(True)
        for item in self.items():
            self._show_item(item, str(item.data(NAME, Qt.ItemDataRole.UserRole)), names)
        self.layers.blockSignals(False)
        self.layers.viewport().update()

    def _show_item(self, item: QTreeWidgetItem, name: str, names: set[str]) -> None:
        said, kind = "", ""
        if self.chosen is not None and name in names:
            trouble = self.chosen.troubles.get(name)
            brings = any(weight.startswith(f"{name}/") for weight in self.chosen.weights)
            if trouble is not None:
                said, kind = in_words(full_stop(trouble)), "warning"
            elif brings:
                said, kind = self.tr("brings its weights"), "good"
            else:
                said = self.tr("has no weights")
        item.setText(HERE, said)
        item.setToolTip(HERE, said)
        item.setIcon(HERE, QIcon(mark(self, kind, 14)) if kind else QIcon())


def _shapes(document: Document) -> dict[str, Shape]:
    """Of the outputs, as far as they are known."""
    try:
        return document.graph.shapes()
    except ValueError:
        return {}
