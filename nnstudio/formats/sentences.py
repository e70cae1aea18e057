"""Sentences as JSON, with template and values beside the English text, so that a run that was saved in one language
is told in another. What is read is checked: a template from a file is filled in only where that can do no harm.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any

from nnstudio.errors import DECLARED, SENTENCES, Sentence, sentence
from nnstudio.formats.errors import Fault

DEEPEST = 4
"""How often a sentence may stand in a sentence."""
SPEC = re.compile(r",?(\.\d)?[defgr%]?")
"""How a value may be written: without a width, which could ask for gigabytes of blanks."""


def sentence_to_json(said: Sentence) -> dict[str, Any]:
    """context, template, and values, in which numbers and texts stay and sentences are written in the same way."""
    return {
        "context": said.context,
        "template": said.template,
        "values": {name: _plain(value) for name, value in said.values.items()},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Sentence):
        return sentence_to_json(value)
    return value if isinstance(value, bool | int | float | str) else str(value)


def sentence_from_json(text: str, plain: Any) -> Sentence:
    """The sentence that reads as `text` in English. plain: what `sentence_to_json` wrote, or None where a file has
    the text only. Raises Fault when the two are not the same.
    """
    if plain is None:
        return Sentence.of(SENTENCES, text, {})
    try:
        said = _sentence(plain, DEEPEST)
    except (ValueError, TypeError, KeyError, LookupError, OverflowError) as error:
        raise Fault(sentence("holds a sentence that can't be read")) from error
    if said != text:
        raise Fault(sentence("holds a sentence that does not read as its text"))
    return said


def _sentence(plain: Any, deepest: int) -> Sentence:
    """ValueError, TypeError or KeyError for what is no sentence."""
    context, template, values = plain["context"], plain["template"], plain["values"]
    if (
        context not in (SENTENCES, DECLARED)
        or not isinstance(template, str)
        or not isinstance(values, Mapping)
    ):
        raise ValueError
    _check(template if values else "", values)
    return Sentence.of(context, template, {name: _value(value, deepest) for name, value in values.items()})


def _check(template: str, values: Mapping[str, Any]) -> None:
    for _, field, spec, _ in string.Formatter().parse(template):
        if field is not None and (field not in values or not SPEC.fullmatch(spec or "")):
            raise ValueError


def _value(plain: Any, deepest: int) -> Any:
    if isinstance(plain, Mapping):
        if not deepest:
            raise ValueError
        return _sentence(plain, deepest - 1)
    if not isinstance(plain, bool | int | float | str):
        raise TypeError
    return plain
