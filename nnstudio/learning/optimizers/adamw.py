"""AdamW: Adam with weight decay that is not scaled by the gradient's size."""

from __future__ import annotations

import dataclasses

from nnstudio.declared import param
from nnstudio.learning.optimizers.adam import Adam


@dataclasses.dataclass(frozen=True)
class AdamW(Adam):
    """w = w * (1 - rate * weight_decay); m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
    w = w - rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon).

    Loshchilov & Hutter 2019, Algorithm 2: the decay is no part of the gradient that Adam scales.
    """

    title = "AdamW"
    help = "Adam that also shrinks the weights a little at each step: generalises better in long runs."

    weight_decay: float | None = param(
        0.004,
        min=0.0,
        max=1.0,
        help="Before each step all weights and biases shrink by this part of the rate.",
    )
