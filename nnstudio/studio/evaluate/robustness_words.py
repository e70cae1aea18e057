"""What was done to pictures, and what came of it, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.errors import by_count
from nnstudio.inside.changed_pictures import NOISE, ROTATION, SHIFT
from nnstudio.studio.words import signed


def change_words(kind: str, strength: float) -> str:
    """A change of a strength: "shifted by 10%", "turned by 45°"."""
    if strength == 0:
        return _tr("untouched")
    if kind == SHIFT:
        text = _tr("shifted by {strength}%")
    elif kind == ROTATION:
        text = _tr("turned by {strength}°")
    elif kind == NOISE:
        text = _tr("with noise of {strength}%")
    else:
        text = _tr("thicker by {strength} px") if strength > 0 else _tr("thinner by {strength} px")
        strength = abs(strength)
    return text.format(strength=signed(f"{strength:g}"))


def some_words(change: str, accuracy: float) -> str:
    """Over some of the pictures."""
    return _sentence(
        _tr("{change}: {accuracy} right. Click for the mistakes."), change, accuracy=f"{accuracy:.1%}"
    )


def wrong_words(change: str, count: int) -> str:
    """Over those that went wrong."""
    none = _tr("{change}: not one mistake.")
    one, many = _tr("{change}: 1 mistake."), _tr("{change}: {count} mistakes, the surest first.")
    return _sentence(by_count(count, one, many) if count else none, change, count=f"{count:,}")


def _sentence(text: str, change: str, **values: str) -> str:
    return text.format(change=change[:1].upper() + change[1:], **values)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Evaluate", text)
