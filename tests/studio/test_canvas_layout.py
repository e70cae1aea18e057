"""Where blocks and wires go: nothing overlaps, and no wire runs through a block."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from nnstudio.layers.add import Add
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.graph import INPUT, Node
from nnstudio.studio.canvas.layout import MOST_LANES, OUTPUT, lay_out

HEIGHT = 48.0


def laid_out(nodes, tall=()):
    heights = {node.id: 120.0 if node.id in tall else HEIGHT for node in nodes}
    return lay_out(nodes, {INPUT: 32.0, OUTPUT: 32.0, **heights})


def stack(count):
    names = [f"layer_{at}" for at in range(count)]
    return [Node(name, Dropout(), (source,)) for name, source in zip(names, [INPUT, *names], strict=False)]


RESIDUAL = [
    Node("a", Dropout(), (INPUT,)),
    Node("b", Dropout(), ("a",)),
    Node("c", Dropout(), ("b",)),
    Node("sum", Add(), ("a", "c")),
    Node("d", Dropout(), ("sum",)),
]
INCEPTION = [
    Node("a", Dropout(), (INPUT,)),
    Node("b1", Dropout(), ("a",)),
    Node("b2", Dropout(), ("a",)),
    Node("b3", Dropout(), ("b2",)),
    Node("join", Add(), ("b1", "b3", "a")),
]


@st.composite
def graphs(draw):
    """Any small directed acyclic graph with one image."""
    nodes = []
    for at in range(draw(st.integers(1, 9))):
        known = [INPUT, *(node.id for node in nodes)]
        inputs = draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
        nodes.append(Node(f"n{at}", Add(), tuple(inputs)))
    return nodes


def assert_clear(layout):
    for one, other in itertools.combinations(layout.rects.values(), 2):
        assert not one.intersects(other)
    for wire in layout.wires:
        for start, end in itertools.pairwise(wire.points):
            piece = QRectF(start, end).normalized().adjusted(-0.5, 0.5, 0.5, -0.5)
            for key, rect in layout.rects.items():
                assert not rect.adjusted(1, 1, -1, -1).intersects(piece), (wire.source, wire.target, key)


def test_a_stack_is_one_straight_column():
    layout = laid_out(stack(5))
    assert len({rect.center().x() for rect in layout.rects.values()}) == 1
    tops = [layout.rects[key].top() for key in (INPUT, *(f"layer_{at}" for at in range(5)), OUTPUT)]
    assert tops == sorted(tops)
    assert all(len(wire.points) == 2 for wire in layout.wires)


def test_a_taller_block_pushes_the_rest_down():
    plain, tall = laid_out(stack(3)), laid_out(stack(3), tall=["layer_1"])
    assert tall.rects["layer_2"].top() - plain.rects["layer_2"].top() == 120.0 - HEIGHT


@pytest.mark.parametrize("nodes", [RESIDUAL, INCEPTION], ids=["residual", "inception"])
def test_branches_stay_clear_of_each_other(nodes):
    assert_clear(laid_out(nodes))


def test_the_trunk_of_a_residual_block_stays_straight():
    rects = laid_out(RESIDUAL).rects
    assert len({rects[key].center().x() for key in (INPUT, "a", "b", "c", "sum", "d", OUTPUT)}) == 1


def test_a_skip_passes_beside_the_blocks():
    layout = laid_out(RESIDUAL)
    (skip,) = [wire for wire in layout.wires if (wire.source, wire.target) == ("a", "sum")]
    assert max(point.x() for point in skip.points) > layout.rects["b"].right()


def test_every_connection_has_a_wire():
    layout = laid_out(INCEPTION)
    wanted = {(source, node.id) for node in INCEPTION for source in node.inputs} | {("join", OUTPUT)}
    assert {(wire.source, wire.target) for wire in layout.wires} == wanted


@settings(max_examples=60)
@given(graphs())
def test_nothing_overlaps_in_any_graph(nodes):
    assert_clear(laid_out(nodes, tall=["n2"]))


def test_a_large_tangle_takes_few_cells_and_its_long_wires_go_around():
    names = [INPUT, *(f"n{at}" for at in range(300))]
    nodes = [
        Node(name, Add(), tuple(dict.fromkeys((names[at], names[at // 2], names[at // 3]))))
        for at, name in enumerate(names[1:])
    ]
    layout = laid_out(nodes)
    assert sum(len(wire.points) for wire in layout.wires) < 3 * MOST_LANES
    longest = max(layout.wires, key=lambda wire: wire.points[-1].y() - wire.points[0].y())
    blocks = max(rect.right() for rect in layout.rects.values())
    assert max(point.x() for point in longest.points) > blocks
    assert len(layout.wires) == sum(len(node.inputs) for node in nodes) + 1
