"""What each operator of ONNX becomes. Those that go value by value are in `numbers.py`, and come here only where they
put several values together, or stand behind a gap.
"""

from __future__ import annotations

from nnstudio.formats.onnx.incoming import (
    composed,
    convolving,
    dense,
    known,
    merging,
    moving,
    normalizing,
    pooling,
    resizing,
    transposed,
)
from nnstudio.formats.onnx.incoming.reading import Handler

HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(known.FUNCTIONS, normalizing.blind_function),
    **pooling.OPERATORS,
    **dict.fromkeys(composed.FUNCTIONS, composed.composed),
    "Conv": convolving.convolution,
    "ConvTranspose": transposed.transposed_convolution,
    "Gemm": dense.gemm,
    "MatMul": dense.matrix_product,
    "BatchNormalization": normalizing.batch_normalization,
    "LayerNormalization": normalizing.layer_normalization,
    "Softmax": normalizing.softmax,
    "Add": merging.merge,
    "Sum": merging.merge,
    "Mul": merging.merge,
    "Concat": merging.concatenate,
    "Identity": moving.passed,
    "Cast": moving.passed,
    "Dropout": moving.dropout,
    "Transpose": moving.transpose,
    "Flatten": moving.flatten,
    "Reshape": moving.reshape,
    "Squeeze": moving.squeeze,
    "Unsqueeze": moving.unsqueeze,
    "Pad": moving.pad,
    "Resize": resizing.resize,
    "Upsample": resizing.resize,
}
"""By the operator's type."""
