"""Texts for a person that can still be said in another language, and the one base of all errors that carry them.

Whoever finds a fault knows the values and not the language; the window knows the language and not the fault. A
`Sentence` is plain English text that has kept its template and its values, so that the window can say it again in
its own words (studio/words.py, `in_words`), and everybody else can print it as it is.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from nnstudio.shown import escaped

SENTENCES = "sentence"
"""The translation context of templates that are written in the code."""
DECLARED = "declared"
"""The translation context of titles, labels and help that layers, settings and their like declare."""


class Sentence(str):
    """English text made of a template and its values.

    template: as in `str.format`, with named fields only. values: by name; a value that is a Sentence itself is
    said in the other language too. What can't be shown in one line anywhere, such as a terminal's commands in the
    name of a file, is there as an escape. context: where the template's translation is kept.
    """

    template: str
    values: Mapping[str, Any]
    context: str

    @classmethod
    def of(cls, context: str, template: str, values: Mapping[str, Any]) -> Sentence:
        """The text, with what is needed to say it again."""
        shown = {name: _shown(value) for name, value in values.items()}
        made = cls(template.format(**shown) if shown else template)
        made.template, made.values, made.context = template, shown, context
        return made


def _shown(value: Any) -> Any:
    outside = isinstance(value, Path | str) and not isinstance(value, Sentence)
    return escaped(str(value)) if outside else value


def sentence(template: str, /, **values: Any) -> Sentence:
    """A text for a person: `sentence("{node} reads {source!r}, which does not exist", node=..., source=...)`.

    The template is a literal, since the table of translations is read from the source (tools/translations.py).
    Without values it is taken as it is, braces and all.
    """
    return Sentence.of(SENTENCES, template, values)


Text = TypeVar("Text", bound=str)


def by_count(count: int, one: Text, many: Text) -> Text:
    """The text for one thing, or that for any other number of them."""
    return one if count == 1 else many


def declared(text: str) -> Sentence:
    """A word that a declaration has translated already, such as a field's label, to be a value of a sentence."""
    return Sentence.of(DECLARED, text, {})


def all_of(parts: Iterable[str]) -> str:
    """The parts with "and" between them, in the language of whoever says it; "" for none."""
    first, *rest = list(parts) or [""]
    for part in rest:
        first = sentence("{first} and {second}", first=first, second=part)
    return first


def reason_of(error: OSError) -> str:
    """Why the system refused, in a few words: ours where the reason is a usual one, else the system's own."""
    reasons = {
        errno.EACCES: sentence("permission denied"),
        errno.EPERM: sentence("operation not permitted"),
        errno.ENOENT: sentence("no such file or folder"),
        errno.ENOTDIR: sentence("a part of the path is no folder"),
        errno.EISDIR: sentence("it is a folder"),
        errno.EROFS: sentence("the disk can only be read"),
        errno.ENOSPC: sentence("the disk is full"),
        errno.EDQUOT: sentence("the quota of the disk is used up"),
        errno.EIO: sentence("the disk reports an error"),
        errno.ELOOP: sentence("its links lead in a circle"),
        errno.ENAMETOOLONG: sentence("the name is too long"),
        errno.EBUSY: sentence("another program uses it"),
        errno.EMFILE: sentence("too many files are open"),
    }
    said = None if error.errno is None else reasons.get(error.errno)
    return said or error.strerror or type(error).__name__


def full_stop(said: Sentence) -> Sentence:
    """The sentence with its full stop, which is another in other languages."""
    return said if said.endswith((".", "!", "?")) else sentence("{fault}.", fault=said)


class StudioError(ValueError):
    """A fault that a person can do something about. Its text is a Sentence that says what."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence
