"""Functions that a file of ONNX defines, put where they are called. Before that it is counted what will come of it: one
that calls itself never ends, and a dozen that call each other eight times each are more than any memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError

DEEPEST = 30
"""Functions that may call each other in a row, and graphs that may stand inside of each other."""


def inlined(onnx: Any, model: Any, most: int) -> Any:
    """The model without functions. Raises ArrivalError where it would have more than `most` operators."""
    count = _Count({(each.domain, each.name): each.node for each in model.functions})
    if count.of(model.graph.node, 0) > most:
        raise ArrivalError(sentence("Its functions are more than {most:,} operators.", most=most))
    try:
        return onnx.inliner.inline_local_functions(model)
    except Exception as error:
        raise ArrivalError(sentence("It is no file of ONNX, or damaged.")) from error


class _Count:
    """How many operators nodes become. Each function is counted once."""

    def __init__(self, functions: dict[tuple[str, str], Any]) -> None:
        self.functions = functions
        self.known: dict[tuple[str, str], int] = {}

    def of(self, nodes: Sequence[Any], depth: int) -> int:
        """Raises ArrivalError where they call each other deeper than is believed, as in a circle."""
        if depth > DEEPEST:
            raise ArrivalError(sentence("Its functions call each other too deep, or in a circle."))
        return sum(self._one(node, depth) for node in nodes)

    def _one(self, node: Any, depth: int) -> int:
        name = (node.domain, node.op_type)
        inside = sum(self.of(graph.node, depth + 1) for graph in _graphs(node))
        if name not in self.functions:
            return 1 + inside
        if name not in self.known:
            self.known[name] = self.of(self.functions[name], depth + 1)
        return self.known[name] + inside


def _graphs(node: Any) -> Iterator[Any]:
    for attribute in node.attribute:
        if attribute.HasField("g"):
            yield attribute.g
        yield from attribute.graphs
