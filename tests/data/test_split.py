"""Dividing examples: seeded, stratified, and without an example on both sides."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnstudio.data.errors import DataError
from nnstudio.data.split import divide


@given(
    labels=st.lists(st.integers(0, 5), min_size=2, max_size=200),
    fraction=st.floats(0.01, 0.99),
    seed=st.integers(0, 1000),
)
def test_every_example_is_on_one_side_and_neither_side_is_empty(
    labels: list[int], fraction: float, seed: int
):
    rest, aside = divide(np.array(labels), fraction, seed)
    assert sorted([*rest, *aside]) == list(range(len(labels)))
    assert min(len(rest), len(aside)) >= 1
    assert abs(len(aside) - fraction * len(labels)) <= 1.0


@given(counts=st.lists(st.integers(10, 60), min_size=2, max_size=6), seed=st.integers(0, 100))
def test_each_class_is_divided_in_its_share(counts: list[int], seed: int):
    labels = np.repeat(np.arange(len(counts)), counts)
    _, aside = divide(labels, 0.2, seed)
    kept = np.bincount(labels[aside], minlength=len(counts))
    assert np.all(np.abs(kept - 0.2 * np.array(counts)) <= 1.0)


def test_a_rare_class_is_on_both_sides():
    labels = np.array([0] * 98 + [1] * 2)
    rest, aside = divide(labels, 0.1, 0)
    assert np.count_nonzero(labels[rest]) == np.count_nonzero(labels[aside]) == 1


def test_numbers_are_divided_by_chance_alone():
    rest, aside = divide(np.linspace(0, 1, 50, dtype=np.float32)[:, None], 0.2, 3)
    assert (len(rest), len(aside)) == (40, 10)


def test_the_same_seed_gives_the_same_division_and_another_one_another():
    labels = np.arange(100) % 4
    assert np.array_equal(divide(labels, 0.3, 7)[1], divide(labels, 0.3, 7)[1])
    assert not np.array_equal(divide(labels, 0.3, 7)[1], divide(labels, 0.3, 8)[1])


@pytest.mark.parametrize("fraction", [0.0, 1.0, -0.1, 2.0])
def test_an_impossible_fraction_is_refused(fraction: float):
    with pytest.raises(DataError, match="between 0 and 1"):
        divide(np.arange(10), fraction, 0)


def test_one_example_cannot_be_divided():
    with pytest.raises(DataError, match="Fewer than 2 examples"):
        divide(np.zeros(1, np.intp), 0.5, 0)
