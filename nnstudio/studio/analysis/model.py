"""The rows of the analysis table, read from the store."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtWidgets import QApplication

from nnstudio.document.analysis import NodeReport
from nnstudio.document.groups.paths import is_in
from nnstudio.errors import full_stop
from nnstudio.layers.graph import Node
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.studio.properties.arithmetic import parameters_in_words
from nnstudio.studio.store import Store
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import tinted
from nnstudio.studio.words import declared, in_words, one_after_the_other

SHARE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The part of the network's parameters or cost that a cell tells, 0 to 1."""
Index = QModelIndex | QPersistentModelIndex
NAME, TYPE, INPUT, OUTPUT, PARAMETERS, COST = range(6)


class AnalysisModel(QAbstractTableModel):
    """One row for each layer, in the order of the computation."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.titles = (
            self.tr("Layer"),
            self.tr("Type"),
            self.tr("Input"),
            self.tr("Output"),
            self.tr("Parameters"),
            self.tr("Multiply-adds"),
        )
        store.changed.connect(self._reset)

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each layer."""
        return 0 if parent is not None and parent.isValid() else len(self.store.document.graph.nodes)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as titles."""
        return 0 if parent is not None and parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The titles of the columns, each over what stands below it."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self.titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell shows in this role."""
        node = self.store.document.graph.nodes[index.row()]
        report = self.store.analysis.nodes[node.id]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(node, report, column)
        if role == SHARE_ROLE:
            return self._share(report, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            colours = Colours.of(QApplication.palette())
            return tinted(node.layer.family, colours.family(node.layer.family))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(node, report, column)
        return None

    def rows_of(self, path: str) -> list[int]:
        """The rows of a layer, or of all layers in a group."""
        origins = self.store.document.flat.origins
        nodes = self.store.document.graph.nodes
        return [row for row, node in enumerate(nodes) if is_in(origins[node.id].path, path)]

    def path_of(self, row: int) -> str:
        """The path of the layer of a row."""
        document = self.store.document
        return document.flat.origins[document.graph.nodes[row].id].path

    @Slot()
    def _reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def _text(self, node: Node, report: NodeReport, column: int) -> str:
        known = report.output_shape is not None
        return {
            NAME: node.id,
            TYPE: f"{declared(node.layer.title)} {node.layer.summary()}".strip(),
            INPUT: ", ".join(_shape(shape) for shape in report.input_shapes),
            OUTPUT: _shape(report.output_shape),
            PARAMETERS: f"{report.parameters:,}" if known else "?",
            COST: f"{report.multiply_adds:,}" if known else "?",
        }[column]

    def _share(self, report: NodeReport, column: int) -> float:
        analysis = self.store.analysis
        if column == PARAMETERS and analysis.parameters:
            return report.parameters / analysis.parameters
        if column == COST and analysis.multiply_adds:
            return report.multiply_adds / analysis.multiply_adds
        return 0.0

    def _tip(self, node: Node, report: NodeReport, column: int) -> str | None:
        inputs = [shape for shape in report.input_shapes if shape is not None]
        if column == PARAMETERS and report.output_shape is not None and report.parameters:
            return parameters_in_words(node.layer.weights(*inputs))
        if column == COST and report.multiply_adds:
            return self.tr("{0:.1%} of the network's cost").format(self._share(report, column))
        return one_after_the_other(in_words(full_stop(each.sentence)) for each in report.problems) or None


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers end below each other, so that the longer one is the larger."""
    side = Qt.AlignmentFlag.AlignRight if column in (PARAMETERS, COST) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _shape(shape: Shape | None) -> str:
    return shape_text(shape) if shape is not None else "?"
