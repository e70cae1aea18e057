"""Which classes a network takes for which, down to the single example."""

from __future__ import annotations

import dataclasses
from typing import Self

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array
from nnstudio.learning.metrics import UNANSWERED, ClassScores, classes_of, scores_of_counts
from nnstudio.learning.tasks import Classification

Places = NDArray[np.intp]
MOST_IN_MATRIX = 100
"""With more classes there is no matrix, but a table of the most frequent confusions."""
MOST_PAIRS = 500


@dataclasses.dataclass(frozen=True)
class Pair:
    """`count` examples of the class `truth` were answered `answer`; share: of all examples of that class."""

    truth: int
    answer: int
    count: int
    share: float


@dataclasses.dataclass(frozen=True, eq=False)
class Confusions:
    """names: of all classes, and of further outputs if one of them was answered; k of them. truths, answers: (n,).

    An answer is UNANSWERED where an output is no number; that is wrong, and in no cell of the matrix.
    sureness: (n,) the output for the answer, NaN without one. matrix: (k, k), how many of class `row` were answered
    `column`; None for more than MOST_IN_MATRIX. scores: of each class. pairs: the most frequent
    confusions, the first one first.
    """

    names: tuple[str, ...]
    truths: Places
    answers: Places
    sureness: Array
    matrix: NDArray[np.int64] | None
    scores: ClassScores
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, task: Classification, truths: Array, outputs: Array) -> Self:
        """truths: (n,) classes. outputs: (n, k), or (n, 1) for the probability of the second of two classes."""
        truths, answers = np.asarray(truths, np.intp), np.asarray(classes_of(outputs), np.intp)
        count = max(len(task.classes), int(answers.max(initial=0)) + 1)
        names = (*task.classes, *map(str, range(len(task.classes), count)))
        told = answers != UNANSWERED
        cells, counts = np.unique(truths[told] * count + answers[told], return_counts=True)
        rows, columns = np.divmod(cells, count)
        right = np.zeros(count, np.int64)
        right[rows[rows == columns]] = counts[rows == columns]
        called, support = (np.bincount(classes, minlength=count) for classes in (answers[told], truths))
        matrix = None
        if count <= MOST_IN_MATRIX:
            matrix = np.zeros((count, count), np.int64)
            matrix[rows, columns] = counts
        wrong = rows != columns
        pairs = _pairs(rows[wrong], columns[wrong], counts[wrong], support)
        return cls(
            names,
            truths,
            answers,
            sureness_of(outputs, answers),
            matrix,
            scores_of_counts(right, called, support),
            pairs,
        )

    def __len__(self) -> int:
        """How many examples there are."""
        return len(self.truths)

    @property
    def unanswered(self) -> int:
        """How many examples got no answer, since an output is no number."""
        return int(np.count_nonzero(self.answers == UNANSWERED))

    @property
    def worst(self) -> Pair | None:
        """The commonest mistake; None without any."""
        return self.pairs[0] if self.pairs else None

    def answer_at(self, place: int) -> str:
        """What one of the examples was taken for, "" for nothing."""
        answer = int(self.answers[place])
        return "" if answer == UNANSWERED else self.names[answer]

    def order(self) -> Places:
        """(k,) the classes of the matrix, those first that most mistakes have to do with."""
        if self.matrix is None:
            return np.arange(len(self.names))
        mistakes = self.matrix.sum(axis=0) + self.matrix.sum(axis=1) - 2 * np.diagonal(self.matrix)
        return np.argsort(-mistakes, kind="stable")

    def examples_of(self, truth: int, answer: int) -> Places:
        """Places of the examples of one class that got one answer, the surest first."""
        return self._surest(np.flatnonzero((self.truths == truth) & (self.answers == answer)))

    def mistakes_with(self, name: int) -> Places:
        """Places of the examples of one class that got another answer, or of another that got this one."""
        return self._surest(
            np.flatnonzero((self.truths != self.answers) & ((self.truths == name) | (self.answers == name)))
        )

    def wrong(self) -> Places:
        """Places of all examples that the network got wrong, those that it was surest of first."""
        return self._surest(np.flatnonzero(self.truths != self.answers))

    def _surest(self, places: Places) -> Places:
        return places[np.argsort(-self.sureness[places], kind="stable")]


def sureness_of(outputs: Array, answers: Places) -> Array:
    """(n,) float32 the output for each answer, NaN where there is none. outputs: (n, k), or (n, 1) of two classes."""
    if outputs.shape[1] == 1:
        return np.asarray(np.where(answers == 1, outputs[:, 0], 1.0 - outputs[:, 0]), np.float32)
    places = np.maximum(answers, 0)[:, None]
    own = np.take_along_axis(outputs, places, axis=1)[:, 0]
    return np.asarray(np.where(answers == UNANSWERED, np.nan, own), np.float32)


def _pairs(truths: Places, answers: Places, counts: Places, support: Places) -> tuple[Pair, ...]:
    first = np.argsort(-counts, kind="stable")[:MOST_PAIRS]
    return tuple(
        Pair(int(truths[i]), int(answers[i]), int(counts[i]), float(counts[i] / support[truths[i]]))
        for i in first
    )
