"""Where several pixels of a window hold the maximum, the first of them, row by row, is given the gradient."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from nnstudio.engine.fusion import PooledConvolution
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.layer import Array
from nnstudio.layers.max_pooling2d import MaxPooling2D
from tests.layers.rig import Rig

SHAPE = (9, 7, 3)

POOLS = {
    "side by side": MaxPooling2D(),
    "tall": MaxPooling2D(pool_size=(3, 2)),
    "wide": MaxPooling2D(pool_size=(1, 3)),
    "one column": MaxPooling2D(pool_size=(4, 1)),
    "single pixels": MaxPooling2D(pool_size=(1, 1)),
    "overlapping": MaxPooling2D(pool_size=(3, 3), strides=(2, 1)),
    "with gaps": MaxPooling2D(strides=(3, 3)),
    "over the edge": MaxPooling2D(pool_size=(4, 3), padding="same"),
}


def first_takes_all(pool: MaxPooling2D, x: Array, dy: Array) -> Array:
    """The gradient of x by plain loops."""
    g, dx = pool.geometry(x.shape[1:]), np.zeros_like(x)
    for n, i, j, c in np.ndindex(*dy.shape):
        rows = range(i * g.strides[0] - g.top, i * g.strides[0] - g.top + g.size[0])
        columns = range(j * g.strides[1] - g.left, j * g.strides[1] - g.left + g.size[1])
        inside = [
            (r, s) for r, s in itertools.product(rows, columns) if 0 <= r < g.height and 0 <= s < g.width
        ]
        row, column = max(inside, key=lambda place: x[n, place[0], place[1], c])
        dx[n, row, column, c] += dy[n, i, j, c]
    return dx


def gradient_of_mean_square(y: Array, labels: Array) -> Array:
    targets = np.zeros((len(y), y[0].size))
    targets[np.arange(len(y)), labels] = 1.0
    return 2.0 * (y - targets.reshape(y.shape)) / y.size


@pytest.mark.parametrize("pool", POOLS.values(), ids=POOLS)
@pytest.mark.parametrize("values", [1, 2, 4])
def test_the_first_of_equal_pixels_is_given_the_gradient(pool: MaxPooling2D, values: int) -> None:
    rig = Rig(pool, (SHAPE,), batch=6)
    x = np.random.default_rng(values).integers(0, values, (6, *SHAPE)) - 1.0
    rig.set("x0", x)
    y = rig.run()
    wanted = first_takes_all(pool, x, gradient_of_mean_square(y, rig.labels))
    np.testing.assert_allclose(rig.gradients["x0"], wanted, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("size", [(2, 2), (3, 2), (2, 4)])
def test_a_pooled_convolution_gives_it_to_the_first_as_well(size: tuple[int, int]) -> None:
    """With a kernel that only copies the image, the input's gradient is that of the pooling."""
    pool = MaxPooling2D(pool_size=size)
    rig = Rig(PooledConvolution(conv=Conv2D(filters=3, kernel_size=(1, 1)), pool=pool), (SHAPE,), batch=6)
    x = np.random.default_rng(0).integers(0, 2, (6, *SHAPE)) * 1.0
    rig.set("x0", x)
    rig.set("kernel", np.eye(3).reshape(1, 1, 3, 3))
    y = rig.run()
    wanted = first_takes_all(pool, x, gradient_of_mean_square(y, rig.labels))
    np.testing.assert_allclose(rig.gradients["x0"], wanted, rtol=1e-12, atol=1e-15)
