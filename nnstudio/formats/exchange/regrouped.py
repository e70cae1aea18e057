"""Models within models come in as groups: first as one list of layers, of which each group is then made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nnstudio.document.document import Document
from nnstudio.document.edits import group, rename
from nnstudio.document.errors import EditError
from nnstudio.document.limits import MOST_DEPTH
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.names import identifiers

LONGEST_LABEL = 40
Within = Mapping[str, tuple[str, ...]]
"""By the name of a layer, those of the models around it, the outermost first."""


def regrouped(
    document: Document, within: Within, short: Mapping[str, str], notes: list[Sentence]
) -> tuple[Document, dict[str, str]]:
    """The document with a group for each model, and for each layer its name in the flat network.

    short: what each layer is called in its own model. notes: gets what can't be a group, and stays as single layers.
    """
    paths = {name: name for name in within}
    made: dict[tuple[str, ...], str] = {}
    for model in sorted(set(_models(within)), key=len, reverse=True):
        inside = [name for name, around in within.items() if around[: len(model)] == model]
        tops = list(dict.fromkeys(paths[name].partition("/")[0] for name in inside))
        try:
            grouped = group(document, tops, model[-1][:LONGEST_LABEL], _name(document, model))
        except EditError as error:
            notes.append(
                sentence(
                    "{name} comes in as single layers, and not as a group: {reason}",
                    name="/".join(model),
                    reason=error.sentence,
                )
            )
            continue
        (own,) = set(grouped.ids) - set(document.ids)
        document, made[model] = grouped, own
        paths |= {name: f"{own}/{paths[name]}" for name in inside}
    for name, path in paths.items():
        document, paths[name] = _renamed(document, path, short[name])
    return document, paths


def _models(within: Within) -> Iterator[tuple[str, ...]]:
    for around in within.values():
        for depth in range(1, min(len(around), MOST_DEPTH) + 1):
            yield around[:depth]


def _name(document: Document, model: tuple[str, ...]) -> str:
    wished = model[-1][:LONGEST_LABEL]
    return identifiers([wished], set(document.ids))[wished]


def _renamed(document: Document, path: str, wished: str) -> tuple[Document, str]:
    """The layer inside a group by its own name, where that is free."""
    if "/" not in path:
        return document, path
    try:
        return rename(document, path, wished), f"{path.rpartition('/')[0]}/{wished}"
    except EditError:
        return document, path
