"""Checks of the graph itself: is there one way from the image to one answer?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import chain

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.loose_ends import taken_up
from nnstudio.document.analysis.report import Repair
from nnstudio.document.analysis.resizing import to_network
from nnstudio.document.answer import answer_layers, append, names_of, wanted_outputs
from nnstudio.document.document import Document
from nnstudio.document.wiring import depends_on, in_order
from nnstudio.errors import sentence
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.shapes import shape_text
from nnstudio.shown import cut, listed

MOST_LOOSE = 4
"""Loose ends that are tried as what an unconnected layer may read."""


def check_structure(facts: Facts) -> Iterator[Finding]:
    """Empty networks, foreign image sizes, double names, loose ends, circles."""
    if not facts.nodes:
        layers = answer_layers(facts.document, facts.document.description.shape)
        repair = Repair(sentence("Start with {layers}", layers=names_of(layers)), _start)
        yield Finding(None, "info", sentence("The network has no layers yet"), (repair,))
        return
    yield from _image_size(facts)
    yield from _double_names(facts)
    yield from _unknown_inputs(facts)
    yield from _nothing_goes_in(facts)
    yield from _circles(facts)
    yield from _loose_ends(facts)


def _start(document: Document) -> Document:
    return append(document, answer_layers(document, document.input_shape), INPUT)


def _image_size(facts: Facts) -> Iterator[Finding]:
    has, wants = facts.document.input_shape, facts.document.description.shape
    if has != wants:
        title = facts.document.description.title
        text = sentence(
            "The network takes {has}, and {title} gives {wants}",
            has=shape_text(has),
            title=title,
            wants=shape_text(wants),
        )
        repair = Repair(sentence("Take {wants}", wants=shape_text(wants)), _fit_to_data)
        yield Finding(None, "error", text, chain((repair,), to_network(facts)))


def _fit_to_data(document: Document) -> Document:
    return dataclasses.replace(document, input_shape=document.description.shape)


def _double_names(facts: Facts) -> Iterator[Finding]:
    seen: set[str] = set()
    for name in (INPUT, *(node.id for node in facts.document.graph.nodes)):
        if name in seen:
            yield Finding(name, "error", sentence("Two layers are named {name}", name=name))
        seen.add(name)


def _unknown_inputs(facts: Facts) -> Iterator[Finding]:
    for node in facts.nodes.values():
        for source in node.inputs:
            if source != INPUT and source not in facts.nodes:
                text = sentence(
                    "{node} reads {source!r}, which does not exist", node=node.id, source=cut(source)
                )
                yield Finding(node.id, "error", text, (_disconnect(source, node.id),))


def _nothing_goes_in(facts: Facts) -> Iterator[Finding]:
    for name, node in facts.nodes.items():
        if not node.inputs:
            yield Finding(
                name,
                "error",
                sentence("Nothing goes into {name}", name=name),
                _connections(facts, name),
                fallbacks=(_remove(name),),
            )


def _connections(facts: Facts, name: str) -> Iterator[Repair]:
    """To the last ends that the node could read, of many the few that are worth a trial; and to the image."""
    last = facts.ends[: -MOST_LOOSE - 2 : -1]
    downstream = depends_on(tuple(facts.nodes.values()), name)
    for source in [*[end for end in last if end not in downstream][:MOST_LOOSE], INPUT]:
        yield _connect(source, name)


def _circles(facts: Facts) -> Iterator[Finding]:
    circle = _circle(facts)
    if circle:
        text = sentence("These layers wait for each other in a circle: {names}", names=listed(circle))
        source, target = circle[-1], circle[0]
        yield Finding(target, "error", text, (_disconnect(source, target),))


def _circle(facts: Facts) -> list[str]:
    """The names of one circle, each read by the next and the last by the first; empty when there is none."""
    known = {
        name: Node(name, node.layer, tuple(source for source in node.inputs if source in facts.nodes))
        for name, node in facts.nodes.items()
    }
    placed: set[str] = set()
    for node in in_order(tuple(known.values())):
        if placed.issuperset(node.inputs):
            placed.add(node.id)
    way = [name for name in facts.nodes if name not in placed][:1]
    while way:
        source = next(s for s in known[way[-1]].inputs if s not in placed)
        if source in way:
            return way[way.index(source) :][::-1]
        way.append(source)
    return []


def _loose_ends(facts: Facts) -> Iterator[Finding]:
    """All ends but the one that looks most like the network's output."""
    main = max(facts.ends, key=lambda end: _likeness(facts, end), default=None)
    for end in facts.ends:
        if end != main:
            text = sentence("Nothing reads {end}, and a network has one output: {main}", end=end, main=main)
            yield Finding(end, "error", text, taken_up(facts, end), fallbacks=_removal(facts, end))


def _removal(facts: Facts, end: str) -> Iterator[Repair]:
    """Taking away the end with all that leads only to it."""
    yield _remove(*facts.leading_only_to(end))


def _likeness(facts: Facts, end: str) -> tuple[bool, int]:
    """How much an end is like an output: it has a number for each class, and much leads to it."""
    return facts.shapes.get(end) == wanted_outputs(facts.document), len(facts.before(end))


def _remove(*names: str) -> Repair:
    what = names[0] if len(names) == 1 else sentence("the {count} layers that lead nowhere", count=len(names))
    return Repair(sentence("Remove {what}", what=what), lambda document: edits.remove(document, names))


def _connect(source: str, target: str) -> Repair:
    beginning = sentence("the input") if source == INPUT else source
    text = sentence("Connect {beginning} to {target}", beginning=beginning, target=target)
    return Repair(text, lambda document: edits.connect(document, source, target))


def _disconnect(source: str, target: str) -> Repair:
    """Every wire between the two: a merge may read the same layer twice."""
    text = sentence("Disconnect {source} from {target}", source=source, target=target)
    return Repair(text, lambda document: edits.disconnect_all(document, source, target))
