"""What the arguments of Keras's classes are that are given by their place, and other names of them."""

from __future__ import annotations

_SLIDING = ("filters", "kernel_size", "strides", "padding")
_POOLING = ("pool_size", "strides", "padding")

POSITIONS: dict[str, tuple[str, ...]] = {
    "Dense": ("units", "activation", "use_bias", "kernel_initializer"),
    "Conv2D": (*_SLIDING, "data_format", "dilation_rate", "groups", "activation"),
    "Conv2DTranspose": _SLIDING,
    "SeparableConv2D": _SLIDING,
    "DepthwiseConv2D": ("kernel_size", "strides", "padding", "depth_multiplier"),
    "MaxPooling2D": _POOLING,
    "AveragePooling2D": _POOLING,
    "Activation": ("activation",),
    "Dropout": ("rate",),
    "SpatialDropout2D": ("rate",),
    "GaussianNoise": ("stddev",),
    "Reshape": ("target_shape",),
    "UpSampling2D": ("size",),
    "ZeroPadding2D": ("padding",),
    "Rescaling": ("scale", "offset"),
    "LeakyReLU": ("negative_slope",),
    "ReLU": ("max_value", "negative_slope", "threshold"),
    "ELU": ("alpha",),
    "Softmax": ("axis",),
    "Concatenate": ("axis",),
    "BatchNormalization": ("axis", "momentum", "epsilon"),
    "LayerNormalization": ("axis", "epsilon"),
    "InputLayer": ("shape",),
    "Input": ("shape", "batch_size", "dtype"),
    "Sequential": ("layers", "trainable", "name"),
    "Model": ("inputs", "outputs"),
    "SGD": ("learning_rate", "momentum", "nesterov"),
    "ExponentialDecay": ("initial_learning_rate", "decay_steps", "decay_rate", "staircase"),
    "PiecewiseConstantDecay": ("boundaries", "values"),
    "CosineDecay": ("initial_learning_rate", "decay_steps", "alpha", "name", "warmup_target", "warmup_steps"),
    "CosineDecayRestarts": ("initial_learning_rate", "first_decay_steps", "t_mul", "m_mul", "alpha"),
    "L1L2": ("l1", "l2"),
    "L1": ("l1",),
    "L2": ("l2",),
}
"""By class. Optimizers that are not here begin with the learning rate."""
ALIASES = {
    "MaxPool2D": "MaxPooling2D",
    "AvgPool2D": "AveragePooling2D",
    "GlobalAvgPool2D": "GlobalAveragePooling2D",
    "GlobalMaxPool2D": "GlobalMaxPooling2D",
    "Convolution2D": "Conv2D",
    "l1": "L1",
    "l2": "L2",
    "l1_l2": "L1L2",
}
MERGES = {"add": "Add", "concatenate": "Concatenate", "multiply": "Multiply"}
"""Functions of keras.layers that are a layer of their own."""


def positions_of(kind: str) -> tuple[str, ...]:
    """The names of what a class takes by place. Of classes that are not known nothing is lost by wrong names."""
    return POSITIONS.get(kind, ("learning_rate", *(f"argument {number}" for number in range(2, 20))))
