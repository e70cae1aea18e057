"""A document's network as a table: for each layer what it gives, what it costs, and how much of a picture it sees."""

from __future__ import annotations

import dataclasses

from nnstudio.document.analysis import NodeReport
from nnstudio.document.analysis.facts import facts_of
from nnstudio.document.analysis.receptive import Receptive, receptive_fields
from nnstudio.document.document import Document
from nnstudio.layers.graph import Node
from nnstudio.layers.shapes import Shape, size_of

BYTES = 4
"""Of a value: activations are float32."""


@dataclasses.dataclass(frozen=True)
class LayerRow:
    """One layer of the flat network. What is not known, because of an error at it or before it, is None.

    share: of all parameters, 0 to 1. memory: bytes of its outputs for one batch; 0 where they are its inputs in another
    shape. receptive: None also where no picture goes in.
    """

    node: Node
    path: str
    report: NodeReport
    share: float | None
    memory: int | None
    receptive: Receptive | None

    @property
    def name(self) -> str:
        """Its name in the flat network."""
        return self.node.id

    @property
    def output(self) -> Shape | None:
        """The shape of its output without the batch."""
        return self.report.output_shape


def layer_rows(document: Document, reports: dict[str, NodeReport]) -> tuple[LayerRow, ...]:
    """A row for each layer, in the order of the computation. reports: of the document's analysis."""
    fields = receptive_fields(facts_of(document))
    total = sum(report.parameters for report in reports.values())
    origins, batch = document.flat.origins, document.training.batch_size
    return tuple(
        LayerRow(
            node,
            origins[node.id].path,
            reports[node.id],
            _share(reports[node.id], total),
            _memory(node, reports[node.id].output_shape, batch),
            fields.get(node.id),
        )
        for node in document.graph.nodes
    )


def _share(report: NodeReport, total: int) -> float | None:
    if report.output_shape is None:
        return None
    return report.parameters / total if total else 0.0


def _memory(node: Node, output: Shape | None, batch: int) -> int | None:
    if output is None:
        return None
    return 0 if node.layer.view else size_of(output) * BYTES * batch
