"""Surgery on graphs, on which all edits of the document are built: take layers out, put a fragment in.

A fragment is a small graph of its own, in which INPUT stands for whatever it will be connected to. Taking out
and putting in are all there is to inserting, removing, moving, duplicating and pasting, for stacks and for
branches alike.
"""

from __future__ import annotations

import dataclasses
import heapq
from collections.abc import Collection, Iterable, Mapping

from nnstudio.document.errors import UnknownNodeError, WiringError
from nnstudio.errors import all_of, sentence
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer

Nodes = tuple[Node, ...]


def sources_without(nodes: Nodes, removed: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each removed node, what its readers read instead: what remains of its inputs, each once.

    `nodes` must come after their inputs.
    """
    instead: dict[str, tuple[str, ...]] = {}
    for node in nodes:
        if node.id in removed:
            instead[node.id] = tuple(dict.fromkeys(_resolved(node.inputs, instead)))
    return instead


def without(nodes: Nodes, removed: Collection[str]) -> Nodes:
    """The nodes that are left, each reading past the removed ones.

    WiringError when a layer with one input would have to read several.
    """
    instead = sources_without(nodes, removed)
    return tuple(_read_past(node, instead) for node in nodes if node.id not in removed)


def _resolved(inputs: Iterable[str], instead: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [new for old in inputs for new in instead.get(old, (old,))]


def _read_past(node: Node, instead: Mapping[str, tuple[str, ...]]) -> Node:
    cut = [old for old in node.inputs if old in instead]
    if not cut:
        return node
    for old in cut:
        if len(instead[old]) > 1:
            joined = all_of(instead[old])
            raise WiringError(
                sentence(
                    "{old} joins {joined}, and {node} can read only one of them: remove one first.",
                    old=old,
                    joined=joined,
                    node=node.id,
                )
            )
    inputs = tuple(dict.fromkeys(_resolved(node.inputs, instead)))
    return dataclasses.replace(node, inputs=inputs)


def fragment_of(nodes: Nodes, ids: Collection[str]) -> Nodes:
    """The chosen nodes as a fragment: what lies between them is left out, what lies before becomes INPUT."""
    return without(nodes, {node.id for node in nodes} - set(ids))


def chain(layers: Iterable[tuple[str, Layer]]) -> Nodes:
    """A fragment in which each (name, layer) reads the one before."""
    nodes: list[Node] = []
    for node_id, layer in layers:
        nodes.append(Node(node_id, layer, (nodes[-1].id if nodes else INPUT,)))
    return tuple(nodes)


def renamed(nodes: Nodes, names: Mapping[str, str]) -> Nodes:
    """The nodes with other names, here and wherever they are read."""
    return tuple(
        dataclasses.replace(
            node,
            id=names.get(node.id, node.id),
            inputs=tuple(names.get(source, source) for source in node.inputs),
        )
        for node in nodes
    )


def ends_of(nodes: Nodes) -> list[str]:
    """The names of those nodes that no other reads."""
    read = {source for node in nodes for source in node.inputs}
    return [node.id for node in nodes if node.id not in read]


def end_of(fragment: Nodes) -> str:
    """The one node of the fragment that nothing in it reads; WiringError when there are more."""
    ends = ends_of(fragment)
    if len(ends) != 1:
        raise WiringError(
            sentence(
                "These layers have {count} ends ({ends}), and one is needed here.",
                count=len(ends),
                ends=", ".join(ends),
            )
        )
    return ends[0]


def put_in(nodes: Nodes, fragment: Nodes, after: str) -> Nodes:
    """The nodes with the fragment between `after` and all its readers. The fragment's names must be free."""
    outer = renamed_sources(nodes, {after: end_of(fragment)})
    at = position_after(nodes, after)
    return in_order((*outer[:at], *connected(fragment, after), *outer[at:]))


def connected(fragment: Nodes, source: str) -> Nodes:
    """The fragment reading the source: for INPUT, and for further inputs of a group in which it stood; and so do those
    of its nodes that read nothing.
    """
    own = {node.id for node in fragment}
    outside = {read: source for node in fragment for read in node.inputs if read not in own}
    return tuple(
        dataclasses.replace(node, inputs=node.inputs or (source,))
        for node in renamed_sources(fragment, outside)
    )


def renamed_sources(nodes: Nodes, sources: Mapping[str, str]) -> Nodes:
    """The same nodes, reading other sources."""
    return tuple(
        dataclasses.replace(node, inputs=tuple(sources.get(source, source) for source in node.inputs))
        if any(source in sources for source in node.inputs)
        else node
        for node in nodes
    )


def position_after(nodes: Nodes, after: str) -> int:
    """The place in `nodes` right behind that node; UnknownNodeError when there is none of that name."""
    if after == INPUT:
        return 0
    for position, node in enumerate(nodes):
        if node.id == after:
            return position + 1
    raise UnknownNodeError(after)


def in_order(nodes: Nodes) -> Nodes:
    """Each node after those of its inputs that exist, otherwise in the given order. Nodes in a circle come last, and
    so does all behind them.
    """
    known = {node.id for node in nodes}
    readers: dict[str, list[int]] = {}
    missing = []
    for place, node in enumerate(nodes):
        sources = known.intersection(node.inputs) - {INPUT}
        missing.append(len(sources))
        for source in sources:
            readers.setdefault(source, []).append(place)
    ready = [place for place, count in enumerate(missing) if not count]
    ordered: list[Node] = []
    while ready:
        ordered.append(nodes[heapq.heappop(ready)])
        for place in readers.pop(ordered[-1].id, ()):
            missing[place] -= 1
            if not missing[place]:
                heapq.heappush(ready, place)
    return (*ordered, *(node for node, count in zip(nodes, missing, strict=True) if count))


def depends_on(nodes: Nodes, *ids: str) -> set[str]:
    """Those nodes and everything that is computed from them; `nodes` must come after their inputs."""
    reached = set(ids)
    for node in nodes:
        if not reached.isdisjoint(node.inputs):
            reached.add(node.id)
    return reached


def leading_to(nodes: Nodes, node_id: str) -> set[str]:
    """That node and everything that it is computed from, INPUT too; `nodes` must come after their inputs."""
    before = {node_id}
    for node in reversed(nodes):
        if node.id in before:
            before.update(node.inputs)
    return before
