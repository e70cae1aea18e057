"""How a layer's parameters arise, written as one would on paper."""

from __future__ import annotations

from collections.abc import Sequence

from nnstudio.layers.layer import Weight
from nnstudio.layers.shapes import shape_text, size_of


def parameters_in_words(weights: Sequence[Weight]) -> str:
    """The sum over the weights' shapes: "(3x3x1 + 1) x 32 = 320", "32 + 32 = 64"; "none" without weights."""
    if not weights:
        return "none"
    total = sum(size_of(weight.shape) for weight in weights)
    if len(weights) == 1 and len(weights[0].shape) == 1:
        return f"{total:,}"
    return f"{_sum(weights)} = {total:,}"


def _sum(weights: Sequence[Weight]) -> str:
    kernel = weights[0]
    if len(weights) == 2 and len(kernel.shape) > 1 and weights[1].shape == kernel.shape[-1:]:
        return f"({shape_text(kernel.shape[:-1])} + 1) x {kernel.shape[-1]}"
    return " + ".join(shape_text(weight.shape) for weight in weights)
