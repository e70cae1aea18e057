"""Edits that several diseases propose."""

from __future__ import annotations

from nnstudio.document import edits
from nnstudio.document.analysis import Repair
from nnstudio.document.analysis.rates import set_rate, usual_rate
from nnstudio.document.document import Document
from nnstudio.document.places import Behind
from nnstudio.errors import declared, sentence
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.graph import INPUT
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.tasks import Classification

SATURATING = ("sigmoid", "hard_sigmoid", "tanh")
TENTH = 10.0


def lower_rate(document: Document) -> Repair:
    """A tenth of the rate, or the usual one, whichever is lower."""
    optimizer = document.training.optimizer
    return set_rate(optimizer, float(f"{min(optimizer.learning_rate / TENTH, usual_rate(optimizer)):.1g}"))


def higher_rate(document: Document) -> Repair:
    """The usual rate; where it is that already, ten times as much."""
    optimizer = document.training.optimizer
    rate, usual = optimizer.learning_rate, usual_rate(optimizer)
    return set_rate(optimizer, usual if rate < usual / 2.0 else float(f"{rate * TENTH:.1g}"))


def adam() -> Repair:
    """The optimizer that finds the size of its steps by itself."""
    return Repair(
        sentence("Train with {name}", name="Adam"),
        lambda document: edits.change_training(document, optimizer=Adam()),
    )


def normalize_inputs() -> Repair:
    """Batch normalization before everything: what goes in then has mean 0 and deviation 1."""
    return Repair(
        sentence("Normalize the inputs by a layer"),
        lambda document: edits.insert(document, BatchNormalization(), Behind(INPUT)),
    )


def activate(names: tuple[str, ...], activation: str) -> Repair:
    """Another activation for these layers, with the start that suits it."""

    def apply(document: Document) -> Document:
        for name in names:
            layer = document.layer(name)
            values = {"activation": activation}
            if hasattr(layer, "kernel_initializer") and activation in ("relu", "leaky_relu"):
                values["kernel_initializer"] = "he_normal"
            document = edits.change_layer(document, name, **values)
        return document

    if len(names) == 1:
        return Repair(sentence("Give {node} {activation}", node=names[0], activation=activation), apply)
    return Repair(
        sentence("Give {count} layers {activation}", count=len(names), activation=activation), apply
    )


def clip() -> Repair:
    """Gradients of a length of at most 1, as Pascanu et al. 2013 have it."""

    def apply(document: Document) -> Document:
        optimizer = document.training.optimizer.change(clipnorm=None, clipvalue=None, global_clipnorm=1.0)
        return edits.change_training(document, optimizer=optimizer)

    return Repair(sentence("Clip gradients to the length 1"), apply)


def hidden_saturating(document: Document) -> tuple[str, ...]:
    """Layers before the last whose activation has ends."""
    graph = document.graph
    readers = graph.consumers()
    return tuple(
        node.id
        for node in graph.ordered()
        if readers[node.id] and getattr(node.layer, "activation", "") in SATURATING
    )


def drop_out(document: Document) -> Repair | None:
    """Dropout before the last layer with weights, unless something drops out already."""
    nodes = document.graph.ordered()
    if any(isinstance(node.layer, Dropout) for node in nodes):
        return None
    last = next((node for node in reversed(nodes) if isinstance(node.layer, Dense)), None)
    if last is None:
        return None
    before = last.inputs[0]
    return Repair(
        sentence("Insert Dropout before {node}", node=last.id),
        lambda each: edits.insert_on_wire(each, Dropout(rate=0.5), before, last.id),
    )


def better_loss(document: Document) -> Repair | None:
    """A cross-entropy, whose gradient is strongest where an answer is sure and wrong; None where it is one already."""
    task, loss = document.task, document.training.loss
    wanted = task.losses[0]
    if loss.type_name().endswith("Crossentropy") or not isinstance(task, Classification):
        return None
    outputs = document.graph.shapes()[document.graph.output().id]
    better = LOSSES["BinaryCrossentropy" if outputs == (1,) else wanted]()
    return Repair(
        sentence("Use {name}", name=declared(better.title)),
        lambda each: edits.change_training(each, loss=better),
    )


def activation_of(document: Document, name: str) -> str:
    """The activation of a layer; "" where it has none."""
    found: str = getattr(document.layer(name), "activation", "")
    return found
