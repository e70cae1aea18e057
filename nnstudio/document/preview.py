"""What would happen if a layer were dropped here: said while it hovers, before anything is changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.answer import names_of
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.fresh import also_changed, insert_fresh
from nnstudio.document.groups import Group
from nnstudio.document.places import Beside, Place
from nnstudio.errors import Sentence, all_of, declared, sentence
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import shape_text


@dataclasses.dataclass(frozen=True)
class Fit:
    """Whether a layer fits at a place, and a sentence that says so with shapes."""

    ok: bool
    sentence: Sentence

    def __str__(self) -> str:
        return self.sentence


def fits(document: Document, layer: Layer, after: str | Place) -> Fit:
    """What `insert_fresh(document, layer, after)` would lead to: the layer's shapes and what else changes, or the first
    new error.
    """
    try:
        placed = insert_fresh(document, layer, after)
    except EditError as error:
        return Fit(False, error.sentence)
    if isinstance(layer, Group):
        return _as_branch(_fit_of_group(document, placed, layer), after)
    (path,) = placed.known - document.known
    fit = judge(facts_of(placed), placed.flat.names[path][0], facts_of(document))
    for other in also_changed(document, placed) if fit.ok else ():
        said = sentence(
            "{fit}, and {name} turns into {layer}",
            fit=fit.sentence,
            name=other.name,
            layer=names_of((other.layer,)),
        )
        fit = Fit(True, said)
    return _as_branch(fit, after)


def _fit_of_group(before: Document, placed: Document, group: Group) -> Fit:
    """Whether all that is in a group fits, and what the group makes of what it gets."""
    facts, known, title = facts_of(placed), facts_of(before).errors, declared(group.label)
    for name, error in facts.errors.items():
        if name not in known:
            said = sentence("{title} doesn't fit: {error}", title=title, error=error.sentence)
            return Fit(False, said)
    path = min(placed.known - before.known, key=len)
    passage = placed.flat.passages[path]
    shapes = [facts.shapes.get(name) for name in (*passage.inputs[:1], passage.output or "")]
    if len(shapes) < 2 or None in shapes:
        return Fit(
            True,
            sentence("{title}: its input is not known while a layer before it has an error", title=title),
        )
    came, goes = (shape_text(shape) for shape in shapes if shape is not None)
    return Fit(True, sentence("{title}: {shapes} becomes {result}", title=title, shapes=came, result=goes))


def fits_moved(document: Document, ids: tuple[str, ...], after: str | Place) -> Fit:
    """What `move(document, ids, after)` would lead to."""
    try:
        moved = edits.move(document, ids, after)
    except EditError as error:
        return Fit(False, error.sentence)
    first = _first_of(document, moved, ids)
    if first is None:
        return Fit(True, sentence("Nothing moves"))
    return _as_branch(judge(facts_of(moved), first, facts_of(document)), after)


def _first_of(before: Document, moved: Document, ids: Collection[str]) -> str | None:
    """The name in the flat network of the first layer that was moved; in a group it may have another path now."""
    if not ids:
        return None
    new = moved.known - before.known
    first = next((path for path in moved.paths if path in (new or ids)), None)
    return None if first is None else next(iter(moved.flat.names.get(first, ())), None)


def _as_branch(fit: Fit, after: str | Place) -> Fit:
    """Of a branch that would begin, what it would read: it can't be seen from the shapes."""
    if not fit.ok or not isinstance(after, Beside):
        return fit
    source = sentence("the input") if after.source == INPUT else after.source
    return Fit(True, sentence("{fit}, in a branch of its own from {source}", fit=fit.sentence, source=source))


def judge(facts: Facts, name: str, before: Facts) -> Fit:
    """Whether that layer fits where it is now, and those after it still fit, as far as they did before."""
    title = declared(type(facts.nodes[name].layer).title)
    if name in facts.errors:
        return Fit(False, facts.errors[name].sentence)
    for other, error in facts.errors.items():
        if other not in before.errors:
            return Fit(
                False,
                sentence(
                    "{title} fits, but not {other} after it: {error}",
                    title=title,
                    other=other,
                    error=error.sentence,
                ),
            )
    if name not in facts.shapes:
        return Fit(
            True,
            sentence("{title}: its input is not known while a layer before it has an error", title=title),
        )
    shapes = all_of(shape_text(shape) for shape in facts.inputs(name) if shape is not None)
    result, summary = shape_text(facts.shapes[name]), facts.nodes[name].layer.summary()
    if not summary:
        return Fit(
            True, sentence("{title}: {shapes} becomes {result}", title=title, shapes=shapes, result=result)
        )
    said = sentence(
        "{title} {summary}: {shapes} becomes {result}",
        title=title,
        summary=summary,
        shapes=shapes,
        result=result,
    )
    return Fit(True, said)
