"""What comes nearest here to operators of ONNX that there are no layers for."""

from __future__ import annotations

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import Unknown
from nnstudio.formats.onnx.incoming.given import Operator

NEAREST: dict[str, str] = {
    "LSTM": "Dense",
    "GRU": "Dense",
    "RNN": "Dense",
    "Einsum": "Dense",
    "Attention": "Multiply",
    "Sub": "Add",
    "Div": "Multiply",
    "Max": "Add",
    "Min": "Add",
    "Mean": "Add",
    "Clip": "Activation relu",
    "ThresholdedRelu": "PReLU",
    "Celu": "Activation elu",
    "Gelu": "Activation gelu",
    "Softsign": "Activation tanh",
    "LogSoftmax": "Activation softmax",
    "Hardmax": "Activation softmax",
    "InstanceNormalization": "BatchNormalization",
    "GroupNormalization": "LayerNormalization",
    "RMSNormalization": "LayerNormalization",
    "MeanVarianceNormalization": "LayerNormalization",
    "LRN": "BatchNormalization",
    "LpPool": "AveragePooling2D",
    "GlobalLpPool": "GlobalAveragePooling2D",
    "ReduceMean": "GlobalAveragePooling2D",
    "ReduceSum": "GlobalAveragePooling2D",
    "ReduceMax": "GlobalMaxPooling2D",
    "Slice": "Conv2D",
    "Split": "Conv2D",
    "DepthToSpace": "Conv2DTranspose",
    "SpaceToDepth": "Conv2D",
    "Tile": "UpSampling2D",
    "Expand": "UpSampling2D",
    "Transpose": "Reshape",
    "ConvInteger": "Conv2D",
    "QLinearConv": "Conv2D",
    "MatMulInteger": "Dense",
    "QLinearMatMul": "Dense",
}

FUNCTIONS: dict[str, str] = {
    "Relu": "relu",
    "LeakyRelu": "leaky_relu",
    "Elu": "elu",
    "Selu": "selu",
    "Gelu": "gelu",
    "Swish": "silu",
    "Softplus": "softplus",
    "Sigmoid": "sigmoid",
    "HardSigmoid": "hard_sigmoid",
    "Tanh": "tanh",
    "Softmax": "softmax",
}
"""Operators that are a function with the usual settings. Where their input is known, they are asked instead."""


def unknown(operator: Operator) -> Unknown:
    """The refusal of an operator by its name, with what comes nearest."""
    nearest = NEAREST.get(operator.type)
    if nearest is None:
        return Unknown(
            sentence("{name} is a {kind}, which there is not here.", name=operator.name, kind=operator.type)
        )
    return Unknown(
        sentence(
            "{name} is a {kind}, which there is not here; {nearest} comes nearest.",
            name=operator.name,
            kind=operator.type,
            nearest=nearest,
        )
    )


def impossible(operator: Operator, setting: str, value: object) -> Unknown:
    """The refusal of an operator for one of its settings."""
    return Unknown(
        sentence(
            "{name}, a {kind}, has {setting} {value}, which there is not here.",
            name=operator.name,
            kind=operator.type,
            setting=setting,
            value=str(value)[:60],
        )
    )
