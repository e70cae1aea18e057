"""What somebody drew on the pad and kept with its class, as data to learn from and to be judged by: MNIST is the hand
of others. Whoever fine-tunes on it may have images of MNIST learned beside, so that these are not forgotten.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable

import numpy as np

from nnstudio.data.errors import DataError
from nnstudio.data.fingerprint import of_examples
from nnstudio.data.hand.store import Hand, file_of, read_hand
from nnstudio.data.mnist import CLASSES, load_mnist
from nnstudio.data.opening import state_of, why_not_opened
from nnstudio.data.pictures import PictureSource
from nnstudio.data.source import Opened, Progress, unwatched
from nnstudio.declared import param
from nnstudio.errors import Sentence, sentence
from nnstudio.learning.examples import ArrayExamples, Examples
from nnstudio.learning.scaling import BYTE, Scaling

BESIDE_SEED = 0


@dataclasses.dataclass(frozen=True)
class OwnHand(PictureSource):
    """Drawings that were kept, (28, 28, 1) for MNIST's kind, else of the shape that they were drawn for."""

    title = "Your hand"
    help = "What you drew on the pad and kept with its class."

    name: str = param(
        "digits",
        label="set",
        help="Drawings for other classes or another kind of picture are sets of their own.",
    )
    beside: int = param(
        0,
        min=0,
        max=60_000,
        unit="images",
        label="MNIST beside",
        help="So many training images of MNIST are learned beside your drawings, so that they are not forgotten. "
        "The test has yours alone.",
    )
    test_fraction: float = param(
        0.2,
        above=0.0,
        max=0.9,
        unit="fraction",
        help="Part of each class that is kept aside for the test. A drawing stays in its part when others come.",
    )

    def open(self, progress: Progress = unwatched) -> Opened:
        """Draw the strokes as the network sees them. Raises DataError."""
        hand = read_hand(file_of(self.name))
        labels = hand.labels
        if len(np.unique(labels)) < 2:
            raise DataError(
                sentence("Drawings of one class are no task yet: keep some of two classes or more.")
            )
        whole = ArrayExamples(hand.images(), labels)
        aside = held_out(labels, self.test_fraction)
        train = whole.take(np.flatnonzero(~aside)).first(self.limit)
        test = whole.take(np.flatnonzero(aside)).first(self.limit)
        learned = self._with_mnist(train, hand) if self.beside else train
        described = dataclasses.replace(
            hand.description,
            title=self.title,
            train=len(learned),
            test=len(test),
            scaling=Scaling(BYTE),
            fingerprint=of_examples(learned, test),
        )
        return self.asked(Opened(described, learned, test, _notes(hand)))

    def state(self) -> Hashable:
        file = file_of(self.name)
        try:
            return state_of(file)
        except OSError as error:
            raise DataError(why_not_opened(file, error)) from error

    def _with_mnist(self, own: Examples, hand: Hand) -> Examples:
        description = hand.description
        if (hand.classes, description.shape, description.fit) != (CLASSES, (28, 28, 1), "ink"):
            raise DataError(
                sentence("Images of MNIST go beside drawings of digits alone: set MNIST beside to 0.")
            )
        mnist = load_mnist("train")
        whole = ArrayExamples(mnist.images, mnist.labels.astype(np.intp))
        others = whole.some(self.beside, BESIDE_SEED)
        return ArrayExamples(
            np.concatenate([own.all(), others.all()]), np.concatenate([own.targets, others.targets])
        )


def held_out(
    labels: np.ndarray[tuple[int], np.dtype[np.intp]], fraction: float
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which of the drawings with these classes (n,) are kept aside, (n,): every so many of each class, by the order in
    which they were kept. What comes later changes nothing for those before.
    """
    aside = np.zeros(len(labels), bool)
    for label in np.unique(labels):
        places = np.flatnonzero(labels == label)
        steps = np.floor(np.arange(len(places) + 1) * fraction + 0.5)
        aside[places] = np.diff(steps) > 0
    return aside


def _notes(hand: Hand) -> tuple[Sentence, ...]:
    if not hand.unreadable:
        return ()
    return (
        sentence(
            "{count:,} lines of the file can't be read and are left out; they stay in it.",
            count=hand.unreadable,
        ),
    )
