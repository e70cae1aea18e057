"""What the two layers that boil an image down to one number a channel share."""

from __future__ import annotations

import dataclasses

from nnstudio.declared import param
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.shapes import Shape, expect_image
from nnstudio.layers.sight import EVERYTHING, Sights


@dataclasses.dataclass(frozen=True)
class GlobalPoolingLayer(Layer):
    """Base of the layers that keep one number of each channel: (height, width, channels) to (channels,)."""

    family = "pooling"

    keepdims: bool = param(
        False, label="keep dimensions", help="Whether the result stays an image, of 1 x 1 pixel."
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        channels = expect_image(self.type_name(), shapes[0])[2]
        return (1, 1, channels) if self.keepdims else (channels,)

    def sights(self, shape: Shape) -> Sights:
        return EVERYTHING


def pixels(images: Array) -> Array:
    """Contiguous images (n, h, w, c) as a view (n, h * w, c); results (n, c) or (n, 1, 1, c) as (n, 1, c)."""
    return images.reshape(len(images), -1, images.shape[-1])
