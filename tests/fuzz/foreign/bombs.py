"""Constants of ONNX that grow: what is worked out of little is more than any memory, or more work than a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from onnx import helper, numpy_helper

from tests.fuzz.values import Chance, pick

Model = Any


class Growing:
    """Operators and constants that are put before those of a model."""

    def __init__(self, graph: Any) -> None:
        self.graph, self.made = graph, list[Any]()

    def constant(self, name: str, values: Any, dtype: Any = np.int64) -> str:
        """The name of a new constant."""
        self.graph.initializer.append(numpy_helper.from_array(np.asarray(values, dtype), name))
        return name

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """The name of what a new operator gives."""
        name = f"grown{len(self.made)}"
        self.made.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name


def bomb(chance: Chance, model: Model) -> None:
    """A setting or the weights of an operator are worked out of constants."""
    graph = model.graph
    growing = Growing(graph)
    last = pick(chance, BOMBS)(growing, int(pick(chance, (2**13, 2**20, 2**26, 2**40))))
    node = pick(chance, graph.node)
    node.input[min(1, len(node.input) - 1)] = last
    nodes = [*growing.made, *(type(each).FromString(each.SerializeToString()) for each in graph.node)]
    del graph.node[:]
    graph.node.extend(nodes)


def _filled(growing: Growing, size: int) -> str:
    return growing.add("Exp", growing.add("ConstantOfShape", growing.constant("s", [size])))


def _multiplied(growing: Growing, size: int) -> str:
    shape = growing.constant("s", [2**13, min(size, 2**14)])
    wide = growing.add("Expand", growing.constant("v", [1.0], np.float32), shape)
    return growing.add("MatMul", wide, growing.add("Transpose", wide))


def _doubled(growing: Growing, size: int) -> str:
    last = growing.constant("v", np.ones(2**10), np.float32)
    for _ in range(30):
        last = growing.add("Concat", last, last, axis=0)
    return last


def _table(growing: Growing, size: int) -> str:
    numbers = growing.add("Range", *(growing.constant(f"r{n}", n) for n in (0, size, 1)))
    return growing.add("Add", numbers, growing.add("Unsqueeze", numbers, growing.constant("a", [1])))


def _gathered(growing: Growing, size: int) -> str:
    places = growing.constant("i", [0] * 10_000)
    last = growing.constant("v", [[1.0] * 100], np.float32)
    for _ in range(3):
        last = growing.add("Gather", last, places)
    return last


def _squared(growing: Growing, size: int) -> str:
    last = growing.constant("v", 2)
    for _ in range(64):
        last = growing.add("Mul", last, last)
    return growing.add("ConstantOfShape", growing.add("Reshape", last, growing.constant("o", [1])))


def _added(growing: Growing, size: int) -> str:
    last = growing.constant("v", np.ones(4), np.float32)
    for _ in range(2000):
        last = growing.add("Add", last, last)
    return last


def _worked(growing: Growing, size: int) -> str:
    """Each is allowed, and all together take long."""
    last = growing.add("ConstantOfShape", growing.constant("s", [2**22]))
    for _ in range(500):
        last = growing.add("Erf", last)
    return last


BOMBS: tuple[Callable[[Growing, int], str], ...] = (
    _filled,
    _multiplied,
    _doubled,
    _table,
    _gathered,
    _squared,
    _added,
    _worked,
)
