"""Layers of another network put into this one: under which names, and which of them could bring their weights."""

import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.document.errors import EditError
from nnstudio.document.fresh import insert_fresh
from nnstudio.document.groups import Group
from nnstudio.document.thaw import frozen_layers, thawed
from nnstudio.document.transfer import Insertion, insertion, proposed
from nnstudio.formats.tensors import weight_shapes
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.max_pooling2d import MaxPooling2D
from tests.document.building import branched, small, stack_of


def elsewhere() -> Document:
    return stack_of(
        Conv2D(filters=4, activation="relu"),
        MaxPooling2D(),
        Conv2D(filters=6, activation="relu"),
        Flatten(),
        Dense(units=10, activation="softmax"),
    )


def inserted(
    document: Document, source: Document, chosen: tuple[str, ...], after: str, **how: object
) -> Insertion:
    frozen, taken = bool(how.get("frozen", True)), how.get("taken", ())
    assert isinstance(taken, tuple)
    return insertion(
        document, source.graph, chosen, after, weight_shapes(source.graph), frozen=frozen, taken=taken
    )


FRONT = ("conv2d", "max_pooling2d", "conv2d_1")


def test_layers_come_with_their_names_and_settings_and_frozen():
    found = inserted(empty_document(), elsewhere(), FRONT, INPUT)
    assert found.document.ids == FRONT
    assert found.document.layer("conv2d_1") == Conv2D(filters=6, activation="relu", trainable=False)
    assert found.document.layer("max_pooling2d") == MaxPooling2D()
    assert found.troubles == {}
    assert set(found.weights) == {
        f"{name}/{part}" for name in ("conv2d", "conv2d_1") for part in ("kernel", "bias")
    }


def test_they_can_come_to_be_trained_on():
    found = inserted(empty_document(), elsewhere(), FRONT, INPUT, frozen=False)
    assert frozen_layers(found.document) == ()


def test_names_that_are_taken_become_others_and_weights_follow():
    here = stack_of(Conv2D(filters=1, padding="same", activation="relu"))
    found = inserted(here, elsewhere(), FRONT, "conv2d", taken=("conv2d_1",))
    assert found.document.ids == ("conv2d", "conv2d_2", "max_pooling2d", "conv2d_3")
    assert found.weights["conv2d/kernel"] == "conv2d_2/kernel"
    assert found.names["conv2d_1"] == "conv2d_3"


def test_a_layer_that_gets_something_else_here_says_which_weights_it_would_need():
    here = stack_of(Conv2D(filters=3, activation="relu"))
    found = inserted(here, elsewhere(), ("conv2d", "conv2d_1"), "conv2d")
    assert found.troubles["conv2d"] == "Its kernel needs 3x3x3x4 here, and has 3x3x1x4"
    assert set(found.weights) == {"conv2d_1/kernel", "conv2d_1/bias"}


def test_a_layer_that_cant_take_what_it_gets_says_so_and_so_does_what_is_behind():
    found = inserted(stack_of(Flatten()), elsewhere(), FRONT, "flatten")
    assert "Conv2D needs an image" in found.troubles["conv2d"]
    assert found.troubles["conv2d_1"] == "What goes into it is not known"
    assert found.weights == {}


def test_a_network_that_has_learned_nothing_brings_no_weights():
    source = elsewhere()
    found = insertion(empty_document(), source.graph, FRONT, INPUT, {}, frozen=False)
    assert found.troubles["conv2d"] == "It has learned nothing there"


def test_branches_come_whole_and_two_ends_are_refused():
    source = branched()
    found = inserted(empty_document(), source, ("stem", "left", "right", "sum"), INPUT)
    assert found.document.node("sum").inputs == ("left", "right")
    with pytest.raises(EditError, match="2 ends"):
        inserted(empty_document(), source, ("stem", "left", "right"), INPUT)


def test_layers_of_groups_are_named_after_their_way():
    group = Group(
        label="Block", nodes=(Node("conv", Conv2D(filters=2, activation="relu"), (INPUT,)),), repeat=2
    )
    source = Document((28, 28, 1), (Node("block", group, (INPUT,)),))
    names = tuple(node.id for node in source.graph.nodes)
    found = inserted(empty_document(), source, names, INPUT)
    assert found.document.ids == ("block_conv", "block_2_conv")
    assert found.weights["block_2/conv/kernel"] == "block_2_conv/kernel"


def test_what_is_taken_over_at_first_is_all_but_the_last_layer_that_learns():
    assert proposed(elsewhere().graph) == (*FRONT, "flatten")
    assert proposed(small().graph) == ("flatten", "dense", "dropout")
    assert proposed(stack_of(Flatten()).graph) == ("flatten",)


def test_a_head_dropped_behind_them_is_the_tasks_answer():
    found = inserted(empty_document(), elsewhere(), FRONT, INPUT).document
    for layer in (Flatten(), Dense()):
        found = insert_fresh(found, layer, found.last)
    assert analyse(found).problems == ()
    assert analyse(found).can_train


# Thawing


def test_thawing_lets_all_learn_with_a_tenth_of_the_rate():
    found = inserted(empty_document(), elsewhere(), FRONT, INPUT).document
    found = edits.insert(found, BatchNormalization(trainable=False), found.last)
    assert frozen_layers(found) == ("conv2d", "conv2d_1", "batch_normalization")
    rate = found.training.optimizer.learning_rate
    after = thawed(found)
    assert frozen_layers(after) == ()
    assert after.training.optimizer.learning_rate == pytest.approx(rate / 10)


def test_layers_in_groups_are_thawed_too():
    frozen = Conv2D(filters=2, activation="relu", trainable=False)
    group = Group(label="Block", nodes=(Node("conv", frozen, (INPUT,)),), repeat=2)
    document = Document((28, 28, 1), (Node("block", group, (INPUT,)),))
    assert frozen_layers(document) == ("block/conv",)
    assert frozen_layers(thawed(document)) == ()
