"""What the next click on Train would do: begin anew, go on, or go on with a part of the weights. It is said
before it happens, so that nobody loses a trained network to an edit.
"""

from __future__ import annotations

import dataclasses
import enum
import functools

from nnstudio.data.shelf import Shelf
from nnstudio.document.document import Document
from nnstudio.errors import Sentence, sentence
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.answering import Answering, answering
from nnstudio.runs.fitting import Fit, fit, sleeping
from nnstudio.runs.messages import Weights
from nnstudio.runs.plan import Plan
from nnstudio.runs.trained import Trained, have_same_data

MOST_NAMES = 3
"""Layers that a sentence lists by name; more are counted."""


class Start(enum.Enum):
    """How the next run begins."""

    NEW = "new"
    CONTINUE = "continue"
    ADAPT = "adapt"


@dataclasses.dataclass(frozen=True, eq=False)
class Outlook:
    """A document beside what was learned last. What that means is found out when somebody asks: while a network learns,
    other weights come 30 times a second.

    document: what the next run trains. trained: what was learned last, maybe by a document that was edited since;
    under the document's names, where nothing but names is different.
    """

    document: Document
    trained: Trained | None

    @functools.cached_property
    def fit(self) -> Fit:
        """Which weights the next run begins with."""
        return fit(self.document.graph, self.trained.known if self.trained else None)

    @property
    def start(self) -> Start:
        """How the next run begins."""
        return self._start[0]

    @property
    def sentence(self) -> Sentence | None:
        """What that means, if it has to be said."""
        return self._start[1]

    @functools.cached_property
    def _start(self) -> tuple[Start, Sentence | None]:
        if self.trained is None:
            return Start.NEW, None
        if not self.fit.kept:
            return Start.NEW, _all_new() if self.fit.fresh else None
        if self.fit.fresh:
            return Start.ADAPT, _reset_sentence(self.fit)
        if self.trained.goes_on_as(self.document):
            return Start.CONTINUE, None
        return Start.ADAPT, _restart_sentence(self.document, self.trained)

    @property
    def goes_on(self) -> Trained | None:
        """The run that is gone on with; None if another begins."""
        return self.trained if self.start is Start.CONTINUE else None

    @property
    def learning_rate(self) -> float:
        """What the next run begins with: the document's, which is the only one there is."""
        rate: float = self.document.training.optimizer.learning_rate
        return rate

    @property
    def goal(self) -> int:
        """The epoch that the next run trains to."""
        return self.goes_on.goal_for(self.document) if self.goes_on else self.document.training.epochs

    @property
    def weights(self) -> Weights | None:
        """What the document's network has learned, by "node/name"; None unless every layer has."""
        return self.fit.weights if self.fit.complete else None

    @property
    def asleep(self) -> Weights:
        """What the disabled layers of the document have learned, as far as they could use it if all were enabled."""
        return sleeping(self.document, self.trained.known if self.trained else {})

    @property
    def settings_of_run(self) -> TrainingSettings:
        """Those of the run that the weights are of, which may have been edited since, or else the document's."""
        if self.trained is not None and self.fit.kept:
            return self.trained.document.training
        return self.document.training

    def answering(self) -> Answering:
        """The document's network, with what it has learned. It must have no problem."""
        return answering(self.document, self.trained.known if self.trained else None)

    def plan(self, shelf: Shelf) -> Plan:
        """The next run. One that is gone on with, and was to end by now, gets as many epochs again."""
        before = self.goes_on
        return Plan(
            self.document,
            self.goal,
            shelf,
            self.fit.weights or None,
            before.checkpoint if before else None,
            self.learning_rate if before else None,
            asleep=self.asleep,
        )


def outlook(document: Document, trained: Trained | None) -> Outlook:
    """What training `document` next would do with the network that is trained already."""
    return Outlook(document, trained and trained.named_as_in(document))


def _all_new() -> Sentence:
    return sentence("Training starts from new weights: no layer is as it was.")


def _restart_sentence(document: Document, trained: Trained) -> Sentence:
    if not have_same_data(document, trained.document):
        return sentence(
            "All weights are kept; the optimizer and the epochs start anew, since the data changed."
        )
    if document.training.validation == "split" and not _same_split(document, trained.document):
        return sentence(
            "All weights are kept, and have learned examples that are now kept aside to judge by: start over for "
            "figures that can be trusted."
        )
    if document.graph != trained.document.graph:
        return sentence(
            "All weights are kept; the optimizer and the epochs start anew, since the network changed."
        )
    if trained.checkpoint is not None:
        return sentence(
            "All weights are kept; the optimizer and the epochs start anew, since the settings changed."
        )
    return sentence("All weights are kept; the optimizer and the epochs start anew.")


def _same_split(document: Document, before: Document) -> bool:
    """Whether the same examples are kept aside as before."""
    now, then = document.training, before.training
    fields = ("validation", "validation_fraction", "seed")
    return all(getattr(now, field) == getattr(then, field) for field in fields)


def _reset_sentence(found: Fit) -> Sentence:
    fresh, kept = _names(found.fresh), _names(found.kept)
    return sentence(
        "{fresh} will start with new weights; {kept} will keep what was learned.", fresh=fresh, kept=kept
    )


def _names(ids: tuple[str, ...]) -> str:
    if len(ids) > MOST_NAMES:
        return sentence("{count} layers", count=len(ids))
    if len(ids) == 1:
        return ids[0]
    return sentence("{first} and {second}", first=", ".join(ids[:-1]), second=ids[-1])
