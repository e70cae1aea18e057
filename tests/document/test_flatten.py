"""Groups are taken apart into layers whose names tell the way, and nothing else about the network changes."""

import pytest

from nnstudio.document.document import Document
from nnstudio.document.errors import UnknownNodeError
from nnstudio.document.groups import Group, Setting
from nnstudio.document.groups.flatten import Origin, Passage, end_of_part, flatten, prefixes
from nnstudio.fields import FieldError
from nnstudio.layers.add import Add
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import INPUT, Node


def dense(name, *inputs, units=4):
    return Node(name, Dense(units=units), inputs or (INPUT,))


def residual(repeat=1, **settings):
    """input + dense(dense(input))."""
    inner = (dense("one"), dense("two", "one"), Node("add", Add(), (INPUT, "two")))
    return Group("Residual", inner, repeat, **settings)


def units(layer):
    assert isinstance(layer, Dense)
    return layer.units


def network(group, inputs=("before",)):
    return (dense("before"), Node("block", group, inputs), dense("after", "block"))


def inputs_of(nodes):
    return {node.id: node.inputs for node in flatten(nodes).nodes}


def test_a_network_without_groups_is_as_it_was():
    nodes = (dense("one"), dense("two", "one"))
    assert flatten(nodes).nodes is nodes


def test_the_layers_of_a_group_are_named_by_their_way():
    assert inputs_of(network(residual())) == {
        "before": (INPUT,),
        "block/one": ("before",),
        "block/two": ("block/one",),
        "block/add": ("before", "block/two"),
        "after": ("block/add",),
    }


def test_each_repetition_reads_the_one_before():
    found = inputs_of(network(residual(3)))
    assert len(found) == 2 + 3 * 3
    assert found["block/add"] == ("before", "block/two")
    assert found["block_2/add"] == ("block/add", "block_2/two")
    assert found["block_3/one"] == ("block_2/add",)
    assert found["after"] == ("block_3/add",)


def test_a_group_in_a_group_has_both_names():
    outer = Group("Outer", (Node("inner", residual(2), (INPUT,)), dense("last", "inner")), 2)
    found = inputs_of(network(outer))
    assert found["block_2/inner/one"] == ("block/last",)
    assert found["block_2/last"] == ("block_2/inner_2/add",)
    assert found["after"] == ("block_2/last",)


def test_further_inputs_go_into_each_repetition():
    group = Group("Two", (dense("one"), Node("add", Add(), ("one", "input:2"))), 2)
    assert group.inputs == (1, 2)
    nodes = (dense("a"), dense("b"), Node("block", group, ("a", "b")))
    assert inputs_of(nodes) == {
        "a": (INPUT,),
        "b": (INPUT,),
        "block/one": ("a",),
        "block/add": ("block/one", "b"),
        "block_2/one": ("block/add",),
        "block_2/add": ("block_2/one", "b"),
    }


def test_what_a_group_does_not_get_its_layers_do_not_read():
    assert inputs_of((Node("block", residual(), ()),)) == {
        "block/one": (),
        "block/two": ("block/one",),
        "block/add": ("block/two",),
    }


def test_an_empty_group_is_passed_by():
    empty = Group("Empty", (), 3)
    nested = Group("Nested", (Node("empty", empty, (INPUT,)),))
    for group in (empty, nested):
        assert inputs_of(network(group)) == {"before": (INPUT,), "after": ("before",)}
    last = Group("Last", (dense("one"), Node("empty", empty, ("one",))))
    assert inputs_of(network(last))["after"] == ("block/one",)


def test_what_comes_out_is_the_end_to_which_most_leads():
    inner = (dense("one"), dense("two", "one"), dense("branch", "one"), dense("three", "two"))
    assert end_of_part(inner) == "three"
    assert end_of_part((*inner, dense("four", "branch"))) == "four"
    assert end_of_part(()) == INPUT


def test_a_setting_reaches_its_layers_with_one_value_or_one_for_each_repetition():
    each = Setting("width", (("one", "units"), ("two", "units")), (4, 8, 16))
    layers = {node.id: node.layer for node in flatten(network(residual(3, settings=(each,)))).nodes}
    for begin, width in (("block", 4), ("block_2", 8), ("block_3", 16)):
        assert [units(layers[f"{begin}/{name}"]) for name in ("one", "two")] == [width, width]
    same = residual(3, settings=(Setting("width", (("one", "units"),), (7,)),))
    assert {units(node.layer) for node in flatten(network(same)).nodes if node.id.endswith("/one")} == {7}


def test_a_setting_has_one_value_or_as_many_as_there_are_repetitions():
    def values(repeat, *given):
        group = residual(repeat, settings=(Setting("width", (("one", "units"),), given),))
        assert units(group.nodes[0].layer) == given[0]
        return group.settings[0].values

    assert values(3, 4, 8) == (4, 8, 8)
    assert values(1, 4, 8) == (4,)
    assert values(2, 4, 4) == (4,)
    assert values(2, 4, 8, 16) == (4, 8)
    with pytest.raises(FieldError):
        values(2, 4, 0)


def test_the_names_of_repetitions_are_nobody_elses():
    nodes = (
        Node("block", residual(2), (INPUT,)),
        Node("block_2", residual(), ("block",)),
        Node("block_", residual(2), ("block_2",)),
    )
    assert prefixes(nodes) == {
        "block": ("block/", "block__2/"),
        "block_2": ("block_2/",),
        "block_": ("block_/", "block___2/"),
    }
    assert len({node.id for node in flatten(nodes).nodes}) == 15


def test_one_more_repetition_changes_no_name():
    names = [{node.id for node in flatten(network(residual(repeat))).nodes} for repeat in (1, 2, 3)]
    assert names[0] < names[1] < names[2]


def test_it_is_known_where_a_layer_comes_from():
    flat = flatten(network(residual(2)))
    assert flat.origins["before"] == Origin("before", ())
    assert flat.origins["block_2/one"] == Origin("block/one", (2,))
    assert flat.passages == {"block": Passage(("before",), "block_2/add")}


def test_a_node_is_found_by_its_path_and_by_its_name_in_the_flat_network():
    width = Setting("width", (("one", "units"),), (4, 8))
    document = Document((4,), network(residual(2, settings=(width,))))
    assert document.paths == ("before", "block", "block/one", "block/two", "block/add", "after")
    assert units(document.layer("block/one")) == 4
    assert units(document.layer("block_2/one")) == 8
    assert document.path_of("block_2/one") == "block/one"
    assert document.graph.node("block_2/one").layer == document.layer("block_2/one")
    for unknown in ("block_3/one", "block/three", "one", "before/one", "block/", "block_2"):
        with pytest.raises(UnknownNodeError):
            document.node(unknown)
