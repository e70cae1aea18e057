"""How well a layer answers a search: its name counts most, then other names for it, then what it is for."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

NAME, NAME_START, PART_START, IN_NAME, SYNONYM, FAMILY, HELP = 100, 90, 80, 70, 60, 40, 10


@dataclasses.dataclass(frozen=True)
class Searched:
    """What a search looks through. names: the titles; synonyms, help: in all languages that it is looked for in."""

    names: Sequence[str]
    synonyms: str
    family: str
    help: str

    def score(self, query: str) -> int:
        """0 where a word of the query occurs nowhere; more, the better the words fit. "" fits everything alike."""
        words = query.casefold().split()
        scores = [self._score(word) for word in words]
        return (sum(scores) if all(scores) else 0) if words else 1

    def _score(self, word: str) -> int:
        ranks = [_score_of_name(word, name) for name in self.names]
        for rank, text in ((SYNONYM, self.synonyms), (FAMILY, self.family), (HELP, self.help)):
            ranks.append(rank if _begins_a_word(word, text) else 0)
        return max(ranks)


def _score_of_name(word: str, name: str) -> int:
    folded = name.casefold()
    if word == folded:
        return NAME
    if folded.startswith(word):
        return NAME_START
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^A-Za-z]+", name)
    if any(part.casefold().startswith(word) for part in parts):
        return PART_START
    return IN_NAME if word in folded else 0


def _begins_a_word(word: str, text: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}", text.casefold()) is not None
