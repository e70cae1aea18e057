"""Measuring a document's layers: on its own data, as long as it takes and no longer."""

import numpy as np
import pytest

from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import GraphError
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.measuring import FEWEST, MOST, SECONDS, NothingMeasuredError, measured

SHELF = Shelf(500)


def document():
    made = empty_document()
    for layer in (Flatten(), Dense(units=8, activation="relu"), Dense(units=10, activation="softmax")):
        made = edits.insert(made, layer, made.last)
    return made


class Clock:
    """So many seconds later at each look."""

    def __init__(self, step):
        self.now, self.step = 0.0, step

    def __call__(self):
        self.now += self.step
        return self.now


def test_batches_of_the_data_with_the_documents_batch_size_are_measured():
    found = measured(document(), SHELF, clock=Clock(0.0))
    assert (found.batch, found.batches) == (32, MOST)
    assert set(found.layers) == {"flatten", "dense", "dense_1"}


def test_slow_batches_are_fewer_but_not_too_few():
    assert measured(document(), SHELF, clock=Clock(2 * SECONDS)).batches == FEWEST


def test_it_is_told_how_far_it_is_and_ends_at_one():
    told: list[float] = []
    measured(document(), SHELF, clock=Clock(0.0), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) == MOST


def test_it_can_be_given_up_after_any_batch():
    told: list[float] = []
    found = measured(document(), SHELF, progress=told.append, given_up=lambda: len(told) == 2)
    assert found.batches == 2


def test_the_number_of_threads_is_told():
    assert measured(document(), SHELF, threads=1, clock=Clock(2 * SECONDS)).threads == 1


def test_a_network_that_is_none_raises_its_own_error():
    loose = edits.add(document(), Dense(), ["flatten"])
    with pytest.raises(GraphError, match="nothing reads dense_1, dense_2"):
        measured(loose, SHELF)


def test_where_training_diverges_at_once_it_is_said():
    weights = ENGINE.drawn(document().graph, 0)
    weights["dense/bias"][:] = np.nan
    with pytest.raises(NothingMeasuredError, match="numerically unstable"):
        measured(document(), SHELF, weights)
