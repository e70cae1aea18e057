"""What a project keeps of its data: it comes back as it was, and what does not go together is refused in a sentence."""

import dataclasses
import json
from typing import Any

import pytest

from nnstudio.data.columns import Column
from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.source import Source
from nnstudio.data.sources import Download, Mnist, Points
from nnstudio.learning.errors import DataError as LearningError
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.learning.tasks.regression import Target

COLUMNS = (Column("size", mean=3.0, deviation=2.0), Column("side", "category", categories=("north", "south")))
TABLE = Description("houses", "table", (3,), Regression((Target("price", "EUR"),)), 10, 2, columns=COLUMNS)
PHOTOS = Description(
    *("photos", "pictures", (8, 9, 3), Classification(("a", "b")), 10, 2),
    scaling=Scaling(1 / 255, (0.1, 0.2, 0.3), (1.0, 2.0, 3.0)),
)
HUGE = 10**400


@pytest.mark.parametrize("described", [TABLE, PHOTOS], ids=["table", "pictures"])
def test_a_description_comes_back_as_it_was(described: Description):
    assert Description.from_json(json.loads(json.dumps(described.to_json()))) == described


@pytest.mark.parametrize("source", [Mnist(), Points(), Download(name="cifar-10")])
def test_that_of_a_source_comes_back_too(source: Source):
    described = source.describe()
    assert Description.from_json(described.to_json()) == described


def with_part(described: Description, **changes: Any) -> dict[str, Any]:
    return {**described.to_json(), **changes}


def scaled(**changes: Any) -> dict[str, Any]:
    return with_part(PHOTOS, scaling={**PHOTOS.scaling.to_json(), **changes})


def with_column(**changes: Any) -> dict[str, Any]:
    return with_part(TABLE, columns=[{**COLUMNS[0].to_json(), **changes}, COLUMNS[1].to_json()])


UNFIT = {
    "a mean for two of three channels": (scaled(mean=[0.1, 0.2], deviation=[1.0, 1.0]), "as scaling"),
    "more deviations than means": (scaled(deviation=[1.0]), "scaling of the data can't be read"),
    "columns of another number of inputs": (with_part(TABLE, shape=[4]), "as columns"),
    "columns of a picture": (with_part(PHOTOS, columns=[COLUMNS[0].to_json()]), "as columns"),
    "a picture without channels": (with_part(PHOTOS, shape=[8, 9], scaling=Scaling().to_json()), "as shape"),
    "a picture of two channels": (
        with_part(PHOTOS, shape=[8, 9, 2], scaling=Scaling().to_json()),
        "as shape",
    ),
    "more inputs than there can be": (with_part(TABLE, shape=[10**30], columns=[]), "as shape"),
    "a factor beyond all floats": (scaled(factor=HUGE), "scaling of the data can't be read"),
    "a mean beyond all floats": (scaled(mean=[HUGE, 0, 0]), "scaling of the data can't be read"),
    "a deviation that is true": (scaled(deviation=[True, 1, 1]), "scaling of the data can't be read"),
    "a deviation of 0": (scaled(deviation=[0.0, 1, 1]), "scaling of the data can't be read"),
    "a column's mean beyond all floats": (with_column(mean=HUGE), "The column size can't be read"),
    "a column's deviation below 0": (with_column(deviation=-1), "The column size can't be read"),
    "a column without a range": (with_column(low=None), "The column size can't be read"),
    "a column of kinds that are no list": (with_column(categories=3), "The column size can't be read"),
    "a target's mean beyond all floats": (
        with_part(TABLE, task={"type": "regression", "targets": [{"name": "price", "mean": HUGE}]}),
        "no usable mean and scale",
    ),
}


@pytest.mark.parametrize("kind", UNFIT)
def test_what_does_not_go_together_is_refused(kind: str):
    plain, said = UNFIT[kind]
    with pytest.raises((DataError, LearningError), match=said):
        Description.from_json(plain)


def test_whole_numbers_become_floats():
    (column, _) = Description.from_json(with_column(mean=3, deviation=2, fill=0, low=0, high=1)).columns
    assert column == COLUMNS[0]
    assert all(type(value) is float for value in dataclasses.astuple(column)[2:7])
