"""The layers that a network ends with, so that it can answer its task."""

from __future__ import annotations

import dataclasses

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.document import edits
from nnstudio.document.document import Document
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
    """The document with these layers, each behind the one before, after the layer `after`."""
    for layer in layers:
        before = set(document.ids)
        document = edits.insert(document, layer, after)
        (after,) = set(document.ids) - before
    return document


def names_of(layers: tuple[Layer, ...]) -> str:
    """The layers as a person calls them: "Flatten, Dense 10 softmax"."""
    return ", ".join(f"{layer.type_name()} {layer.summary()}".strip() for layer in layers)


def for_data(document: Document, source: Source, description: Description) -> Document:
    """The document with other data, and with an input and a last Dense layer that fit it where that is all it takes.

    What does not fit for other reasons is left to the analysis and its repairs.
    """
    changed = edits.change_data(document, source, description)
    graph = dataclasses.replace(changed.graph, input_shape=description.shape)
    changed = dataclasses.replace(changed, graph=graph)
    wanted, last = wanted_outputs(changed), changed.node(changed.last).layer if changed.nodes else None
    if isinstance(last, Dense) and len(wanted) == 1:
        return edits.change_layer(
            changed, changed.last, units=wanted[0], activation=answer_activation(changed, wanted)
        )
    return changed
