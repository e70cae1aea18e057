"""Repairs of layers that put several inputs together: a second input for a fresh one, and inputs made to fit.

What the branches have of "valid" padding is the likeliest cause; what is left is bridged by a layer on the way in,
such as the 1x1 convolution of a residual block whose sides differ (He et al. 2015, section 3.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from nnstudio.document import edits
from nnstudio.document.analysis.between import Layers, between
from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.analysis.report import Repair
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.wiring import depends_on
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer, WeightedLayer
from nnstudio.layers.reshape import Reshape
from nnstudio.layers.shapes import Shape

MOST_OFFERED = 4
"""Sources that are tried as the second input of a merge."""
MOST_STEPS = 2
"""Repairs that together make a new input fit: padding, and then a layer between."""


def fitting(facts: Facts, name: str) -> Iterator[Repair]:
    """Ways to make the inputs of a merge fit each other, the likeliest first."""
    node = facts.nodes[name]
    shapes = {source: facts.shapes[source] for source in dict.fromkeys(node.inputs)}
    yield from _padded(facts, list(shapes))
    places = {source: place for place, source in enumerate((INPUT, *facts.nodes))}
    nearest = sorted(shapes, key=lambda source: (-len(shapes[source]), -places[source]))
    for target in dict.fromkeys(shapes[source] for source in nearest):
        yield from _bridged(node, shapes, target)


def joining(facts: Facts, name: str) -> Iterator[Repair]:
    """Ways to give a merge its second input."""
    for source in list(_sources(facts, name))[:MOST_OFFERED]:
        what = sentence("the input") if source == INPUT else source
        plain = sentence("Connect {beginning} to {target}", beginning=what, target=name)
        more = sentence("Connect {beginning} to {target} and make it fit", beginning=what, target=name)
        inputs = (*facts.nodes[name].inputs, source)
        known = all(other in facts.shapes for other in inputs)
        fits = known and _fit(facts.nodes[name].layer, *(facts.shapes[other] for other in inputs))
        yield Repair(plain if fits else more, partial(_joined, source=source, name=name))


def alone(facts: Facts, name: str) -> Iterator[Repair]:
    """The last resort: only one input goes on, and the merge goes with what led to it from the others."""
    places = {source: place for place, source in enumerate((INPUT, *facts.nodes))}
    for kept in sorted(set(facts.nodes[name].inputs), key=lambda source: -places[source]):
        text = sentence("Remove {node} and go on from {source} alone", node=name, source=kept)
        yield Repair(text, partial(_kept_alone, name=name, kept=kept))


def _padded(facts: Facts, sources: list[str]) -> Iterator[Repair]:
    """All layers with "valid" padding on the ways from where the branches part."""
    ways = [facts.before(source) for source in sources]
    own = set[str]().union(*ways) - ways[0].intersection(*ways)
    valid = [n for n in facts.nodes if n in own and getattr(facts.nodes[n].layer, "padding", "") == "valid"]

    def apply(document: Document) -> Document:
        for node_id in valid:
            document = edits.change_layer(document, node_id, padding="same")
        return document

    if len(valid) == 1:
        yield Repair(sentence("Set padding of {node} to same", node=valid[0]), apply)
    elif valid:
        yield Repair(sentence("Set padding of {count} layers to same", count=len(valid)), apply)


def _bridged(node: Node, shapes: dict[str, Shape], target: Shape) -> Iterator[Repair]:
    """A bridge from each input that does not fit to the shape of those that do."""
    bridges = {source: _bridge(node.layer, shape, target) for source, shape in shapes.items()}
    new = {source: bridge for source, bridge in bridges.items() if bridge}
    if None in bridges.values() or not new:
        return

    def apply(document: Document) -> Document:
        for source, layers in new.items():
            for layer in layers:
                before = document.known
                document = edits.insert_on_wire(document, layer, source, node.id)
                source = next(document.flat.names[path][0] for path in document.paths if path not in before)
        return document

    yield Repair(_text(new), apply)


def _bridge(merge: Layer, shape: Shape, target: Shape) -> Layers | None:
    """What this input needs to go with inputs of the target's shape: () where it fits already."""
    if _fit(merge, shape, target):
        return ()
    if isinstance(merge, Concatenate):
        if len(shape) != len(target):
            return (Flatten(),) if len(target) == 1 else None
        return between(shape, (*target[:-1], shape[-1]))
    if len(shape) == 1 and len(target) == 3:
        return _as_pixel(shape[0], target[2])
    return between(shape, target)


def _as_pixel(features: int, channels: int) -> Layers:
    """A row of numbers as one pixel, which counts for all: one number for each channel, or one for all of them."""
    if features in (1, channels):
        return (Reshape(target_shape=(1, 1, features)),)
    return Dense(units=channels), Reshape(target_shape=(1, 1, channels))


def _fit(merge: Layer, *shapes: Shape) -> bool:
    try:
        merge.output_shape(*shapes)
    except ValueError:
        return False
    return True


def _text(bridges: dict[str, Layers]) -> Sentence:
    if len(bridges) > 1:
        return sentence("Insert layers behind {sources}", sources=", ".join(bridges))
    ((source, layers),) = bridges.items()
    names = " + ".join(f"{layer.type_name()} {layer.summary()}".strip() for layer in layers)
    return sentence("Insert {layers} behind {source}", layers=names, source=source)


def _sources(facts: Facts, name: str) -> Iterator[str]:
    """What a merge could read as well: loose ends, then layers that fit from behind a layer with weights, then any."""
    behind = depends_on(tuple(facts.nodes.values()), name)
    read = facts.nodes[name].inputs
    yield from (end for end in facts.ends if end not in behind)
    way = [source for source in (INPUT, *facts.nodes) if source not in behind and source not in read][::-1]
    fits = [source for source in way if facts.shapes.get(source) == facts.shapes.get(read[0])]
    learned = _weights_between(facts, read[0])
    yield from (source for source in fits if source in learned)
    yield from (source for source in way if source not in fits and source in learned)
    yield from (source for source in fits if source not in learned)


def _weights_between(facts: Facts, start: str) -> set[str]:
    """What stands before the nearest layer with weights on the way back."""
    while start in facts.nodes:
        node = facts.nodes[start]
        if isinstance(node.layer, WeightedLayer):
            return {source for other in node.inputs for source in facts.before(other)}
        start = node.inputs[0]
    return set()


def _joined(document: Document, source: str, name: str) -> Document:
    """Let the merge read the source too, and bridge what does not fit."""
    fits = _made_to_fit(edits.connect(document, source, name), name, MOST_STEPS)
    if fits is None:
        raise EditError(sentence("{source} does not fit into {target}.", source=source, target=name))
    return fits


def _made_to_fit(document: Document, name: str, steps: int) -> Document | None:
    facts = facts_of(document)
    if name not in facts.errors:
        return document
    for repair in fitting(facts, name) if steps else ():
        fits = _made_to_fit(repair.apply(document), name, steps - 1)
        if fits is not None:
            return fits
    return None


def _kept_alone(document: Document, name: str, kept: str) -> Document:
    others = [source for source in document.node(name).inputs if source != kept]
    for source in others:
        document = edits.disconnect(document, source, name)
    while document.node(name).inputs.count(kept) > 1:
        document = edits.disconnect(document, kept, name)
    document = edits.remove(document, [name])
    facts = facts_of(document)
    dead = {i for end in facts.ends if end in others for i in facts.leading_only_to(end)}
    return edits.remove(document, dead)
