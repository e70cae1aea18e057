"""How a fresh layer comes into the network: set as its place wants it, so that no hint greets a drop.

Behind everything else, a layer that can give the task's answer does so, with its number of outputs and its activation;
anywhere else a layer that learns comes with relu. It stands where it was dropped, always. The layer that answered
before is then one like the others: it gets relu too, and its usual size where it had that of the answer. A function on
a block of its own takes the place of the activation of the layer before it.

Only settings that still are as declared are set: what somebody chose stays.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.answer import answer_activation, wanted_outputs
from nnstudio.document.document import Document
from nnstudio.document.groups import Group
from nnstudio.document.places import Place
from nnstudio.fields import FieldError
from nnstudio.layers.graph import Node
from nnstudio.layers.layer import Layer, WeightedLayer
from nnstudio.layers.reshape import Reshape
from nnstudio.layers.shapes import Shape, ShapeError, size_of

HIDDEN = "relu"
"""The activation of a layer that learns and does not answer."""


def insert_fresh(
    document: Document, layer: Layer, after: str | Place, node_id: str | None = None
) -> Document:
    """The document with a fresh layer at a place, set as that wants it. `after`, EditError: see `edits.insert`."""
    inserted = edits.insert(document, layer, after, node_id)
    if isinstance(layer, Group):
        return inserted
    (path,) = inserted.known - document.known
    return settled(inserted, inserted.flat.names[path][0])


def settled(document: Document, name: str) -> Document:
    """The document whose fresh layer `name`, wherever it was put in and however, is set as its place wants it."""
    facts = facts_of(document)
    layer = facts.nodes[name].layer
    if _learns(layer):
        return _learning(facts, name)
    if layer.family == "activation":
        return _without_activation_before(facts, name)
    if isinstance(layer, Reshape) and facts.ends == [name]:
        return _reshaped(facts, name)
    return document


def _learns(layer: Layer) -> bool:
    return isinstance(layer, WeightedLayer) and hasattr(layer, "activation")


def _learning(facts: Facts, name: str) -> Document:
    document, layer = facts.document, facts.nodes[name].layer
    at_end = _ends_in(facts, name)
    given = facts.inputs(name)[0] if facts.nodes[name].inputs else None
    answer = _answering(facts, name, given) if at_end and given is not None else None
    document = edits.replace_layer(document, name, answer or _hidden(facts, name, layer))
    if at_end and (answer is not None or name in facts.shapes):
        document = _with_former_hidden(facts_of(document), name)
    return document


def _ends_in(facts: Facts, name: str) -> bool:
    """Whether the network ends here, but for functions and other shapes behind it."""
    while facts.readers[name]:
        if len(facts.readers[name]) > 1:
            return False
        (name,) = facts.readers[name]
        reader = facts.nodes[name].layer
        if reader.family != "activation" and not reader.view:
            return False
    return facts.ends == [name]


def _answering(facts: Facts, name: str, given: Shape) -> Layer | None:
    """The layer as the one that answers; None where it can't be that, whatever it is set to."""
    document, layer = facts.document, facts.nodes[name].layer
    wanted = wanted_outputs(document)
    for shape in dict.fromkeys((given, (size_of(given),))):
        flat = len(shape) == 1
        values = {
            layer.breadth: size_of(wanted) if flat else wanted[-1],
            "activation": _activation(facts, name, answer_activation(document, wanted)),
            "padding": "same",
        }
        try:
            answer = _set(layer, **values)
            made = answer.output_shape(shape)
        except (ShapeError, FieldError):
            continue
        if made == wanted or (flat and size_of(made) == size_of(wanted)):
            return answer
    return None


def _hidden(facts: Facts, name: str, layer: Layer) -> Layer:
    """The layer as one among others; where an image is to be made again, it keeps the sides."""
    values: dict[str, Any] = {"activation": _activation(facts, name, HIDDEN)}
    if len(wanted_outputs(facts.document)) == 3:
        values["padding"] = "same"
    return _set(layer, **values)


def _activation(facts: Facts, name: str, wanted: str) -> str:
    """None of its own where a function stands behind it as a block, or behind its normalization."""
    return "linear" if _has_function_behind(facts, name) else wanted


def _has_function_behind(facts: Facts, name: str) -> bool:
    while len(facts.readers[name]) == 1:
        (name,) = facts.readers[name]
        family = facts.nodes[name].layer.family
        if family != "normalization":
            return family == "activation"
    return False


def _set(layer: Layer, **values: Any) -> Layer:
    """The layer with those of the values that it has a setting for, and that nobody has set before."""
    open_ = {f.name for f in layer.fields() if getattr(layer, f.name) == f.default}
    return layer.change(**{name: value for name, value in values.items() if name in open_})


def _with_former_hidden(facts: Facts, name: str) -> Document:
    """The layer that answered until `name` came behind it becomes one like the others."""
    former = _learning_before(facts, name, passing=None)
    if former is None or not _answered(facts, former):
        return facts.document
    layer, wanted = former.layer, wanted_outputs(facts.document)
    values: dict[str, Any] = {"activation": _activation(facts, former.id, HIDDEN)}
    if getattr(layer, layer.breadth, None) in (size_of(wanted), wanted[-1]):
        values[layer.breadth] = layer.field(layer.breadth).default
    return edits.change_layer(facts.document, former.id, **values)


def _answered(facts: Facts, node: Node) -> bool:
    """Whether the last activation of an answer is the layer's own, or stands behind it."""
    activation: str = getattr(node.layer, "activation", "")
    if _has_function_behind(facts, node.id):
        return activation == "linear"
    return activation in ("softmax", answer_activation(facts.document, wanted_outputs(facts.document)))


def _learning_before(facts: Facts, name: str, passing: str | None) -> Node | None:
    """The nearest layer that learns on the one way back, which nothing but that way reads. passing: the only family
    that may stand between. What is in a group is left to it.
    """
    node = facts.nodes[name]
    known = set(facts.document.ids)
    while len(node.inputs) == 1 and node.inputs[0] in known:
        node = facts.nodes[node.inputs[0]]
        if len(facts.readers[node.id]) != 1:
            return None
        if _learns(node.layer):
            return node
        if passing is not None and node.layer.family != passing:
            return None
    return None


def _without_activation_before(facts: Facts, name: str) -> Document:
    """The layer before a function, or before its normalization, gives up the one that came with it."""
    node = _learning_before(facts, name, passing="normalization")
    usual = answer_activation(facts.document, wanted_outputs(facts.document))
    if node is None or getattr(node.layer, "activation", "") not in (HIDDEN, usual):
        return facts.document
    return edits.change_layer(facts.document, node.id, activation="linear")


def _reshaped(facts: Facts, name: str) -> Document:
    """At the end, a fresh Reshape makes the shape of the answer where there are as many numbers."""
    given, wanted = facts.inputs(name)[0], wanted_outputs(facts.document)
    if given is None or size_of(given) != size_of(wanted):
        return facts.document
    layer = _set(facts.nodes[name].layer, target_shape=wanted)
    return edits.replace_layer(facts.document, name, layer)


@dataclasses.dataclass(frozen=True)
class Changed:
    """A layer that was there before and is set otherwise: its name, and how it is now."""

    name: str
    layer: Layer


def also_changed(before: Document, after: Document) -> tuple[Changed, ...]:
    """The layers that placing another has set otherwise."""
    had = {node.id: node.layer for node in before.graph.nodes}
    return tuple(
        Changed(node.id, node.layer)
        for node in after.graph.nodes
        if node.id in had and had[node.id] != node.layer
    )
