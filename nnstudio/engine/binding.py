"""A program for one batch size: every layer's op on every shard, with all views taken, in the order of work."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from nnstudio.engine.gradients import gradient_runs
from nnstudio.engine.layout import LOSS, Layout, Value
from nnstudio.engine.team import Task, Team
from nnstudio.engine.watch import Way
from nnstudio.engine.workspace import OpMemory
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Array, Frame, Op
from nnstudio.layers.shapes import Shape
from nnstudio.learning.losses import LossFrame

if TYPE_CHECKING:
    from nnstudio.engine.program import Program


Load = Callable[[slice], None]
"""Fills the part of a batch's input, and perhaps of its targets, that a slice of its images names."""


def share(images: int, shards: int) -> list[slice]:
    """Cut a batch into runs of nearly equal length, one for each shard; the last may be empty for tiny batches."""
    edges = [images * shard // shards for shard in range(shards + 1)]
    return [slice(start, stop) for start, stop in itertools.pairwise(edges)]


class Binding:
    """One program bound to `images` images.

    input: (images, *input_shape); output: (images, *output_shape), after `run` of a program whose loss fuses the last
    activation: the activated values. losses, parts: each shard's sum of losses and its images.
    """

    def __init__(self, program: Program, images: int) -> None:
        self.program, self.images = program, images
        self.layout: Layout = program.layout
        self.parts = share(images, program.shards)
        self.busy = [shard for shard, part in enumerate(self.parts) if part.stop > part.start]
        self.input = self._whole(self.layout.output_value(INPUT), INPUT)
        self.output = self._whole(self.layout.output_value(self.layout.output), self.layout.output)
        self.losses = np.zeros(program.shards, np.float64)
        self._shared: dict[tuple[str, str], Array] = {}
        self.ops: dict[int, list[tuple[Node, Op]]] = {}
        self.forward_stages, self.backward_stages = self._stages()
        self.gradient_runs = gradient_runs(self) if self.layout.training else []

    def _whole(self, value: Value, node_id: str) -> Array:
        return self.program.whole[value][: self.images].reshape(self.images, *self.layout.shapes[node_id])

    def _stages(self) -> tuple[list[list[Task]], list[list[Task]]]:
        """Per stage, one task for each busy shard; between stages all shards wait for each other."""
        forward: dict[int, list[list[Task]]] = {}
        backward: dict[int, list[list[Task]]] = {}
        for shard in self.busy:
            ops = self.ops[shard] = self._ops(shard)
            forward[shard] = _cut(self._watched(node, "forward", op.forward_steps()) for node, op in ops)
            steps: list[Sequence[Task]] = []
            if self.program.loss is not None:
                steps.append((self.loss_task(shard),))
            if self.layout.training:
                steps.extend(
                    self._watched(node, "backward", self._backward_steps(node, op, shard))
                    for node, op in reversed(ops)
                )
            backward[shard] = _cut(steps)
        return self._merge(forward), self._merge(backward)

    def _watched(self, node: Node, way: Way, steps: Sequence[Task]) -> Sequence[Task]:
        watch = self.program.watch
        if watch is None:
            return steps
        return [watch.around(node.id, way, step, len(self.busy)) for step in steps]

    def _merge(self, stages: dict[int, list[list[Task]]]) -> list[list[Task]]:
        count = len(stages[self.busy[0]]) if self.busy else 0
        return [[_all_of(stages[shard][stage]) for shard in self.busy] for stage in range(count)]

    def _ops(self, shard: int) -> list[tuple[Node, Op]]:
        nodes = [node for node in self.layout.nodes if not self.layout.is_view(node)]
        return [(node, node.layer.op(self._frame(node, shard))) for node in nodes]

    def _frame(self, node: Node, shard: int) -> Frame:
        layout, program = self.layout, self.program
        needs = layout.needs[node.id]
        give = [
            ("g", node.id, index) if layout.needs[source] else None
            for index, source in enumerate(node.inputs)
        ]
        return Frame(
            inputs=tuple(self.view(layout.output_value(s), shard, layout.shapes[s]) for s in node.inputs),
            output=self.view(layout.output_value(node.id), shard, layout.shapes[node.id]),
            output_gradient=self._gradient(node.id, shard) if needs else None,
            input_gradients=tuple(None if v is None else self.view(v, shard, layout.shape(v)) for v in give),
            weights=program.parameters.of(node.id),
            gradients=program.shard_gradients(node, shard) if needs else {},
            generator=program.generator(node.id, shard),
            training=layout.training,
            shard=shard,
            shards=program.shards,
            batch=self.images,
            workspace=OpMemory(program.scratch[shard], program.kept(node.id, shard)),
            shared=functools.partial(self._share, node.id),
        )

    def _share(self, node_id: str, name: str, shape: Shape) -> Array:
        key = (node_id, name)
        if key not in self._shared:
            self._shared[key] = np.zeros((self.program.shards, *shape), np.float64)
        return self._shared[key]

    def _gradient(self, node_id: str, shard: int) -> Array:
        return self.view(self.layout.gradient_value(node_id), shard, self.layout.shapes[node_id])

    def view(self, value: Value, shard: int, shape: Shape) -> Array:
        """The shard's images of a value, in the shape that the reader wants."""
        part = self.parts[shard]
        images = part.stop - part.start
        if value in self.layout.whole:
            return self.program.whole[value][part].reshape(images, *shape)
        return self.program.in_arena(value, shard, images).reshape(images, *shape)

    def _backward_steps(self, node: Node, op: Op, shard: int) -> Sequence[Task]:
        if not self.layout.needs[node.id]:
            return ()
        steps = list(op.backward_steps())
        sums = self._sums(node, shard)
        if sums:
            steps[0] = _all_of([*sums, steps[0]])
        return steps

    def _sums(self, node: Node, shard: int) -> list[Task]:
        """Additions that bring together the gradients of an output that several layers read."""
        layout, tasks = self.layout, []
        for reader in [node.id, *self._views_of(node.id)]:
            total = self._gradient(reader, shard)
            for use in layout.uses[reader][1:]:
                part = self.view(layout.use_value(use), shard, layout.shapes[reader])
                tasks.append(_addition(total, part))
        return tasks[::-1]

    def gathered(self, node_id: str) -> Array:
        """The gradient (n, *shape) of an output on the first shard, after those of all its uses are added up."""
        total = self._gradient(node_id, 0)
        for use in self.layout.uses[node_id][1:]:
            total += self.view(self.layout.use_value(use), 0, self.layout.shapes[node_id])
        return total

    def _views_of(self, node_id: str) -> list[str]:
        layout = self.layout
        return [
            n.id
            for n in layout.nodes
            if n.id != node_id and layout.is_view(n) and layout.root(n.id) == node_id
        ]

    def loss_task(self, shard: int) -> Task:
        """What fills the shard's place in `losses`, and the gradient of its outputs."""
        program, part = self.program, self.parts[shard]
        assert program.loss is not None
        size = math.prod(self.output.shape[1:])
        rows = (part.stop - part.start, size)
        gradient = program.whole["g", LOSS, 0][: self.images][part] if self.layout.training else None
        frame = LossFrame(
            outputs=self.output[part].reshape(rows),
            targets=program.targets[: self.images][part],
            gradient=None if gradient is None else gradient.reshape(rows),
            weights=program.image_weights[: self.images][part] if program.image_weights is not None else None,
            work=np.empty(rows, program.dtype),
            batch=self.images,
            from_logits=program.fused,
        )
        op = program.loss.op(frame)

        def run() -> None:
            self.losses[shard] = op.run()

        return run

    def around(self, node: Node) -> tuple[Array, Array]:
        """The node's input and its output's gradient, for the whole batch."""
        x = self._whole(self.layout.output_value(node.inputs[0]), node.inputs[0])
        return x, self._whole(self.layout.gradient_value(node.id), node.id)

    def forward(self, team: Team, load: Load | None = None) -> None:
        """Fill `output` from `input`, which `load` fills before, each shard's part on the shard's own thread."""
        self._run(self.forward_stages, team, load)

    def run(self, team: Team, load: Load | None = None) -> None:
        """Forward, the loss, and in training the gradient of every weight."""
        self.run_shards(team, load)
        if self.gradient_runs:
            team.run([run.fill for run in self.gradient_runs])

    def run_shards(
        self, team: Team, load: Load | None = None, stages: list[list[Task]] | None = None
    ) -> None:
        """Forward, the loss and the way back, but for what `gradient_runs` brings together. stages: others than
        `stages`, as of `looked_at`.
        """
        self._run(self.stages if stages is None else stages, team, load)

    def _run(self, stages: list[list[Task]], team: Team, load: Load | None) -> None:
        first, *others = stages
        if load is not None:
            first = [
                _loaded(load, self.parts[shard], task) for shard, task in zip(self.busy, first, strict=True)
            ]
        for stage in (first, *others):
            team.run(stage)

    @functools.cached_property
    def stages(self) -> list[list[Task]]:
        """The stages of `run_shards`; a shard goes from its forward pass into the loss without waiting for others."""
        return self._joined(self.forward_stages)

    def looked_at(self, look: Callable[[int, Node, Op], Task]) -> list[list[Task]]:
        """The same stages, in which a task of `look(shard, node, op)` follows each forward pass, while its output is
        there: later its memory may be another's.
        """
        forward: dict[int, list[list[Task]]] = {}
        for shard in self.busy:
            steps = [(op.forward_steps(), look(shard, node, op)) for node, op in self.ops[shard]]
            forward[shard] = _cut([*own[:-1], _all_of([own[-1], looking])] for own, looking in steps)
        return self._joined(self._merge(forward))

    def _joined(self, forward: list[list[Task]]) -> list[list[Task]]:
        *first, last = forward
        after, *rest = self.backward_stages
        middle = [_all_of(pair) for pair in zip(last, after, strict=True)]
        return [*first, middle, *rest]


def _cut(steps_of_ops: Iterable[Sequence[Task]]) -> list[list[Task]]:
    """Join the ops' steps: an op's first step follows the one before at once, each further one begins a stage."""
    stages: list[list[Task]] = [[]]
    for steps in steps_of_ops:
        for index, step in enumerate(steps):
            if index:
                stages.append([])
            stages[-1].append(step)
    return stages


def _all_of(tasks: Sequence[Task]) -> Task:
    """One task that does all of these, one after the other."""

    def run() -> None:
        for task in tasks:
            task()

    return run


def _loaded(load: Load, part: slice, task: Task) -> Task:
    def run() -> None:
        load(part)
        task()

    return run


def _addition(total: Array, part: Array) -> Task:
    def add() -> None:
        np.add(total, part, out=total)

    return add
