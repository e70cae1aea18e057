"""The optimizer over the flat vector of weights, in pieces, on all threads."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Sequence

import numpy as np

from nnstudio.engine.gradients import GradientRun
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.team import Task, Team
from nnstudio.engine.workspace import aligned, aligned_zeros
from nnstudio.layers.layer import Array
from nnstudio.learning.optimizers import Optimizer, Piece
from nnstudio.learning.optimizers.clipping import clip_by_norms, clips_by_norm
from nnstudio.learning.optimizers.optimizer import AVERAGE

PIECE = 131072
"""Values in a piece at most: half a megabyte. An operation on less is over before another thread can begin one, since
each begins and ends with the interpreter's lock (docs/decisions/0008)."""


class Updates:
    """The state of one optimizer for one set of parameters, and its steps.

    state: the optimizer's vectors by name, each as long as the parameters' vector.
    """

    def __init__(self, optimizer: Optimizer, parameters: Parameters) -> None:
        self.optimizer, self.parameters = optimizer, parameters
        self.penalties = Penalties(parameters)
        self.learning_rate = optimizer.learning_rate
        self.state: dict[str, Array] = {
            name: aligned_zeros(parameters.vector.shape, parameters.vector.dtype)
            for name in optimizer.state()
        }
        self.step = 0
        self._gathered = False
        self._pieces: dict[tuple[int, int], list[Piece]] = {}

    def gather(self, team: Team, runs: Sequence[GradientRun], whole: bool = False) -> float:
        """Fill the gradient now if penalties or clipping need all of it, or `whole` asks so; the penalties' part of the
        loss.
        """
        self._gathered = whole or self._needs_all
        if not self._gathered:
            return 0.0
        team.run([run.fill for run in runs])
        return self.penalties.apply()

    def apply(self, team: Team, runs: Sequence[GradientRun]) -> None:
        """One step, after `gather`. Each run's gradient is filled if it is not yet, and used up."""
        self.step += 1
        if clips_by_norm(self.optimizer):
            clip_by_norms(self.optimizer, self.parameters.gradient, self._boundaries)
        team.run([self._task(run) for run in runs])

    @property
    def shown(self) -> Array:
        """The vector to answer with: the moving average of the weights if there is one, else the weights."""
        averages = self.optimizer.use_ema and self.step > 0
        return self.state[AVERAGE] if averages else self.parameters.vector

    @property
    def _needs_all(self) -> bool:
        return bool(self.penalties.names) or clips_by_norm(self.optimizer)

    @property
    def _boundaries(self) -> list[int]:
        return [start for start, _ in self.parameters.bounds.values()] + [self.parameters.vector.size]

    def _task(self, run: GradientRun) -> Task:
        if (run.start, run.stop) not in self._pieces:
            self._pieces[run.start, run.stop] = self._cut(run.start, run.stop)
        return functools.partial(self._work, run, self._pieces[run.start, run.stop])

    def _work(self, run: GradientRun, pieces: Sequence[Piece]) -> None:
        if not self._gathered:
            run.fill()
        for piece in pieces:
            self.optimizer.apply(piece, self.learning_rate, self.step)

    def _cut(self, start: int, stop: int) -> list[Piece]:
        """The run in pieces of equal length, with scratch that they share."""
        count = -(-(stop - start) // PIECE)
        edges = [start + (stop - start) * place // count for place in range(count + 1)]
        scratch = aligned_zeros((2, aligned(-(-(stop - start) // count))), self.parameters.vector.dtype)
        return [self._piece(slice(a, b), scratch) for a, b in itertools.pairwise(edges)]

    def _piece(self, part: slice, scratch: Array) -> Piece:
        length = part.stop - part.start
        return Piece(
            weights=self.parameters.vector[part],
            gradient=self.parameters.gradient[part],
            slots=tuple(state[part] for state in self.state.values()),
            a=scratch[0, :length],
            b=scratch[1, :length],
        )


@dataclasses.dataclass
class Penalties:
    """L1 and L2 of the layers that ask for it: added to the gradient, and to the loss that is shown."""

    parameters: Parameters

    def __post_init__(self) -> None:
        specs = self.parameters.specs
        self.names = [name for name, s in specs.items() if s.trainable and (s.l1 or s.l2)]

    def apply(self) -> float:
        """Add l1 sign(w) + 2 l2 w to the gradients; return the sum of l1 |w| + l2 w^2."""
        total = 0.0
        for name in self.names:
            spec, w, g = (
                self.parameters.specs[name],
                self.parameters.arrays[name],
                self.parameters.gradients[name],
            )
            g += spec.l1 * np.sign(w) + 2.0 * spec.l2 * w
            total += spec.l1 * float(np.abs(w).sum(dtype=np.float64)) + spec.l2 * float(
                (w * w).sum(dtype=np.float64)
            )
        return total
