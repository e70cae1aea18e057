"""Makes the strips of all blocks ready, off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping

from nnstudio.document.document import Document
from nnstudio.inside.by_block import node_of_blocks
from nnstudio.inside.layer_values import LayerValues, layer_values
from nnstudio.inside.question import BOUNDED
from nnstudio.inside.strip import Strip, strip_of
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.studio.canvas.seen.seen import CELLS_HIGH, MAPS_HIGH, WIDE, SeenLayer
from nnstudio.studio.inside.names import names_of

FOR_REST = 44.0
"""What is left free beside feature maps that do not all find room, to say how many more there are."""


def seen_layers(model: Model, document: Document, example: Array) -> Mapping[str, SeenLayer]:
    """What each block of the document shows, by its path, for an example (*input_shape) as it is read."""
    graph, shown = document.graph, node_of_blocks(document)
    wanted = frozenset(shown.values())
    made = {
        layer.node: _shown(layer, graph, names_of(document, layer.node))
        for layer in layer_values(model, graph, example)
        if layer.node in wanted
    }
    return {path: made[name] for path, name in shown.items()}


def _shown(layer: LayerValues, graph: Graph, names: tuple[str, ...]) -> SeenLayer:
    fits = layer.values.shape == (len(names),)
    own = "" if layer.node == INPUT else getattr(graph.node(layer.node).layer, "activation", "")
    is_share = own in BOUNDED and layer.node == graph.output().id
    strip = _strip(layer.values, 1.0 if is_share else None)
    return SeenLayer(layer.node, strip, names if fits else (), bool(own) and not fits)


def _strip(values: Array, largest: float | None) -> Strip:
    high = MAPS_HIGH if values.ndim == 3 else CELLS_HIGH
    strip = strip_of(values, WIDE, high, largest)
    all_shown = strip.tiles.channels == strip.tiles.count
    return strip if all_shown else strip_of(values, WIDE - FOR_REST, high, largest)
