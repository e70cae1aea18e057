"""What the layers with sliding filters declare and say alike, so that they do it in the same words."""

from __future__ import annotations

from typing import Any

from nnstudio.declared import param
from nnstudio.layers.initializers import INITIALIZER_NAMES
from nnstudio.layers.shapes import Shape, expect_image, window_output

Pair = tuple[int, int]


def filters() -> Any:
    """The field for the number of filters."""
    text = "Number of patterns to look for: the channels of the output."
    return param(32, min=1, max=4096, unit="filters", help=text)


def kernel_size() -> Any:
    """The field for a filter's height and width."""
    text = "Height and width of a filter. 3 x 3 is the usual choice."
    return param((3, 3), min=1, max=64, unit="pixels", help=text)


def strides(text: str = "How far the filter moves each time; 2 halves the image.") -> Any:
    """The field for the way from one window to the next."""
    return param((1, 1), min=1, max=64, unit="pixels", help=text)


def padding(text: str = "same adds zeros around, so that the image keeps its size.") -> Any:
    """The field for what is done at the edges."""
    return param("valid", choices=("valid", "same"), help=text)


def dilation_rate() -> Any:
    """The field for the distance between the filter's own pixels."""
    text = "Spreads the filter: it sees more of the image for the same cost."
    return param((1, 1), min=1, max=64, label="dilation", help=text)


def depth_multiplier() -> Any:
    """The field for the number of filters of each channel."""
    return param(1, min=1, max=64, unit="filters", help="Number of patterns to look for in each channel.")


def initializer(what: str) -> Any:
    """The field for how the weights of that name begin."""
    text = f"How the {what} begins. He suits relu, Glorot the rest."
    return param("glorot_uniform", choices=INITIALIZER_NAMES, help=text)


def span(kernel_size: Pair, dilation_rate: Pair) -> Pair:
    """Height and width of a filter with the holes that dilation makes: (size - 1) * dilation + 1."""
    (rows, columns), (down, right) = kernel_size, dilation_rate
    return (rows - 1) * down + 1, (columns - 1) * right + 1


def sliding_output(name: str, shape: Shape, span: Pair, strides: Pair, padding: str) -> Pair:
    """Height and width after a sliding filter; ShapeError when the input is no image, or too small."""
    height, width, _ = expect_image(name, shape)
    rows = window_output(name, height, span[0], strides[0], padding, "kernel_size")
    return rows, window_output(name, width, span[1], strides[1], padding, "kernel_size")


def sliding_summary(first: object, kernel_size: Pair, strides: Pair, padding: str, activation: str) -> str:
    """The main settings in a few words: "32 3x3 /2x2 same relu"."""
    parts = [str(first), "x".join(map(str, kernel_size))]
    parts += [f"/{'x'.join(map(str, strides))}"] if strides != (1, 1) else []
    parts += [padding] if padding != "valid" else []
    parts += [activation] if activation != "linear" else []
    return " ".join(part for part in parts if part)
