"""Layers are put into a group and taken out again, and nothing about the network changes but names."""

import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError, ValueRefusedError, WiringError
from nnstudio.document.groups import Group
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.graph import INPUT
from nnstudio.runs.renaming import renaming
from tests.document.building import branched, small
from tests.document.grouping import filters_of, grouped


def group_of(document: Document, path: str) -> Group:
    layer = document.layer(path)
    assert isinstance(layer, Group)
    return layer


def test_layers_become_a_group_that_stands_where_they_stood():
    document = edits.group(small(), ["dense", "dropout"], "Hidden part")
    assert document.ids == ("flatten", "hidden_part", "dense_1")
    assert document.node("hidden_part").inputs == ("flatten",)
    assert document.node("dense_1").inputs == ("hidden_part",)
    assert document.node("hidden_part/dense").inputs == (INPUT,)
    assert [node.id for node in document.graph.nodes] == [
        "flatten",
        "hidden_part/dense",
        "hidden_part/dropout",
        "dense_1",
    ]
    assert renaming(small().graph, document.graph) == {
        "dense": "hidden_part/dense",
        "dropout": "hidden_part/dropout",
    }
    assert edits.ungroup(document, "hidden_part") == small()


def test_a_group_of_branches_is_entered_once_or_several_times():
    whole = edits.group(branched(), ["left", "right", "sum"], "Block", "block")
    assert whole.node("block").inputs == ("stem",)
    assert edits.ungroup(whole, "block") == branched()
    half = edits.group(branched(), ["right", "sum"], "Block", "block")
    assert half.node("block").inputs == ("stem", "left")
    assert half.node("block/sum").inputs == ("input:2", "right")
    assert half.graph.node("block/sum").inputs == ("left", "block/right")
    assert edits.ungroup(half, "block").graph.shapes() == branched().graph.shapes()


def test_groups_that_would_have_several_ways_out_or_others_between_are_refused():
    with pytest.raises(WiringError, match=r"read from outside in 2 places: left, right\."):
        edits.group(branched(), ["left", "right"])
    with pytest.raises(WiringError, match="dropout stands between these layers"):
        edits.group(small(), ["dense", "dense_1"])
    with pytest.raises(WiringError, match="Choose the layers first"):
        edits.group(small(), [])
    assert not edits.can_group(branched(), ["left", "right"])
    assert edits.can_group(branched(), ["left"])


def test_a_group_can_be_part_of_a_group_but_not_for_ever():
    document = small()
    ids = ["dense", "dropout"]
    for depth in range(4):
        document = edits.group(document, ids, f"Depth {depth}", f"depth_{depth}")
        ids = [f"depth_{depth}"]
    assert document.graph.nodes[1].id == "depth_3/depth_2/depth_1/depth_0/dense"
    with pytest.raises(EditError, match="inside of each other 4 deep"):
        edits.group(document, ids)


def test_repetitions_are_taken_apart_one_by_one():
    document = edits.ungroup(grouped(3, 4, 8, 16), "block")
    assert document.ids[:5] == ("stem", "block_1_first", "block_1_second", "block_1_skip", "block_1_sum")
    assert document.node("block_2_first").inputs == ("block_1_sum",)
    assert filters_of(document, "block_3_second") == 16
    assert document.graph.parameters() == grouped(3, 4, 8, 16).graph.parameters()
    with pytest.raises(EditError, match="stem is a layer, and no group"):
        edits.ungroup(document, "stem")


def test_a_layer_that_has_the_name_of_its_group_keeps_its_readers():
    grouped_apart = edits.group(small(), ["dense", "dropout"], "Hidden part", "hidden")
    document = edits.rename(grouped_apart, "hidden", "dense")
    assert document.node("dense/dropout").inputs == ("dense",)
    apart = edits.ungroup(document, "dense")
    assert apart == small()
    assert apart.node("dropout").inputs == ("dense",)
    assert apart.node("dense_1").inputs == ("dropout",)


