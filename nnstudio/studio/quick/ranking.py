"""Which entries answer what was typed, the best first: by how well they fit, and by how lately they were used."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.matching import match

MOST = 200
"""Hits that are listed: nobody reads more, and typing another letter is quicker."""
LATELY = 8.0
"""What the entry that was used last gains; less than what a better kind of match does."""
IN_THE_WAY = 5.0
"""What an entry loses that can't be done now."""


@dataclasses.dataclass(frozen=True)
class Hit:
    """An entry, with the places of its title's letters that were typed."""

    entry: Entry
    lit: tuple[int, ...] = ()


def hits(entries: Sequence[Entry], query: str, used: Sequence[str]) -> list[Hit]:
    """The entries that answer the query. used: keys of entries, the last used one first. Without a query, those."""
    return _answers(entries, query, used) if query.split() else _used(entries, used)


def _used(entries: Sequence[Entry], used: Sequence[str]) -> list[Hit]:
    by_key = {entry.key: entry for entry in entries}
    return [Hit(by_key[key]) for key in used if key in by_key]


def _answers(entries: Sequence[Entry], query: str, used: Sequence[str]) -> list[Hit]:
    lately = {key: LATELY * (1 - place / len(used)) for place, key in enumerate(used)}
    rated = []
    for place, entry in enumerate(entries):
        found = match(query, entry.title, entry.names, entry.about)
        if found is not None:
            score = found.score + lately.get(entry.key, 0.0) - (IN_THE_WAY if entry.reason else 0.0)
            rated.append((-score, place, Hit(entry, found.lit)))
    rated.sort(key=lambda rating: rating[:2])
    return [hit for _, _, hit in rated[:MOST]]
