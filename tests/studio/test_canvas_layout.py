"""A document's layers between its two terminals, in Qt's coordinates. How they are arranged: test_arranging.py."""

from nnstudio.layers.add import Add
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.graph import INPUT, Node
from nnstudio.studio.canvas.arranging import Memory
from nnstudio.studio.canvas.layout import BLOCK_WIDTH, OUTPUT, lay_out

HEIGHT = 48.0
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


def laid_out(nodes, tall=(), **others):
    heights = {node.id: 120.0 if node.id in tall else HEIGHT for node in nodes}
    return lay_out(nodes, {INPUT: 32.0, OUTPUT: 32.0, **heights}, **others)


def stack(count):
    names = [f"layer_{at}" for at in range(count)]
    return [Node(name, Dropout(), (source,)) for name, source in zip(names, [INPUT, *names], strict=False)]


def wires_of(layout):
    return [(wire.source, wire.target) for wire in layout.wires]


def test_the_layers_stand_between_the_terminals():
    rects = laid_out(stack(3)).rects
    tops = [rects[key].top() for key in (INPUT, "layer_0", "layer_1", "layer_2", OUTPUT)]
    assert tops == sorted(tops)
    assert {rect.center().x() for rect in rects.values()} == {0.0}


def test_a_taller_block_pushes_the_rest_down():
    plain, tall = laid_out(stack(3)), laid_out(stack(3), tall=["layer_1"])
    assert tall.rects["layer_2"].top() - plain.rects["layer_2"].top() == 120.0 - HEIGHT


def test_a_wider_block_gets_its_room():
    rects = laid_out(INCEPTION, widths={"b1": 900.0}).rects
    assert rects["b1"].width() == 900.0
    assert rects["b2"].width() == BLOCK_WIDTH
    assert rects["b1"].right() < rects["b2"].left()


def test_every_connection_has_a_wire():
    wanted = {(source, node.id) for node in INCEPTION for source in node.inputs} | {("join", OUTPUT)}
    assert set(wires_of(laid_out(INCEPTION))) == wanted


def test_what_nothing_reads_leads_to_the_output():
    nodes = [Node("a", Dropout(), (INPUT,)), Node("b", Dropout(), (INPUT,))]
    assert wires_of(laid_out(nodes)) == [(INPUT, "a"), (INPUT, "b"), ("a", OUTPUT), ("b", OUTPUT)]


def test_a_layer_that_reads_nothing_stands_below_the_input():
    rects = laid_out([Node("a", Dropout(), ()), Node("b", Dropout(), (INPUT,))]).rects
    assert rects["a"].top() == rects["b"].top() > rects[INPUT].bottom()


def test_a_skip_passes_beside_the_blocks():
    layout = laid_out(RESIDUAL)
    assert {rect.center().x() for rect in layout.rects.values()} == {0.0}
    (skip,) = [wire for wire in layout.wires if (wire.source, wire.target) == ("a", "sum")]
    assert max(point.x() for point in skip.points) > layout.rects["b"].right()


def test_an_empty_network_leaves_room_for_an_invitation():
    layout = laid_out([], placeholder=144.0)
    assert layout.rects[OUTPUT].top() - layout.rects[INPUT].bottom() >= 144.0
    (wire,) = layout.wires
    assert wire.points[0].y() == layout.rects[INPUT].bottom()


def test_the_bounds_are_around_all_of_it():
    layout = laid_out(INCEPTION)
    assert all(layout.bounds.contains(rect) for rect in layout.rects.values())
    assert all(layout.bounds.contains(point) for wire in layout.wires for point in wire.points)


def test_a_drop_that_only_hovers_is_not_remembered():
    memory = Memory()
    laid_out(INCEPTION, memory=memory)
    seen = memory.last
    laid_out([*INCEPTION, Node("new", Dropout(), ("join",))], memory=memory, keep=False)
    assert memory.last is seen
    laid_out([*INCEPTION, Node("new", Dropout(), ("join",))], memory=memory)
    assert memory.last is not seen