def test_repeating_is_a_value_like_others():
    document = edits.change_layer(grouped(), "block", repeat=3)
    assert len(document.graph.nodes) == 3 + 3 * 4
    with pytest.raises(ValueRefusedError):
        edits.change_layer(document, "block", repeat=0)
    with pytest.raises(EditError, match="may have 1,000 layers"):
        edits.change_layer(
            edits.change_layer(edits.group(document, ["block"]), "group", repeat=90), "group/block", repeat=3
        )


def test_edits_reach_into_a_group_by_paths():
    document = grouped(2)
    document = edits.insert(document, Dropout(), "block/first")
    assert document.node("block/second").inputs == ("dropout",)
    document = edits.insert(document, Dropout(), "block/input")
    assert document.node("block/first").inputs == ("dropout_1",)
    document = edits.rename(document, "block/dropout", "noise")
    document = edits.move(document, ["block/noise"], "block/second")
    assert document.node("block/sum").inputs == ("noise", "skip")
    document = edits.duplicate(document, ["block/noise"])
    assert document.node("block/noise_1").inputs == ("noise",)
    document = edits.remove(document, ["block/noise", "block/noise_1", "block/dropout_1"])
    assert document == grouped(2)
    document = edits.connect(document, "block/first", "block/sum")
    assert document.node("block/sum").inputs == ("second", "skip", "first")
    assert edits.disconnect(document, "block/first", "block/sum") == grouped(2)


def test_names_of_the_flat_network_lead_to_the_same_nodes():
    document = grouped(3)
    assert edits.remove(document, ["block_2/first"]) == edits.remove(document, ["block/first"])
    assert edits.insert(document, Dropout(), "block_3/sum") == edits.insert(document, Dropout(), "block/sum")
    cut = edits.disconnect(document, "block/sum", "block_2/first")
    assert cut.node("block/first").inputs == ()
    assert edits.disconnect(document, "stem", "block/skip").node("block/skip").inputs == ()
    assert edits.connect(cut, "stem", "block/first") == document


def test_nothing_reads_through_the_wall_of_a_group_but_by_its_ways_in_and_out():
    document = edits.add(grouped(), Dense(units=3), ["flatten"], "side")
    assert edits.connect(document, "block/sum", "dense").node("dense").inputs == ("block",)
    for source, target in (("block/first", "dense"), ("flatten", "block/first")):
        with pytest.raises(WiringError, match="a group stands between them"):
            edits.connect(document, source, target)
    with pytest.raises(WiringError, match="stand in different groups"):
        edits.copy(document, ["stem", "block/first"])


def test_layers_move_into_a_group_and_out_of_it():
    document = edits.insert(grouped(), Dropout(), "stem")
    moved = edits.move(document, ["dropout"], "block/first")
    assert moved.paths == (
        "stem",
        "block",
        "block/first",
        "block/dropout",
        "block/second",
        "block/skip",
        "block/sum",
        "flatten",
        "dense",
    )
    assert edits.move(moved, ["block/dropout"], "stem") == document
    taken = edits.rename(document, "dropout", "first")
    assert edits.move(taken, ["first"], "block/skip").node("block/sum").inputs == ("second", "first_1")
    with pytest.raises(WiringError, match="can't stand inside of itself"):
        edits.move(document, ["block"], "block/first")


def test_a_group_is_copied_moved_and_removed_as_one():
    document = edits.duplicate(grouped(), ["block"])
    assert document.ids == ("stem", "block", "block_1", "flatten", "dense")
    assert edits.remove(document, ["block_1"]) == grouped()
    assert edits.move(document, ["block"], "block_1").ids == (
        "stem",
        "block_1",
        "block",
        "flatten",
        "dense",
    )
    assert edits.remove(document, ["block", "block/first"]).ids == ("stem", "block_1", "flatten", "dense")


