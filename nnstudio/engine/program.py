"""A graph made ready to run: memory laid out once, ops bound to it for each batch size that comes.

The batch is cut into a fixed number of shards, whatever the number of threads. Each shard has an arena of its own
for what passes between layers, so that one may be far ahead of another.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping

import numpy as np

from nnstudio.engine.arena import place
from nnstudio.engine.binding import Binding, share
from nnstudio.engine.fusion import fuse
from nnstudio.engine.layout import Layout, Value
from nnstudio.engine.parameters import Weights
from nnstudio.engine.watch import Watch
from nnstudio.engine.workspace import Kept, Scratch, aligned_bytes, aligned_zeros, shaped
from nnstudio.layers.graph import Graph, Node
from nnstudio.layers.layer import Array
from nnstudio.learning.checkpoint import GeneratorState
from nnstudio.learning.losses import Loss


class Program:
    """A graph with its parameters, for batches of up to `batch` images.

    training: with the backward pass, and with dropout and batch statistics at work. loss: None if only outputs are
    wanted. If the loss fuses with the last activation, that is left to the loss. shards: parts of a batch, None to
    choose by the cost. seed: for the chance in layers; each layer and shard has a generator of its own. weighted: the
    loss multiplies each image's part by its place in `image_weights` (batch,).
    watch: looks on while layers work. apart: nothing is fused, and every value outlives the pass.
    """

    def __init__(
        self,
        graph: Graph,
        parameters: Weights,
        batch: int,
        *,
        loss: Loss | None = None,
        training: bool = False,
        shards: int | None = None,
        seed: int = 0,
        weighted: bool = False,
        watch: Watch | None = None,
        apart: bool = False,
    ) -> None:
        self.loss, self.parameters, self.batch = loss, parameters, batch
        self.watch = watch
        plain, self.fused = _without_last_activation(graph, loss)
        self.graph = plain if apart else fuse(plain)
        self.dtype = parameters.vector.dtype
        self.shards = shards or shards_for(self.graph, batch, training)
        self.layout = Layout(self.graph, training, apart)
        self.seed = seed
        self._generators: dict[tuple[str, int], np.random.Generator] = {}
        self._kept: dict[tuple[str, int], Kept] = {}
        self._partial: dict[tuple[str, int], dict[str, Array]] = {}
        self._bindings: dict[int, Binding] = {}
        self.targets, self._order = self._targets(), np.arange(batch)
        self.image_weights = np.ones(batch, self.dtype) if weighted else None
        self.whole = {
            v: aligned_zeros((batch, *self.layout.shape(v)), self.dtype) for v in self._whole_values()
        }
        largest = max(part.stop - part.start for part in share(batch, self.shards))
        self._places = place(self.layout.lives(largest, self.dtype.itemsize))
        self._arenas = [aligned_bytes(self._places.size) for _ in range(self.shards)]
        self.scratch: list[Scratch] = []
        self._ones = np.ones(0, self.dtype)
        self._provide_scratch(batch)

    def bind(self, images: int) -> Binding:
        """The program for a batch of exactly that many images; made at the first call."""
        if images not in self._bindings:
            self._provide_scratch(images)
            self._bindings[images] = Binding(self, images)
        return self._bindings[images]

    def expect(self, images: int) -> None:
        """Be ready for batches of that many images too, such as an epoch's last one, before any is bound: memory that
        is found too small only later is held on to by what uses it already.
        """
        if images:
            self._provide_scratch(images)

    def _provide_scratch(self, images: int) -> None:
        """Make scratch large enough for a batch of that many images, which may need more than a larger batch.

        The ops are made once without memory, to count what they take. Older bindings keep the scratch that they have.
        """
        present, self.scratch = self.scratch, [Scratch() for _ in range(self.shards)]
        Binding(self, images)
        needed = max(measured.needed for measured in self.scratch)
        ones = max(measured.ones_needed for measured in self.scratch)
        fits = bool(present) and needed <= present[0].size and ones <= self._ones.size
        if ones > self._ones.size:
            self._ones = np.ones(ones, self.dtype)
        if fits:
            self.scratch = present
            return
        present.clear()  # what nobody is bound to goes before the new is taken
        self.scratch = [Scratch(needed, self._ones) for _ in range(self.shards)]

    def _whole_values(self) -> list[Value]:
        return [value for value in sorted(self.layout.whole) if value[0] == "y" or self.layout.training]

    def _targets(self) -> Array:
        if self.loss is None or not self.loss.one_hot:
            return np.zeros(self.batch, np.intp)
        return np.zeros((self.batch, math.prod(self.layout.shapes[self.layout.output])), self.dtype)

    def set_targets(self, targets: Array, part: slice) -> None:
        """Fill the targets of the examples `part` as the loss wants them.

        targets: classes (n,), of which one output is 1 or, where there is but one output, its value; or numbers
        (n, *outputs).
        """
        rows = self.targets[part]
        if rows.ndim == 1:
            rows[...] = targets
        elif targets.ndim > 1:
            rows[...] = targets.reshape(rows.shape)
        elif rows.shape[1] == 1:
            rows[:, 0] = targets
        else:
            rows.fill(0.0)
            rows[self._order[: len(targets)], targets] = 1.0

    def in_arena(self, value: Value, shard: int, images: int) -> Array:
        """The place of a value of that many images in the shard's arena."""
        start = self._places.offsets[value]
        return shaped(self._arenas[shard][start:], (images, *self.layout.shape(value)), self.dtype)

    def generator(self, node_id: str, shard: int) -> np.random.Generator:
        """The source of chance of one layer on one shard."""
        key = (node_id, shard)
        if key not in self._generators:
            self._generators[key] = self._new_generator(node_id, shard)
        return self._generators[key]

    def _new_generator(self, node_id: str, shard: int) -> np.random.Generator:
        place = self.layout.step.get(node_id, self.layout.end)
        sequence = np.random.SeedSequence([self.seed, place, shard])
        return np.random.Generator(np.random.SFC64(sequence))

    def generator_states(self) -> dict[str, GeneratorState]:
        """Where all generators are, by "node:shard"."""
        return {f"{node}:{shard}": GeneratorState.of(g) for (node, shard), g in self._generators.items()}

    def restore_generators(self, states: Mapping[str, GeneratorState]) -> None:
        """Put all generators back into the states of `generator_states`; those without one begin anew."""
        for (node_id, number), generator in self._generators.items():
            if f"{node_id}:{number}" not in states:
                generator.bit_generator.state = self._new_generator(node_id, number).bit_generator.state
        for key, state in states.items():
            node_id, _, shard = key.rpartition(":")
            state.put_into(self.generator(node_id, int(shard)))

    def kept(self, node_id: str, shard: int) -> Kept:
        """The lasting memory of one op on one shard."""
        return self._kept.setdefault((node_id, shard), Kept())

    def shard_gradients(self, node: Node, shard: int) -> dict[str, Array]:
        """Where an op adds up its shard's gradients: with one shard, or a deferred sum, the gradients themselves."""
        own = self.parameters.gradients_of(node.id)
        if self.shards == 1 or node.layer.defers:
            return own
        key = (node.id, shard)
        if key not in self._partial:
            self._partial[key] = {name: np.zeros_like(total) for name, total in own.items()}
        return self._partial[key]

    def memory(self) -> int:
        """Bytes of activations, gradients on their way and scratch; the weights come on top."""
        parts: list[Array] = [*self.whole.values(), *self._arenas, self._ones]
        parts += [array for kept in self._kept.values() for array in kept.arrays]
        parts += [array for partial in self._partial.values() for array in partial.values()]
        return sum(part.nbytes for part in parts) + sum(scratch.size for scratch in self.scratch)


