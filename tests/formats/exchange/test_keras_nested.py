"""Models of Keras within models come in as groups, what is called twice as two layers. Keras's JSON is written by hand
here; tests/parity has models that Keras saved.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nnstudio.document.groups import Group
from nnstudio.formats.exchange.arriving import ArrivalError, Arrived
from nnstudio.formats.importers import read_foreign


def layer(kind: str, name: str, *calls: Any, **config: Any) -> dict[str, Any]:
    """calls: for each what it reads: (layer, number of its call)."""
    nodes = [[[[source, number, 0, {}] for source, number in call]] for call in calls]
    return {
        "class_name": kind,
        "name": name,
        "config": {"name": name, **config},
        "inbound_nodes": [node for (node,) in nodes],
    }


def start(name: str, *sides: int) -> dict[str, Any]:
    return layer("InputLayer", name, batch_shape=[None, *sides])


def model(name: str, layers: list[dict[str, Any]], end: str, *calls: Any) -> dict[str, Any]:
    inputs = [[each["name"], 0, 0] for each in layers if each["class_name"] == "InputLayer"]
    outputs = {"input_layers": inputs, "output_layers": [[end, 0, 0]]}
    return layer("Functional", name, *calls, layers=layers, **outputs)


def stack(name: str, layers: list[dict[str, Any]], *calls: Any) -> dict[str, Any]:
    return layer("Sequential", name, *calls, layers=layers)


def read(whole: dict[str, Any], folder: Path) -> Arrived:
    (folder / "model.json").write_text(json.dumps(whole))
    return read_foreign(folder / "model.json")


def dense(name: str, *calls: Any, units: int = 4) -> dict[str, Any]:
    return layer("Dense", name, *calls, units=units)


def test_a_model_in_a_stack_is_a_group(tmp_path: Path) -> None:
    inner = stack("head", [start("x", 8), dense("one"), dense("two")])
    found = read(stack("whole", [start("input", 8), dense("one", units=8), inner]), tmp_path)
    assert [node.id for node in found.document.nodes] == ["one", "head"]
    head = found.document.nodes[1].layer
    assert isinstance(head, Group)
    assert [node.id for node in head.nodes] == ["one", "two"]
    assert [node.id for node in found.document.graph.nodes] == ["one", "head/one", "head/two"]
    assert found.names["head/two"] == "head/two"


def test_groups_stand_in_groups_as_models_in_models(tmp_path: Path) -> None:
    inner = model("inner", [start("a", 4), dense("d", [("a", 0)])], "d", [("before", 0)])
    middle = model(
        "middle",
        [start("b", 4), dense("before", [("b", 0)]), inner, layer("Add", "sum", [("inner", 0), ("b", 0)])],
        "sum",
        [("x", 0)],
    )
    found = read(model("whole", [start("x", 4), middle, dense("end", [("middle", 0)])], "end"), tmp_path)
    assert [node.id for node in found.document.graph.nodes] == [
        "middle/before",
        "middle/inner/d",
        "middle/sum",
        "end",
    ]
    assert found.document.graph.node("middle/sum").inputs == ("middle/inner/d", "input")


def test_a_layer_that_is_called_twice_is_two_layers_and_that_is_noted(tmp_path: Path) -> None:
    layers = [
        start("x", 4),
        dense("shared", [("x", 0)], [("shared", 0)]),
        layer("Add", "sum", [("shared", 0), ("shared", 1)]),
    ]
    found = read(model("whole", layers, "sum"), tmp_path)
    assert found.document.graph.node("sum").inputs == ("shared", "shared_2")
    assert found.document.graph.node("shared_2").inputs == ("shared",)
    assert [str(note) for note in found.notes] == [
        "shared is used 2 times with the same weights: here are 2 layers, which begin alike."
    ]


def test_a_model_that_is_called_twice_is_two_groups(tmp_path: Path) -> None:
    block = stack("block", [start("a", 4), dense("d")], [("x", 0)], [("block", 0)])
    found = read(model("whole", [start("x", 4), block, dense("end", [("block", 1)])], "end"), tmp_path)
    assert [node.id for node in found.document.graph.nodes] == ["block/d", "block_2/d", "end"]


def test_models_that_read_each_other_are_told(tmp_path: Path) -> None:
    one = model("one", [start("a", 4)], "a", [("two", 0)])
    two = model("two", [start("b", 4)], "b", [("one", 0)])
    with pytest.raises(ArrivalError, match="circle"):
        read(model("whole", [start("x", 4), one, two, dense("end", [("two", 0)])], "end"), tmp_path)


def test_models_that_multiply_are_told_and_not_written_out(tmp_path: Path) -> None:
    inner = stack("m0", [start("a", 4), dense("d")], *[[("x", 0)]] * 90)
    for depth in range(1, 6):
        inner = model(f"m{depth}", [start("x", 4), inner], "m0", *[[("x", 0)]] * 90)
    with pytest.raises(ArrivalError, match="too many"):
        read(model("whole", [start("x", 4), inner], "m5"), tmp_path)


def test_models_too_deep_in_each_other_are_told(tmp_path: Path) -> None:
    inner = stack("m", [dense("d")])
    for _ in range(20):
        inner = stack("m", [inner])
    with pytest.raises(ArrivalError, match="too deep"):
        read(stack("whole", [start("x", 4), inner]), tmp_path)
