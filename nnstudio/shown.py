"""Text that came from outside, before it is shown: a file may hold what a terminal obeys, or what no encoding has."""

from __future__ import annotations

import reprlib
import unicodedata
from collections.abc import Sequence
from typing import Any

UNSHOWABLE = {"Cc", "Cs", "Zl", "Zp"}
"""Categories of Unicode: control characters, halves of surrogate pairs, separators of lines and paragraphs."""
TURNS_TEXT_ROUND = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LONGEST = 60


def can_be_shown(text: str) -> bool:
    """Whether the text can go into one line, on every screen and into every file, and is read as it is written."""
    return text.isprintable() or not any(_cant_be_shown(character) for character in text)


def escaped(text: str) -> str:
    """The text with what can't be shown as Python writes it: \\x1b for the escape character."""
    if text.isprintable():
        return text
    return "".join(
        character.encode("unicode_escape").decode("ascii") if _cant_be_shown(character) else character
        for character in text
    )


def short(plain: Any, longest: int = LONGEST) -> str:
    """A value from a file as it can be named in a sentence: as Python writes it, in `longest` characters at most. Of a
    large value only the beginning is looked at.
    """
    brief = reprlib.Repr()
    brief.maxstring = brief.maxother = brief.maxlong = longest
    return cut(escaped(brief.repr(plain)), longest)


def listed(names: Sequence[str], most: int = 8) -> str:
    """The names with commas between them; of many, the first."""
    return ", ".join(names if len(names) <= most else [*names[:most], "..."])


def cut(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning where it is longer than it may be."""
    return text if len(text) <= longest else f"{text[: longest - 3]}..."


def _cant_be_shown(character: str) -> bool:
    return unicodedata.category(character) in UNSHOWABLE or character in TURNS_TEXT_ROUND


def bytes_text(size: float) -> str:
    """The size in the largest unit that suits: 1_500_000 gives "1.5 MB"."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:,.1f} TB"
