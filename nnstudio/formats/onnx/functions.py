"""Our activation functions as operators of ONNX, of opset 17."""

from __future__ import annotations

import math
from collections.abc import Callable

from nnstudio.formats.onnx.building import Builder

Apply = Callable[[Builder, str, str, int], str]
"""From a builder, the name of a value, the name of the layer and the axis of the channels to the name of the result."""


def _one(operator: str, **attributes: float) -> Apply:
    def apply(builder: Builder, x: str, name: str, axis: int) -> str:
        return builder.add(operator, x, name=name, **attributes)

    return apply


def _linear(builder: Builder, x: str, name: str, axis: int) -> str:
    return x


def _softmax(builder: Builder, x: str, name: str, axis: int) -> str:
    return builder.add("Softmax", x, name=name, axis=axis)


def _silu(builder: Builder, x: str, name: str, axis: int) -> str:
    return builder.add("Mul", x, builder.add("Sigmoid", x, name=f"{name}_sigmoid"), name=name)


def _gelu(builder: Builder, x: str, name: str, axis: int) -> str:
    """x / 2 * (1 + erf(x / sqrt 2)): an operator of its own only since opset 20."""
    scaled = builder.add("Mul", x, builder.constant(math.sqrt(0.5), f"{name}_root"), name=f"{name}_scaled")
    curve = builder.add("Erf", scaled, name=f"{name}_erf")
    above = builder.add("Add", curve, builder.constant(1.0, f"{name}_one"), name=f"{name}_above")
    half = builder.add("Mul", x, builder.constant(0.5, f"{name}_half"), name=f"{name}_x_half")
    return builder.add("Mul", half, above, name=name)


FUNCTIONS: dict[str, Apply] = {
    "linear": _linear,
    "relu": _one("Relu"),
    "leaky_relu": _one("LeakyRelu", alpha=0.2),
    "elu": _one("Elu", alpha=1.0),
    "selu": _one("Selu", alpha=1.6732632423543772848, gamma=1.0507009873554804934),
    "gelu": _gelu,
    "silu": _silu,
    "softplus": _one("Softplus"),
    "sigmoid": _one("Sigmoid"),
    "hard_sigmoid": _one("HardSigmoid", alpha=1 / 6, beta=0.5),
    "softmax": _softmax,
    "tanh": _one("Tanh"),
}
"""By Keras's name."""