def test_freezing_a_group_freezes_what_is_in_it():
    document = edits.set_trainable(grouped(2), ["block"], False)
    assert document.layer("block").frozen
    assert document.layer("block_2/second").frozen
    assert not document.layer("stem").frozen


def test_a_setting_of_the_group_is_changed_from_inside_and_from_outside():
    document = edits.set_values(grouped(3), "block", "filters", (4, 8, 16))
    assert [filters_of(document, f"{name}/skip") for name in ("block", "block_2", "block_3")] == [4, 8, 16]
    inside = edits.change_layer(document, "block/first", filters=5)
    assert group_of(inside, "block").settings[0].values == (5, 8, 16)
    assert filters_of(inside, "block/skip") == 5
    third = edits.change_layer(document, "block_3/first", filters=5, activation="tanh")
    assert group_of(third, "block").settings[0].values == (4, 8, 5)
    assert third.layer("block/first").values()["activation"] == "tanh"
    all_alike = edits.change_layer(grouped(3), "block/first", filters=5)
    assert group_of(all_alike, "block").settings[0].values == (5,)
    with pytest.raises(ValueRefusedError):
        edits.set_values(document, "block", "filters", (4, 0, 4))
    with pytest.raises(ValueRefusedError):
        edits.set_values(document, "block", "width", (4,))


def test_settings_follow_renaming_and_end_with_their_layers():
    document = edits.rename(grouped(), "block/first", "start")
    assert group_of(document, "block").settings[0].targets[0] == ("start", "filters")
    for name in ("start", "second", "skip"):
        document = edits.remove(document, [f"block/{name}"])
    assert group_of(document, "block").settings == ()
    replaced = edits.replace_layer(grouped(), "block/first", Dropout())
    assert [name for name, _ in group_of(replaced, "block").settings[0].targets] == ["second", "skip"]


def test_a_setting_is_made_for_layers_and_taken_away_again():
    document = edits.group(small(), ["dense", "dropout"], "Hidden", "hidden")
    document = edits.add_setting(document, "hidden", "units", [("dense", "units")])
    document = edits.change_layer(document, "hidden", repeat=2, units=16)
    assert [filters_of(document, f"{name}/dense") for name in ("hidden", "hidden_2")] == [16, 16]
    outer = edits.group(document, ["hidden"], "Outer", "outer")
    outer = edits.add_setting(outer, "outer", "width", [("hidden", "units")])
    outer = edits.set_values(edits.change_layer(outer, "outer", repeat=2), "outer", "width", (5, 7))
    assert [filters_of(outer, f"{name}/hidden_2/dense") for name in ("outer", "outer_2")] == [5, 7]
    bare = edits.remove_setting(document, "hidden", "units")
    assert filters_of(bare, "hidden_2/dense") == 16
    for name, targets in (
        ("units", [("dense", "l2")]),
        ("x", [("dense", "units")]),
        ("x", [("dense", "no")]),
        ("x", []),
    ):
        with pytest.raises(ValueRefusedError):
            edits.add_setting(document, "hidden", name, targets)


def test_a_group_has_a_title_that_can_be_shown():
    assert group_of(edits.relabel(grouped(), "block", "  My  block "), "block").label == "My block"
    for label in ("", " ", "x" * 65, "a\x1bb"):
        with pytest.raises(ValueRefusedError):
            edits.relabel(grouped(), "block", label)


def test_a_group_that_is_taken_apart_leaves_its_marks_to_its_layers():
    document = edits.group(small(), ["dense", "dropout"], "Hidden", "hidden")
    noted = edits.annotate(edits.annotate(document, "hidden", "one step"), "hidden/dense", "wide")
    apart = edits.ungroup(edits.set_disabled(noted, ["hidden"], True), "hidden")
    marks = [(node.id, node.disabled, node.note) for node in apart.nodes if node.note]
    assert marks == [("dense", True, "wide"), ("dropout", True, "one step")]
    assert apart.graph == edits.set_disabled(document, ["hidden"], True).graph
