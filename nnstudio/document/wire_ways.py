"""The ways in which one node can come to read another: as it is, through layers that make it fit, by a layer that joins
the two, or instead of what was read so far.

Most layers read one other. A second wire to such a layer may mean either that it should read that one instead, or
both together, and nobody can know which: so both are offered, first what leaves no layer unread. What is offered has
been tried, and makes no other layer wrong.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.analysis.merges import fitting
from nnstudio.document.analysis.report import Repair
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.groups.paths import is_in
from nnstudio.errors import Sentence, declared, sentence
from nnstudio.layers.add import Add
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer

MOST_WAYS = 4
"""Ways that are offered for one wire."""
JOINING: tuple[Layer, ...] = (Add(), Concatenate())
"""Layers that are offered to join a wire with another, the likelier first."""


@dataclasses.dataclass(frozen=True)
class Way:
    """text: an order such as "Connect stem to add"; short: what it takes beside the wire, such as "Conv2D 40 1x1", or
    "". document: what comes of it. plain: it is the wire alone, and a layer may not fit then.
    """

    text: Sentence
    short: str
    document: Document
    plain: bool = False


def ways(document: Document, source: str, target: str) -> Iterator[Way]:
    """The ways in which `target` can read `source`, the preferred one first, each found when it is asked for.

    None where `connect` is refused. The last one may leave a layer that does not fit, for its own repair.
    """
    if edits.can_connect(document, source, target):
        yield from itertools.islice(_distinct(_Ways(document, source, target).all()), MOST_WAYS)


def name_of(node_id: str) -> str:
    """What a sentence calls a node: its own name, or "the input"."""
    return sentence("the input") if node_id == INPUT else node_id


def _distinct(found: Iterator[Way]) -> Iterator[Way]:
    texts = set[str]()
    for way in found:
        if way.text not in texts:
            texts.add(way.text)
            yield way


class _Ways:
    """Tries ways for one pair of nodes, for which `connect` is not refused."""

    def __init__(self, document: Document, source: str, target: str) -> None:
        self.document, self.source, self.target = document, source, target
        self.before = facts_of(document)
        self.node = document.node(target)

    def all(self) -> Iterator[Way]:
        """Every way that works, and one that always does."""
        if not self.node.inputs or self.node.layer.inputs[1] != 1:
            order = sentence(
                "Connect {beginning} to {target}", beginning=name_of(self.source), target=self.target
            )
            yield from self._connecting(order, "")
        elif sum(self.node.inputs[0] in node.inputs for node in self.document.nodes) > 1:
            yield from self._connecting(*self._instead())
            yield from self._joining()
        else:
            yield from self._joining()
            yield from self._connecting(*self._instead())

    def _instead(self) -> tuple[Sentence, str]:
        other = name_of(self.node.inputs[0])
        order = sentence("Read {source} instead of {other}", source=name_of(self.source), other=other)
        return order, sentence("instead of {other}", other=other)

    def _connecting(self, order: Sentence, short: str) -> Iterator[Way]:
        connected = edits.connect(self.document, self.source, self.target)
        yield from self._mended(order, short, connected, self.target)
        yield Way(order, short, connected, plain=True)

    def _joining(self) -> Iterator[Way]:
        (other,) = self.node.inputs
        for layer in JOINING:
            joined = edits.join(self.document, layer, self.source, (other, self.target))
            order = sentence(
                "Join {first} and {second} by {layer}",
                first=name_of(other),
                second=name_of(self.source),
                layer=declared(layer.title),
            )
            name = next(name for name in joined.ids if name not in self.document.ids)
            yield from itertools.islice(self._mended(order, layer.title, joined, name), 1)

    def _mended(self, order: Sentence, short: str, document: Document, name: str) -> Iterator[Way]:
        """The order as it is where the node then fits, else with what makes it fit."""
        facts = facts_of(document)
        if not _is_wrong(facts, name):
            if self._harmless(facts, name):
                yield Way(order, short, document)
            return
        kinds = set[bool]()
        for repair in _repairs(facts, name, self.source):
            try:
                mended = repair.apply(document)
            except EditError:
                continue
            layers = _new_layers(document, mended)
            if bool(layers) not in kinds and self._harmless(facts_of(mended), name):
                kinds.add(bool(layers))
                yield self._with(order, repair, layers, mended)

    def _with(self, order: Sentence, repair: Repair, layers: str, mended: Document) -> Way:
        """The order with its repair: one that puts layers in, and one that changes what is there, are enough."""
        short = _new_layers(self.document, mended)
        if layers:
            return Way(sentence("{order} through {layers}", order=order, layers=layers), short, mended)
        text = sentence("{order} ({repair})", order=order, repair=repair.text)
        return Way(text, short or repair.text, mended)

    def _harmless(self, facts: Facts, name: str) -> bool:
        """Whether that node fits, and no other is wrong that was not before."""
        return not _is_wrong(facts, name) and self.before.errors.keys() >= facts.errors.keys()


def _is_wrong(facts: Facts, name: str) -> bool:
    """Whether a layer can't take what it gets: that one or, where it is a group, one inside."""
    return any(is_in(facts.document.path_of(wrong), name) for wrong in facts.errors)


def _repairs(facts: Facts, name: str, source: str) -> Iterator[Repair]:
    """What may make a layer fit that now reads `source` as well. What is wrong in a group is repaired there."""
    node = facts.nodes.get(name)
    if node is None:
        return
    if node.layer.inputs[1] != 1:
        if len(node.inputs) > 1:
            yield from fitting(facts, name)
        return
    insert = facts.errors[name].insert
    if insert in LAYERS:
        layer = LAYERS[insert]()
        text = sentence("Insert {layer}", layer=insert)
        yield Repair(text, lambda document: edits.insert_on_wire(document, layer, source, name))


def _new_layers(before: Document, after: Document) -> str:
    """The layers that one document has and the other has not, in a few words."""
    known = set(before.ids)
    added = [node.layer for node in after.nodes if node.id not in known]
    return " + ".join(f"{layer.type_name()} {layer.summary()}".strip() for layer in added)
