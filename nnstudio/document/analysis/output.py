"""Checks of the last layer: does its answer suit the data and the loss?"""

from __future__ import annotations

import math
from collections.abc import Iterator

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.report import Repair, Severity
from nnstudio.document.document import Document
from nnstudio.errors import declared, sentence
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
        said = sentence(
            "The last layer gives {shape}, and the answer must be {wanted} numbers",
            shape=shape_text(shape),
            wanted=_wanted(facts),
        )
        yield Finding(facts.end, "error", said, (_answer(facts, flatten=True),))
        return
    yield from _number_of_outputs(facts, shape[0])
    yield from _last_activation(facts)


def answer_layer(document: Document) -> Dense:
    """A last layer that suits the document's data and loss."""
    suits = document.training.loss.suits
    return Dense(units=document.description.classes, activation=suits[0] if suits else "softmax")


def answering(facts: Facts) -> Iterator[Node]:
    """The last node, and the ones before it as long as what follows changes no value when the network answers.

    Another shape changes none, but softmax gives a distribution over its last axis only: it is the last one where
    that axis has all the values.
    """
    name = facts.end
    while name in facts.nodes:
        node = facts.nodes[name]
        if getattr(node.layer, "activation", "") == "softmax" and math.prod(facts.shapes[name][:-1]) != 1:
            return
        yield node
        if not (node.layer.only_training or node.layer.view):
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

    if flatten:
        return Repair(sentence("Add Flatten and Dense {wanted}", wanted=wanted), append)
    return Repair(sentence("Add Dense {wanted}", wanted=wanted), append)


def _number_of_outputs(facts: Facts, outputs: int) -> Iterator[Finding]:
    wanted = _wanted(facts)
    if outputs == wanted:
        return
    severity: Severity = "error" if outputs < wanted else "warning"
    said = sentence(
        "The network has {outputs} outputs, and {data} has {wanted} classes",
        outputs=outputs,
        data=facts.document.description.title,
        wanted=wanted,
    )
    dense = _deciding_dense(facts)
    if dense is None:
        yield Finding(facts.end, severity, said, (_answer(facts, flatten=False),))
        return
    repair = Repair(
        sentence("Set units to {wanted}", wanted=wanted),
        lambda document: edits.change_layer(document, dense, units=wanted),
    )
    yield Finding(dense, severity, said, (repair,), "units")


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
    found = declared("none") if activation == "linear" else activation
    said = sentence(
        "{loss} wants {wanted} as the last activation, and gets {found}",
        loss=declared(loss.title),
        wanted=wanted,
        found=found,
    )
    if hasattr(node.layer, "activation") and math.prod(facts.shapes[node.id][:-1]) == 1:
        repair = Repair(
            sentence("Set activation to {wanted}", wanted=wanted),
            lambda d: edits.change_layer(d, node.id, activation=wanted),
        )
    else:
        end = facts.end or ""
        repair = Repair(
            sentence("Add {wanted}", wanted=wanted),
            lambda d: edits.insert(d, Activation(activation=wanted), end),
        )
    yield Finding(node.id, "warning", said, (repair,), "activation")
