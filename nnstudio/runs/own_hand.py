"""What fine-tuning on one's own hand changed: how many drawings that it never saw, and how many of MNIST's test images,
the network reads rightly before and after. Of a few drawings a share is worth little without its interval.
"""

from __future__ import annotations

import dataclasses
import math

from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.hand.store import DIGITS, file_of, read_hand, set_of
from nnstudio.data.opening import exists
from nnstudio.data.shelf import Shelf
from nnstudio.data.sources import Mnist, OwnHand
from nnstudio.document.document import Document
from nnstudio.errors import Sentence, sentence
from nnstudio.learning.examples import Examples
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.messages import Weights

BESIDE = 1000
"""As many keep what was known to a tenth of a percent, and cost seconds (benchmarks/own_hand.py)."""
NORMAL = 1.96
"""The normal distribution's quantile for an interval that holds in 95% of all cases."""


@dataclasses.dataclass(frozen=True)
class Share:
    """right: of `count` examples, one at least."""

    right: int
    count: int

    @property
    def share(self) -> float:
        """0..1."""
        return self.right / self.count

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval of the share in all such examples, 95%, within 0..1."""
        squared = NORMAL**2 / self.count
        middle = (self.share + squared / 2) / (1 + squared)
        half = (
            NORMAL
            / (1 + squared)
            * math.sqrt(self.share * (1 - self.share) / self.count + squared / self.count / 4)
        )
        return max(0.0, middle - half), min(1.0, middle + half)

    @property
    def said(self) -> Sentence:
        """As "91.0% (83.8 to 95.2%)"."""
        low, high = self.interval
        return sentence("{share:.1%} ({low:.1%} to {high:.1%})", share=self.share, low=low, high=high)


@dataclasses.dataclass(frozen=True)
class Shares:
    """own: of the drawings that were kept aside. others: of MNIST's test images, by that title; None for a network of
    other classes.
    """

    own: Share
    others: Share | None
    title: str


def own_hand_for(document: Document) -> OwnHand:
    """The drawings that the document's network reads, for it to learn. Raises DataError where it reads none.

    Images of MNIST are learned beside digits: without, what it knew of them is forgotten.
    """
    if isinstance(document.source, OwnHand):
        return document.source
    name = set_of(document.description)
    return OwnHand(name=name, beside=BESIDE if name == DIGITS else 0)


def drawn_for(name: str) -> Description:
    """The data that a set's drawings are for; that of digits is known before the first is kept. Raises DataError."""
    file = file_of(name)
    return Mnist().describe() if name == DIGITS and not exists(file) else read_hand(file).description


def shares(document: Document, weights: Weights, own: OwnHand, shelf: Shelf) -> Shares:
    """How much of its hand, and of MNIST, the document's network reads rightly with these weights, all of them.

    Only the shape of its input and its classes count, not what the document learns from. Raises DataError where nothing
    is kept, or the network is of other data, and what `Engine.evaluate` raises.
    """
    drawn = shelf.look(own)
    if (drawn.description.task, drawn.description.shape) != (document.task, document.description.shape):
        raise DataError(sentence("The drawings were kept for data of other classes or another shape."))
    if not len(drawn.test):
        raise DataError(sentence("Too few drawings are kept to judge by: keep three of each class, or more."))
    mnist = Mnist()
    asked = mnist.describe()
    same = (asked.task, asked.shape, asked.fit) == (
        document.task,
        drawn.description.shape,
        drawn.description.fit,
    )
    return Shares(
        _share(document, weights, drawn.test),
        _share(document, weights, shelf.look(mnist).test) if same else None,
        mnist.title,
    )


def _share(document: Document, weights: Weights, examples: Examples) -> Share:
    verdict = ENGINE.evaluate(
        document.graph,
        weights,
        document.task,
        examples,
        document.training.loss,
        scaling=document.description.scaling,
    )
    return Share(round(verdict.metrics["accuracy"] * len(examples)), len(examples))
