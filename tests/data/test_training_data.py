"""Which images are learned from, and which are judged."""

import numpy as np
import pytest

from nnstudio.data.dataset import Dataset, Split
from nnstudio.data.errors import DataError
from nnstudio.data.training_data import training_data
from nnstudio.engine.settings import TrainingSettings


def numbered(count: int, first: int) -> Split:
    """Images of which each shows its own number."""
    numbers = np.arange(first, first + count, dtype=np.uint8)
    return Split(np.broadcast_to(numbers[:, None, None, None], (count, 28, 28, 1)), numbers % 10)


DATASET = Dataset("numbers", train=numbered(100, 0), test=numbered(20, 200), classes=tuple("0123456789"))


def seen(images: np.ndarray | None) -> list[int]:
    return [] if images is None else images[:, 0, 0, 0].tolist()


def test_the_test_set_judges_unless_something_else_is_asked_for() -> None:
    data = training_data(DATASET, TrainingSettings())
    assert seen(data.x) == list(range(100))
    assert seen(data.validation_x) == list(range(200, 220))


def test_a_split_keeps_part_of_the_training_images_aside_and_never_learns_them() -> None:
    settings = TrainingSettings(validation="split", validation_fraction=0.2, seed=3)
    data = training_data(DATASET, settings)
    assert len(data.x) == 80
    assert sorted(seen(data.x) + seen(data.validation_x)) == list(range(100))
    assert seen(training_data(DATASET, settings).validation_x) == seen(data.validation_x)
    assert seen(training_data(DATASET, settings.change(seed=4)).validation_x) != seen(data.validation_x)


def test_without_validation_nothing_is_kept_aside() -> None:
    data = training_data(DATASET, TrainingSettings(validation="none"))
    assert len(data.x) == 100
    assert data.validation_x is None
    assert data.validation_y is None


def test_a_limit_takes_the_first_images_of_both_sets() -> None:
    data = training_data(DATASET, TrainingSettings(), limit=10)
    assert seen(data.x) == list(range(10))
    assert seen(data.validation_x) == list(range(200, 210))


def test_too_few_images_to_split_are_refused_with_a_sentence() -> None:
    with pytest.raises(DataError, match="cannot be divided for validation"):
        training_data(DATASET, TrainingSettings(validation="split"), limit=1)
