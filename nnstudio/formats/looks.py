"""The looks into a run as arrays: what is drawn of them, and no more, so that they take little beside the weights.

Of a histogram each bin is a byte: the root of its share of the fullest one, which is how it is drawn, too. When looks
are many, or layers are, every second look goes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.errors import sentence
from nnstudio.formats.errors import Fault
from nnstudio.learning.probe import Histogram, InputProbe, LayerProbe, Probe
from nnstudio.shown import cut

MOST_LOOKS, MOST_BYTES = 64, 2**20
"""That are written."""
LARGEST = 16 * 2**20
"""Bytes of the member that are believed: the arrays, and the names of many layers before them."""
BINS = 32
FULLEST = 255
COUNTED = 1_000_000
"""What the fullest bin counts when it is read: how many values there were is not kept."""
KINDS = ("outputs", "weights", "gradients")
STEPS = "steps"
MOST_STEPS = 2**53
NO_INPUTS = InputProbe(math.nan, math.nan, math.nan, math.nan, math.nan, 0, 0)
Arrays = Mapping[str, NDArray[Any]]


def looks_to_arrays(looks: Sequence[Probe]) -> dict[str, NDArray[Any]]:
    """Steps (n,), and for each layer by its place and name: its gradients (n,) float32, and of each kind of values the
    ends (n, 2) float32, NaN where there are none, and the bins (n, BINS) uint8. {} where there is nothing to keep.
    """
    kept = list(looks)
    nodes = tuple(dict.fromkeys(layer.node for probe in kept[-1:] for layer in probe.layers))
    one = 8 + len(nodes) * (4 + len(KINDS) * (8 + BINS))
    while len(kept) > MOST_LOOKS or len(kept) * one > MOST_BYTES:
        kept = kept[::2] if len(kept) > 1 else []
    if not kept or not nodes:
        return {}
    arrays: dict[str, NDArray[Any]] = {STEPS: np.array([probe.step for probe in kept], np.int64)}
    for place, node in enumerate(nodes):
        layers = [probe.layer(node) for probe in kept]
        strength = [math.nan if layer is None else layer.gradient for layer in layers]
        arrays[_name(place, "gradient", node)] = _float32(strength)
        for kind in KINDS:
            found = [None if layer is None else getattr(layer, kind) for layer in layers]
            if any(each is not None for each in found):
                ends, bins = zip(*map(_packed, found), strict=True)
                arrays[_name(place, f"{kind} ends", node)] = _float32(ends)
                arrays[_name(place, f"{kind} bins", node)] = np.array(bins, np.uint8)
    return arrays


def _float32(numbers: object) -> NDArray[np.float32]:
    """As large as can be written."""
    largest = np.finfo(np.float32).max
    return np.clip(np.array(numbers, np.float64), -largest, largest).astype(np.float32)


def _name(place: int, what: str, node: str) -> str:
    return f"{place}:{what}:{node}"


def _packed(values: Histogram | None) -> tuple[tuple[float, float], NDArray[np.uint8]]:
    """Ends and bins; NaN and nothing where there is no histogram of BINS bins."""
    if values is None or len(values.counts) != BINS or not values.counts.any():
        return (math.nan, math.nan), np.zeros(BINS, np.uint8)
    roots = np.sqrt(values.counts / values.counts.max())
    return (values.low, values.high), np.rint(FULLEST * roots).astype(np.uint8)


def looks_from_arrays(arrays: Arrays) -> tuple[Probe, ...]:
    """What `looks_to_arrays` wrote: looks of which nothing else is known. Raises Fault."""
    steps = arrays.get(STEPS)
    if steps is None or steps.dtype != np.int64 or steps.ndim != 1 or not _rises(steps):
        raise Fault(sentence("has looks into its run without steps"))
    layers: dict[int, dict[str, NDArray[Any]]] = {}
    nodes: dict[int, str] = {}
    for name, array in arrays.items():
        if name != STEPS:
            place, what, node = _parts(name)
            if array.shape[:1] != steps.shape or nodes.setdefault(place, node) != node:
                raise _fault(name)
            layers.setdefault(place, {})[what] = array
    columns = [list(_layers(nodes[place], layers[place], len(steps))) for place in sorted(layers)]
    return tuple(
        Probe(int(step), math.nan, 0, tuple(column[at] for column in columns), NO_INPUTS)
        for at, step in enumerate(steps)
    )


def _rises(steps: NDArray[np.int64]) -> bool:
    return bool((steps >= 1).all() and (steps <= MOST_STEPS).all() and (np.diff(steps) > 0).all())


def _parts(name: str) -> tuple[int, str, str]:
    place, _, rest = name.partition(":")
    what, colon, node = rest.partition(":")
    known = {"gradient", *(f"{kind} {part}" for kind in KINDS for part in ("ends", "bins"))}
    if not (place.isascii() and place.isdigit() and len(place) < 8 and colon and node and what in known):
        raise _fault(name)
    return int(place), what, node


def _layers(node: str, found: Mapping[str, NDArray[Any]], count: int) -> Iterator[LayerProbe]:
    """A layer in each look."""
    gradient = found.get("gradient")
    if gradient is None or gradient.shape != (count,) or gradient.dtype != np.float32:
        raise _fault(node)
    outputs, weights, gradients = (_histograms(node, found, kind, count) for kind in KINDS)
    for at in range(count):
        yield LayerProbe(
            node,
            gradient=float(gradient[at]),
            outputs=outputs[at],
            weights=weights[at],
            gradients=gradients[at],
        )


def _histograms(
    node: str, found: Mapping[str, NDArray[Any]], kind: str, count: int
) -> list[Histogram | None]:
    ends, bins = found.get(f"{kind} ends"), found.get(f"{kind} bins")
    if ends is None and bins is None:
        return [None] * count
    if ends is None or bins is None or (ends.shape, bins.shape) != ((count, 2), (count, BINS)):
        raise _fault(node)
    if ends.dtype != np.float32 or bins.dtype != np.uint8:
        raise _fault(node)
    there = np.isfinite(ends).all(axis=1) & bins.any(axis=1)
    if np.isinf(ends).any() or (ends[there, 0] > ends[there, 1]).any():
        raise _fault(node)
    counts = np.rint(COUNTED * np.square(bins / FULLEST)).astype(np.int64)
    pairs = zip(there, ends.tolist(), counts, strict=True)
    return [Histogram(low, high, own) if good else None for good, (low, high), own in pairs]


def _fault(name: str) -> Fault:
    return Fault(sentence("has looks into its run that are none, at {name}", name=cut(name)))
