"""The most memory that a whole run will take at one time: not only its program, but all that training keeps, judges and
draws on the way.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from nnstudio.engine.evaluation import judged_at_once
from nnstudio.engine.forecast import Forecast
from nnstudio.engine.fusion import fuse
from nnstudio.engine.gradients import MOST_RUNS, RUN
from nnstudio.engine.layout import Layout
from nnstudio.engine.program import shards_for
from nnstudio.engine.updates import PIECE
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Weight
from nnstudio.layers.shapes import size_of
from nnstudio.learning.augmentation import Augmentation, Augmenter
from nnstudio.learning.settings import TrainingSettings

FLOAT, LONG = 4, 8
COPIES_FOR_LOSS = 6
"""Arrays as large as all outputs of a batch that a loss takes at most: targets, work, and what it computes with."""
DRAWN_NORMAL, DRAWN = 25, 8
"""Bytes for each value while a weight is drawn: as float64, and for normal values with two more of that size."""
PENALISED = 4
"""Arrays as large as a weight that its penalty takes for a moment."""
OF_AN_OP, OF_A_CALL = 12_000, 1_600
"""Bytes of Python's objects for an op on a shard, and for each operation that it lists, with its views."""
AT_ALL = 400_000
"""Bytes of what every run takes: threads, buffers of the interpreter, generators."""


class RunForecast:
    """What training takes, and then being judged once more.

    images, validated: numbers of images to learn from, and to be judged by (0: none). The images themselves, loaded
    anyway, are not counted.
    """

    def __init__(self, graph: Graph, settings: TrainingSettings, images: int, validated: int) -> None:
        self.graph, self.settings = graph, settings
        self.images, self.validated = max(images, 1), validated
        shapes = graph.shapes()
        found = [n.layer.weights(*(shapes[source] for source in n.inputs)) for n in graph.nodes]
        self.weights: list[Weight] = [weight for weights in found for weight in weights]
        self.all = sum(size_of(weight.shape) for weight in self.weights)
        self.trainable = sum(size_of(weight.shape) for weight in self.weights if weight.trainable)
        self.batch = min(settings.batch_size, self.images)

    @property
    def memory(self) -> int:
        """Bytes at the moment when most is taken."""
        training = AT_ALL + self._parameters() + self._kept() + self._step()
        judged = self._judging()
        if self.settings.validation != "none":
            training += judged
        return max(self._parameters() + self._drawing(), training + max(self._passing(), self._last(judged)))

    def _parameters(self) -> int:
        """The weights, with the gradient of those that train."""
        return FLOAT * (self.all + self.trainable)

    def _kept(self) -> int:
        """The optimizer's state, the last good weights, and those of the best epoch."""
        best = self.settings.validation != "none"
        return FLOAT * (len(self.settings.optimizer.state()) * self.trainable + (1 + best) * self.all)

    def _step(self) -> int:
        """All that a batch needs."""
        count = max(1, min(MOST_RUNS, self.trainable // RUN))
        longest = -(-self.trainable // count)
        pieces = 2 * count * -(-longest // max(1, -(-longest // PIECE)))
        penalised = max((size_of(w.shape) for w in self.weights if w.l1 or w.l2), default=0)
        return (
            self._program(self.batch, self.images % self.batch, training=True)
            + self._feed()
            + FLOAT * (pieces + PENALISED * penalised)
        )

    def _feed(self) -> int:
        """The batch as bytes with its labels, the order of all images, and what changes images."""
        of_images = self.batch * (size_of(self.graph.input_shape) + 2 * LONG) + 2 * LONG * self.images
        augmentation = self.settings.augmentation
        if augmentation is None or augmentation.is_off:
            return of_images
        shards = shards_for(fuse(self.graph), self.batch, True)
        most = -(-self.batch // shards)
        return of_images + shards * augmenter_bytes(augmentation, most, self.graph.input_shape)

    def _judging(self) -> int:
        batch = judged_at_once(self.graph, self.validated)
        return self._program(batch, self.validated % batch, training=False)

    def _passing(self) -> int:
        """While an epoch is judged: the weights to go back to, or the new best ones beside the old."""
        return FLOAT * self.all if self.settings.validation != "none" else 0

    def _last(self, judged: int) -> int:
        """Judging the network once more, with weights of its own, unless the last epoch has just done so."""
        settings = self.settings
        if settings.validation == "test set" and settings.early_stopping is None:
            return 0
        answers = 2 * LONG * self.validated * self._outputs()
        return FLOAT * self.all + self._parameters() + max(self._drawing(), judged + answers)

    def _drawing(self) -> int:
        """While the largest weight is drawn."""
        return max((_drawn(w) * size_of(w.shape) for w in self.weights), default=0)

    def _outputs(self) -> int:
        return size_of(self.graph.shapes()[self.graph.output().id])

    def _program(self, batch: int, smaller: int, *, training: bool) -> int:
        layout = Layout(fuse(self.graph), training)
        shards = shards_for(layout.graph, batch, training)
        of_loss = COPIES_FOR_LOSS * FLOAT * batch * self._outputs()
        told = Forecast(layout, batch, shards, smaller=smaller)
        return told.memory + of_loss + OF_AN_OP * shards * len(layout.nodes) + OF_A_CALL * told.calls


def _drawn(weight: Weight) -> int:
    return DRAWN_NORMAL if "normal" in weight.initializer else DRAWN


@functools.lru_cache(maxsize=64)
def augmenter_bytes(augmentation: Augmentation, most: int, shape: tuple[int, ...]) -> int:
    """What the buffers of one augmenter take: it is made for the moment, since they are small."""
    return _bytes_in(Augmenter(augmentation, most, shape))


def _bytes_in(thing: Any) -> int:
    """The arrays that an object holds, in lists and in objects of its own too; views of others' are none."""
    if isinstance(thing, np.ndarray):
        return thing.nbytes if thing.base is None else 0
    if isinstance(thing, list | tuple):
        return sum(_bytes_in(part) for part in thing)
    return sum(_bytes_in(part) for part in vars(thing).values()) if hasattr(thing, "__dict__") else 0
