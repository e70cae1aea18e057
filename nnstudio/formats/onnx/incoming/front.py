"""What goes into a graph of ONNX, and how it lies here: pictures have their channels last."""

from __future__ import annotations

from nnstudio.document.document import empty_document
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.onnx.incoming.given import Given, Operator
from nnstudio.formats.onnx.incoming.numbers import POINTWISE
from nnstudio.formats.onnx.incoming.views import View, view_of
from nnstudio.layers.shapes import Shape, shape_text, size_of

PASSED = frozenset({*POINTWISE, "Identity", "Cast", "Dropout", "Pad"})
"""Operators behind which channels are where they were."""
FIRST = frozenset(
    [
        "Conv",
        "ConvTranspose",
        "MaxPool",
        "AveragePool",
        "GlobalAveragePool",
        "GlobalMaxPool",
        "BatchNormalization",
        "InstanceNormalization",
        "Resize",
        "Upsample",
    ]
)
"""Operators that take channels behind the batch."""
LARGEST_SIDE = 2**16


def front(given: Given) -> tuple[Shape, View, list[Sentence]]:
    """The shape of the input here, how the graph sees it, and what is to be noted. Raises ArrivalError."""
    sides = given.sides[1:]
    if len(given.sides) == 1:
        raise ArrivalError(
            sentence(
                "It takes {shape}, one example without a batch: export it with one.",
                shape=given.sides[0] or "?",
            )
        )
    if not sides or not all(side is not None and side <= LARGEST_SIDE for side in sides) or len(sides) > 3:
        told = shape_text(tuple(-1 if side is None else side for side in given.sides)).replace("-1", "?")
        raise ArrivalError(
            sentence("Its input has the shape {shape}: all sides must be known.", shape=told or "?")
        )
    shape = tuple(int(side or 1) for side in sides)
    own = empty_document().input_shape
    if shape == (size_of(own),):
        said = sentence(
            "Flatten is added before the first layer: it makes rows of {count} of the pictures.",
            count=size_of(own),
        )
        return own, _seen(own, shape), [said]
    if shape == own[:-1] and own[-1] == 1:
        said = sentence(
            "Pictures of {shape} have a channel here: {own}.", shape=shape_text(shape), own=shape_text(own)
        )
        return own, _seen(own, shape), [said]
    if len(shape) == 3 and _channels_first(given, shape):
        turned = (shape[1], shape[2], shape[0])
        said = sentence(
            "Pictures have their channels last here: {own} and not {shape}.",
            own=shape_text(turned),
            shape=shape_text(shape),
        )
        return turned, view_of(turned, 0), [said]
    return shape, view_of(shape), []


def _seen(own: Shape, shape: Shape) -> View:
    view = view_of(own).reshaped(shape)
    assert view is not None
    return view


def _channels_first(given: Given, shape: Shape) -> bool:
    """As the first operator tells that minds, else there are fewer channels than pixels."""
    names = {given.input}
    for operator in given.needed():
        if names.isdisjoint(operator.inputs):
            continue
        if operator.type in FIRST:
            return True
        if operator.type == "Transpose":
            return not _brings_first(operator)
        if operator.type in PASSED:
            names.update(operator.outputs)
    return shape[0] < shape[2]


def _brings_first(operator: Operator) -> bool:
    order = operator.get("perm")
    return order is not None and tuple(order) == (0, 3, 1, 2)
