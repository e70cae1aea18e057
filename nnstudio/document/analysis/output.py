"""Checks of the last layer: does its answer suit the data and the loss?"""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.report import Repair, Severity
from nnstudio.document.document import Document
from nnstudio.layers.activation import Activation
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Node
from nnstudio.layers.shapes import shape_text


def check_output(facts: Facts) -> Iterator[Finding]:
    """The number of outputs, and the last activation."""
    if facts.end is None:
        return
    shape = facts.shapes[facts.end]
    if len(shape) != 1:
        sentence = (
            f"The last layer gives {shape_text(shape)}, and the answer must be {_wanted(facts)} numbers"
        )
        yield Finding(facts.end, "error", sentence, (_answer(facts, flatten=True),))
        return
    yield from _number_of_outputs(facts, shape[0])
    yield from _last_activation(facts)


def answer_layer(document: Document) -> Dense:
    """A last layer that suits the document's data and loss."""
    suits = document.training.loss.suits
    return Dense(units=document.description.classes, activation=suits[0] if suits else "softmax")


def answering(facts: Facts) -> Iterator[Node]:
    """The last node, and the ones before it as long as what follows does nothing when the network answers."""
    name = facts.end
    while name in facts.nodes:
        node = facts.nodes[name]
        yield node
        if not node.layer.only_training:
            return
        name = node.inputs[0]


def _wanted(facts: Facts) -> int:
    return facts.document.description.classes


def _answer(facts: Facts, flatten: bool) -> Repair:
    end, wanted = facts.end or "", _wanted(facts)

    def append(document: Document) -> Document:
        if flatten:
            document = edits.insert(document, Flatten(), end)
        return edits.insert(document, answer_layer(document), document.last if flatten else end)

    return Repair(f"Add {'Flatten and ' if flatten else ''}Dense {wanted}", append)


def _number_of_outputs(facts: Facts, outputs: int) -> Iterator[Finding]:
    wanted = _wanted(facts)
    if outputs == wanted:
        return
    severity: Severity = "error" if outputs < wanted else "warning"
    sentence = (
        f"The network has {outputs} outputs, and {facts.document.description.title} has {wanted} classes"
    )
    dense = _deciding_dense(facts)
    if dense is None:
        yield Finding(facts.end, severity, sentence, (_answer(facts, flatten=False),))
        return
    repair = Repair(
        f"Set units to {wanted}", lambda document: edits.change_layer(document, dense, units=wanted)
    )
    yield Finding(dense, severity, sentence, (repair,), "units")


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
    if not loss.suits or activation in loss.suits:
        return
    wanted = loss.suits[0]
    found = "none" if activation == "linear" else activation
    sentence = f"{loss.title} wants {wanted} as the last activation, and gets {found}"
    if hasattr(node.layer, "activation"):
        repair = Repair(
            f"Set activation to {wanted}", lambda d: edits.change_layer(d, node.id, activation=wanted)
        )
    else:
        end = facts.end or ""
        repair = Repair(f"Add {wanted}", lambda d: edits.insert(d, Activation(activation=wanted), end))
    yield Finding(node.id, "warning", sentence, (repair,), "activation")
