"""Words that come from the declarations below the window, brought through Qt's translation."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from nnstudio.document.groups import Group
from nnstudio.errors import Sentence, sentence
from nnstudio.fields import Field
from nnstudio.layers.layer import Layer
from nnstudio.learning.metrics import Metric

MINUS = "\N{MINUS SIGN}"
WIDE_STOPS = ("。", "！", "？")
FAMILY_TITLES = {
    "core": "Core",
    "convolution": "Convolution",
    "pooling": "Pooling",
    "activation": "Activation",
    "normalization": "Normalization",
    "regularization": "Regularization",
    "shape": "Shape",
    "merge": "Merge",
    "group": "Groups",
}


def declared(text: str) -> str:
    """A title, label or help text of a declared field or layer, in the user's language."""
    return QCoreApplication.translate("declared", text) if text else ""


def summary_of(layer: Layer) -> str:
    """The main settings of a layer or a group in a few words."""
    return layer.summary_in(declared) if isinstance(layer, Group) else layer.summary()


def in_words(text: str | None) -> str:
    """A text from below the window in the user's language, "" for None; one that is no Sentence stays as it is."""
    if text is None:
        return ""
    if not isinstance(text, Sentence):
        return text
    template = QCoreApplication.translate(text.context, text.template)
    if not text.values:
        return template
    said = {name: in_words(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return _SIGNED.format(template, **said)


class _Signed(string.Formatter):
    """Writes numbers with a minus sign, which stands as high as a plus; a hyphen is what names are written with."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """As `format` does it, but for the sign."""
        text = format(value, format_spec)
        return signed(text) if isinstance(value, int | float) else text


_SIGNED = _Signed()


def signed(number: str) -> str:
    """The text of a number with minus signs."""
    return number.replace("-", MINUS)


def number_text(value: float) -> str:
    """A number as every field writes it, in as few figures as say it: 0.001, 1e-07, 25."""
    return f"{value:.10g}"


def figure_text(metric: Metric, value: float) -> str:
    """A metric with its value, such as "accuracy 96.86%"."""
    title = declared(metric.title)
    return f"{title.lower() if metric.share else title} {signed(metric.text(value))}"


def family_title(family: str) -> str:
    """The heading of a family of layers."""
    return QCoreApplication.translate("family", FAMILY_TITLES.get(family, family.capitalize()))


def unit_text(unit: str) -> str:
    """The unit of a declared field, which may be another word than the field of that name."""
    return QCoreApplication.translate("unit", unit)


def refusal_of(field: Field, typed: str) -> Sentence:
    """Why what was typed can't be the value of a declared field: what it must be instead, with its range."""
    wanted = _wanted(field)
    if not typed:
        return sentence("This must be {wanted}.", wanted=wanted)
    return sentence("“{typed}” is not used: this must be {wanted}.", typed=typed, wanted=wanted)


def _wanted(field: Field) -> Sentence:
    limits = field.range_text()
    if not field.has_range:
        return limits
    if field.kind == "ints":
        return sentence("whole numbers such as 7x7x64, each {range}", range=limits)
    if field.kind in ("int", "pair"):
        return sentence("a whole number {range}", range=limits)
    return sentence("a number {range}", range=limits)


def one_after_the_other(sentences: Iterable[str]) -> str:
    """Whole sentences in one text; those that are empty are left out. A Chinese full stop has its space in itself."""
    text = ""
    for each in sentences:
        gap = " " if text and each and not text.endswith(WIDE_STOPS) else ""
        text += gap + each
    return text


def sentence_case(text: str) -> str:
    """The text with its first letter large, and the rest as it is ("batch size", "L1")."""
    return text[:1].upper() + text[1:]


def without_mnemonic(text: str) -> str:
    """A menu's text as it is read: without the key that is underlined, "文件(&F)" as well as "&File"."""
    return re.sub(r"&(.)", r"\1", re.sub(r"\s*\(&\w\)", "", text))
