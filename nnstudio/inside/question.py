"""The answer that is looked into: which network gave it, to which example, and what of it is meant.

What is explained is the score of a class before softmax or sigmoid, since those push every large score to 1, where
nothing changes any more (Simonyan et al. 2013).
"""

from __future__ import annotations

import dataclasses
from functools import cached_property

import numpy as np

from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape
from nnstudio.learning.engine import Model, before
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification, Regression, Task

BOUNDED = frozenset({"softmax", "sigmoid"})
"""Functions at the end of a network that hide how large a score is."""


@dataclasses.dataclass(frozen=True, eq=False)
class Question:
    """Why `model` gives so much of `towards` to an example.

    graph, scaling: of the model. example: (*input_shape) as it is read. towards: (*output_shape), what each score
    counts: 1 at a class, or 1 at one and -1 at another for their difference.
    """

    model: Model
    graph: Graph
    scaling: Scaling
    example: Array
    towards: Array

    @property
    def scores(self) -> str:
        """The node whose values are the scores, as `Model.inside` calls it."""
        last = self.graph.output()
        return before(last.id) if getattr(last.layer, "activation", "") in BOUNDED else last.id

    @cached_property
    def blank(self) -> Array:
        """What is 0 for the network, (*input_shape) float32 as it is read: black, or the mean of what it learned."""
        nothing: Array = np.zeros(self.graph.input_shape, np.float32)
        return np.asarray(self.scaling.undo(nothing) / np.float32(self.scaling.factor), np.float32)

    def between(self, shares: Array) -> Array:
        """Examples (n, *input_shape) on the way from blank, 0, to this one, 1."""
        way = np.asarray(self.example, np.float32) - self.blank
        along: Array = np.asarray(shares, np.float32).reshape(-1, *[1] * self.blank.ndim)
        return np.asarray(self.blank + along * way, np.float32)

    def score(self, examples: Array) -> Array:
        """The scores (n,) float64 of examples (n, *input_shape)."""
        found = np.asarray(self.model.inside(examples, [self.scores])[self.scores], np.float64)
        return np.asarray((found * self.towards).reshape(len(examples), -1).sum(axis=1))

    def gradient(self, examples: Array, to: str) -> Array:
        """The gradient of the score with respect to a node's output, (n, *shape)."""
        return self.model.gradient(examples, {self.scores: self.towards}, [to])[to]


def nothing(shape: Shape) -> Array:
    """An example of zeros."""
    return np.zeros(shape, np.float32)


def meant(task: Task, outputs: Shape, chosen: int, against: int | None = None) -> Array:
    """What each of the scores (*outputs) counts for a class, or for a class and against another; or for a number that
    is predicted, in its own unit.

    Where two classes share one output, a large score is for class 1 and a small one for class 0.
    """
    towards = np.zeros(outputs, np.float32)
    if isinstance(task, Classification) and outputs == (1,):
        towards[0] = 1.0 if chosen else -1.0
        return towards
    towards[chosen] += task.targets[chosen].scale if isinstance(task, Regression) else 1.0
    if against is not None:
        towards[against] -= 1.0
    return towards
