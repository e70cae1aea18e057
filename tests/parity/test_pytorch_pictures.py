"""The exported training script changes pictures as the studio does: by the same amounts they become the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from nnstudio.learning.augmentation import Augmentation
from nnstudio.learning.augmentation.augmenter import augment
from nnstudio.learning.losses import MeanSquaredError
from nnstudio.learning.optimizers import SGD
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification, Reconstruction
from nnstudio.learning.training_data import TrainingData
from tests.parity.torch_script import functions, torch, write
from tests.parity.training_cases import network_of

pytestmark = pytest.mark.parity
COUNT, ROWS, COLUMNS = 7, 14, 11
OFF = dict.fromkeys((field.name for field in Augmentation.fields()), 0.0)


def blobs(channels: int = 2) -> Array:
    """Smooth pictures as bytes, so that a rounded place changes little."""
    y, x = np.mgrid[:ROWS, :COLUMNS]
    rng = np.random.default_rng(1)
    centres = rng.uniform(3, 9, (2, COUNT, channels, 1, 1))
    values = 250 * np.exp(-((y - centres[0]) ** 2 + (x - centres[1]) ** 2) / 8)
    return np.asarray(values, np.uint8).transpose(0, 2, 3, 1)


def script(augmentation: Augmentation | None, task: Any, values: Array, folder: Path) -> dict[str, Any]:
    nodes = (
        Node("flat", Flatten(), (INPUT,)),
        Node("dense", Dense(units=2, activation="softmax"), ("flat",)),
    )
    data = TrainingData.of_arrays(values, np.arange(len(values), dtype=np.intp) % 2)
    if isinstance(task, Reconstruction):
        data.train.targets = np.zeros((len(values), 0), np.float32)
    chosen = TrainingSettings().change(augmentation=augmentation, optimizer=SGD(), validation="none")
    graph = Graph(values.shape[1:], nodes)
    return functions(write(network_of(graph, chosen, TrainingData(task, data.train)), folder))


class Chance:
    """What the studio draws for a batch, handed out to the script in the order in which it asks."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        even, chance = rng.uniform(-1, 1, (6, COUNT)), rng.random((5, COUNT))
        self.even = [torch.from_numpy((row + 1) / 2).float() for row in even]
        self.each = [torch.from_numpy(column) for column in chance.T]
        self.bends = [
            torch.from_numpy(field).reshape(COUNT, 5, 5)
            for field in rng.standard_normal((2, COUNT, 25), np.float32)
        ]

    def rand(self, count: int, **_: Any) -> Any:
        return self.each.pop(0) if count == 5 else self.even.pop(0)

    def randn(self, *_: Any, **__: Any) -> Any:
        return self.bends.pop(0)


@pytest.mark.parametrize(
    "values",
    [
        {"shift": 0.2},
        {"shift": 0.2, "rotation": 40.0, "zoom": 0.3, "shear": 20.0},
        {"shift": 0.1, "elastic": 1.5},
        {"erasing": 0.8},
        {
            "shift": 0.1,
            "rotation": 10.0,
            "zoom": 0.1,
            "shear": 5.0,
            "elastic": 0.7,
            "thickness": 0.8,
            "erasing": 0.5,
        },
    ],
    ids=str,
)
def test_pictures_are_changed_as_in_the_studio(
    values: dict[str, float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    augmentation, images = Augmentation(**{**OFF, **values}), blobs()
    ours = augment(augmentation, images, np.random.default_rng(9))
    made = script(augmentation, Classification(("a", "b")), images, tmp_path)
    chance = Chance(9)
    if not augmentation.moves_pixels:
        chance.even = chance.even[5:]
    monkeypatch.setattr(torch, "rand", chance.rand)
    monkeypatch.setattr(torch, "randn", chance.randn)
    theirs = made["augment"](torch.from_numpy(images).float(), torch.Generator())
    np.testing.assert_allclose(np.asarray(theirs), ours.astype(np.float32), atol=0.6)
    assert np.abs(ours.astype(np.float32) - images).mean() > 1


def test_the_pen_gets_thicker_and_thinner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    augmentation, images = Augmentation(**{**OFF, "thickness": 0.9}), blobs()
    ours = augment(augmentation, images, np.random.default_rng(9))
    made, chance = script(augmentation, Classification(("a", "b")), images, tmp_path), Chance(9)
    monkeypatch.setattr(torch, "rand", lambda *_, **__: chance.even[5])
    theirs = made["augment"](torch.from_numpy(images).float(), torch.Generator())
    np.testing.assert_allclose(np.asarray(theirs), ours.astype(np.float32), atol=0.6)


def test_noise_has_the_strength_that_is_set(tmp_path: Path) -> None:
    grey = np.full((40, ROWS, COLUMNS, 1), 128, np.uint8)
    made = script(Augmentation(**{**OFF, "noise": 0.1}), Classification(("a", "b")), grey, tmp_path)
    theirs = np.asarray(made["augment"](torch.from_numpy(grey).float(), torch.Generator().manual_seed(1)))
    assert theirs.std() == pytest.approx(25.5, rel=0.05)
    assert theirs.min() >= 0
    assert theirs.max() <= 255


def test_what_is_made_again_is_the_picture_without_its_noise(tmp_path: Path) -> None:
    grey = np.full((40, ROWS, COLUMNS, 1), 102, np.uint8)
    nodes = (Node("again", Conv2D(filters=1, kernel_size=(1, 1), activation="sigmoid"), (INPUT,)),)
    task = Reconstruction(noise=0.2)
    data = TrainingData.of_arrays(grey, np.zeros(40, np.intp))
    data.train.targets = np.zeros((40, 0), np.float32)
    chosen = TrainingSettings().change(optimizer=SGD(), validation="none", loss=MeanSquaredError())
    network = network_of(Graph((ROWS, COLUMNS, 1), nodes), chosen, TrainingData(task, data.train))
    made = functions(write(network, tmp_path))
    inputs, targets = made["batch_of"](made["read"]("train"), np.arange(40), torch.Generator().manual_seed(1))
    np.testing.assert_allclose(np.asarray(targets), 0.4, atol=1e-6)
    given = np.asarray(inputs) / 255
    assert given.std() == pytest.approx(0.2, rel=0.1)
    assert (given.min(), given.max()) == pytest.approx((0.0, 1.0))
