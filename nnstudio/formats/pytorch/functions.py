"""Our activation functions in PyTorch. {x} is what they are applied to, {axis} the axis of the channels."""

from __future__ import annotations

from nnstudio.formats.pytorch.piece import Piece, channels_axis
from nnstudio.layers.shapes import Shape

FUNCTIONS: dict[str, str] = {
    "linear": "{x}",
    "relu": "F.relu({x})",
    "leaky_relu": "F.leaky_relu({x}, 0.2)",
    "elu": "F.elu({x})",
    "selu": "F.selu({x})",
    "gelu": "F.gelu({x})",
    "silu": "F.silu({x})",
    "softplus": "F.softplus({x})",
    "sigmoid": "torch.sigmoid({x})",
    "hard_sigmoid": "F.hardsigmoid({x})",
    "softmax": "F.softmax({x}, dim={axis})",
    "tanh": "torch.tanh({x})",
}
"""By Keras's name. gelu is the exact one in both, and leaky_relu has Keras's slope."""


def activated(piece: Piece, activation: str, output: Shape) -> Piece:
    """The piece with the activation around its expression."""
    return piece.wrapped(FUNCTIONS[activation].replace("{axis}", str(channels_axis(output))))
