"""Which examples are learned from, and which are judged."""

import dataclasses

import numpy as np
import pytest

from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.source import Opened
from nnstudio.data.training_data import examples_asked, part_asked, training_data
from nnstudio.learning.examples import ArrayExamples, Examples
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification
from tests.data.untouched import Untouched

DIGITS = Classification(tuple("0123456789"))


def numbered(count: int, first: int) -> ArrayExamples:
    """Images of which each shows its own number."""
    numbers = np.arange(first, first + count, dtype=np.uint8)
    images = np.broadcast_to(numbers[:, None, None, None], (count, 28, 28, 1))
    return ArrayExamples(images, (numbers % 10).astype(np.intp))


def opened(train: int = 100, test: Examples | None = None) -> Opened:
    description = Description("Numbers", "pictures", (28, 28, 1), DIGITS, train, 20, Scaling(BYTE))
    return Opened(description, numbered(train, 0), numbered(20, 200) if test is None else test)


def seen(examples: Examples | None) -> list[int]:
    return [] if examples is None else [int(image[0, 0, 0]) for image in examples.all()]


def test_a_part_of_the_training_images_judges_unless_something_else_is_asked_for() -> None:
    assert TrainingSettings().validation == "split"
    assert len(training_data(opened(test=Untouched()), TrainingSettings()).train) == 90


def test_the_test_set_judges_where_a_tutorial_does_so() -> None:
    data = training_data(opened(), TrainingSettings(validation="test set"))
    assert seen(data.train) == list(range(100))
    assert seen(data.validation) == list(range(200, 220))
    assert (data.task, data.scaling) == (DIGITS, Scaling(BYTE))


def test_a_split_keeps_part_of_the_training_images_aside_and_never_learns_them() -> None:
    settings = TrainingSettings(validation="split", validation_fraction=0.2, seed=3)
    data = training_data(opened(), settings)
    assert len(data.train) == 80
    assert sorted(seen(data.train) + seen(data.validation)) == list(range(100))
    assert data.validation is not None
    assert np.bincount(data.validation.targets).tolist() == [2] * 10
    assert seen(training_data(opened(), settings).validation) == seen(data.validation)
    assert seen(training_data(opened(), settings.change(seed=4)).validation) != seen(data.validation)


@pytest.mark.parametrize("validation", ["split", "none"])
def test_where_the_test_set_does_not_judge_nobody_looks_at_it(validation: str) -> None:
    settings = TrainingSettings(validation=validation)
    training_data(opened(test=Untouched()), settings)
    assert len(examples_asked(opened(test=Untouched()), settings)) == (10 if validation == "split" else 100)


@pytest.mark.parametrize(
    ("validation", "part", "first"),
    [("split", "validation", 5), ("test set", "test", 200), ("none", "training", 0)],
)
def test_a_network_is_asked_about_the_part_that_judges_it(validation: str, part: str, first: int) -> None:
    settings = TrainingSettings(validation=validation)
    assert part_asked(settings, opened().description) == part
    assert seen(examples_asked(opened(), settings))[0] == first


def test_a_split_that_is_asked_for_again_is_the_same_object() -> None:
    data, settings = opened(), TrainingSettings()
    assert training_data(data, settings).validation is examples_asked(data, settings)


def test_without_validation_nothing_is_kept_aside() -> None:
    data = training_data(opened(), TrainingSettings(validation="none"))
    assert len(data.train) == 100
    assert data.validation is None


def test_too_few_images_to_split_are_refused_with_a_sentence() -> None:
    with pytest.raises(DataError, match="can't be divided"):
        training_data(opened(1), TrainingSettings(validation="split"))


def test_without_a_test_part_a_network_is_asked_about_what_it_learns() -> None:
    alone = opened(test=numbered(0, 0))
    alone = dataclasses.replace(alone, description=dataclasses.replace(alone.description, test=0))
    settings = TrainingSettings(validation="test set")
    assert part_asked(settings, alone.description) == "training"
    assert seen(examples_asked(alone, settings)) == list(range(100))
