"""Occlusion: what the score loses when a part of the input is covered. It asks the network and needs no gradient."""

from __future__ import annotations

import itertools

import numpy as np

from nnstudio.inside.attribution.method import Explanation, Method
from nnstudio.inside.question import Question
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape

PATCHES = 7
"""Patches that would lie side by side along the longer side of a picture."""
MOST_NUMBERS = 2_000
"""Numbers of a row that are covered one by one; of more, some are covered together."""


class Occlusion(Method):
    """score(input) - score(input with a patch blank), for each pixel the mean of the patches over it (Zeiler 2013)."""

    name = "occlusion"
    title = "Occlusion"
    help = "How much the score falls when a part of the picture is covered: no gradient, only questions to the network."

    def explain(self, question: Question) -> Explanation:
        example = np.asarray(question.example, np.float32)
        covers = list(patches(example.shape))
        hidden = np.repeat(example[np.newaxis], len(covers), axis=0)
        for one, cover in zip(hidden, covers, strict=True):
            one[cover] = question.blank[cover]
        loss = float(question.score(example[np.newaxis])[0]) - question.score(hidden)
        return Explanation(_shared(loss, covers, example.shape))


def patches(shape: Shape) -> list[tuple[slice, ...]]:
    """Parts of the input that are covered, one at a time: squares that overlap by half, or the numbers of a row."""
    if len(shape) < 3:
        step = -(-shape[0] // MOST_NUMBERS)
        return [(slice(start, start + step),) for start in range(0, shape[0], step)]
    side = max(1, round(max(shape[:2]) / PATCHES))
    step = max(1, side // 2)
    rows, columns = (range(0, max(1, length - side + step), step) for length in shape[:2])
    return [
        (slice(row, row + side), slice(column, column + side))
        for row, column in itertools.product(rows, columns)
    ]


def _shared(loss: Array, covers: list[tuple[slice, ...]], shape: Shape) -> Array:
    """For each number the mean of the losses of the patches that covered it, divided among the numbers of a patch."""
    total, times = np.zeros(shape), np.zeros(shape)
    for lost, cover in zip(loss, covers, strict=True):
        total[cover] += lost / max(1, total[cover].size)
        times[cover] += 1
    return np.asarray(total / np.maximum(times, 1), np.float32)
