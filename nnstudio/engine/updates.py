"""The optimizer over the flat vector of weights, in pieces that fit into the cache, on all threads."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.engine.optimizers import Optimizer, Piece
from nnstudio.engine.optimizers.clipping import clip_by_norms, clips_by_norm
from nnstudio.engine.optimizers.optimizer import AVERAGE
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.team import Task, Team
from nnstudio.layers.layer import Array

PIECE = 16384
"""Values in a piece: with gradient, two state vectors and scratch in float32 about 400 KB."""
RUNS = 8
"""Tasks that the pieces are dealt out to: fixed, so that the threads' number changes nothing."""


class Updates:
    """The state of one optimizer for one set of parameters, and its steps.

    state: the optimizer's vectors by name, each as long as the parameters' vector.
    """

    def __init__(self, optimizer: Optimizer, parameters: Parameters) -> None:
        self.optimizer, self.parameters = optimizer, parameters
        self.learning_rate = optimizer.learning_rate
        self.state: dict[str, Array] = {name: np.zeros_like(parameters.vector) for name in optimizer.state()}
        self.step = 0
        self.tasks = self._tasks()

    def apply(self, team: Team) -> None:
        """One step with the gradient that the parameters hold; the gradient is used up."""
        self.step += 1
        if clips_by_norm(self.optimizer):
            clip_by_norms(self.optimizer, self.parameters.gradient, self._boundaries)
        team.run(self.tasks)

    @property
    def shown(self) -> Array:
        """The vector to answer with: the moving average of the weights if there is one, else the weights."""
        averages = self.optimizer.use_ema and self.step > 0
        return self.state[AVERAGE] if averages else self.parameters.vector

    @property
    def _boundaries(self) -> list[int]:
        return [start for start, _ in self.parameters.bounds.values()] + [self.parameters.vector.size]

    def _tasks(self) -> list[Task]:
        size = self.parameters.vector.size
        edges = list(range(0, size, PIECE))
        if size <= 4 * PIECE:
            return [self._run(edges)]
        share = -(-len(edges) // RUNS)
        return [self._run(edges[start : start + share]) for start in range(0, len(edges), share)]

    def _run(self, starts: list[int]) -> Task:
        scratch = np.empty((2, min(PIECE, self.parameters.vector.size)), self.parameters.vector.dtype)
        pieces = [self._piece(start, scratch) for start in starts]

        def run() -> None:
            for piece in pieces:
                self.optimizer.apply(piece, self.learning_rate, self.step)

        return run

    def _piece(self, start: int, scratch: Array) -> Piece:
        vector = self.parameters.vector
        part = slice(start, min(start + PIECE, vector.size))
        length = part.stop - part.start
        return Piece(
            weights=vector[part],
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
