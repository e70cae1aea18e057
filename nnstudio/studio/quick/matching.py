"""How well a few letters fit a title, and which of its letters they are.

A whole title is better than its beginning, that is better than the beginning of a word in it, then come the first
letters of its words ("mp" for MaxPooling2D), a piece from the middle of it, and last of all letters that only follow
each other somewhere. Letters that stand together or begin words are then better than scattered ones.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Sequence

from nnstudio.studio.quick.pinyin import initial

WHOLE, BEGINNING, WORD, INITIALS, PIECE, SCATTERED = 100, 90, 80, 70, 60, 30
NAMED, NAMED_BEGINNING, NAMED_WORD, ABOUT = 75, 65, 55, 10
"""Of the other names, and of what a thing is for: no letter of the title is lit by those."""
FAREST = 4
"""Letters between two scattered letters that the eye still takes together, on the average."""


@dataclasses.dataclass(frozen=True)
class Match:
    """score: higher is better. lit: the places of the title's letters that were meant."""

    score: float
    lit: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True)
class Looked:
    """A title as it is searched. folded: in small letters, one for each of its own. starts: where words begin.
    initials: the letters of those places, Chinese ones in pinyin.
    """

    folded: str
    starts: tuple[int, ...]
    initials: str


@functools.lru_cache(8192)
def looked_at(title: str) -> Looked:
    """The title made ready to be searched."""
    folded = _folded(title)
    starts = tuple(at for at in range(len(title)) if _begins_word(title, at))
    return Looked(folded, starts, "".join(initial(title[at]) or folded[at] for at in starts))


def match(query: str, title: str, names: Sequence[str] = (), about: str = "") -> Match | None:
    """How well all words of the query fit; None where one of them fits nothing. query: not empty."""
    found = [_match_word(word, title, names, about) for word in _folded(query).split()]
    fitting = [one for one in found if one is not None]
    if not found or len(fitting) < len(found):
        return None
    lit = sorted({at for one in fitting for at in one.lit})
    return Match(sum(one.score for one in fitting) / len(fitting) - len(title) / 100, tuple(lit))


def _match_word(word: str, title: str, names: Sequence[str], about: str) -> Match | None:
    found = _in_title(word, looked_at(title))
    if found is not None and found.score >= NAMED:
        return found
    score = max((_in_name(word, name) for name in names), default=0)
    if not score and found is None and _begins_a_word(word, about):
        score = ABOUT
    if found is not None:
        return Match(max(found.score, score), found.lit)
    return Match(score) if score else None


def _in_title(word: str, looked: Looked) -> Match | None:
    folded = looked.folded
    if word == folded:
        return Match(WHOLE, tuple(range(len(word))))
    if folded.startswith(word):
        return Match(BEGINNING, tuple(range(len(word))))
    for rank, start in enumerate(looked.starts):
        if folded.startswith(word, start):
            return Match(WORD - min(rank, 9), tuple(range(start, start + len(word))))
    at = looked.initials.find(word) if len(word) > 1 else -1
    if at >= 0:
        return Match(INITIALS - min(at, 9), looked.starts[at : at + len(word)])
    at = folded.find(word)
    if at >= 0 and len(word) > 1:
        return Match(PIECE - min(at, 9), tuple(range(at, at + len(word))))
    return _scattered(word, looked) if len(word) > 1 else None


def _scattered(word: str, looked: Looked) -> Match | None:
    """The letters one after the other, the first of which begins a word; of all such ways, the best."""
    ways = (_way(word, looked, start) for start in looked.starts if looked.folded[start] == word[0])
    found = [way for way in ways if way is not None]
    return max(found, key=lambda way: way.score, default=None)


def _way(word: str, looked: Looked, start: int) -> Match | None:
    """From `start` on, each letter where it follows at once, else where it begins a word, else where it comes first."""
    lit = [start]
    for letter in word[1:]:
        at = lit[-1] + 1
        if looked.folded[at : at + 1] != letter:
            begun = next((s for s in looked.starts if s > at and looked.folded[s] == letter), -1)
            at = begun if begun >= 0 else looked.folded.find(letter, at)
        if at < 0:
            return None
        lit.append(at)
    gaps = lit[-1] - start + 1 - len(word)
    if gaps > FAREST * len(word):
        return None
    together = sum(after == before + 1 for before, after in itertools.pairwise(lit))
    begun_words = sum(at in looked.starts for at in lit)
    return Match(SCATTERED + min(29, 4 * together + 4 * begun_words) - gaps, tuple(lit))


def _in_name(word: str, name: str) -> int:
    folded = _folded(name)
    if word not in folded:
        return 0
    if word == folded:
        return NAMED
    if folded.startswith(word):
        return NAMED_BEGINNING
    return NAMED_WORD if _begins_a_word(word, folded) else 0


def _begins_a_word(word: str, text: str) -> bool:
    folded = _folded(text)
    at = folded.find(word)
    while at >= 0:
        if _begins_word(folded, at):
            return True
        at = folded.find(word, at + 1)
    return False


def _begins_word(text: str, at: int) -> bool:
    """Whether a word begins there: after a gap, at a capital after a small letter, at each Chinese character."""
    letter = text[at]
    if not letter.isalnum():
        return False
    if at == 0 or not text[at - 1].isalnum() or not (letter.isascii() and text[at - 1].isascii()):
        return True
    return (letter.isupper() and not text[at - 1].isupper()) or letter.isdigit() > text[at - 1].isdigit()


def _folded(text: str) -> str:
    """In small letters, each of which takes the place of one."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
