"""Checks of shapes: a layer that can't take what it gets, and what would make it fit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain
from typing import Any

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.merges import alone, fitting, joining
from nnstudio.document.analysis.report import Repair
from nnstudio.document.analysis.resizing import resizing, without_errors
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.errors import Sentence, all_of, declared, sentence
from nnstudio.fields import FieldError
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import Shape, ShapeError, shape_text


def check_shapes(facts: Facts) -> Iterator[Finding]:
    """Every layer whose inputs are known and don't fit. Those behind it have no problem of their own."""
    for name, error in facts.errors.items():
        least = facts.nodes[name].layer.inputs[0]
        if least > 1:
            yield _misfit_merge(facts, name, error, len(facts.nodes[name].inputs) < least)
            continue
        candidates = chain(
            _inserting(name, error),
            _changing(facts, name, error),
            _from_flat(facts, name),
            resizing(facts, without_errors),
        )
        yield Finding(name, "error", error.sentence, candidates, fallbacks=(_remove(name),))


def _misfit_merge(facts: Facts, name: str, error: ShapeError, lonely: bool) -> Finding:
    """A layer that joins others, and has too few of them or such as don't go together."""
    if not lonely:
        fallbacks = chain((_remove(name),), alone(facts, name))
        candidates = chain(resizing(facts, without_errors), fitting(facts, name))
        return Finding(name, "error", error.sentence, candidates, fallbacks=fallbacks)
    text = sentence(
        "{node} joins two layers or more, and reads only {source}: choose another one under Reads in its settings",
        node=name,
        source=facts.nodes[name].inputs[0],
    )
    return Finding(name, "error", text, joining(facts, name), fallbacks=(_remove(name),))


def _remove(name: str) -> Repair:
    return Repair(sentence("Remove {what}", what=name), lambda document: edits.remove(document, [name]))


def _inserting(name: str, error: ShapeError) -> Iterator[Repair]:
    if error.insert in LAYERS:
        yield _insert_before(name, LAYERS[error.insert](), sentence("Insert {layer}", layer=error.insert))


def _changing(facts: Facts, name: str, error: ShapeError) -> Iterator[Repair]:
    layer = facts.nodes[name].layer
    changes = [error.change] if error.change else []
    if error.change and getattr(layer, "padding", "same") != "same":
        changes.append({"padding": "same"})
    for change in changes:
        if _takes(layer, change, facts.inputs(name)):
            yield _set(name, layer, change)


def _set(name: str, layer: Layer, change: dict[str, Any]) -> Repair:
    what = all_of(
        sentence("{setting} to {value}", setting=declared(layer.field(field).label), value=_value_text(value))
        for field, value in change.items()
    )
    return Repair(
        sentence("Set {what}", what=what), lambda document: edits.change_layer(document, name, **change)
    )


def _takes(layer: Layer, change: dict[str, Any], inputs: tuple[Shape | None, ...]) -> bool:
    try:
        layer.change(**change).output_shape(*(shape for shape in inputs if shape is not None))
    except (FieldError, ShapeError):
        return False
    return True


def _value_text(value: Any) -> str:
    return shape_text(value) if isinstance(value, tuple) else str(value)


def _from_flat(facts: Facts, name: str) -> Iterator[Repair]:
    """Repairs for a layer that wants an image and gets one row of numbers."""
    shape = facts.inputs(name)[0]
    if shape is None or len(shape) != 1:
        return
    flatten = _flatten_before(facts, name)
    if flatten is not None:
        before = facts.nodes[flatten].inputs[0]
        yield Repair(
            sentence("Remove {what}", what=flatten), lambda document: edits.remove(document, [flatten])
        )
        yield Repair(
            sentence("Move {name} before {flatten}", name=name, flatten=flatten),
            lambda document: edits.move(document, [name], before),
        )
    image = _image_of(shape[0])
    if image is not None and "Reshape" in LAYERS:
        yield Repair(
            sentence("Insert Reshape to {image}", image=shape_text(image)),
            lambda document: _reshape(document, name, image),
        )


def _flatten_before(facts: Facts, name: str) -> str | None:
    """The nearest Flatten on the only way into the node."""
    sources = facts.nodes[name].inputs
    while len(sources) == 1 and sources[0] != INPUT:
        source = facts.nodes[sources[0]]
        if isinstance(source.layer, Flatten):
            return source.id
        sources = source.inputs
    return None


def _image_of(size: int) -> tuple[int, int, int] | None:
    """The largest square image with that many values: 64 gives (8, 8, 1); None if it is one pixel."""
    for side in range(math.isqrt(size), 1, -1):
        if size % (side * side) == 0:
            return side, side, size // (side * side)
    return None


def _reshape(document: Document, name: str, image: tuple[int, int, int]) -> Document:
    try:
        reshape = LAYERS["Reshape"].from_values({"target_shape": image})
    except FieldError as error:
        raise EditError(error.sentence) from error
    return edits.insert_before(document, reshape, name)


def _insert_before(name: str, layer: Layer, text: Sentence) -> Repair:
    return Repair(text, lambda document: edits.insert_before(document, layer, name))
