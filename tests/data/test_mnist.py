"""The digits that ship with the program."""

import shutil
from pathlib import Path

import numpy as np
import pytest

import nnstudio.data.resources as resources
from nnstudio.data.errors import DataError
from nnstudio.data.mnist import CLASSES, load_mnist
from nnstudio.data.resources import resource_path


def test_mnist_has_sixty_thousand_images_to_train_on_and_ten_thousand_to_test() -> None:
    assert load_mnist("train").images.shape == (60_000, 28, 28, 1)
    assert load_mnist("test").images.shape == (10_000, 28, 28, 1)
    assert CLASSES == ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")


def test_nobody_changes_the_digits_for_others() -> None:
    test = load_mnist("test")
    for array in test:
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_the_digits_are_those_of_the_original_distribution() -> None:
    train = load_mnist("train")
    counts = np.bincount(train.labels)
    assert counts.tolist() == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert train.images.mean() / 255 == pytest.approx(0.13066, abs=1e-5)


def test_a_missing_file_is_named_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no file .*t10k-images-idx3-ubyte\.gz.*install NN Studio again"):
        load_mnist("test", tmp_path)


def test_a_damaged_copy_is_refused_by_name(tmp_path: Path) -> None:
    name = "t10k-labels-idx1-ubyte.gz"
    shutil.copy(resource_path("mnist", "t10k-images-idx3-ubyte.gz"), tmp_path)
    shutil.copy(resource_path("mnist", "train-labels-idx1-ubyte.gz"), tmp_path / name)
    with pytest.raises(DataError, match=f"{name}' is damaged, its checksum"):
        load_mnist("test", tmp_path)


def test_a_resource_is_found_in_a_checkout_and_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "nnstudio" / "resources"
    checkout = tmp_path / "resources"
    monkeypatch.setattr(resources, "RESOURCE_ROOTS", (package, checkout))
    (checkout / "mnist").mkdir(parents=True)
    assert resource_path("mnist") == checkout / "mnist"
    (package / "mnist").mkdir(parents=True)
    assert resource_path("mnist") == package / "mnist"


def test_a_missing_resource_says_to_install_again() -> None:
    with pytest.raises(DataError, match=r"'mnist/letters\.gz' ships with NN Studio but is missing.*install"):
        resource_path("mnist", "letters.gz")
