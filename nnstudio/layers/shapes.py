"""What a shape is, and how a layer says that a shape does not fit and what would repair it.

Shapes leave out the batch: an image is (height, width, channels), a vector is (features,).
"""

from __future__ import annotations

from typing import Any

from nnstudio.errors import Sentence, StudioError, sentence

Shape = tuple[int, ...]


def shape_text(shape: Shape) -> str:
    """The shape as people write it: (32, 32, 3) gives "32x32x3"."""
    return "x".join(str(size) for size in shape)


def size_of(shape: Shape) -> int:
    """The number of values in one item of this shape."""
    size = 1
    for length in shape:
        size *= length
    return size


class ShapeError(StudioError):
    """A layer can't take its input. The message is a sentence; a repair may be named.

    insert: type name of a layer that, put before this one, would make it fit ("Flatten").
    change: field values of this layer that would make it fit ({"kernel_size": (2, 2)}).
    """

    def __init__(
        self, said: Sentence, *, insert: str | None = None, change: dict[str, Any] | None = None
    ) -> None:
        super().__init__(said)
        self.insert = insert
        self.change = change


def expect_image(layer: str, shape: Shape) -> tuple[int, int, int]:
    """Return (height, width, channels), or raise ShapeError when the input is no image."""
    if len(shape) != 3:
        raise ShapeError(
            sentence(
                "{layer} needs an image (height x width x channels), and gets {shape}",
                layer=layer,
                shape=shape_text(shape),
            )
        )
    return shape[0], shape[1], shape[2]


def window_output(layer: str, size: int, window: int, stride: int, padding: str, field: str) -> int:
    """Length of one side after a sliding window, as in Keras.

    valid: floor((size - window) / stride) + 1; same: ceil(size / stride). Raises ShapeError when the window is
    larger than the input.
    """
    if padding == "same":
        return -(-size // stride)
    if window > size:
        said = sentence(
            "{layer}: a window of {window} is larger than its input of {size}",
            layer=layer,
            window=window,
            size=size,
        )
        raise ShapeError(said, change={field: (size, size)} if size > 0 else None)
    return (size - window) // stride + 1


def same_padding(size: int, window: int, stride: int) -> tuple[int, int]:
    """Zeros before and after one side for padding="same", as in TensorFlow: the odd one goes after."""
    total = max((-(-size // stride) - 1) * stride + window - size, 0)
    return total // 2, total - total // 2
