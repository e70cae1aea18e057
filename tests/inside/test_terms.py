"""The arithmetic of a unit that reads a row, column by column."""

import numpy as np
import pytest

from nnstudio.data.columns import Column
from nnstudio.engine.predictor import Predictor
from nnstudio.inside.cell import Unit, cell_of
from nnstudio.inside.question import Question
from nnstudio.inside.terms import reads_row, terms_of
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import stack
from nnstudio.learning.scaling import Scaling

COLUMNS = (
    Column("area", mean=100.0, deviation=20.0, low=40.0, high=200.0),
    Column("street", "category", categories=("quiet", "loud", "busy")),
    Column("age", mean=30.0, deviation=10.0, low=0.0, high=80.0),
)
GRAPH = stack((5,), [("hidden", Dense(units=4)), ("out", Dense(units=2))])


def cell(row, unit):
    example, towards = np.array(row, np.float32), np.array([1, 0], np.float32)
    model = Predictor(GRAPH, seed=1)
    model.parameters.arrays["hidden/kernel"][:, 2] = (0.5, 1, 2, 3, -4)
    return cell_of(Question(model, GRAPH, Scaling(), example, towards), unit)


def test_a_category_is_one_term_of_the_input_that_is_1():
    found = cell([1.5, 0, 1, 0, -1], Unit("hidden", 2, None))
    terms = terms_of(found.reads[0], COLUMNS)
    assert [(COLUMNS[term.column].name, term.given) for term in terms] == [
        ("age", 20.0),
        ("street", "loud"),
        ("area", 130.0),
    ]
    assert [term.product for term in terms] == pytest.approx([4.0, 2.0, 0.75])
    assert sum(term.product for term in terms) == pytest.approx(found.total)


def test_a_category_that_is_missing_adds_nothing():
    terms = terms_of(cell([1.5, 0, 0, 0, -1], Unit("hidden", 2, None)).reads[0], COLUMNS)
    street = next(term for term in terms if term.column == 1)
    assert (street.given, street.value, street.product) == ("", 0.0, 0.0)


def test_only_what_reads_the_row_itself_is_told_by_columns():
    assert reads_row(cell([0, 1, 0, 0, 0], Unit("hidden", 0, None)), COLUMNS)
    assert not reads_row(cell([0, 1, 0, 0, 0], Unit("out", 0, None)), COLUMNS)
    assert not reads_row(cell([0, 1, 0, 0, 0], Unit("hidden", 0, None)), ())
