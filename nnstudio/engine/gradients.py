"""What is left of a step after the shards: the gradients of the whole batch, in a few runs that threads can share.

A run is a stretch of the flat vector of weights with the work that fills its gradient, so that the optimizer can take
it up while it is still in the cache.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from nnstudio.engine.team import Task
from nnstudio.engine.watch import Watch
from nnstudio.layers.kernels.ready import Call
from nnstudio.layers.layer import Array, BatchGradient, GradientPart

if TYPE_CHECKING:
    from nnstudio.engine.binding import Binding

RUN = 65536
"""Values that are worth a task of their own."""
MOST_RUNS = 8
"""Runs at most: fixed, so that the number of threads changes nothing."""


@dataclasses.dataclass
class GradientRun:
    """The values start to stop of the flat gradient, and what fills them."""

    start: int
    stop: int
    fills: list[Call]

    def fill(self) -> None:
        """Fill this stretch of the gradient."""
        for ready in self.fills:
            ready()


def gradient_runs(binding: Binding) -> list[GradientRun]:
    """The whole gradient in at most MOST_RUNS runs of about equal length, in the order of the flat vector."""
    size = binding.program.parameters.vector.size
    count = max(1, min(MOST_RUNS, size // RUN))
    runs: dict[int, GradientRun] = {}
    for first, part in sorted(_parts(binding, count), key=lambda found: found[0] + found[1].start):
        start, stop = first + part.start, first + part.stop
        place = (start + stop) * count // (2 * size)
        run = runs.setdefault(place, GradientRun(start, stop, []))
        run.stop = stop
        run.fills.append(part.fill)
    return list(runs.values())


def _parts(binding: Binding, runs: int) -> list[tuple[int, GradientPart]]:
    """All parts, each with the place of its weight in the flat vector. Fused layers may come in another order."""
    bounds, watch = binding.program.parameters.bounds, binding.program.watch
    found: list[tuple[int, GradientPart]] = []
    for node in binding.layout.nodes:
        gradients = binding.program.parameters.gradients_of(node.id)
        if not gradients:
            continue
        if node.layer.defers:
            parts = node.layer.batch_gradient(BatchGradient(*binding.around(node), gradients))
        else:
            shares = [binding.program.shard_gradients(node, shard) for shard in binding.busy]
            parts = [
                GradientPart(name, 0, total.size, _sum([share[name] for share in shares], total))
                for name, total in gradients.items()
            ]
        if watch is not None:
            parts = [_watched(watch, node.id, part, runs) for part in parts]
        found.extend((bounds[f"{node.id}/{part.weight}"][0], part) for part in parts)
    return found


def _watched(watch: Watch, node: str, part: GradientPart, runs: int) -> GradientPart:
    def fill() -> None:
        part.fill()

    return dataclasses.replace(part, fill=watch.around(node, "backward", fill, runs))


def _sum(shares: Sequence[Array], total: Array) -> Task:
    """Add up the shards' own gradients; with one shard they are the total already."""

    def add() -> None:
        if shares[0] is not total:
            np.copyto(total, shares[0])
        for other in shares[1:]:
            np.add(total, other, out=total)

    return add
