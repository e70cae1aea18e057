"""The test set's verdict on a network, and which images stand behind each of its figures."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.dataset import Dataset, Split
from nnstudio.engine.evaluation import Evaluation, evaluate
from nnstudio.engine.losses import Loss
from nnstudio.studio.training.answering import Answering


@dataclasses.dataclass(frozen=True, eq=False)
class Judgement:
    """answering: the network that was judged. test: the images that it was judged on. classes: names of the
    labels.
    """

    answering: Answering
    evaluation: Evaluation
    test: Split
    classes: tuple[str, ...]

    @property
    def answers(self) -> NDArray[np.intp]:
        """The answer to each image, (n,)."""
        answers: NDArray[np.intp] = self.evaluation.predictions.argmax(axis=1)
        return answers

    def images_of(self, truth: int, answer: int) -> NDArray[np.intp]:
        """Places of the images of one class that got one answer, those that the network was surest of
        first.
        """
        found = np.flatnonzero((self.test.labels == truth) & (self.answers == answer))
        return found[np.argsort(-self.evaluation.predictions[found, answer], kind="stable")]

    def wrong(self) -> NDArray[np.intp]:
        """Places of all images that the network got wrong, those that it was surest of first."""
        found = np.flatnonzero(self.test.labels != self.answers)
        return found[np.argsort(-self.evaluation.predictions[found].max(axis=1), kind="stable")]

    @property
    def worst(self) -> tuple[int, int, int] | None:
        """Truth, answer and number of images of the commonest mistake; None without any."""
        mistakes = self.evaluation.confusion.copy()
        np.fill_diagonal(mistakes, 0)
        truth, answer = np.unravel_index(int(mistakes.argmax()), mistakes.shape)
        count = int(mistakes[truth, answer])
        return (int(truth), int(answer), count) if count else None


def judge(
    dataset: Dataset, answering: Answering, loss: Loss, limit: int | None = None, threads: int | None = None
) -> Judgement:
    """Run the test set, or its first `limit` images, through the network."""
    test = dataset.test.limit(limit)
    found = evaluate(answering.graph, answering.all_weights(), test.images, test.labels, loss, threads)
    return Judgement(answering, found, test, dataset.classes)
