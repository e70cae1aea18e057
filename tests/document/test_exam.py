"""The analysis warns where the test part decides what it should judge."""

import pytest

from nnstudio.data.sources import Mnist, Points
from nnstudio.document import edits
from nnstudio.document.analysis import Problem, analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.document.templates import TEMPLATES
from nnstudio.learning.schedules import ReduceOnPlateau

TUTORIAL = TEMPLATES["first-network"].document
TUTORIALS = ("first-network", "wide-dropout", "first-convolution", "three-convolutions", "two-convolutions")


def warnings(document: Document) -> list[Problem]:
    return [problem for problem in analyse(document).problems if problem.field == "validation"]


@pytest.mark.parametrize("values", [{"early_stopping": 3}, {"schedule": ReduceOnPlateau()}], ids=str)
def test_what_the_test_part_decides_is_warned_of_and_repaired(values: dict[str, object]) -> None:
    document = edits.change_training(TUTORIAL, **values)
    (problem,) = warnings(document)
    assert problem.severity == "warning"
    assert problem.repair is not None
    assert problem.repair.text == "Judge on 10% of the training examples instead"
    repaired = problem.repair.apply(document)
    assert repaired.training.validation == "split"
    assert warnings(repaired) == []


def test_a_tutorial_that_is_followed_to_its_end_is_not_warned_of() -> None:
    assert warnings(TUTORIAL) == []


def test_new_networks_are_judged_on_a_split_and_tutorials_as_they_are() -> None:
    assert empty_document().training.validation == "split"
    assert {
        name for name, template in TEMPLATES.items() if template.document.training.validation == "test set"
    } == {
        *TUTORIALS,
        "fast-reader",
    }


def test_other_data_is_judged_on_a_split_and_less_of_the_same_as_before() -> None:
    points = Points()
    assert edits.change_data(TUTORIAL, points, points.describe()).training.validation == "split"
    fewer = Mnist(limit=100)
    assert edits.change_data(TUTORIAL, fewer, fewer.describe()).training.validation == "test set"
