"""Layers that turn one shape into another, for the inputs of a merge that don't fit each other."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.fields import FieldError
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.layer import Layer
from nnstudio.layers.reshape import Reshape
from nnstudio.layers.shapes import Shape, ShapeError, size_of
from nnstudio.layers.up_sampling2d import UpSampling2D

Layers = tuple[Layer, ...]
LARGEST_KERNEL = 7
"""Sides of a kernel that takes away what padding would have kept."""
MOST_WEIGHTS = 1_000_000
"""Of a Dense that stands between two shapes."""


def between(shape: Shape, target: Shape) -> Layers | None:
    """Layers that make `target` of `shape`, as few as there are; None where none would be sensible."""
    for layers in _ways(shape, target):
        if shape_behind(shape, layers) == target:
            return layers
    return None


def shape_behind(shape: Shape, layers: Layers) -> Shape | None:
    """The shape behind these layers; None when one of them can't take what it gets."""
    try:
        for layer in layers:
            shape = layer.output_shape(shape)
    except ShapeError:
        return None
    return shape


def _ways(shape: Shape, target: Shape) -> Iterator[Layers]:
    try:
        yield from _of_images(shape, target) if len(shape) == len(target) == 3 else _of_kinds(shape, target)
    except FieldError:
        return


def _of_images(shape: Shape, target: Shape) -> Iterator[Layers]:
    """A 1x1 convolution, one with strides or of a size that takes away what is too much, or a larger image."""
    (height, width, channels), (wanted_height, wanted_width, filters) = shape, target
    if (height, width) == (wanted_height, wanted_width):
        yield (Conv2D(filters=filters, kernel_size=(1, 1)),)
    elif height >= wanted_height and width >= wanted_width:
        strides = -(-height // wanted_height), -(-width // wanted_width)
        yield (Conv2D(filters=filters, kernel_size=(1, 1), strides=strides, padding="same"),)
        strides = height // wanted_height, width // wanted_width
        kernel = height - (wanted_height - 1) * strides[0], width - (wanted_width - 1) * strides[1]
        if max(kernel) <= LARGEST_KERNEL:
            yield (Conv2D(filters=filters, kernel_size=kernel, strides=strides),)
    else:
        larger = UpSampling2D(size=(max(1, wanted_height // height), max(1, wanted_width // width)))
        yield (larger,) if channels == filters else (larger, Conv2D(filters=filters, kernel_size=(1, 1)))


def _of_kinds(shape: Shape, target: Shape) -> Iterator[Layers]:
    """From an image to a vector, the other way, or between vectors."""
    has, wants = size_of(shape), size_of(target)
    if len(target) == 1:
        yield (Flatten(),)
        yield (GlobalAveragePooling2D(),)
        if len(shape) == 1 and has * wants <= MOST_WEIGHTS:
            yield (Dense(units=wants),)
        if len(shape) == 3 and shape[2] * wants <= MOST_WEIGHTS:
            yield GlobalAveragePooling2D(), Dense(units=wants)
    elif has == wants:
        yield (Reshape(target_shape=target),)
    elif has * wants <= MOST_WEIGHTS:
        flat: Layers = () if len(shape) == 1 else (Flatten(),)
        yield *flat, Dense(units=wants), Reshape(target_shape=target)
