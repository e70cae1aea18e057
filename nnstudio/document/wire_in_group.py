"""A wire that is drawn inside of a group: judged as in a network that is the group alone, since nothing else can be
reached from there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cached_property, partial

from nnstudio.document import edits
from nnstudio.document.analysis.facts import facts_of
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.groups.paths import nodes_in, within
from nnstudio.document.wire_in_hand import Offer, Verdict, WireInHand
from nnstudio.document.wire_ways import Way


def wire_in_hand(
    document: Document, end: str, leaving: bool = True, moved: tuple[str, str] | None = None
) -> WireInHand:
    """A wire of which one end is at a node, wherever that stands; all names are paths, as of `WireInHand`."""
    if "/" in end:
        return WireInGroup(document, end, leaving, moved)
    return WireInHand(document, end, leaving, moved)


class WireInGroup(WireInHand):
    """Says the same of paths as a wire in the group alone says of names."""

    def __init__(
        self, document: Document, end: str, leaving: bool = True, moved: tuple[str, str] | None = None
    ) -> None:
        super().__init__(document, end, leaving, moved)
        self.group, _, name = end.rpartition("/")
        inner = None if moved is None else (self._name(moved[0]), self._name(moved[1]))
        self.alone = WireInHand(_alone(document, self.group), name, leaving, inner)

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """What each node of the group says, and its input first."""
        return {within(self.group, name): verdict for name, verdict in self.alone.verdicts.items()}

    def offer(self, node_id: str) -> Offer:
        """All that is known of a wire to that node."""
        offer = self.alone.offer(self._name(node_id))
        return dataclasses.replace(offer, ways=tuple(self._in_whole(offer.ways)))

    def _in_whole(self, ways: tuple[Way, ...]) -> Iterator[Way]:
        """The ways in the whole document; without those that would make it too large."""
        for way in ways:
            try:
                whole = edits.inside(self.document, self.group, partial(_exchanged, way=way))
            except EditError:
                continue
            yield dataclasses.replace(way, document=whole)

    def _name(self, path: str) -> str:
        return path.removeprefix(f"{self.group}/")


def _exchanged(part: Document, way: Way) -> Document:
    return part.with_nodes(way.document.nodes)


def _alone(document: Document, group: str) -> Document:
    """The group as a network of its own, with the shape that comes into it where it stands first."""
    passage = document.flat.passages.get(group)
    shape = None
    if passage is not None and passage.inputs:
        shape = facts_of(document).shapes.get(passage.inputs[0])
    return dataclasses.replace(
        document, input_shape=shape or document.input_shape, nodes=nodes_in(document.node(group))
    )
