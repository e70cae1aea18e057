"""The memory that a program will take, found without taking it.

What an op keeps, and how much scratch it needs, is decided where it is made. So every op is made once on hollow
arrays, which have a shape but no memory, with a workspace that only counts: no layer has to say it a second time.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from typing import Any

import numpy as np

from nnstudio.engine.arena import place
from nnstudio.engine.binding import share
from nnstudio.engine.layout import Layout
from nnstudio.engine.workspace import aligned, hollow
from nnstudio.layers.graph import Node
from nnstudio.layers.kernels.ready import ReadyOp
from nnstudio.layers.layer import Array, Frame, Layer, Op
from nnstudio.layers.shapes import Shape

LARGEST_IMAGE = 2**22
"""Pixels of an image for which ops are made: 2048 x 2048."""
GUESSED_SCRATCH = 5
"""Images in and out that an op has in scratch at most, if they are larger than a block: those of a 3x3 convolution."""


class Forecast:
    """What `Program.memory` will be for a layout of a fused graph and batches of that many images, in bytes.

    whole: values of the whole batch. arenas: what else passes between layers. partial: the gradients that each shard
    adds up for itself. kept: what ops keep from forward to backward. scratch: what ops share within a shard.
    ones: what all ops share. calls: operations that ops list. smaller: images of an epoch's last batch, if fewer.
    """

    def __init__(
        self, layout: Layout, batch: int, shards: int, dtype: Any = np.float32, smaller: int = 0
    ) -> None:
        self.layout, self.batch, self.shards, self.dtype = layout, batch, shards, np.dtype(dtype)
        sizes = _sizes(batch, shards)
        ops = [self._ops(images) for images in sizes]
        others = [self._ops(images) for images in _sizes(smaller, shards)]
        self.kept = sum(shard.kept for shard in ops)
        self.scratch = shards * max(shard.scratch for shard in [*ops, *others])
        self.ones = max(shard.ones for shard in [*ops, *others])
        self.calls = sum(shard.calls for shard in [*ops, *others])
        whole = [value for value in layout.whole if value[0] == "y" or layout.training]
        self.whole = batch * sum(self._size(layout.shape(value)) for value in whole)
        lives = layout.lives(max(sizes), self.dtype.itemsize)
        self.arenas = shards * place(lives).size
        self.partial = self._partial() if shards > 1 else 0

    @property
    def memory(self) -> int:
        """All of it; the weights come on top."""
        return self.whole + self.arenas + self.partial + self.kept + self.scratch + self.ones

    def _size(self, shape: Shape) -> int:
        return math.prod(shape) * int(self.dtype.itemsize)

    def _partial(self) -> int:
        nodes = [node for node in self.layout.nodes if self.layout.needs[node.id] and not node.layer.defers]
        specs = [spec for node in nodes for spec in node.layer.weights(*self._inputs(node)) if spec.trainable]
        return self.shards * sum(self._size(spec.shape) for spec in specs)

    def _inputs(self, node: Node) -> list[Shape]:
        return [self.layout.shapes[source] for source in node.inputs]

    def _ops(self, images: int) -> OpMemory:
        """What all ops of a shard of that many images take; they share their scratch."""
        nodes = [node for node in self.layout.nodes if not self.layout.is_view(node)]
        ops = [op_memory(node.layer, self._place(node, images)) for node in nodes]
        return OpMemory(
            sum(op.kept for op in ops),
            max((op.scratch for op in ops), default=0),
            max((op.ones for op in ops), default=0),
            sum(op.calls for op in ops),
        )

    def _place(self, node: Node, images: int) -> Place:
        needs = self.layout.needs
        return Place(
            inputs=tuple(self._inputs(node)),
            output=self.layout.shapes[node.id],
            needs=needs[node.id],
            inputs_need=tuple(needs[source] for source in node.inputs),
            training=self.layout.training,
            images=images,
            batch=self.batch,
            shards=self.shards,
            dtype=self.dtype,
        )


@dataclasses.dataclass(frozen=True)
class OpMemory:
    """Bytes that are kept from forward to backward, of scratch, and of the ones that all ops share; and how many
    operations are listed.
    """

    kept: int
    scratch: int
    ones: int
    calls: int


@dataclasses.dataclass(frozen=True)
class Place:
    """All that an op's memory depends on beside its layer.

    inputs, output: shapes without the batch. needs, inputs_need: whether there is a gradient of the output, and of
    each input. images: of the shard.
    """

    inputs: tuple[Shape, ...]
    output: Shape
    needs: bool
    inputs_need: tuple[bool, ...]
    training: bool
    images: int
    batch: int
    shards: int
    dtype: np.dtype[Any]

    def frame(self, layer: Layer, workspace: Counter) -> Frame:
        """The frame of an op that is made and never run."""
        inputs = tuple(hollow((self.images, *shape), self.dtype) for shape in self.inputs)
        output = hollow((self.images, *self.output), self.dtype)
        specs = layer.weights(*self.inputs)
        weights = {spec.name: hollow(spec.shape, self.dtype) for spec in specs}
        return Frame(
            inputs=inputs,
            output=output,
            output_gradient=output if self.needs else None,
            input_gradients=tuple(
                x if needs else None for x, needs in zip(inputs, self.inputs_need, strict=True)
            ),
            weights=weights,
            gradients={spec.name: weights[spec.name] for spec in specs if spec.trainable and self.needs},
            generator=NO_CHANCE,
            training=self.training,
            shard=0,
            shards=self.shards,
            batch=self.batch,
            workspace=workspace,
            shared=lambda _, shape: hollow((self.shards, *shape), np.float64),
        )


@functools.lru_cache(maxsize=1024)
def op_memory(layer: Layer, place: Place) -> OpMemory:
    """What one op takes. Known from the last time, unless an edit changed it.

    An op may lay out a constant for each pixel of an image; so with enormous images it is not made, but guessed at.
    """
    counter = Counter()
    frame = place.frame(layer, counter)
    images, calls = (place.output, *place.inputs), 0
    if max(math.prod(image[:-1]) for image in images) <= LARGEST_IMAGE:
        calls = _calls(layer.op(frame), place.training and place.needs)
    else:
        for image in images:
            frame.scratch((GUESSED_SCRATCH, *image))
        if place.training:
            frame.keep(frame.output.shape)
    return OpMemory(counter.kept, counter.scratch, counter.shared_ones, calls)


def _calls(op: Op, both_ways: bool) -> int:
    """How many operations the op lists; on the way back about twice as many as forward."""
    if not isinstance(op, ReadyOp):
        return 0
    return sum(1 for _ in op.forward_calls()) * (3 if both_ways else 1)


def _sizes(images: int, shards: int) -> list[int]:
    """The images of each shard that has some."""
    return [part.stop - part.start for part in share(images, shards) if part.stop > part.start]


NO_CHANCE = np.random.Generator(np.random.SFC64(0))
"""For ops that are made and never run."""


class Counter:
    """The workspace of one op, without memory: it only counts bytes."""

    def __init__(self) -> None:
        self.kept = self.scratch = self.shared_ones = 0

    def take(self, shape: Shape, dtype: Any) -> Array:
        """Count scratch."""
        array = hollow(shape, dtype)
        self.scratch += aligned(array.nbytes)
        return array

    def ones(self, count: int, dtype: Any) -> Array:
        """Count ones."""
        array = hollow((count,), dtype)
        self.shared_ones = max(self.shared_ones, array.nbytes)
        return array

    def keep(self, shape: Shape, dtype: Any) -> Array:
        """Count memory of the op's own."""
        array = hollow(shape, dtype)
        self.kept += array.nbytes
        return array
