"""What our layers become in PyTorch. One entry each; those that slide windows are in `windows.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nnstudio.errors import Sentence
from nnstudio.formats.exchange.call import Call
from nnstudio.formats.pytorch import windows
from nnstudio.formats.pytorch.functions import activated
from nnstudio.formats.pytorch.piece import (
    Move,
    Piece,
    Place,
    channels_axis,
    channels_first,
    first,
    is_image,
    last,
    same,
    transposed,
)
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.gaussian_noise import GaussianNoise
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.shapes import Shape
from nnstudio.layers.spatial_dropout2d import SpatialDropout2D
from nnstudio.layers.up_sampling2d import UpSampling2D
from nnstudio.layers.zero_padding2d import ZeroPadding2D

Entry = Callable[[Place], Piece]


def dense(place: Place) -> Piece:
    """nn.Linear, whose weight is the kernel turned round."""
    layer, name = place.layer, place.name
    assert isinstance(layer, Dense)
    made = Call("nn.Linear", _bias(layer.use_bias), (place.input[-1], layer.units))
    state: dict[str, tuple[str, Move]] = {f"{name}.weight": ("kernel", transposed)}
    if layer.use_bias:
        state[f"{name}.bias"] = ("bias", same)
    return activated(Piece(f"self.{name}({{0}})", {name: made}, state), layer.activation, place.output)


def _bias(use_bias: bool) -> dict[str, bool]:
    return {} if use_bias else {"bias": False}


def activation(place: Place) -> Piece:
    """A function alone."""
    assert isinstance(place.layer, Activation)
    return activated(Piece("{0}"), place.layer.activation, place.output)


def prelu(place: Place) -> Piece:
    """A helper of our own: PyTorch's has one alpha for each channel or one for all."""
    shape = tuple(place.layer.weights(*place.inputs)[0].shape)
    moved = (shape[2], shape[0], shape[1]) if is_image(place.input) else shape
    made = {place.name: Call("PReLU", {}, (moved,))}
    state = {f"{place.name}.alpha": ("alpha", channels_first)}
    return Piece(f"self.{place.name}({{0}})", made, state, ("PReLU",))


def batch_normalization(place: Place) -> Piece:
    """A helper of our own: Keras keeps the variance over n, PyTorch's layer over n - 1."""
    layer, name = place.layer, place.name
    assert isinstance(layer, BatchNormalization)
    named = {"momentum": layer.momentum, "epsilon": layer.epsilon}
    flags = {flag: False for flag in ("center", "scale") if not getattr(layer, flag)}
    axis = {} if channels_axis(place.input) == 1 else {"axis": channels_axis(place.input)}
    frozen = {} if layer.trainable else {"trainable": False}
    made = Call("BatchNorm", {**named, **flags, **axis, **frozen}, (place.input[-1],))
    keys = [weight.name for weight in layer.weights(*place.inputs)]
    return Piece(
        f"self.{name}({{0}})", {name: made}, {f"{name}.{key}": (key, same) for key in keys}, ("BatchNorm",)
    )


def layer_normalization(place: Place) -> Piece:
    """nn.LayerNorm over the channels, which stand last for it."""
    layer, name, size = place.layer, place.name, place.input[-1]
    assert isinstance(layer, LayerNormalization)
    named: dict[str, Any] = {"eps": layer.epsilon}
    state: dict[str, tuple[str, Move]] = {}
    if layer.scale:
        state[f"{name}.weight"] = ("gamma", same)
    if layer.center:
        state[f"{name}.bias"] = ("beta", same)
    made, helpers = Call("nn.LayerNorm", named, (size,)), tuple[str, ...]()
    if not layer.scale and layer.center:
        made, helpers = Call("LayerNormWithoutScale", {}, (size, layer.epsilon)), ("LayerNormWithoutScale",)
    elif not layer.scale:
        named["elementwise_affine"] = False
    elif not layer.center:
        named["bias"] = False
    inner = f"self.{name}({last('{0}', place.input)})"
    return Piece(first(inner, place.input), {name: made}, state, helpers)


