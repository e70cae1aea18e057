"""What is drawn of a network where there is little room: its longest way to the answer, and what leads past it."""

from __future__ import annotations

import dataclasses

from nnstudio.document.analysis import Analysis
from nnstudio.document.document import Document
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.shapes import Shape

MOST = 12
"""With more layers than that, those that leave the shape as it is are left out."""
PLAIN = ("activation", "normalization", "regularization")


@dataclasses.dataclass(frozen=True)
class Slab:
    """family: "input" or a layer's. shape: without the batch."""

    family: str
    shape: Shape


@dataclasses.dataclass(frozen=True)
class Sketch:
    """slabs: from the input to the answer. skips: places of slabs of which the second also reads the first."""

    slabs: tuple[Slab, ...]
    skips: tuple[tuple[int, int], ...]


def sketch(document: Document, analysis: Analysis) -> Sketch:
    """The network as it is drawn; layers whose shape is unknown are left out."""
    nodes = {node.id: node for node in document.graph.nodes}
    way = [name for name in _longest(document) if _shape(name, analysis) is not None]
    kept = way if len(way) <= MOST else [name for name in way if not _is_plain(nodes[name])]
    slabs = [Slab("input", document.input_shape)]
    places, at = {INPUT: 0}, 0
    for name in way:
        if name in kept:
            slabs.append(Slab(nodes[name].layer.family, _shape(name, analysis) or ()))
            at = len(slabs) - 1
        places[name] = at
    skips = [
        (places[start], places[name])
        for name in kept
        for start in (_back_to(source, nodes, places) for source in nodes[name].inputs)
        if places[name] - places[start] > 1
    ]
    return Sketch(tuple(slabs), tuple(dict.fromkeys(skips)))


def _shape(name: str, analysis: Analysis) -> Shape | None:
    report = analysis.nodes.get(name)
    return None if report is None else report.output_shape


def _is_plain(node: Node) -> bool:
    return node.layer.family in PLAIN


def _longest(document: Document) -> list[str]:
    """The names of the layers on the longest way to the last one; each after its input."""
    depth = {INPUT: 0}
    before: dict[str, str] = {}
    for node in document.graph.nodes:
        known = [source for source in node.inputs if source in depth]
        deepest = max(known, key=depth.__getitem__, default=INPUT)
        depth[node.id], before[node.id] = depth[deepest] + 1, deepest
    way, name = [], document.graph.nodes[-1].id if document.graph.nodes else INPUT
    while name != INPUT:
        way.append(name)
        name = before[name]
    return way[::-1]


def _back_to(name: str, nodes: dict[str, Node], places: dict[str, int]) -> str:
    """The first layer before that one, or itself, that lies on the way."""
    while name not in places:
        inputs = nodes[name].inputs
        name = inputs[0] if inputs else INPUT
    return name
