"""How onnxruntime is asked about a graph that came in: with examples and answers turned as the graph has them."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.formats.exchange.arriving import Elsewhere
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape

TO_FIRST, TO_LAST = (0, 3, 1, 2), (0, 2, 3, 1)


@dataclasses.dataclass(frozen=True)
class Asking:
    """takes: the graph's input without the batch. gives: our output. first, answers_first: whether the graph has
    channels first. raw: whether it takes examples as they are read.
    """

    takes: Shape
    gives: Shape
    first: bool
    answers_first: bool
    raw: bool

    def given(self, raw: Array, scaled: Array) -> Array:
        """What the graph takes."""
        examples = raw if self.raw else scaled
        turned = examples.transpose(TO_FIRST) if self.first else examples
        return np.ascontiguousarray(turned.reshape(len(turned), *self.takes), np.float32)

    def taken(self, answers: Array) -> Array:
        """Its answers as ours; as they are where they can't be."""
        turned = answers.transpose(TO_LAST) if self.answers_first and answers.ndim == 4 else answers
        wanted = (len(turned), *self.gives)
        return turned.reshape(wanted) if turned.size == np.prod(wanted) else turned

    @property
    def elsewhere(self) -> Elsewhere:
        """Running a graph runs no code of its own."""
        return Elsewhere("onnxruntime", "nnstudio.formats.onnx.asked", self.given, self.taken, safe=True)
