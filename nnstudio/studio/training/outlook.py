"""What the next click on Train would do: begin anew, go on, or go on with a part of the weights. It is said
before it happens, so that nobody loses a trained network to an edit.
"""

from __future__ import annotations

import dataclasses
import enum

from PySide6.QtCore import QCoreApplication

from nnstudio.document.document import Document
from nnstudio.studio.training.fitting import Fit, fit
from nnstudio.studio.training.trained import Trained

MOST_NAMES = 3
"""Layers that a sentence lists by name; more are counted."""


class Start(enum.Enum):
    """How the next run begins."""

    NEW = "new"
    CONTINUE = "continue"
    ADAPT = "adapt"


@dataclasses.dataclass(frozen=True)
class Outlook:
    """start: how the next run begins. fit: which weights it begins with. sentence: what that means, or ""."""

    start: Start
    fit: Fit
    sentence: str


def outlook(document: Document, trained: Trained | None, limit: int | None = None) -> Outlook:
    """What training `document` next would do with the network that is trained already."""
    found = fit(document.graph, trained.weights if trained else None)
    if trained is None:
        return Outlook(Start.NEW, found, "")
    if not found.kept:
        sentence = _tr("Training starts from new weights: no layer is as it was.") if found.fresh else ""
        return Outlook(Start.NEW, found, sentence)
    if found.fresh:
        return Outlook(Start.ADAPT, found, _reset_sentence(found))
    if trained.goes_on_as(document, limit):
        return Outlook(Start.CONTINUE, found, "")
    return Outlook(Start.ADAPT, found, _restart_sentence(document, trained))


def _restart_sentence(document: Document, trained: Trained) -> str:
    if document.graph != trained.document.graph:
        return _tr(
            "All weights are kept; the optimizer and the epochs start anew, since the network changed."
        )
    if trained.checkpoint is not None:
        return _tr(
            "All weights are kept; the optimizer and the epochs start anew, since the settings changed."
        )
    return _tr("All weights are kept; the optimizer and the epochs start anew.")


def _reset_sentence(found: Fit) -> str:
    fresh, kept = _names(found.fresh), _names(found.kept)
    text = _tr("{fresh} will start with new weights; {kept} will keep what was learned.")
    return text.format(fresh=fresh, kept=kept)


def _names(ids: tuple[str, ...]) -> str:
    if len(ids) > MOST_NAMES:
        return _tr("{count} layers").format(count=len(ids))
    if len(ids) == 1:
        return ids[0]
    return _tr("{first} and {last}").format(first=", ".join(ids[:-1]), last=ids[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outlook", text)
