"""Splits and data sets: they can be cut and divided, and nobody changes them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnstudio.data.dataset import LazySplit, Split
from nnstudio.data.errors import DataError


def numbered(n: int) -> Split:
    """Images whose every pixel is their own number."""
    numbers = np.arange(n, dtype=np.uint8)
    return Split(np.broadcast_to(numbers[:, None, None, None], (n, 28, 28, 1)).copy(), numbers)


def test_images_and_labels_are_read_only_but_the_callers_array_is_not() -> None:
    pixels = np.zeros((2, 28, 28, 1), np.uint8)
    split = Split(pixels, np.zeros(2, np.uint8))
    with pytest.raises(ValueError, match="read-only"):
        split.images[0] = 1
    pixels[0] = 1


def test_a_limit_takes_the_first_images() -> None:
    assert numbered(9).limit(4).labels.tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("n", [None, 9, 1000])
def test_a_limit_beyond_the_end_changes_nothing(n: int | None) -> None:
    assert len(numbered(9).limit(n)) == 9


@pytest.mark.parametrize("n", [0, -5])
def test_a_limit_that_leaves_nothing_is_refused(n: int) -> None:
    with pytest.raises(DataError, match="leaves nothing to learn from"):
        numbered(9).limit(n)


@given(st.integers(2, 60), st.floats(0.01, 0.99), st.integers(0, 2**32))
def test_dividing_loses_and_repeats_no_image(n: int, fraction: float, seed: int) -> None:
    rest, held_out = numbered(n).divide(fraction, np.random.default_rng(seed))
    assert sorted([*rest.labels, *held_out.labels]) == list(range(n))
    assert min(len(rest), len(held_out)) >= 1
    np.testing.assert_array_equal(held_out.images[:, 0, 0, 0], held_out.labels)


def test_dividing_keeps_the_fraction() -> None:
    rest, held_out = numbered(50).divide(0.2, np.random.default_rng(1))
    assert (len(rest), len(held_out)) == (40, 10)


def test_the_same_seed_divides_alike_and_another_does_not() -> None:
    def held_out(seed: int) -> bytes:
        return numbered(50).divide(0.5, np.random.default_rng(seed))[1].labels.tobytes()

    assert held_out(7) == held_out(7)
    assert held_out(7) != held_out(8)


@pytest.mark.parametrize("fraction", [0.0, 1.0, -0.1, 2.0, float("nan")])
def test_an_impossible_fraction_is_refused(fraction: float) -> None:
    with pytest.raises(DataError, match="between 0 and 1"):
        numbered(9).divide(fraction, np.random.default_rng(0))


def test_a_single_image_cannot_be_divided() -> None:
    with pytest.raises(DataError, match="use 2 or more"):
        numbered(1).divide(0.5, np.random.default_rng(0))


def test_images_of_another_type_are_refused() -> None:
    with pytest.raises(DataError, match="Images must be uint8"):
        Split(np.zeros((1, 28, 28, 1)), np.zeros(1, np.uint8))  # type: ignore[arg-type]


def test_labels_that_do_not_match_the_images_are_refused() -> None:
    with pytest.raises(DataError, match="2 images need as many uint8 labels"):
        Split(np.zeros((2, 28, 28, 1), np.uint8), np.zeros(3, np.uint8))


def test_a_lazy_split_reads_each_array_once_and_only_when_asked() -> None:
    whole, reads = numbered(5), []

    def images() -> np.ndarray:
        reads.append("images")
        return whole.images

    def labels() -> np.ndarray:
        reads.append("labels")
        return whole.labels

    split = LazySplit(images, labels)
    assert reads == []
    assert len(split) == 5
    assert reads == ["labels"]
    assert split.images is split.images
    assert reads == ["labels", "images"]
    assert split.limit(2).labels.tolist() == [0, 1]
