"""Which layer's values each block of a document shows."""

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.document.fresh import insert_fresh
from nnstudio.document.library import SHIPPED
from nnstudio.document.templates import TEMPLATES
from nnstudio.inside.by_block import node_of_blocks
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT


def grouped(repeat):
    document = edits.insert(empty_document(), Conv2D(filters=24, padding="same"), INPUT, "stem")
    document = insert_fresh(document, SHIPPED["residual"].group, "stem", "block")
    document = edits.change_layer(document, "block", repeat=repeat)
    document = edits.insert(document, Flatten(), "block", "flatten")
    return edits.insert(document, Dense(units=10, activation="softmax"), "flatten", "answer")


def test_without_groups_every_block_shows_its_own_layer():
    document = TEMPLATES["two-convolutions"].document
    assert node_of_blocks(document) == {INPUT: INPUT, **{name: name for name in document.ids}}


def test_a_closed_group_shows_what_comes_out_of_it():
    document = grouped(1)
    shown = node_of_blocks(document)
    (reads,) = document.graph.node("flatten").inputs
    assert shown["block"] == reads
    assert shown["block/conv_1"] == "block/conv_1"


def test_of_a_group_that_is_repeated_the_last_repetition_is_shown():
    document = grouped(3)
    shown = node_of_blocks(document)
    assert shown["block/conv_1"] == "block_3/conv_1"
    assert shown["block"].startswith("block_3/")
    assert shown["block"] == document.graph.node("flatten").inputs[0]


def test_a_group_at_the_end_shows_its_last_layer():
    document = grouped(2)
    document = edits.remove(document, ("flatten", "answer"))
    assert node_of_blocks(document)["block"] == document.graph.output().id


def test_what_is_disabled_shows_nothing():
    document = edits.set_disabled(TEMPLATES["two-convolutions"].document, ("max_pooling2d",), True)
    assert "max_pooling2d" not in node_of_blocks(document)
    document = edits.set_disabled(grouped(2), ("block/conv_1",), True)
    assert "block/conv_1" not in node_of_blocks(document)
    assert "block/conv_2" in node_of_blocks(document)
    assert "block" not in node_of_blocks(edits.set_disabled(grouped(2), ("block",), True))


def test_every_name_is_one_of_the_network_that_is_computed():
    for template in TEMPLATES.values():
        known = {INPUT, *(node.id for node in template.document.graph.nodes)}
        assert set(node_of_blocks(template.document).values()) <= known
