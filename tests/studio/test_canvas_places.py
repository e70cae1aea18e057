"""Which place of the document a point of the canvas stands for."""

import pytest
from PySide6.QtCore import QPointF

from nnstudio.document.places import Behind, Beside, OnWire
from nnstudio.layers.graph import INPUT
from nnstudio.studio.canvas.layout import OUTPUT, lay_out
from nnstudio.studio.canvas.places import place_at
from tests.studio.test_canvas_layout import INCEPTION, RESIDUAL, laid_out, stack

FAR = 600.0


def under(layout, key):
    return layout.rects[key].bottom() + 10


def near_end_of(layout, source, target):
    """A point near the end of a wire, where it is alone."""
    (wire,) = [wire for wire in layout.wires if (wire.source, wire.target) == (source, target)]
    return wire.points[-1] - QPointF(0, 8)


@pytest.mark.parametrize("x", [-FAR, 0.0, 150.0])
def test_the_gap_under_a_block_is_the_wire_there(x):
    layout = laid_out(stack(3))
    wires = [(INPUT, "layer_0"), ("layer_0", "layer_1"), ("layer_1", "layer_2")]
    for source, target in wires:
        assert place_at(layout, QPointF(x, under(layout, source))) == OnWire(source, target)
    assert place_at(layout, QPointF(x, under(layout, "layer_2"))) == Behind("layer_2")


def test_far_above_and_far_below_are_the_ends():
    layout = laid_out(stack(3))
    assert place_at(layout, QPointF(0, -1000)) == OnWire(INPUT, "layer_0")
    assert place_at(layout, QPointF(0, 9000)) == Behind("layer_2")


def test_an_empty_network_has_one_place():
    layout = lay_out([], {INPUT: 32.0, OUTPUT: 32.0}, 144.0)
    for point in (QPointF(0, -50), QPointF(0, 100), QPointF(-FAR, 100), QPointF(0, 900)):
        assert place_at(layout, point) == Behind(INPUT)
    assert place_at(layout, QPointF(FAR, 100)) == Beside(INPUT)


@pytest.mark.parametrize("nodes", [RESIDUAL, INCEPTION], ids=["residual", "inception"])
def test_every_wire_can_be_pointed_at(nodes):
    layout = laid_out(nodes)
    for node in nodes:
        for source in node.inputs:
            assert place_at(layout, near_end_of(layout, source, node.id)) == OnWire(source, node.id)


def test_the_lower_half_of_a_block_is_before_all_that_read_it():
    layout = laid_out(RESIDUAL)
    rect = layout.rects["a"]
    assert place_at(layout, QPointF(rect.center().x(), rect.bottom() - 4)) == Behind("a")
    assert place_at(layout, QPointF(rect.center().x(), rect.top() + 4)) == OnWire(INPUT, "a")


def test_where_all_wires_of_a_block_run_as_one_is_before_all_that_read_it():
    layout = laid_out(RESIDUAL)
    rect = layout.rects["a"]
    assert place_at(layout, QPointF(rect.center().x(), rect.bottom() + 8)) == Behind("a")


def test_the_upper_half_of_a_merge_is_the_nearest_of_its_wires():
    layout = laid_out(INCEPTION)
    rect = layout.rects["join"]
    wires = [wire for wire in layout.wires if wire.target == "join"]
    assert place_at(layout, QPointF(rect.left() + 4, rect.top() + 4)).target == "join"
    assert {wire.source for wire in wires} == {"b1", "b3", "a"}


def test_to_the_right_of_everything_a_branch_begins_that_stands_beside_the_block_there():
    layout = laid_out(stack(3))
    for key, source in (
        ("layer_0", INPUT),
        ("layer_1", "layer_0"),
        ("layer_2", "layer_1"),
        (OUTPUT, "layer_2"),
    ):
        assert place_at(layout, QPointF(FAR, layout.rects[key].center().y())) == Beside(source)
    assert place_at(layout, QPointF(FAR, layout.rects[INPUT].center().y())) == Beside(INPUT)


def test_a_skip_beside_the_stack_is_a_wire_and_no_branch():
    layout = laid_out(RESIDUAL)
    (skip,) = [wire for wire in layout.wires if (wire.source, wire.target) == ("a", "sum")]
    point = (skip.points[2] + skip.points[3]) / 2
    assert place_at(layout, point + QPointF(10, 0)) == OnWire("a", "sum")
    assert place_at(layout, QPointF(FAR, point.y())) in (Beside("a"), Beside("b"))
