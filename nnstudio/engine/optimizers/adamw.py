"""AdamW: Adam with weight decay that is not scaled by the gradient's size."""

from __future__ import annotations

import dataclasses

from nnstudio.engine.optimizers.adam import Adam
from nnstudio.layers.declared import param


@dataclasses.dataclass(frozen=True)
class AdamW(Adam):
    """w *= 1 - rate * weight_decay, then Adam's step (Loshchilov & Hutter 2019, Algorithm 2)."""

    title = "AdamW"
    help = "Adam that also shrinks the weights a little at each step: generalises better in long runs."

    weight_decay: float | None = param(
        0.004,
        min=0.0,
        max=1.0,
        help="Before each step all weights and biases shrink by this part of the rate.",
    )
