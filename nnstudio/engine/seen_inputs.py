"""What a batch looked like at both ends of the network: the numbers that went in, and the classes that came out."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.probe import SURE, AnswerProbe, InputProbe

MOST_COMPARED = 256
"""Examples of a batch that are compared with each other."""
SHARES = ("softmax", "sigmoid")
"""Last activations whose outputs are shares of 1."""


def input_probe(inputs: Array) -> InputProbe:
    """inputs: (n, *shape) as the network got them."""
    columns = inputs.reshape(-1, inputs.shape[-1])
    squares = np.einsum("ij,ij->j", columns, columns, dtype=np.float64) / len(columns)
    alive = np.sqrt(squares[squares > 0.0])
    mean = float(columns.mean(dtype=np.float64))
    deviation = float(np.sqrt(max(0.0, float(squares.mean()) - mean**2)))
    some = inputs[:MOST_COMPARED]
    return InputProbe(
        mean,
        deviation,
        float(max(abs(columns.min()), abs(columns.max()))),
        float(alive.min(initial=np.inf)) if alive.size else 0.0,
        float(alive.max(initial=0.0)),
        len(some),
        len({hash(example.tobytes()) for example in some}),
    )


def answer_probe(outputs: Array, targets: Array, activation: str) -> AnswerProbe | None:
    """outputs: (n, classes), or (n, 1) for the share of the second class. targets: (n,) classes; None for others.

    activation: the last one, by which outputs are shares or not.
    """
    if targets.ndim != 1 or targets.dtype.kind not in "iu" or outputs.ndim != 2:
        return None
    if outputs.shape[1] == 1:
        answers = (outputs[:, 0] > 0.5).astype(np.intp)
        shares, classes = np.maximum(outputs[:, 0], 1.0 - outputs[:, 0]), 2
    else:
        answers, shares, classes = outputs.argmax(axis=1), outputs.max(axis=1), outputs.shape[1]
    right = answers == targets
    sure = shares >= SURE if activation in SHARES else np.zeros(len(shares), np.bool_)
    return AnswerProbe(
        np.bincount(targets, minlength=classes).astype(np.int64),
        np.bincount(answers, minlength=classes).astype(np.int64),
        np.bincount(targets[right], minlength=classes).astype(np.int64),
        int(np.count_nonzero(sure)),
        int(np.count_nonzero(sure & ~right)),
    )
