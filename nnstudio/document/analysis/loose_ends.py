"""Repairs of a layer that nothing reads: it goes to a layer that reads nothing yet, or it joins what stands beside it.

A branch that was begun is not to be taken away again where it could be brought to its end (He et al. 2015, figure 2).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.report import Repair
from nnstudio.document.document import Document
from nnstudio.errors import declared, sentence
from nnstudio.layers.add import Add
from nnstudio.layers.graph import INPUT

MOST_OFFERED = 3
"""Places of each kind at which an end is tried."""


def taken_up(facts: Facts, end: str) -> Iterator[Repair]:
    """What could read the end, the likeliest first."""
    yield from islice(_connected(facts, end), MOST_OFFERED)
    yield from islice(_joined(facts, end), MOST_OFFERED)


def _connected(facts: Facts, end: str) -> Iterator[Repair]:
    """To a layer into which nothing goes."""
    before = facts.before(end)
    for name, node in facts.nodes.items():
        if not node.inputs and name not in before:
            text = sentence("Connect {beginning} to {target}", beginning=end, target=name)
            yield Repair(text, partial(edits.connect, source=end, target=name))


def _joined(facts: Facts, end: str) -> Iterator[Repair]:
    """By an Add on a wire that carries the same shape and does not lead to the end: first one that begins beside the
    branch, then one from before it.
    """
    before, shape = facts.before(end), facts.shapes.get(end)
    if shape is None:
        return
    wires = [
        (source, name)
        for name, node in facts.nodes.items()
        for source in dict.fromkeys(node.inputs)
        if name not in before and source not in (INPUT, end) and facts.shapes.get(source) == shape
    ]
    for source, name in sorted(wires, key=lambda wire: wire[0] in before):
        yield _join(end, source, name)


def _join(end: str, source: str, name: str) -> Repair:
    layer = Add()
    text = sentence(
        "Join {first} and {second} by {layer}", first=source, second=end, layer=declared(layer.title)
    )

    def apply(document: Document) -> Document:
        return edits.join(document, layer, end, (source, name))

    return Repair(text, apply)
