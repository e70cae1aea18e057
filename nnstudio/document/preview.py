"""What would happen if a layer were dropped here: said while it hovers, before anything is changed."""

from __future__ import annotations

import dataclasses

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import shape_text


@dataclasses.dataclass(frozen=True)
class Fit:
    """Whether a layer fits at a place, and a sentence that says so with shapes."""

    ok: bool
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def fits(document: Document, layer: Layer, after: str) -> Fit:
    """What `insert(document, layer, after)` would lead to: the layer's shapes, or the first new error."""
    try:
        inserted = edits.insert(document, layer, after)
    except EditError as error:
        return Fit(False, str(error))
    name = next(name for name in inserted.ids if name not in document.ids)
    return _judge(facts_of(inserted), name, facts_of(document))


def fits_moved(document: Document, ids: tuple[str, ...], after: str) -> Fit:
    """What `move(document, ids, after)` would lead to."""
    try:
        moved = edits.move(document, ids, after)
    except EditError as error:
        return Fit(False, str(error))
    first = next((name for name in moved.ids if name in ids), None)
    return Fit(True, "Nothing moves") if first is None else _judge(facts_of(moved), first, facts_of(document))


def _judge(facts: Facts, name: str, before: Facts) -> Fit:
    title = type(facts.nodes[name].layer).title
    if name in facts.errors:
        return Fit(False, str(facts.errors[name]))
    for other, error in facts.errors.items():
        if other not in before.errors:
            return Fit(False, f"{title} fits, but not {other} after it: {error}")
    if name not in facts.shapes:
        return Fit(True, f"{title}: its input is not known while a layer before it has an error")
    shapes = " and ".join(shape_text(shape) for shape in facts.inputs(name) if shape is not None)
    summary = facts.nodes[name].layer.summary()
    return Fit(
        True, f"{title}{f' {summary}' if summary else ''}: {shapes} becomes {shape_text(facts.shapes[name])}"
    )
