"""What a network learns: a task, examples of it, and how they are scaled."""

from __future__ import annotations

import dataclasses
from typing import Self

from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.errors import DataError
from nnstudio.learning.examples import ArrayExamples, Examples
from nnstudio.learning.scaling import Scaling, natural
from nnstudio.learning.tasks import Classification, Task


@dataclasses.dataclass(frozen=True)
class TrainingData:
    """train: examples to learn from. validation: others to be judged on after each epoch, None for no judgement.

    scaling: from what is read to what the network gets; the same for both; None for the natural one of its dtype.
    """

    task: Task
    train: Examples
    validation: Examples | None = None
    scaling: Scaling | None = None

    @property
    def to_network(self) -> Scaling:
        """From what is read to what the network gets."""
        return self.scaling or natural(self.train.dtype)

    @classmethod
    def of_arrays(
        cls,
        x: Array,
        y: Array,
        validation_x: Array | None = None,
        validation_y: Array | None = None,
        *,
        classes: int | None = None,
    ) -> Self:
        """Examples x (n, *shape), uint8 or floats 0..1, with labels y (n,), as a notebook has them.

        classes: how many there are; None for as many as the labels need, two at least. Raises DataError.
        """
        if (validation_x is None) != (validation_y is None):
            raise DataError(sentence("Validation needs both examples and labels"))
        train = ArrayExamples(x, y)
        whole = y.ndim == 1 and y.dtype.kind in "iu" and len(y) > 0
        count = classes or max(2, int(y.max()) + 1 if whole else 2)
        judged = None
        if validation_x is not None and validation_y is not None:
            judged = ArrayExamples(validation_x, validation_y)
        return cls(Classification(tuple(map(str, range(count)))), train, judged)
