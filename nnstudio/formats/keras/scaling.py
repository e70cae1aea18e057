"""The first layers of an export: they do to raw pictures or rows what the studio does before its network."""

from __future__ import annotations

from nnstudio.formats.exchange.call import Call, Written
from nnstudio.layers.shapes import Shape
from nnstudio.learning.scaling import BYTE, Scaling

SCALED = "scaled"
"""The name of the layer that scales."""


def scaling_call(scaling: Scaling, shape: Shape) -> Call | None:
    """A Rescaling: x = raw * scale + offset, one of each for every channel or column; None where nothing is done.

    (raw * factor - mean) / deviation = raw * (factor / deviation) - mean / deviation.
    """
    if not scaling.mean:
        if scaling.factor == 1.0:
            return None
        return Call("keras.layers.Rescaling", {"scale": _factor(scaling), "offset": 0.0})
    pairs = list(zip(scaling.mean, scaling.deviation, strict=True))
    scale = [scaling.factor / deviation for _, deviation in pairs]
    offset = [-mean / deviation for mean, deviation in pairs]
    if len(pairs) == 1:
        return Call("keras.layers.Rescaling", {"scale": scale[0], "offset": offset[0]})
    return Call("keras.layers.Rescaling", {"scale": scale, "offset": offset})


def _factor(scaling: Scaling) -> float | Written:
    return Written(BYTE, "1 / 255") if scaling.factor == BYTE else scaling.factor
