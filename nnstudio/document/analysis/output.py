"""Checks of the last layer: does its answer suit the data and the loss?"""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.report import Repair, Severity
from nnstudio.document.document import Document
from nnstudio.document.outputs import keeps_values
from nnstudio.errors import declared, sentence
from nnstudio.layers.activation import Activation
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Node
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import shape_text


def check_output(facts: Facts) -> Iterator[Finding]:
    """The number of outputs, and the last activation."""
    if facts.end is None:
        return
    shape = facts.shapes[facts.end]
    if len(shape) != 1:
        text = sentence(
            "The last layer gives {shape}, and the answer must be {wanted} numbers",
            shape=shape_text(shape),
            wanted=_wanted(facts),
        )
        yield Finding(facts.end, "error", text, (_answer(facts, flatten=True),))
        return
    yield from _number_of_outputs(facts, shape[0])
    yield from _last_activation(facts)


def answer_layer(document: Document) -> Dense:
    """A last layer that suits the document's data and loss."""
    suits = document.training.loss.suits
    return Dense(units=document.description.classes, activation=suits[0] if suits else "softmax")


def answering(facts: Facts) -> Iterator[Node]:
    """The last node, and the ones before it as long as what follows changes no value when the network answers."""
    name = facts.end
    while name in facts.nodes:
        node = facts.nodes[name]
        yield node
        if not keeps_values(node.layer):
            return
        name = node.inputs[0]


def _wanted(facts: Facts) -> int:
    return facts.document.description.classes


def _answer(facts: Facts, flatten: bool) -> Repair:
    end, wanted = facts.end or "", _wanted(facts)
    text = sentence("Add Flatten and Dense {wanted}", wanted=wanted)

    def append(document: Document) -> Document:
        layers = (Flatten(), answer_layer(document)) if flatten else (answer_layer(document),)
        return _behind(document, end, *layers)

    return Repair(text if flatten else sentence("Add Dense {wanted}", wanted=wanted), append)


def _behind(document: Document, after: str, *layers: Layer) -> Document:
    """These layers one after the other behind that node."""
    for layer in layers:
        before = set(document.ids)
        document = edits.insert(document, layer, after)
        after = next(name for name in document.ids if name not in before)
    return document


def _number_of_outputs(facts: Facts, outputs: int) -> Iterator[Finding]:
    wanted = _wanted(facts)
    if outputs == wanted:
        return
    severity: Severity = "error" if outputs < wanted else "warning"
    title = facts.document.description.title
    many = sentence(
        "The network has {outputs} outputs, and {data} has {wanted} classes",
        outputs=outputs,
        data=title,
        wanted=wanted,
    )
    one = sentence("The network has one output, and {data} has {wanted} classes", data=title, wanted=wanted)
    text = one if outputs == 1 else many
    adding = _answer(facts, flatten=False)
    dense = _deciding_dense(facts)
    if dense is None:
        yield Finding(facts.end, severity, text, (adding,))
        return
    setting = Repair(
        sentence("Set units to {wanted}", wanted=wanted),
        lambda document: edits.change_layer(document, dense, units=wanted),
    )
    yield Finding(dense, severity, text, (setting, adding), "units")


def _deciding_dense(facts: Facts) -> str | None:
    """The Dense whose units are the outputs: the last layer, but for layers that keep the shape."""
    name = facts.end
    while name in facts.nodes:
        node = facts.nodes[name]
        if isinstance(node.layer, Dense):
            return name
        if len(node.inputs) != 1 or facts.shapes.get(node.inputs[0]) != facts.shapes.get(name):
            return None
        name = node.inputs[0]
    return None


def _last_activation(facts: Facts) -> Iterator[Finding]:
    loss = facts.document.training.loss
    node = list(answering(facts))[-1]
    activation = getattr(node.layer, "activation", None) or "linear"
    if not loss.suits:
        return
    if activation not in loss.suits:
        text = sentence(
            "{loss} wants {wanted} as the last activation, and gets {found}",
            loss=declared(loss.title),
            wanted=loss.suits[0],
            found=declared("none") if activation == "linear" else activation,
        )
        candidates = tuple(_activating(facts, node, loss.suits[0]))
        yield Finding(node.id, "warning", text, candidates, "activation")
    elif activation == "softmax" and max(facts.shapes[node.id][:-1], default=1) > 1:
        yield _softmax_by_pixel(facts, node)


def _activating(facts: Facts, node: Node, wanted: str) -> Iterator[Repair]:
    end = facts.end or ""
    if hasattr(node.layer, "activation"):
        yield Repair(
            sentence("Set activation to {wanted}", wanted=wanted),
            lambda document: edits.change_layer(document, node.id, activation=wanted),
        )
    yield Repair(
        sentence("Add {wanted}", wanted=wanted),
        lambda document: edits.insert(document, Activation(activation=wanted), end),
    )


def _softmax_by_pixel(facts: Facts, node: Node) -> Finding:
    """Softmax shares out what each pixel's channels have, and not all outputs."""
    end = facts.end or ""

    def apply(document: Document) -> Document:
        document = edits.change_layer(document, node.id, activation="linear")
        return edits.insert(document, Activation(activation="softmax"), end)

    text = sentence("softmax in {node} adds up to 1 at each pixel, and not over all outputs", node=node.id)
    return Finding(
        node.id, "warning", text, (Repair(sentence("Move softmax to the end"), apply),), "activation"
    )
