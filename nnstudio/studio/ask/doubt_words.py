"""A doubtful answer in words, as every page of the test panel says it: what it may be, or that it is not known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from nnstudio.studio.ask.doubting import Doubting
from nnstudio.studio.words import in_words

MOST_NAMED = 3
"""Classes of a set that are named."""


def not_known() -> str:
    """The title of what is unlike all examples."""
    return _tr("I don't know")


def either(classes: Sequence[int], names: Sequence[str]) -> str:
    """The title of what may be one of several classes, the likeliest first."""
    said = [class_name(each, names) for each in classes[:MOST_NAMED]]
    if len(classes) > MOST_NAMED:
        return _tr("{first} or {count} others").format(first=said[0], count=len(classes) - 1)
    *others, last = said
    return _tr("{first} or {last}").format(first=", ".join(others), last=last)


def how_often() -> str:
    """What is promised of that."""
    return _tr("The right one is among these in 95% of such cases.")


def waiting(doubting: Doubting) -> str:
    """Why there is nothing to say yet of an answer that there is."""
    if doubting.failure is not None:
        return in_words(doubting.failure)
    if doubting.waits:
        return _tr("This waits until the training pauses.")
    if doubting.learning:
        return _tr("Learning what is usual: {share:.0%}").format(share=doubting.share)
    return ""


def looking(trained: bool) -> str:
    """The same where none of that is the reason."""
    return _tr("Looking ...") if trained else _tr("Train the network first.")


def class_name(label: int, names: Sequence[str]) -> str:
    """A class by its name, and an output that has none by its number."""
    return names[label] if label < len(names) else str(label)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doubt", text)