def dropout(place: Place) -> Piece:
    """nn.Dropout."""
    assert isinstance(place.layer, Dropout)
    return _module(place, Call("nn.Dropout", {}, (place.layer.rate,)))


def spatial_dropout(place: Place) -> Piece:
    """nn.Dropout2d: whole channels."""
    assert isinstance(place.layer, SpatialDropout2D)
    return _module(place, Call("nn.Dropout2d", {}, (place.layer.rate,)))


def noise(place: Place) -> Piece:
    """A helper of our own."""
    assert isinstance(place.layer, GaussianNoise)
    return _module(place, Call("GaussianNoise", {}, (place.layer.stddev,))).with_helpers("GaussianNoise")


def _module(place: Place, call: Call) -> Piece:
    return Piece(f"self.{place.name}({{0}})", {place.name: call})


def flatten(place: Place) -> Piece:
    """Pixel by pixel, channels last, as everywhere but in PyTorch."""
    return Piece(f"{last('{0}', place.input)}.flatten(1)") if len(place.input) > 1 else Piece("{0}")


def reshape(place: Place) -> Piece:
    """The numbers in the order in which channels stand last."""
    sides = ", ".join(map(str, place.output))
    return Piece(first(f"{last('{0}', place.input)}.reshape(-1, {sides})", place.output))


def up_sampling(place: Place) -> Piece:
    """F.interpolate, whose pixels are centred as in Keras."""
    layer = place.layer
    assert isinstance(layer, UpSampling2D)
    more = ', mode="bilinear"' if layer.interpolation == "bilinear" else ""
    sides = f"({place.output[0]}, {place.output[1]})"
    return Piece(f"F.interpolate({{0}}, size={sides}{more})")


def zero_padding(place: Place) -> Piece:
    """F.pad, which begins with the columns."""
    assert isinstance(place.layer, ZeroPadding2D)
    rows, columns = place.layer.padding
    return Piece(f"F.pad({{0}}, ({columns}, {columns}, {rows}, {rows}))")


def add(place: Place) -> Piece:
    """A sum of all inputs."""
    return Piece(f"({' + '.join(_aligned(place))})")


def multiply(place: Place) -> Piece:
    """A product of all inputs."""
    return Piece(f"({' * '.join(_aligned(place))})")


def concatenate(place: Place) -> Piece:
    """The channels one after the other."""
    inputs = ", ".join(f"{{{number}}}" for number in range(len(place.inputs)))
    return Piece(f"torch.cat([{inputs}], dim={channels_axis(place.output)})")


def _aligned(place: Place) -> list[str]:
    """The inputs with as many sides as the output: channels stand over channels, as in Keras."""
    return [f"{{{number}}}{_spread(shape, place.output)}" for number, shape in enumerate(place.inputs)]


def _spread(shape: Shape, output: Shape) -> str:
    if len(shape) == len(output):
        return ""
    if len(output) == 2:
        return "[:, None]"
    return "[:, :, None, None]" if len(shape) == 1 else ".permute(0, 2, 1)[:, :, None]"


LAYERS: Mapping[str, Entry | Sentence] = {
    "Dense": dense,
    "Conv2D": windows.convolution,
    "Conv2DTranspose": windows.transposed_convolution,
    "DepthwiseConv2D": windows.depthwise_convolution,
    "SeparableConv2D": windows.separable_convolution,
    "MaxPooling2D": windows.max_pooling,
    "AveragePooling2D": windows.average_pooling,
    "GlobalMaxPooling2D": windows.global_max,
    "GlobalAveragePooling2D": windows.global_average,
    "Activation": activation,
    "PReLU": prelu,
    "BatchNormalization": batch_normalization,
    "LayerNormalization": layer_normalization,
    "Dropout": dropout,
    "SpatialDropout2D": spatial_dropout,
    "GaussianNoise": noise,
    "Flatten": flatten,
    "Reshape": reshape,
    "UpSampling2D": up_sampling,
    "ZeroPadding2D": zero_padding,
    "Add": add,
    "Concatenate": concatenate,
    "Multiply": multiply,
}
"""By the name of our layer."""
