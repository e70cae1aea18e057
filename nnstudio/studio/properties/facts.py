"""What analysis says of one layer: what goes in, what comes out, and how its parameters arise."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nnstudio.document.groups import Group
from nnstudio.layers.shapes import shape_text
from nnstudio.studio.properties.arithmetic import parameters_in_words
from nnstudio.studio.properties.sections import Facts
from nnstudio.studio.store import Store
from nnstudio.studio.words import declared


class LayerFacts(Facts):
    """Four lines; what stands behind an error is said to be unknown."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.add("input", self.tr("Input"))
        self.add("output", self.tr("Output"))
        self.add("parameters", self.tr("Parameters"))
        self.add("cost", self.tr("Cost"))

    def show_node(self, node_id: str) -> None:
        """Show the facts of this layer."""
        report = self.store.analysis.blocks.get(node_id)
        layer = self.store.document.layer(node_id)
        unknown = self.tr("not known yet")
        disabled = self.store.document.node(node_id).disabled
        if report is None or disabled:
            for key in self.values:
                self.show_fact(key, self.tr("disabled: not computed") if disabled else unknown)
            return
        inputs = [shape_text(shape) if shape else unknown for shape in report.input_shapes]
        self.show_fact("input", ", ".join(inputs) or self.tr("nothing"))
        if report.output_shape is None:
            for key in ("output", "parameters", "cost"):
                self.show_fact(key, unknown)
            return
        known = [shape for shape in report.input_shapes if shape is not None]
        self.show_fact("output", shape_text(report.output_shape))
        if isinstance(layer, Group):
            inside = len(self.store.document.flat.names.get(node_id, ()))
            text = self.tr("{0} in {1} layers").format(f"{report.parameters:,}", inside)
        else:
            text = declared(parameters_in_words(layer.weights(*known)))
        self.show_fact("parameters", text)
        cost = self.tr("{0} FLOP per example").format(f"{report.flop:,}")
        self.show_fact("cost", cost if report.flop else self.tr("nothing is computed"))
