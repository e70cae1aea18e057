"""Which layer of one network is which of another that differs in names and in order alone.

A name that both have means the same layer. The others are told apart by what they are, what they read and what reads
them, round by round, as nodes of a graph are coloured; the order decides nothing but between twins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from nnstudio.document.wiring import renamed
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer

Nodes = Sequence[Node]
Colours = dict[str, int]


def matched(old: Nodes, new: Nodes) -> dict[str, str] | None:
    """From the old names to the new, of the nodes that have another: {} for the same nodes in any order, None where
    more than names and order is different.
    """
    known, found = {node.id for node in old}, {node.id for node in new}
    if len(known) != len(old) or len(found) != len(new) or len(old) != len(new) or INPUT in known | found:
        return None
    left = [node.id for node in old if node.id not in found]
    free = [node.id for node in new if node.id not in known]
    for names in _guesses(old, new, left, free):
        if same_nodes(renamed(tuple(old), names), new):
            return names
    return None


def _guesses(old: Nodes, new: Nodes, left: list[str], free: list[str]) -> Iterable[dict[str, str]]:
    """One by one, the cheap one first."""
    yield dict(zip(left, free, strict=True))
    if len(left) > 1:
        names = _by_colours(old, new, left, free)
        if names is not None:
            yield names


def same_nodes(some: Nodes, others: Nodes) -> bool:
    """Whether they are the same but for their order."""
    by_name = {node.id: node for node in some}
    return len(some) == len(others) and all(by_name.get(node.id) == node for node in others)


def _by_colours(old: Nodes, new: Nodes, left: list[str], free: list[str]) -> dict[str, str] | None:
    shared = {node.id for node in old} - set(left)
    marks: dict[str, Hashable] = {name: name for name in shared}
    others: dict[str, Hashable] = dict(marks)
    names: dict[str, str] = {}
    while len(names) < len(left):
        some, more = _coloured(old, marks, new, others)
        twins: dict[int, tuple[list[str], list[str]]] = {}
        for name in left:
            twins.setdefault(some[name], ([], []))[0].append(name)
        for name in free:
            twins.setdefault(more[name], ([], []))[1].append(name)
        if any(len(here) != len(there) for here, there in twins.values()):
            return None
        names = {here[0]: there[0] for here, there in twins.values() if len(here) == 1}
        pair = next((pair for pair in twins.values() if len(pair[0]) > 1), None)
        if pair is not None:
            name, other = pair[0][0], _most_alike(pair[0][0], pair[1])
            marks[name] = others[other] = ("twin", name)
    return names


def _most_alike(name: str, others: list[str]) -> str:
    """The one of the same name in its group, or else the first."""
    return next((other for other in others if last_of(other) == last_of(name)), others[0])


def last_of(name: str) -> str:
    """The name of a layer in the group around it: "conv" for "block_2/conv"."""
    return name.rpartition("/")[2]


def _coloured(
    old: Nodes, marks: Mapping[str, Hashable], new: Nodes, others: Mapping[str, Hashable]
) -> tuple[Colours, Colours]:
    """Equal numbers for nodes of both that nothing tells apart. marks, others: what is known of some nodes already."""
    sides = (_Side(old, marks), _Side(new, others))
    count = 0
    while True:
        numbers: dict[Hashable, int] = {}
        for side in sides:
            side.colour(numbers)
        if len(numbers) <= count:
            return sides[0].colours, sides[1].colours
        count = len(numbers)


class _Side:
    """One of the networks while it is coloured."""

    def __init__(self, nodes: Nodes, marks: Mapping[str, Hashable]) -> None:
        self._nodes, self._marks = nodes, marks
        self._readers: dict[str, list[tuple[str, int]]] = {node.id: [] for node in nodes}
        for node in nodes:
            for place, source in enumerate(node.inputs):
                self._readers.setdefault(source, []).append((node.id, place))
        self.colours: Colours = {node.id: 0 for node in nodes}

    def colour(self, numbers: dict[Hashable, int]) -> None:
        """One more round: by what each node was, reads, and is read by. numbers: of what was seen in this round."""
        seen = {node.id: self._seen(node) for node in self._nodes}
        self.colours = {name: numbers.setdefault(what, len(numbers)) for name, what in seen.items()}

    def _seen(self, node: Node) -> Hashable:
        sources = tuple(self.colours.get(source, source) for source in node.inputs)
        readers = sorted((self.colours[reader], place) for reader, place in self._readers[node.id])
        mark = self._marks.get(node.id)
        return node.layer, mark, self.colours[node.id], sources, tuple(readers)


def moved(old: Nodes, new: Nodes) -> dict[str, str]:
    """From the old names to the new, of layers that an edit took elsewhere and named anew for it: those that one has
    and the other has not, where there is one of their kind, or one of the same name in its group.
    """
    known, found = {node.id for node in old}, {node.id for node in new}
    left = _by_kind(node for node in old if node.id not in found)
    free = _by_kind(node for node in new if node.id not in known)
    names: dict[str, str] = {}
    for layer, fellows in left.items():
        others = free.get(layer, [])
        if len(fellows) == len(others) == 1:
            names[fellows[0]] = others[0]
        elif others:
            names |= _by_last_name(fellows, others)
    return names


def _by_kind(nodes: Iterable[Node]) -> dict[Layer, list[str]]:
    found: dict[Layer, list[str]] = {}
    for node in nodes:
        found.setdefault(node.layer, []).append(node.id)
    return found


def _by_last_name(some: list[str], others: list[str]) -> dict[str, str]:
    """Those of which each has one of the same name in its group."""
    ours, theirs = Counter(map(last_of, some)), Counter(map(last_of, others))
    there = {last_of(name): name for name in others}
    return {name: there[last_of(name)] for name in some if ours[last_of(name)] == theirs[last_of(name)] == 1}
