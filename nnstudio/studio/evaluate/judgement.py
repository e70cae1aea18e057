"""The test set's verdict on a network, and which images stand behind each of its figures."""

from __future__ import annotations

import dataclasses
import functools

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.source import Opened
from nnstudio.learning.engine import Verdict
from nnstudio.learning.examples import Examples
from nnstudio.learning.losses import Loss
from nnstudio.learning.metrics import classes_of, confusion_matrix
from nnstudio.learning.tasks import Classification
from nnstudio.runs.answering import Answering
from nnstudio.runs.engines import ENGINE


@dataclasses.dataclass(frozen=True, eq=False)
class Judgement:
    """answering: the network that was judged. test: the examples that it was judged on."""

    answering: Answering
    evaluation: Verdict
    test: Examples

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the labels."""
        task = self.answering.task
        return task.classes if isinstance(task, Classification) else ()

    @functools.cached_property
    def confusion(self) -> NDArray[np.int64]:
        """(k, k): how many examples of class `row` were answered `column`."""
        outputs = int(self.evaluation.predictions.shape[1])
        return confusion_matrix(self.test.targets, self.answers, max(len(self.classes), outputs))

    @property
    def accuracy(self) -> float:
        """Fraction of the examples answered right."""
        return self.evaluation.metrics["accuracy"]

    @property
    def answers(self) -> NDArray[np.intp]:
        """The answer to each image, (n,)."""
        return np.asarray(classes_of(self.evaluation.predictions), np.intp)

    def sureness(self, places: NDArray[np.intp], answer: int) -> NDArray[np.float32]:
        """The output for a class at these places; one output is that of the second of two classes."""
        outputs = self.evaluation.predictions[places]
        if outputs.shape[1] > 1:
            return np.asarray(outputs[:, answer])
        return np.asarray(outputs[:, 0] if answer else 1.0 - outputs[:, 0])

    def images_of(self, truth: int, answer: int) -> NDArray[np.intp]:
        """Places of the images of one class that got one answer, those that the network was surest of
        first.
        """
        found = np.flatnonzero((self.test.targets == truth) & (self.answers == answer))
        return found[np.argsort(-self.sureness(found, answer), kind="stable")]

    def wrong(self) -> NDArray[np.intp]:
        """Places of all images that the network got wrong, those that it was surest of first."""
        found = np.flatnonzero(self.test.targets != self.answers)
        return found[np.argsort(-self.evaluation.predictions[found].max(axis=1), kind="stable")]

    @property
    def worst(self) -> tuple[int, int, int] | None:
        """Truth, answer and number of images of the commonest mistake; None without any."""
        mistakes = self.confusion.copy()
        np.fill_diagonal(mistakes, 0)
        truth, answer = np.unravel_index(int(mistakes.argmax()), mistakes.shape)
        count = int(mistakes[truth, answer])
        return (int(truth), int(answer), count) if count else None


def judge(opened: Opened, answering: Answering, loss: Loss, threads: int | None = None) -> Judgement:
    """Run the test part of the data through the network."""
    test = opened.test
    found = ENGINE.evaluate(
        answering.graph,
        answering.all_weights(),
        answering.task,
        test,
        loss,
        scaling=answering.scaling,
        threads=threads,
    )
    return Judgement(answering, found, test)
