"""Whether images and labels can be used, said in a sentence before anything is computed."""

from __future__ import annotations

from nnstudio.engine.errors import DataError
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, shape_text

NUMBERS = "biuf"
"""The kinds of dtype that images may have."""


def check_images(images: Array, shape: Shape) -> None:
    """Raise DataError unless these are numbers (n, *shape)."""
    if tuple(images.shape[1:]) != shape:
        wanted = shape_text(shape)
        if images.shape == shape:
            raise DataError(
                sentence(
                    "This is one image of {wanted}: put it in an array of images, (1, ...)", wanted=wanted
                )
            )
        got = shape_text(images.shape[1:]) or "single numbers"
        raise DataError(
            sentence("The images are {got}, and the network's input is {wanted}", got=got, wanted=wanted)
        )
    if images.dtype.kind not in NUMBERS:
        raise DataError(
            sentence("The images must be numbers, and are of the kind {dtype}", dtype=images.dtype)
        )


def check_labels(labels: Array, classes: int) -> None:
    """Raise DataError unless these are whole numbers (n,) from 0 to below classes."""
    if labels.ndim != 1:
        raise DataError(
            sentence(
                "The labels must be one number for each image, and are {shape}",
                shape=shape_text(labels.shape),
            )
        )
    if len(labels) == 0:
        return
    if labels.dtype.kind not in "iu":
        raise DataError(
            sentence("The labels must be whole numbers, and are of the kind {dtype}", dtype=labels.dtype)
        )
    if labels.min() < 0:
        raise DataError(sentence("The labels must begin at 0, and go down to {least}", least=labels.min()))
    if labels.max() >= classes:
        raise DataError(
            sentence(
                "The last layer has {classes} outputs, and the labels go up to {most}",
                classes=classes,
                most=labels.max(),
            )
        )
