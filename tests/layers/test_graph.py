"""Networks as graphs: their order, their one output, their shapes, and what keeps nodes from being a network."""

import pytest

from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, GraphError, Node, stack
from nnstudio.layers.shapes import ShapeError

RESIDUAL = Graph(
    (8, 8, 3),
    (
        Node("sum", Add(), ("first", "second")),
        Node("second", Conv2D(filters=4, padding="same"), ("first",)),
        Node("first", Conv2D(filters=4), (INPUT,)),
        Node("flat", Flatten(), ("sum",)),
        Node("answer", Dense(units=5), ("flat",)),
    ),
)


def graph(*nodes: tuple[str, tuple[str, ...]]) -> Graph:
    return Graph(
        (4,), tuple(Node(name, Add() if len(inputs) > 1 else Dropout(), inputs) for name, inputs in nodes)
    )


def test_nodes_come_after_their_inputs_and_else_in_their_own_order():
    assert [node.id for node in RESIDUAL.ordered()] == ["first", "second", "sum", "flat", "answer"]
    apart = graph(("b", (INPUT,)), ("a", (INPUT,)), ("c", ("b", "a")))
    assert [node.id for node in apart.ordered()] == ["b", "a", "c"]


def test_shapes_are_told_for_every_node_and_the_input():
    assert RESIDUAL.shapes() == {
        INPUT: (8, 8, 3),
        "first": (6, 6, 4),
        "second": (6, 6, 4),
        "sum": (6, 6, 4),
        "flat": (144,),
        "answer": (5,),
    }


def test_parameters_are_counted():
    assert RESIDUAL.parameters() == (9 * 3 * 4 + 4) + (9 * 4 * 4 + 4) + (144 * 5 + 5)


def test_the_output_is_the_node_that_nobody_reads():
    assert RESIDUAL.output().id == "answer"
    assert RESIDUAL.consumers()["first"] == ["sum", "second"]


def test_a_node_that_reads_one_output_twice_counts_as_two_readers():
    assert graph(("a", (INPUT,)), ("b", ("a", "a"))).consumers()["a"] == ["b", "b"]


def test_a_stack_takes_each_layer_after_the_one_before():
    made = stack((8, 8, 1), [("flatten", Flatten()), ("dense", Dense(units=3))])
    assert [node.inputs for node in made.nodes] == [(INPUT,), ("flatten",)]


def test_a_node_is_found_by_its_name_or_missed_in_a_sentence():
    assert RESIDUAL.node("sum").layer == Add()
    with pytest.raises(GraphError, match="There is no layer named 'nobody'"):
        RESIDUAL.node("nobody")


def test_a_circle_is_refused_with_the_layers_in_it():
    circle = graph(("a", (INPUT,)), ("b", ("a", "d")), ("c", ("b",)), ("d", ("c",)))
    with pytest.raises(GraphError, match="wait for each other in a circle: b, c, d") as refused:
        circle.ordered()
    assert refused.value.node == "b"


@pytest.mark.parametrize(
    ("nodes", "sentence", "node"),
    [
        ([("a", (INPUT,)), ("a", (INPUT,))], "Two layers have the same name", None),
        ([("input", ("input",))], "Two layers have the same name", None),
        ([("a", ("ghost",))], "a reads 'ghost', which does not exist", "a"),
    ],
)
def test_wrong_names_are_refused(nodes: list[tuple[str, tuple[str, ...]]], sentence: str, node: str | None):
    with pytest.raises(GraphError, match=sentence) as refused:
        graph(*nodes).ordered()
    assert refused.value.node == node


def test_two_loose_ends_are_refused_by_name():
    with pytest.raises(GraphError, match="one output, and here nothing reads a, b") as refused:
        graph(("a", (INPUT,)), ("b", (INPUT,))).output()
    assert refused.value.node == "a"


def test_an_empty_network_is_refused():
    with pytest.raises(GraphError, match="no layers yet"):
        Graph((4,), ()).output()


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        (Node("x", Add(), (INPUT,)), "Add takes 2 or more inputs, and has 1"),
        (Node("x", Flatten(), (INPUT, INPUT)), "Flatten takes 1 input, and has 2"),
        (Node("x", Flatten(), ()), "Flatten takes 1 input, and has 0"),
    ],
)
def test_a_wrong_number_of_inputs_is_refused(node: Node, sentence: str):
    with pytest.raises(ShapeError, match=sentence):
        Graph((4, 4, 1), (node,)).shapes()
