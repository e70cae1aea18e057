"""Warnings about layers that run, and yet will not do what their author meant."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.output import answering
from nnstudio.document.analysis.report import Repair
from nnstudio.errors import sentence
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Node
from nnstudio.layers.layer import WeightedLayer
from nnstudio.layers.spatial_dropout2d import SpatialDropout2D

HIGH_RATE = 0.8
LINEAR_FAMILIES = ("regularization", "shape")
"""Families that, between two layers without an activation, leave them as one."""


def check_advice(facts: Facts) -> Iterator[Finding]:
    """Softmax in the middle, no activation between two layers, dropout where it harms."""
    last = {node.id for node in answering(facts)}
    ends = last or set(facts.ends)
    for node in facts.nodes.values():
        if node.id not in facts.shapes:
            continue
        activation = getattr(node.layer, "activation", None)
        if activation == "softmax" and node.id not in ends:
            yield _softmax_inside(node)
        if activation == "linear" and _runs_into_another(facts, node):
            yield _no_activation(node)
        if isinstance(node.layer, Dropout | SpatialDropout2D):
            yield from _dropout(node, node.layer, node.id in last)


def _set_relu(node: Node) -> Repair:
    text = sentence("Set activation to {wanted}", wanted="relu")
    return Repair(text, lambda d: edits.change_layer(d, node.id, activation="relu"))


def _softmax_inside(node: Node) -> Finding:
    text = sentence(
        "softmax in {node} leaves almost nothing for the layers behind it: it belongs at the end",
        node=node.id,
    )
    return Finding(node.id, "warning", text, (_set_relu(node),), "activation", sure=True)


def _no_activation(node: Node) -> Finding:
    text = sentence(
        "Without an activation, {node} and the layer behind it can do no more than one of them", node=node.id
    )
    return Finding(node.id, "warning", text, (_set_relu(node),), "activation", sure=True)


def _runs_into_another(facts: Facts, node: Node) -> bool:
    """Whether a layer with an activation field of its own reads the node without a function between."""
    if not isinstance(node.layer, WeightedLayer):
        return False
    waiting, seen = list(facts.readers[node.id]), set()
    while waiting:
        reader = facts.nodes[waiting.pop()]
        if isinstance(reader.layer, WeightedLayer) and hasattr(reader.layer, "activation"):
            return True
        if reader.id not in seen and (
            reader.layer.family in LINEAR_FAMILIES or isinstance(reader.layer, Flatten | BatchNormalization)
        ):
            seen.add(reader.id)
            waiting.extend(facts.readers[reader.id])
    return False


def _dropout(node: Node, layer: Dropout | SpatialDropout2D, of_answers: bool) -> Iterator[Finding]:
    if of_answers:
        text = sentence(
            "{node} drops answers of the last layer: training can't learn what it never sees", node=node.id
        )
        removing = Repair(
            sentence("Remove {what}", what=node.id), lambda document: edits.remove(document, [node.id])
        )
        yield Finding(node.id, "warning", text, (removing,))
    elif layer.rate > HIGH_RATE:
        text = sentence(
            "{node} leaves out {rate:.0%} of the values: little is left to learn from",
            node=node.id,
            rate=layer.rate,
        )
        lowering = Repair(
            sentence("Set rate to {rate:g}", rate=0.5),
            lambda document: edits.change_layer(document, node.id, rate=0.5),
        )
        yield Finding(node.id, "warning", text, (lowering,), "rate", sure=True)
