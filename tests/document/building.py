"""Small documents for the tests: stacks by their layers, and one with a branch."""

import numpy as np

from nnstudio.document import edits
from nnstudio.document.analysis import Analysis, Problem, analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Frame, Layer, Op
from nnstudio.layers.shapes import Shape, ShapeError


class Sum(Layer):
    """A layer that joins branches of one shape."""

    title = "Sum"
    family = "merge"
    inputs = (2, None)

    def output_shape(self, *shapes: Shape) -> Shape:
        if len(set(shapes)) > 1:
            raise ShapeError("Sum needs inputs of one shape")
        return shapes[0]

    def op(self, frame: Frame) -> Op:
        return _SumOp(frame)


class _SumOp(Op):
    def forward(self) -> None:
        np.copyto(self.frame.output, self.frame.inputs[0])
        for other in self.frame.inputs[1:]:
            np.add(self.frame.output, other, out=self.frame.output)

    def backward(self) -> None:
        for gradient in self.frame.input_gradients:
            if gradient is not None and self.frame.output_gradient is not None:
                np.copyto(gradient, self.frame.output_gradient)


def stack_of(*layers: Layer) -> Document:
    """A document in which each layer takes the one before."""
    document = empty_document()
    for layer in layers:
        document = edits.insert(document, layer, document.last)
    return document


def small() -> Document:
    """flatten, dense, dropout, dense_1: nothing is wrong with it."""
    return stack_of(Flatten(), Dense(units=8, activation="relu"), Dropout(rate=0.2), answer())


def answer() -> Dense:
    """A last layer for MNIST."""
    return Dense(units=10, activation="softmax")


def branched() -> Document:
    """stem, which left and right read; they meet in sum; behind it flatten and dense."""
    same = Conv2D(filters=4, padding="same", activation="relu")
    document = edits.insert(empty_document(), same, INPUT, "stem")
    document = edits.add(document, same, ["stem"], "left")
    document = edits.add(document, same, ["stem"], "right")
    document = edits.add(document, Sum(), ["left", "right"], "sum")
    document = edits.insert(document, Flatten(), "sum")
    return edits.insert(document, answer(), "flatten")


def raw(*nodes: tuple[str, Layer, tuple[str, ...]]) -> Document:
    """A document as no edit would leave it: (name, layer, inputs) just as they are."""
    graph = Graph((28, 28, 1), tuple(Node(*node) for node in nodes))
    return Document(graph)


def only_problem(document: Document, available: int | None = None) -> Problem:
    """The one problem that the document has."""
    problems = analyse(document, available).problems
    assert len(problems) == 1, [problem.sentence for problem in problems]
    return problems[0]


def repaired(document: Document, problem: Problem) -> Analysis:
    """The analysis after the problem's repair."""
    assert problem.repair is not None
    return analyse(problem.repair.apply(document))
