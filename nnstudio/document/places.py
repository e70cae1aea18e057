"""Where layers can be put: behind a node, on one of its wires, or beside the stack as a branch of their own.

A node that is read by several has several wires, and a layer may be wanted on one of them or before all of them.
Whoever points at a place therefore says which of the three it is, and every edit that puts layers in takes it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from nnstudio.document.errors import UnknownNodeError, WiringError
from nnstudio.document.wiring import (
    Nodes,
    connected,
    end_of,
    in_order,
    position_after,
    put_in,
    renamed_sources,
)
from nnstudio.errors import sentence
from nnstudio.layers.graph import INPUT


@dataclasses.dataclass(frozen=True)
class Behind:
    """Between a node (or INPUT) and all that read it."""

    source: str

    def put(self, nodes: Nodes, fragment: Nodes) -> Nodes:
        """The nodes with the fragment at this place. UnknownNodeError where there is no such place any more."""
        return put_in(nodes, fragment, self.source)

    def without(self, nodes: Nodes, moved: Collection[str]) -> Place:
        """The same place when these nodes are taken out: behind the nearest before it that stays."""
        return Behind(_staying(nodes, self.source, moved))


@dataclasses.dataclass(frozen=True)
class OnWire:
    """On the wire from one node (or INPUT) to another: what else reads the source goes on as it is."""

    source: str
    target: str

    def put(self, nodes: Nodes, fragment: Nodes) -> Nodes:
        """The nodes with the fragment on this wire. WiringError where there is no such wire."""
        if self.target == INPUT:
            raise UnknownNodeError(self.target)
        at = position_after(nodes, self.target) - 1
        target = nodes[at]
        if self.source not in target.inputs:
            raise WiringError(
                sentence("{target} does not read {source}.", target=self.target, source=self.source)
            )
        (reading,) = renamed_sources((target,), {self.source: end_of(fragment)})
        return in_order((*nodes[:at], *connected(fragment, self.source), reading, *nodes[at + 1 :]))

    def without(self, nodes: Nodes, moved: Collection[str]) -> Place:
        """The same place when these nodes are taken out; behind the source, where the end of the wire is moved."""
        source = _staying(nodes, self.source, moved)
        return Behind(source) if self.target in moved else OnWire(source, self.target)


@dataclasses.dataclass(frozen=True)
class Beside:
    """Beside the stack: a branch that reads a node (or INPUT), whose readers go on as they are."""

    source: str

    def put(self, nodes: Nodes, fragment: Nodes) -> Nodes:
        """The nodes with the fragment as a branch, behind those that read its source already."""
        at = position_after(nodes, self.source)
        readers = [place for place, node in enumerate(nodes, 1) if self.source in node.inputs]
        at = max(at, *readers) if readers else at
        return in_order((*nodes[:at], *connected(fragment, self.source), *nodes[at:]))

    def without(self, nodes: Nodes, moved: Collection[str]) -> Place:
        """The same place when these nodes are taken out: a branch of the nearest before it that stays."""
        return Beside(_staying(nodes, self.source, moved))


Place = Behind | OnWire | Beside


def place_of(after: str | Place) -> Place:
    """A name alone stands for the place behind the node of that name."""
    return Behind(after) if isinstance(after, str) else after


def _staying(nodes: Nodes, source: str, moved: Collection[str]) -> str:
    known = {node.id: node for node in nodes}
    if source != INPUT and source not in known:
        raise UnknownNodeError(source)
    while source in moved:
        inputs = known[source].inputs
        source = inputs[0] if inputs else INPUT
    return source
