"""Words that come from the declarations below the window, brought through Qt's translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.errors import Sentence
from nnstudio.layers.declared import Field

FAMILY_TITLES = {
    "core": "Core",
    "convolution": "Convolution",
    "pooling": "Pooling",
    "activation": "Activation",
    "normalization": "Normalization",
    "regularization": "Regularization",
    "shape": "Shape",
    "merge": "Merge",
}


def declared(text: str) -> str:
    """A title, label or help text of a declared field or layer, in the user's language."""
    return QCoreApplication.translate("declared", text) if text else ""


def in_words(text: str) -> str:
    """A text from below the window in the user's language; one that is no Sentence stays as it is."""
    if not isinstance(text, Sentence):
        return text
    template = QCoreApplication.translate(text.context, text.template)
    if not text.values:
        return template
    return template.format(
        **{name: in_words(value) if isinstance(value, str) else value for name, value in text.values.items()}
    )


def family_title(family: str) -> str:
    """The heading of a family of layers."""
    return QCoreApplication.translate("family", FAMILY_TITLES.get(family, family.capitalize()))


def unit_text(unit: str) -> str:
    """The unit of a declared field, which may be another word than the field of that name."""
    return QCoreApplication.translate("unit", unit)


def range_text(field: Field) -> str:
    """The allowed range of a declared number, such as "from 1 to 1024"; "" where every number is allowed."""
    if field.min is not None and field.max is not None:
        return _tr("from {0} to {1}").format(f"{field.min:.10g}", f"{field.max:.10g}")
    limits = {
        _tr("{0} or more"): field.min,
        _tr("more than {0}"): field.above,
        _tr("{0} or less"): field.max,
        _tr("less than {0}"): field.below,
    }
    parts = [text.format(f"{limit:.10g}") for text, limit in limits.items() if limit is not None]
    return _tr(" and ").join(parts)


def refusal_of(field: Field, typed: str) -> str:
    """Why what was typed can't be the value of a declared field: what it must be instead, with its range."""
    kinds = {
        "int": _tr("a whole number {0}"),
        "pair": _tr("a whole number {0}"),
        "ints": _tr("whole numbers such as 7x7x64, each {0}"),
        "float": _tr("a number {0}"),
    }
    wanted = kinds.get(field.kind, "{0}").format(range_text(field)).strip()
    if not typed:
        return _tr("This must be {0}.").format(wanted)
    return _tr("“{0}” is not used: this must be {1}.").format(typed, wanted)


def _tr(text: str) -> str:
    return QCoreApplication.translate("range", text)


def sentence_case(text: str) -> str:
    """The text with its first letter large, and the rest as it is ("batch size", "L1")."""
    return text[:1].upper() + text[1:]
