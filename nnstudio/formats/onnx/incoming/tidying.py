"""Brings what has grown to its simplest form: a pooled image of one pixel that is flattened is a pooled row."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping

from nnstudio.formats.onnx.incoming.growing import GAP
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.global_max_pooling2d import GlobalMaxPooling2D
from nnstudio.layers.graph import Node
from nnstudio.layers.layer import Array


def tidied(nodes: Mapping[str, Node], weights: Mapping[str, Array]) -> tuple[list[Node], Mapping[str, Array]]:
    """The layers in order, without those that are not needed."""
    readers = Counter(source for node in nodes.values() for source in node.inputs)
    found, gone = dict(nodes), dict[str, str]()
    for name, node in nodes.items():
        source = node.inputs[0] if node.inputs else ""
        pool = found.get(source)
        if not isinstance(node.layer, Flatten) or pool is None or readers[source] != 1:
            continue
        if isinstance(pool.layer, GlobalAveragePooling2D | GlobalMaxPooling2D) and pool.layer.keepdims:
            found[source] = dataclasses.replace(pool, layer=pool.layer.change(keepdims=False))
            gone[name] = source
            del found[name]
    kept = [
        dataclasses.replace(
            node, inputs=tuple(gone.get(name, name) for name in node.inputs if not name.startswith(GAP))
        )
        for node in found.values()
    ]
    return kept, weights
