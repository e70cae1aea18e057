"""The layers that a network ends with, so that it can answer its task."""

from __future__ import annotations

import dataclasses

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.layers.activation import Activation
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.layer import Layer
from nnstudio.layers.reshape import Reshape
from nnstudio.layers.shapes import Shape, size_of


def wanted_outputs(document: Document) -> Shape:
    """The usual shape of an answer to the document's task."""
    return document.task.outputs(document.description.shape)[0]


def answer_activation(document: Document, outputs: Shape) -> str:
    """The last activation that suits the task and the loss."""
    usual, suits = document.task.activation(outputs), document.training.loss.suits
    return usual if not suits or usual in suits else suits[0]


def answer_layers(document: Document, given: Shape) -> tuple[Layer, ...]:
    """The fewest layers that make an answer of values of the shape `given`."""
    wanted = wanted_outputs(document)
    activation = answer_activation(document, wanted)
    if len(wanted) == 3 and given[:-1] == wanted[:-1]:
        return (Conv2D(filters=wanted[-1], kernel_size=(3, 3), padding="same", activation=activation),)
    before: tuple[Layer, ...] = (Flatten(),) if len(given) > 1 else ()
    after: tuple[Layer, ...] = (Reshape(target_shape=wanted),) if len(wanted) > 1 else ()
    return (*before, Dense(units=size_of(wanted), activation=activation), *after)


def append(document: Document, layers: tuple[Layer, ...], after: str) -> Document:
    """The document with these layers, each behind the one before, after the layer `after` or the group around it."""
    after = outermost(document, after)
    for layer in layers:
        before = set(document.ids)
        document = edits.insert(document, layer, after)
        (after,) = set(document.ids) - before
    return document


def outermost(document: Document, name: str) -> str:
    """The node outside of groups in which a layer of the flat network is."""
    return document.path_of(name).partition("/")[0]


def names_of(layers: tuple[Layer, ...]) -> str:
    """The layers as a person calls them: "Flatten, Dense 10 softmax"."""
    return ", ".join(f"{layer.type_name()} {layer.summary()}".strip() for layer in layers)


def for_data(document: Document, source: Source, description: Description) -> Document:
    """The document with other data, and with an input and a last layer that fit it where that is all it takes.

    What does not fit for other reasons is left to the analysis and its repairs.
    """
    changed = edits.change_data(document, source, description)
    changed = dataclasses.replace(changed, input_shape=description.shape)
    answering = _answering(changed)
    if not answering:
        return changed
    wanted = _outputs_to_give(changed, answering[-1])
    changed = _with_outputs(changed, answering[-1], wanted)
    if not _can_give(changed.layer(answering[-1]), wanted) or _suits(document, changed, answering[0]):
        return changed
    return edits.change_layer(changed, answering[0], activation=answer_activation(changed, wanted))


def _outputs_to_give(document: Document, name: str) -> Shape:
    """What the layer gives already, if the task has a use for it, or else what is usual."""
    layer = document.layer(name)
    given = (layer.units,) if isinstance(layer, Dense) else None
    usual = document.task.outputs(document.description.shape)
    return given if given in usual else usual[0]


def _with_outputs(document: Document, name: str, wanted: Shape) -> Document:
    layer = document.layer(name)
    if not _can_give(layer, wanted):
        return document
    values = {"units" if isinstance(layer, Dense) else "filters": wanted[-1]}
    return edits.change_layer(document, name, **values)


def _can_give(layer: Layer, wanted: Shape) -> bool:
    """Whether another number of units or filters is all that it takes."""
    return len(wanted) == (1 if isinstance(layer, Dense) else 3)


def _suits(before: Document, after: Document, name: str) -> bool:
    """Whether the last activation may stay: the task is of the same kind, and the loss is content with it."""
    activation, suits = getattr(after.layer(name), "activation", ""), after.training.loss.suits
    return type(before.task) is type(after.task) and (not suits or activation in suits)


def _answering(document: Document) -> list[str]:
    """The layers that make the answer, the last first: one with units of its own, after an activation behind it, if
    there is any; nothing where the end is another.
    """
    found: list[str] = []
    nodes = {node.id: node for node in document.graph.nodes}
    name = document.graph.nodes[-1].id if nodes else ""
    while name in nodes:
        node = nodes[name]
        if isinstance(node.layer, Dense | Conv2D):
            return [*found, name]
        if isinstance(node.layer, Activation) and not found:
            found.append(name)
        elif not node.layer.only_training:
            break
        name = node.inputs[0] if len(node.inputs) == 1 else ""
    return []
