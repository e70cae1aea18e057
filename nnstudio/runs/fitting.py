"""Which trained weights a changed network can keep, so that an edit costs no more training than it must, and
so that what it costs can be said before.
"""

from __future__ import annotations

import dataclasses

from nnstudio.document.document import Document
from nnstudio.document.sleeping import asleep, awake
from nnstudio.layers.graph import Graph, GraphError
from nnstudio.layers.shapes import Shape, ShapeError
from nnstudio.runs.messages import Weights


@dataclasses.dataclass(frozen=True)
class Fit:
    """weights: those that the graph can use. fresh: ids of nodes whose weights must be drawn anew, in order.
    kept: ids of nodes that keep theirs.
    """

    weights: Weights
    fresh: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every node that has weights keeps them, and there is at least one."""
        return not self.fresh and bool(self.kept)


def fit(graph: Graph, weights: Weights | None) -> Fit:
    """What of `weights` a graph can use: a node keeps all of its arrays or none of them.

    A graph whose shapes don't fit together can use nothing.
    """
    weights = weights or {}
    try:
        wanted = wanted_shapes(graph)
    except (GraphError, ShapeError):
        return Fit({}, (), ())
    usable: dict[str, object] = {}
    fresh, kept = [], []
    for node_id, arrays in wanted.items():
        if all(name in weights and weights[name].shape == shape for name, shape in arrays.items()):
            usable.update({name: weights[name] for name in arrays})
            kept.append(node_id)
        else:
            fresh.append(node_id)
    return Fit(usable, tuple(fresh), tuple(kept))  # type: ignore[arg-type]


def sleeping(document: Document, weights: Weights) -> Weights:
    """Those of `weights` that disabled layers of the document could use, if all of its layers were enabled."""
    names = asleep(document)
    if not names:
        return {}
    found = fit(awake(document).graph, weights).weights
    return {name: array for name, array in found.items() if name.rpartition("/")[0] in names}


def wanted_shapes(graph: Graph) -> dict[str, dict[str, Shape]]:
    """For each node that has weights, the shapes of its arrays by "node/name"; GraphError or ShapeError."""
    shapes = graph.shapes()
    wanted = {}
    for node in graph.ordered():
        arrays = node.layer.weights(*(shapes[source] for source in node.inputs))
        if arrays:
            wanted[node.id] = {f"{node.id}/{weight.name}": weight.shape for weight in arrays}
    return wanted
