"""Resize and Upsample, where they repeat or blend pixels a whole number of times: an UpSampling2D."""

from __future__ import annotations

import math

import numpy as np

from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.known import impossible, unknown
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.layer import Array
from nnstudio.layers.up_sampling2d import UpSampling2D

MOST_TIMES = 64


def resize(reading: Reading, operator: Operator) -> Value:
    """Rows and columns; channels are in front, or behind where the scales say so."""
    value = reading.value(operator.inputs[0])
    mode = operator.get("mode", "nearest")
    mode = mode if isinstance(mode, str) else "nearest"
    if mode not in ("nearest", "linear", "bilinear"):
        raise impossible(operator, "mode", mode)
    if value.view is None:
        name = reading.name(operator, "UpSampling2D")
        kind = "nearest" if mode == "nearest" else "bilinear"
        return Value(reading.grow.add(name, UpSampling2D(interpolation=kind), [value.node], {}), None)
    if len(value.shape) != 3:
        raise unknown(operator)
    scales = _scales(reading, operator, value)
    channel = 2 if scales[2] == 1.0 and scales[0] > 1.0 else 0
    times = [scale for axis, scale in enumerate(scales) if axis != channel]
    if scales[channel] != 1.0 or any(t < 1 or t != round(t) or t > MOST_TIMES for t in times):
        raise impossible(operator, "scales", tuple(scales))
    image = reading.lying.channels(value, channel)
    size = (int(times[0]), int(times[1]))
    for side, time in zip(reading.grow.shapes[str(image.node)][:2], size, strict=True):
        _check(operator, mode, side, time)
    layer = UpSampling2D(size=size, interpolation="nearest" if mode == "nearest" else "bilinear")
    node = reading.grow.add(reading.name(operator, "UpSampling2D"), layer, [image.node], {})
    reading.named(operator, node)
    if image.node in reading.grow.positive:
        reading.grow.positive.add(node)
    return Value(node, view_of(reading.grow.shapes[node], channel))


def _scales(reading: Reading, operator: Operator, value: Value) -> list[float]:
    """Of the three sides of an image."""
    told = operator.get("scales")
    if told is None:
        places = (1,) if operator.type == "Upsample" or reading.given.opset < 11 else (2, 3)
        for place in places:
            found = reading.constant(operator, place)
            if found is None or not found.size:
                continue
            told = found.reshape(-1).astype(float)
            if place == 3:
                sides = np.asarray((reading.batch, *value.shape), float)[-len(told) :]
                told = told / sides
            break
    if told is None:
        raise impossible(operator, "scales", told)
    axes = [int(axis) % 4 for axis in operator.get("axes", range(4))]
    if len(axes) != len(told):
        raise impossible(operator, "scales", tuple(told))
    scales = [1.0] * 4
    for axis, scale in zip(axes, told, strict=True):
        scales[axis] = float(scale)
    if not math.isclose(scales[0], 1.0):
        raise impossible(operator, "scales", tuple(scales))
    return scales[1:]


def _check(operator: Operator, mode: str, side: int, times: int) -> None:
    """Raise Unknown where pixels are taken or blended from other places than here."""
    usual = (
        "half_pixel"
        if operator.type == "Resize" and "coordinate_transformation_mode" not in operator.attributes
        else ""
    )
    way = operator.get("coordinate_transformation_mode", usual or "asymmetric")
    if times == 1:
        return
    if mode != "nearest":
        if way not in ("half_pixel", "pytorch_half_pixel", "half_pixel_symmetric"):
            raise impossible(operator, "coordinate_transformation_mode", way)
        return
    out = np.arange(side * times)
    if not np.array_equal(_taken(operator, _place(way, out, side, times)), out // times):
        raise impossible(operator, "coordinate_transformation_mode", way)


def _place(way: str, out: Array, side: int, times: int) -> Array:
    if way == "align_corners":
        return out * ((side - 1) / max(1, side * times - 1))
    if way in ("half_pixel", "pytorch_half_pixel", "half_pixel_symmetric"):
        return (out + 0.5) / times - 0.5
    return (out + 0.5) / times if way == "tf_half_pixel_for_nn" else out / times


def _taken(operator: Operator, places: Array) -> Array:
    how = operator.get("nearest_mode", "round_prefer_floor" if operator.type == "Resize" else "floor")
    if how == "floor":
        return np.floor(places)
    if how == "ceil":
        return np.ceil(places)
    return np.ceil(places - 0.5) if how == "round_prefer_floor" else np.floor(places + 0.5)
