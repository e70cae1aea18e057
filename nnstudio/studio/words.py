"""Words that come from the declarations below the window, brought through Qt's translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

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


def family_title(family: str) -> str:
    """The heading of a family of layers."""
    return QCoreApplication.translate("family", FAMILY_TITLES.get(family, family.capitalize()))


def unit_text(unit: str) -> str:
    """The unit of a declared field, which may be another word than the field of that name."""
    return QCoreApplication.translate("unit", unit)


def sentence_case(text: str) -> str:
    """The text with its first letter large, and the rest as it is ("batch size", "L1")."""
    return text[:1].upper() + text[1:]
