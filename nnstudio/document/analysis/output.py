"""Checks of the last layer: does its answer suit the data and the loss?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.report import Repair, Severity
from nnstudio.document.analysis.resizing import resizing
from nnstudio.document.answer import answer_layers, append, names_of, wanted_outputs
from nnstudio.document.document import Document
from nnstudio.document.outputs import keeps_values
from nnstudio.errors import Sentence, declared, sentence
from nnstudio.layers.activation import Activation
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import Node
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.tasks import Classification


def check_output(facts: Facts) -> Iterator[Finding]:
    """The number of outputs, the last activation, and whether the loss is one of the task's.

    Of a network without weights whose answer could be taken, it is said elsewhere that the last layer is missing.
    """
    if facts.end is None:
        return
    document, shape = facts.document, facts.shapes[facts.end]
    wanted, unfinished = document.task.outputs(document.description.shape), facts.bare and facts.accepted
    if shape not in wanted and (len(shape) != len(wanted[0]) or len(shape) > 1):
        yield _other_shape(facts, shape, wanted[0])
        return
    if shape not in wanted and not unfinished:
        yield from _number_of_outputs(facts, shape[0], wanted[0][0])
    yield from _loss(facts)
    if facts.accepted and not unfinished:
        yield from _last_activation(facts)


def _other_shape(facts: Facts, shape: Shape, wanted: Shape) -> Finding:
    """An answer that is an image where numbers are wanted, or the other way, or of other sides."""
    answer = (_answer(facts, shape),)
    said = sentence(
        "The last layer gives {shape}, and the answer must be {wanted} numbers",
        shape=shape_text(shape),
        wanted=shape_text(wanted),
    )
    candidates = chain(
        resizing(facts, lambda other: _shape_at_end(other) == wanted_outputs(other.document)), answer
    )
    return Finding(facts.end, "error", said, candidates)


def _shape_at_end(facts: Facts) -> Shape | None:
    return None if facts.end is None else facts.shapes[facts.end]


def answering(facts: Facts) -> Iterator[Node]:
    """The last node, and the ones before it as long as what follows changes no value when the network answers."""
    name = facts.end
    while name in facts.nodes:
        node = facts.nodes[name]
        yield node
        if not keeps_values(node.layer):
            return
        name = node.inputs[0]


def _answer(facts: Facts, shape: Shape) -> Repair:
    end, layers = facts.end or "", answer_layers(facts.document, shape)
    return Repair(
        sentence("Add {layers}", layers=names_of(layers)), lambda document: append(document, layers, end)
    )


def _number_of_outputs(facts: Facts, outputs: int, wanted: int) -> Iterator[Finding]:
    severity: Severity = "warning" if facts.accepted else "error"
    text, adding = _said_of_outputs(facts, outputs, wanted), _answer(facts, (outputs,))
    dense = _deciding_dense(facts)
    if dense is None:
        yield Finding(facts.end, severity, text, (adding,))
        return
    setting = Repair(
        sentence("Change {node} to {wanted}", node=dense, wanted=wanted),
        lambda document: edits.change_layer(document, dense, units=wanted),
    )
    yield Finding(dense, severity, text, (setting, adding), "units")


def _said_of_outputs(facts: Facts, outputs: int, wanted: int) -> Sentence:
    data = facts.document.description.title
    if isinstance(facts.document.task, Classification):
        if outputs == 1:
            return sentence(
                "The network has one output, and {data} has {wanted} classes", data=data, wanted=wanted
            )
        return sentence(
            "The network has {outputs} outputs, and {data} has {wanted} classes",
            outputs=outputs,
            data=data,
            wanted=wanted,
        )
    return sentence(
        "The network gives {outputs} numbers, and {wanted} are to be predicted",
        outputs=outputs,
        wanted=wanted,
    )


def _loss(facts: Facts) -> Iterator[Finding]:
    """A loss that is for another task, or that needs an output for each class where there is but one."""
    document, loss = facts.document, facts.document.training.loss
    outputs = facts.shapes[facts.end or ""]
    if outputs == (1,) and isinstance(document.task, Classification) and len(document.task.classes) == 2:
        usual, fits = "BinaryCrossentropy", loss.one_hot and "softmax" not in loss.suits
    else:
        usual, fits = document.task.losses[0], loss.type_name() in document.task.losses
    if fits:
        return
    better = LOSSES[usual]()
    said = sentence(
        "{loss} can't judge answers to this task: {task}",
        loss=declared(loss.title),
        task=declared(document.task.help),
    )
    repair = Repair(
        sentence("Use {loss}", loss=declared(better.title)),
        lambda document: edits.change_training(document, loss=better),
    )
    yield Finding(None, "error", said, (repair,), "loss")


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
        lambda document: append(document, (Activation(activation=wanted),), end),
    )


def _softmax_by_pixel(facts: Facts, node: Node) -> Finding:
    """Softmax shares out what each pixel's channels have, and not all outputs."""
    end = facts.end or ""

    def apply(document: Document) -> Document:
        document = edits.change_layer(document, node.id, activation="linear")
        return append(document, (Activation(activation="softmax"),), end)

    text = sentence("softmax in {node} adds up to 1 at each pixel, and not over all outputs", node=node.id)
    return Finding(
        node.id, "warning", text, (Repair(sentence("Move softmax to the end"), apply),), "activation"
    )
