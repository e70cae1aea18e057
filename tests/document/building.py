"""Small documents for the tests: stacks by their layers, and one with a branch."""

from nnstudio.document import edits
from nnstudio.document.analysis import Analysis, Problem, analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Layer


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
    """stem, which left and right read; they meet in sum (an Add); behind it flatten and dense."""
    same = Conv2D(filters=4, padding="same", activation="relu")
    document = edits.insert(empty_document(), same, INPUT, "stem")
    document = edits.add(document, same, ["stem"], "left")
    document = edits.add(document, same, ["stem"], "right")
    document = edits.add(document, Add(), ["left", "right"], "sum")
    document = edits.insert(document, Flatten(), "sum")
    return edits.insert(document, answer(), "flatten")


def raw(*nodes: tuple[str, Layer, tuple[str, ...]]) -> Document:
    """A document as no edit would leave it: (name, layer, inputs) just as they are."""
    graph = Graph((28, 28, 1), tuple(Node(*node) for node in nodes))
    return Document.of(graph)


def only_problem(document: Document, available: int | None = None) -> Problem:
    """The one problem that the document has."""
    problems = analyse(document, available).problems
    assert len(problems) == 1, [problem.sentence for problem in problems]
    return problems[0]


def repaired(document: Document, problem: Problem) -> Analysis:
    """The analysis after the problem's repair."""
    assert problem.repair is not None
    return analyse(problem.repair.apply(document))
