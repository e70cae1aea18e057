"""Which layers of code are those of a network that is there: by the names that the code gives them, and where it gives
none by their kinds and their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from nnstudio.layers.graph import Node


def matched(nodes: Sequence[Node], names: Mapping[str, str], own: Sequence[Node]) -> dict[str, str]:
    """For layers that are there already, the name there, by the name in `nodes`.

    names: which of our own each of `nodes` is by its name in the code, "" for one that has another name there; none for
    one that the code gives no name.
    """
    found = {node.id: names[node.id] for node in nodes if names.get(node.id)}
    taken = set(found.values())
    left = [node for node in nodes if node.id not in found]
    free = [node for node in own if node.id not in taken]
    matcher = SequenceMatcher(None, _kinds(free), _kinds(left), autojunk=False)
    for before, now, count in matcher.get_matching_blocks():
        for mine, node in zip(free[before : before + count], left[now : now + count], strict=True):
            if node.id not in names or node.layer == mine.layer:
                found[node.id] = mine.id
    return found


def _kinds(nodes: Sequence[Node]) -> list[str]:
    return [node.layer.type_name() for node in nodes]
