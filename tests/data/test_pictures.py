"""Pictures may be told apart, or given again; then each is its own target."""

from pathlib import Path

import numpy as np
import pytest

from nnstudio.data.errors import DataError
from nnstudio.data.sources import Mnist, NpzFile
from nnstudio.data.training_data import training_data
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Reconstruction


def test_digits_are_given_again_out_of_noise() -> None:
    source = Mnist(task="reconstruction", noise=0.4, limit=50)
    again, read = source.open(), Mnist(limit=50).open()
    assert again.description == source.describe()
    assert again.description.task == Reconstruction(0.4)
    assert again.train.targets.shape == (50, 0)
    assert np.array_equal(again.train.all(), read.train.all())


def test_pictures_that_are_their_own_targets_are_split_like_others() -> None:
    opened = Mnist(task="reconstruction", limit=50).open()
    data = training_data(opened, TrainingSettings(validation="split", validation_fraction=0.2))
    assert data.validation is not None
    assert (len(data.train), len(data.validation)) == (40, 10)
    together = np.concatenate([data.train.all(), data.validation.all()])
    assert together.astype(int).sum() == opened.train.all().astype(int).sum()


def stored(path: Path, examples: np.ndarray) -> str:
    np.savez(path, x_train=examples, y_train=np.arange(len(examples)) % 2)
    return str(path)


def test_rows_of_numbers_cannot_be_given_again(tmp_path: Path) -> None:
    file = stored(tmp_path / "rows.npz", np.zeros((20, 4), np.float32))
    with pytest.raises(DataError, match="only pictures: choose classification"):
        NpzFile(file=file, task="reconstruction").open()


def test_standardised_pictures_cannot_be_given_again(tmp_path: Path) -> None:
    pictures = np.random.default_rng(0).integers(0, 256, (20, 8, 8, 1), dtype=np.uint8)
    file = stored(tmp_path / "pictures.npz", pictures)
    assert NpzFile(file=file, task="reconstruction").open().description.task == Reconstruction()
    with pytest.raises(DataError, match="choose the scaling 0 to 1"):
        NpzFile(file=file, task="reconstruction", scaling="standardised").open()
