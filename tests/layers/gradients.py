"""Gradients judged by finite differences, in float64 and through the program that trains."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.losses import CategoricalCrossentropy, Loss

STEPS = (1e-5, 1e-6)
"""A corner of relu or of a maximum between the two places spoils a difference; it seldom spoils the shorter one too."""
TOLERANCE = 1e-6
"""Of the larger of the two gradients, and of 0.01."""
ROUNDING = 100 * 2.0**-52
"""What rounding may do to a loss, as a fraction of it."""


def same_chance(program: Program, run: Callable[[], float]) -> Callable[[], float]:
    """A run that begins with the same states of chance each time, so that dropout draws the same masks."""
    states = program.generator_states()

    def again() -> float:
        program.restore_generators(states)
        return run()

    return again


def compare(parameters: Parameters, loss: Callable[[], float], most: int = 12, seed: int = 0) -> None:
    """Compare up to `most` values of each gradient with central differences; the error names the first wrong one."""
    size = abs(loss())
    rng = np.random.default_rng(seed)
    for name, gradient in {name: array.copy() for name, array in parameters.gradients.items()}.items():
        weights = parameters.arrays[name].reshape(-1)
        for place in map(int, rng.choice(weights.size, min(most, weights.size), replace=False)):
            analytic = float(gradient.reshape(-1)[place])
            tried = []
            for step in STEPS:
                tried.append(_difference(weights, place, loss, step))
                if _agree(analytic, tried[-1], step, size):
                    break
            else:
                raise AssertionError(f"{name}[{place}]: {analytic} instead of {tried}")


def _agree(analytic: float, numeric: float, step: float, loss: float) -> bool:
    allowed = TOLERANCE * max(abs(numeric), abs(analytic), 0.01) + ROUNDING * loss / step
    return abs(numeric - analytic) <= allowed


def _difference(weights: Array, place: int, loss: Callable[[], float], step: float) -> float:
    before = weights[place]
    weights[place] = before + step
    above = loss()
    weights[place] = before - step
    below = loss()
    weights[place] = before
    return (above - below) / (2.0 * step)


def gradient_check(
    graph: Graph, *, batch: int = 5, shards: int = 1, loss: Loss | None = None, most: int = 12, seed: int = 0
) -> None:
    """Check every weight's gradient of a graph whose output is one row, on random images and labels."""
    rng = np.random.default_rng(seed)
    parameters = Parameters(graph, seed, np.float64)
    for name, array in parameters.arrays.items():
        if "variance" not in name:
            array += 0.3 * rng.standard_normal(array.shape)
    program = Program(
        graph,
        parameters,
        batch,
        loss=loss or CategoricalCrossentropy(),
        training=True,
        shards=shards,
        seed=seed,
    )
    binding, team = program.bind(batch), Team(1)
    images = rng.standard_normal((batch, *graph.input_shape))
    labels = rng.integers(0, binding.output.shape[1], batch)

    def run() -> float:
        binding.input[...] = images
        program.set_targets(labels, slice(0, batch))
        binding.run(team)
        return float(binding.losses.sum()) / batch

    compare(parameters, same_chance(program, run), most, seed)
