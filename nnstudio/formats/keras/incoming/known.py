"""What of Keras's layers changes nothing here, and what comes nearest to those that there are not here."""

from __future__ import annotations

from typing import Any

IGNORED = frozenset(
    [
        "name",
        "dtype",
        "batch_input_shape",
        "batch_shape",
        "input_shape",
        "input_dim",
        "seed",
        "bias_initializer",
        "beta_initializer",
        "gamma_initializer",
        "moving_mean_initializer",
        "moving_variance_initializer",
        "alpha_initializer",
        "sparse",
        "ragged",
        "synchronized",
        "quantization_config",
        "lora_rank",
        "lora_alpha",
        "build_config",
        "implementation",
        "renorm",
        "fused",
        "optional",
        "virtual_batch_size",
        "autocast",
        "trainable",
        "renorm_clipping",
        "renorm_momentum",
        "shape",
    ]
)
"""Settings that change no answer of a finished network."""
NEUTRAL: dict[str, tuple[Any, ...]] = {
    "data_format": (None, "channels_last"),
    "noise_shape": (None,),
    "output_padding": (None, (0, 0)),
    "rms_scaling": (False,),
    "theta": (None,),
    "ragged": (False,),
}
"""Settings that we don't have, with the values that they may have all the same."""
AXES = frozenset({"BatchNormalization", "LayerNormalization", "Concatenate", "Softmax"})
"""Layers that go along the last axis here; Keras can take another."""
NEAREST: dict[str, str] = {
    "Conv1D": "Conv2D",
    "Conv3D": "Conv2D",
    "LSTM": "Dense",
    "GRU": "Dense",
    "SimpleRNN": "Dense",
    "Embedding": "Dense",
    "MultiHeadAttention": "Multiply",
    "Attention": "Multiply",
    "Average": "Add",
    "Subtract": "Add",
    "Maximum": "Add",
    "Minimum": "Add",
    "GroupNormalization": "LayerNormalization",
    "UnitNormalization": "LayerNormalization",
    "SpatialDropout1D": "Dropout",
    "AlphaDropout": "Dropout",
    "GaussianDropout": "Dropout",
    "Cropping2D": "Conv2D",
    "Permute": "Reshape",
    "RepeatVector": "UpSampling2D",
    "ThresholdedReLU": "PReLU",
}
"""What comes nearest here to layers that we don't have."""