WORK_OF_A_SHARD = 40_000_000
"""Multiply-adds that make a shard worth its thread: a few hundred microseconds."""
WORK_OF_AN_ANSWER = 3_000_000
"""The same without a backward pass, where all threads are woken once for a batch and not three times."""
IMAGES_OF_A_SHARD = 16
"""Fewer images than these make products too small to be fast."""
MOST_SHARDS = 8


def shards_for(graph: Graph, batch: int, training: bool) -> int:
    """How many shards pay. It depends on the network and the batch, never on the machine."""
    shapes = graph.shapes()
    cost = sum(node.layer.multiply_adds(*(shapes[s] for s in node.inputs)) for node in graph.nodes)
    worth = WORK_OF_A_SHARD if training else WORK_OF_AN_ANSWER
    work = cost * batch * (3 if training else 1)
    shards = 1
    while shards < MOST_SHARDS and batch >= shards * 2 * IMAGES_OF_A_SHARD and work >= shards * 2 * worth:
        shards *= 2
    return shards


def _without_last_activation(graph: Graph, loss: Loss | None) -> tuple[Graph, bool]:
    last = graph.output()
    if loss is None or not loss.fuses or getattr(last.layer, "activation", None) != loss.fuses:
        return graph, False
    plain = dataclasses.replace(last, layer=last.layer.change(activation="linear"))
    nodes = tuple(plain if node.id == last.id else node for node in graph.nodes)
    return dataclasses.replace(graph, nodes=nodes), True
