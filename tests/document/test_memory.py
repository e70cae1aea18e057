"""The memory that training is said to take is what it takes."""

import tracemalloc

import numpy as np
import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.run_forecast import RunForecast
from nnstudio.layers.activation import Activation
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.gaussian_noise import GaussianNoise
from nnstudio.layers.global_max_pooling2d import GlobalMaxPooling2D
from nnstudio.layers.layer import Layer
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.separable_conv2d import SeparableConv2D
from nnstudio.layers.spatial_dropout2d import SpatialDropout2D
from nnstudio.layers.up_sampling2d import UpSampling2D
from tests.document.building import answer, branched, stack_of
from tests.document.random_runs import random_run, run_of


def conv(filters: int, activation: str = "relu") -> Conv2D:
    return Conv2D(filters=filters, padding="same", activation=activation)


OVERLAPPING: list[Layer] = [
    MaxPooling2D(pool_size=(3, 3), strides=(1, 1)),
    AveragePooling2D(pool_size=(3, 3), strides=(1, 1)),
]
STACKS: dict[str, list[Layer]] = {
    "convolutions": [conv(16)] * 4,
    "gelu": [conv(32, "gelu")] * 4,
    "separable": [SeparableConv2D(filters=32, padding="same", activation="silu")] * 4,
    "pooled": [conv(32), MaxPooling2D(), conv(64), MaxPooling2D()],
    "overlapping": [conv(16), *OVERLAPPING * 2],
    "global": [conv(128), GlobalMaxPooling2D(keepdims=True)],
    "normalized": [
        conv(16, "linear"),
        BatchNormalization(),
        Activation(activation="silu"),
        LayerNormalization(),
    ],
    "dropout": [conv(16), Dropout(rate=0.3), conv(16), SpatialDropout2D(), GaussianNoise()],
    "larger": [Conv2DTranspose(filters=4, strides=(2, 2)), UpSampling2D(interpolation="bilinear")],
}
NETWORKS: dict[str, Document] = {
    **{name: stack_of(*layers, Flatten(), answer()) for name, layers in STACKS.items()},
    "branched": branched(),
    **{name: template.document for name, template in TEMPLATES.items()},
}


@pytest.mark.parametrize("batch", [1, 33])
@pytest.mark.parametrize("name", STACKS)
def test_training_takes_the_memory_that_it_is_said_to_take(name: str, batch: int) -> None:
    document = edits.change_training(NETWORKS[name], batch_size=batch, epochs=1)
    run = run_of(document, np.random.default_rng(0))
    assert 0.9 < run.told / run.peak() < 1.4


@pytest.mark.parametrize("number", range(20))
def test_a_random_run_takes_no_more_than_it_is_said_to(number: int) -> None:
    """`python -m tests.document.random_runs` does 3,000."""
    run = random_run(number, seed=1)
    assert run.told / run.peak() > 0.9


def test_what_is_lost_between_activations_counts_too() -> None:
    """Values that are judged by 512 images are packed to a quarter more than is alive at one time."""
    run = random_run(206)
    assert 0.97 < run.told / run.peak() < 1.1


def test_the_analysis_tells_the_whole_run_on_all_images() -> None:
    document = NETWORKS["pooled"]
    told = RunForecast(document.graph, document.training, 60_000, 10_000).memory
    assert analyse(document).memory == told


def allocated(document: Document) -> int:
    """The most bytes that the analysis takes at a time."""
    tracemalloc.start()
    try:
        analyse(document)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_telling_the_memory_takes_none() -> None:
    stack = stack_of(*[conv(256, "gelu")] * 4, Flatten(), answer())
    document = edits.change_training(stack, batch_size=4096)
    assert analyse(document).memory > 20 * 2**30
    assert allocated(document) < 2 * 2**20


def test_images_beyond_all_measure_are_told_of_and_not_made() -> None:
    large, enormous = UpSampling2D(size=(16, 16)), UpSampling2D(size=(64, 64))
    document = stack_of(enormous, large, conv(1, "gelu"), GlobalMaxPooling2D(), answer())
    image = 4 * (28 * 64 * 16) ** 2
    assert analyse(document).memory > document.training.batch_size * 3 * image
    assert allocated(document) < 2**26
