"""The memory that a program will take, found without taking it.

What an op keeps, and how much scratch it needs, is decided where it is made. So every op is made once on hollow
arrays, which have a shape but no memory, with a workspace that only counts: no layer has to say it a second time.
"""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np

from nnstudio.engine.binding import share
from nnstudio.engine.layout import Layout
from nnstudio.engine.workspace import aligned
from nnstudio.layers.graph import Node
from nnstudio.layers.layer import Array, Frame
from nnstudio.layers.shapes import Shape

LARGEST_IMAGE = 2**22
"""Values of an image for which ops are made: 2048 x 2048 pixels in grey."""
GUESSED_SCRATCH = 5
"""Images in and out that an op has in scratch at most, if they are larger than a block: those of a 3x3 convolution."""


class Forecast:
    """What `Program.memory` will be for a layout of a fused graph and batches of that many images, in bytes.

    whole: values of the whole batch. arenas: what else passes between layers. partial: the gradients that each shard
    adds up for itself. kept: what ops keep from forward to backward. scratch: what ops share within a shard.
    """

    def __init__(self, layout: Layout, batch: int, shards: int, dtype: Any = np.float32) -> None:
        self.layout, self.batch, self.shards, self.dtype = layout, batch, shards, np.dtype(dtype)
        sizes = [part.stop - part.start for part in share(batch, shards) if part.stop > part.start]
        counters = {images: self._counter(images) for images in set(sizes)}
        self.kept = sum(counters[images].kept for images in sizes)
        self.scratch = shards * max(counter.needed for counter in counters.values())
        whole = [value for value in layout.whole if value[0] == "y" or layout.training]
        self.whole = batch * sum(self._size(layout.shape(value)) for value in whole)
        self.arenas = shards * self._alive(max(sizes))
        self.partial = self._partial() if shards > 1 else 0

    @property
    def memory(self) -> int:
        """All of it; the weights come on top."""
        return self.whole + self.arenas + self.partial + self.kept + self.scratch

    def _size(self, shape: Shape) -> int:
        return math.prod(shape) * self.dtype.itemsize

    def _alive(self, images: int) -> int:
        """The most that is alive at one time in a shard; values are packed to little more."""
        changes = [0] * (self.layout.end + 2)
        for life in self.layout.lives(images, self.dtype.itemsize):
            changes[life.first] += life.size
            changes[life.last + 1] -= life.size
        return max(itertools.accumulate(changes))

    def _partial(self) -> int:
        nodes = [node for node in self.layout.nodes if self.layout.needs[node.id] and not node.layer.defers]
        specs = [spec for node in nodes for spec in node.layer.weights(*self._inputs(node)) if spec.trainable]
        return self.shards * sum(self._size(spec.shape) for spec in specs)

    def _inputs(self, node: Node) -> list[Shape]:
        return [self.layout.shapes[source] for source in node.inputs]

    def _counter(self, images: int) -> Counter:
        """What the ops of a shard of that many images take."""
        counter = Counter()
        for node in self.layout.nodes:
            if not self.layout.is_view(node):
                self._count(node, self._frame(node, images, counter), counter)
        return counter

    def _count(self, node: Node, frame: Frame, counter: Counter) -> None:
        """Make the op, which may lay out as much as one image; so with enormous images it is only guessed at."""
        counter.begin()
        images = [array[0] for array in (frame.output, *frame.inputs)]
        if max(image.size for image in images) <= LARGEST_IMAGE:
            node.layer.op(frame)
            return
        for image in images:
            frame.scratch((GUESSED_SCRATCH, *image.shape))
        if self.layout.training:
            frame.keep(frame.output.shape)

    def _frame(self, node: Node, images: int, counter: Counter) -> Frame:
        needs, shapes = self.layout.needs, self._inputs(node)
        inputs = tuple(hollow((images, *shape), self.dtype) for shape in shapes)
        output = hollow((images, *self.layout.shapes[node.id]), self.dtype)
        specs = node.layer.weights(*shapes)
        weights = {spec.name: hollow(spec.shape, self.dtype) for spec in specs}
        return Frame(
            inputs=inputs,
            output=output,
            output_gradient=output if needs[node.id] else None,
            input_gradients=tuple(
                x if needs[source] else None for x, source in zip(inputs, node.inputs, strict=True)
            ),
            weights=weights,
            gradients={s.name: weights[s.name] for s in specs if s.trainable and needs[node.id]},
            generator=NO_CHANCE,
            training=self.layout.training,
            shard=0,
            shards=self.shards,
            batch=self.batch,
            workspace=counter,
            shared=lambda _, shape: np.zeros((self.shards, *shape)),
        )


NO_CHANCE = np.random.Generator(np.random.SFC64(0))
"""For ops that are made and never run."""


class Counter:
    """A workspace without memory. needed: the most scratch of one op; kept: what all ops keep; in bytes."""

    def __init__(self) -> None:
        self.kept = self.needed = self._used = 0

    def begin(self) -> None:
        """The next op takes scratch from the start."""
        self._used = 0

    def take(self, shape: Shape, dtype: Any) -> Array:
        """Count scratch."""
        array = hollow(shape, dtype)
        self._used += aligned(array.nbytes)
        self.needed = max(self.needed, self._used)
        return array

    def keep(self, shape: Shape, dtype: Any) -> Array:
        """Count memory of an op's own."""
        array = hollow(shape, dtype)
        self.kept += array.nbytes
        return array


def hollow(shape: Shape, dtype: Any) -> Array:
    """An array for its shape only: all its values are the same one in memory."""
    return np.ndarray(shape, dtype, np.zeros(1, dtype), strides=(0,) * len(shape))
