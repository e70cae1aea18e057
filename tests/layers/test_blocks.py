"""How a convolution cuts its work - into bands of one image, or stretches of many - changes nothing but rounding."""

from __future__ import annotations

import numpy as np
import pytest

from nnstudio.engine.fusion import PooledConvolution
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.kernels import windows
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from tests.layers.rig import Rig

LAYERS: dict[str, Layer] = {
    "valid": Conv2D(filters=4, activation="relu"),
    "same": Conv2D(filters=4, padding="same", activation="tanh"),
    "strides": Conv2D(filters=4, strides=(2, 1), padding="same"),
    "dilation": Conv2D(filters=4, dilation_rate=(2, 2)),
    "groups": Conv2D(filters=4, groups=2, padding="same", activation="gelu"),
    "large filters": Conv2D(filters=4, kernel_size=(5, 4), padding="same"),
    "one column": Conv2D(filters=4, kernel_size=(3, 1)),
    "pooled": PooledConvolution(conv=Conv2D(filters=4, activation="relu"), pool=MaxPooling2D()),
}


def answer_and_gradients(layer: Layer, channels: int) -> dict[str, np.ndarray]:
    rig = Rig(layer, ((13, 12, channels),), batch=7)
    rig.randomise()
    return {"output": rig.run()} | {name: array.copy() for name, array in rig.gradients.items()}


@pytest.mark.parametrize("channels", [2, 8])
@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS)
@pytest.mark.parametrize(("cache", "stretch"), [(1, 1), (8_000, 1), (100_000, 40_000), (1 << 30, 1 << 30)])
def test_any_cut_gives_the_same(
    layer: Layer, channels: int, cache: int, stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = answer_and_gradients(layer, channels)
    monkeypatch.setattr(windows, "CACHE_BYTES", cache)
    monkeypatch.setattr(windows, "STRETCH_BYTES", stretch)
    for name, array in answer_and_gradients(layer, channels).items():
        np.testing.assert_allclose(array, whole[name], rtol=1e-10, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS)
def test_a_smaller_batch_may_be_cut_into_larger_blocks(layer: Layer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "CACHE_BYTES", 6 * 13 * 12 * 9 * 8 * 8)
    rig = Rig(layer, ((13, 12, 8),), batch=14)
    rig.randomise()
    whole = rig.run()
    for images in range(1, 14):
        np.testing.assert_allclose(rig.run(images), whole[:images], rtol=1e-10, atol=1e-12)
