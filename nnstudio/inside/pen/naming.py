"""Classes in a sentence: "a 7", "an 8", "“shirt”"."""

from __future__ import annotations

from nnstudio.errors import Sentence, sentence

AN = ("8", "11", "18")
"""Numbers that are spoken with a vowel first, and numbers of two figures that are."""
VOWELS = "AEFHILMNORSXaefhilmnorsx"
"""Letters that are spoken with a vowel first."""


def with_article(name: str) -> Sentence:
    """A digit or a letter with its article; anything else in quotation marks."""
    if len(name) > 2 or not name.isalnum() or (len(name) == 2 and not name.isdigit()):
        return sentence("“{name}”", name=name)
    if name in VOWELS or name in AN or (name.isdigit() and name[0] == "8"):
        return sentence("an {name}", name=name)
    return sentence("a {name}", name=name)
