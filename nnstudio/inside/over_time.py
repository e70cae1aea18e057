"""How the values of a layer spread over a run, and how strong its gradient was: what the looks into the run have kept,
brought onto one scale so that it can be drawn.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from nnstudio.learning.probe import Histogram, Probe

Kind = Literal["outputs", "weights", "gradients"]
BINS, COLUMNS = 48, 160
TAIL = 0.005
"""Share of a look's values at either end that the scale may leave out: one far value would squeeze all the others."""


@dataclasses.dataclass(frozen=True, eq=False)
class Spread:
    """steps: (n,) of the looks. edges: (BINS + 1,) of the bins. shares: (n, BINS) float64, what share of a look's
    values lies in each bin; what is beyond the edges counts for the outermost, so each row adds up to 1.
    """

    steps: NDArray[np.int64]
    edges: NDArray[np.float64]
    shares: NDArray[np.float64]

    def picture(self, columns: int = COLUMNS) -> NDArray[np.float64]:
        """(columns, BINS) from 0 to 1: steps at equal distances, each with the shares of the latest look until then
        (before the first one: of that), as parts of its own largest, in roots, so that thin tails are seen, too.
        """
        wanted = np.linspace(self.steps[0], self.steps[-1], columns)
        rows = np.maximum(np.searchsorted(self.steps, wanted, side="right") - 1, 0)
        return np.asarray(np.sqrt(self.shares / self.shares.max(axis=1, keepdims=True)))[rows]


def layers_of(probes: Sequence[Probe]) -> tuple[str, ...]:
    """The layers of which anything is known, in the order of the network."""
    return tuple(layer.node for layer in probes[-1].layers) if probes else ()


def kinds_of(probes: Sequence[Probe], node: str) -> tuple[Kind, ...]:
    """Which values of a layer there are."""
    layer = probes[-1].layer(node) if probes else None
    kinds: tuple[Kind, ...] = ("outputs", "weights", "gradients")
    return tuple(kind for kind in kinds if layer is not None and getattr(layer, kind) is not None)


def spread(probes: Sequence[Probe], node: str, kind: Kind) -> Spread | None:
    """How the values of a layer were spread over the run; None where none are known."""
    found: list[tuple[int, Histogram]] = []
    for probe in probes:
        layer = probe.layer(node)
        values = getattr(layer, kind) if layer is not None else None
        if values is not None and values.counts.sum():
            found.append((probe.step, values))
    if not found:
        return None
    ends = np.array([_ends(values) for _, values in found])
    low, high = float(ends[:, 0].min()), float(ends[:, 1].max())
    if high <= low:
        low, high = low - 0.5, high + 0.5
    edges = np.linspace(low, high, BINS + 1)
    shares = np.array([_shares(values, edges) for _, values in found])
    return Spread(np.array([step for step, _ in found], np.int64), edges, shares)


def gradients(probes: Sequence[Probe]) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """For each layer that trains: steps (n,), and at each the root mean square of the gradient by its weights.

    It is per weight, so that layers with many weights do not look stronger. Only values above 0, and finite ones.
    """
    found = {}
    for node in layers_of(probes):
        pairs = [(probe.step, layer.gradient) for probe in probes if (layer := probe.layer(node)) is not None]
        pairs = [(step, value) for step, value in pairs if np.isfinite(value) and value > 0]
        if pairs:
            steps, values = zip(*pairs, strict=True)
            found[node] = np.array(steps, np.int64), np.array(values, np.float64)
    return found


def _ends(values: Histogram) -> tuple[float, float]:
    """Between which numbers all of the values but TAIL at either end lie."""
    if values.high <= values.low:
        return values.low, values.high
    reached = np.concatenate(([0.0], np.cumsum(values.counts))) / values.counts.sum()
    low, high = np.interp((TAIL, 1 - TAIL), reached, values.edges)
    return float(low), float(high)


def _shares(values: Histogram, edges: NDArray[np.float64]) -> NDArray[np.float64]:
    """The shares in other bins, as if values lay evenly in those that they were counted in."""
    if values.high <= values.low:
        reached = np.where(edges > values.low, 1.0, 0.0)
    else:
        counted = np.concatenate(([0.0], np.cumsum(values.counts))) / values.counts.sum()
        reached = np.interp(edges, values.edges, counted, left=0.0, right=1.0)
    reached[0], reached[-1] = 0.0, 1.0
    return np.diff(reached)
