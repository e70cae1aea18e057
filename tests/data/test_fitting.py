"""Pictures of more than 8 bits a pixel: the same grey in 8 bits, without a copy of the whole in a larger type."""

import tracemalloc
from typing import Any

import numpy as np
import pytest
from PIL import Image

from nnstudio.data.fitting import fit_picture


def fitted(values: Any) -> list[int]:
    image = Image.fromarray(values)
    return fit_picture(image, values.shape, 1, "stretch", False).ravel().tolist()


def test_sixteen_bits_become_eight():
    assert fitted(np.array([[0, 257, 32768, 65535]], np.uint16)) == [0, 1, 127, 255]


@pytest.mark.parametrize(
    ("values", "grey"),
    [
        (np.array([[0, 32768, 65535]], np.int32), [0, 127, 255]),
        (np.array([[-5, 100_000, 200_000]], np.int32), [0, 127, 255]),
        (np.array([[0.0, 0.5, 1.0]], np.float32), [0, 127, 255]),
        (np.array([[0.0, 5.0, 10.0]], np.float32), [0, 127, 255]),
        (np.array([[np.nan, 0.0, 1.0, np.inf]], np.float32), [0, 0, 255, 255]),
    ],
    ids=["integers", "integers beyond 16 bits", "shares", "numbers beyond 1", "what is no number"],
)
def test_numbers_become_grey_up_to_the_largest_one(values: Any, grey: list[int]):
    assert fitted(values) == grey


def test_a_large_picture_of_sixteen_bits_is_converted_in_strips():
    values = np.arange(2000 * 2000, dtype=np.uint32).reshape(2000, 2000).astype(np.uint16)
    image = Image.fromarray(values)
    tracemalloc.start()
    fit_picture(image, (8, 8), 1, "stretch", False)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * values.size
