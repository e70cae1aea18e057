"""What Keras calls our layers. Most go by the same name and settings, so that only the exceptions are written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nnstudio.declared import Declared
from nnstudio.errors import sentence
from nnstudio.formats.exchange.call import Call
from nnstudio.formats.exchange.tables import Refused, Table, entry_of
from nnstudio.layers.activation import Activation
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.layer import Layer, WeightedLayer

OURS_ALONE = ("l1", "l2")
"""Settings of a layer that are an object in Keras, a regularizer."""
REGULARIZED: dict[str, tuple[str, ...]] = {
    "DepthwiseConv2D": ("depthwise_regularizer",),
    "SeparableConv2D": ("depthwise_regularizer", "pointwise_regularizer"),
}
"""Where the penalty has another name than kernel_regularizer, since the kernel has."""
ACTIVATIONS: Mapping[str, str] = {
    name: name
    for name in (
        "linear",
        "relu",
        "leaky_relu",
        "elu",
        "selu",
        "gelu",
        "silu",
        "softplus",
        "sigmoid",
        "hard_sigmoid",
        "softmax",
        "tanh",
    )
}
"""By our names, which are Keras's; ours of gelu and leaky_relu have Keras's usual settings."""
INITIALIZERS: Mapping[str, str] = {
    name: name for name in ("glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "zeros", "ones")
}
"""By our names, which are Keras's."""
ASKED = frozenset(
    {"units", "filters", "rate", "stddev", "target_shape", "kernel_size", "pool_size", "activation"}
)
"""Settings that are always written: Keras asks for them, or a reader looks for them first."""


def same(layer: Layer) -> Call:
    """Keras's layer of the same name, with the settings that are not as usual."""
    usual = {field.name: field.default for field in layer.fields()}
    named = {
        name: _said(name, value)
        for name, value in layer.values().items()
        if name not in OURS_ALONE and (name in ASKED or value != usual[name])
    }
    if not isinstance(layer, Activation) and named.get("activation") == "linear":
        del named["activation"]
    return Call(f"keras.layers.{layer.type_name()}", {**named, **_regularizers(layer)})


def _said(name: str, value: Any) -> Any:
    if name == "activation":
        return ACTIVATIONS[value]
    return INITIALIZERS[value] if name.endswith("_initializer") else value


def convolution(layer: Conv2D) -> Call:
    """As `same`. Keras has no strides beside a dilation."""
    if layer.strides != (1, 1) and layer.dilation_rate != (1, 1):
        raise Refused(
            sentence("Keras has no Conv2D with strides and dilation at once: set one of them to 1 x 1.")
        )
    return same(layer)


def _regularizers(layer: Layer) -> dict[str, Call]:
    if not isinstance(layer, WeightedLayer) or not (layer.l1 or layer.l2):
        return {}
    strengths = {name: value for name, value in (("l1", layer.l1), ("l2", layer.l2)) if value}
    penalty = Call("keras.regularizers.L1L2", strengths)
    return dict.fromkeys(REGULARIZED.get(layer.type_name(), ("kernel_regularizer",)), penalty)


LAYERS: Table = {
    **dict.fromkeys(
        (
            "Dense",
            "Conv2DTranspose",
            "DepthwiseConv2D",
            "SeparableConv2D",
            "MaxPooling2D",
            "AveragePooling2D",
            "GlobalMaxPooling2D",
            "GlobalAveragePooling2D",
            "Activation",
            "PReLU",
            "BatchNormalization",
            "LayerNormalization",
            "Dropout",
            "SpatialDropout2D",
            "GaussianNoise",
            "Flatten",
            "Reshape",
            "UpSampling2D",
            "ZeroPadding2D",
            "Add",
            "Concatenate",
            "Multiply",
        ),
        same,
    ),
    "Conv2D": convolution,
}
"""By the name of our layer. A layer that is not here can't leave as Keras; a test finds it."""


def keras_call(layer: Layer) -> Call:
    """Keras's layer. Raises Refused."""
    call: Call = entry_of(LAYERS, layer)(layer)
    return call


def plain(prefix: str) -> Callable[[Declared], Call]:
    """An entry for what has the same name and settings in that module of Keras; settings as usual are left out."""

    def entry(thing: Declared) -> Call:
        usual = {field.name: field.default for field in thing.fields()}
        named: dict[str, Any] = {n: value for n, value in thing.values().items() if value != usual[n]}
        return Call(f"{prefix}.{thing.type_name()}", named)

    return entry
