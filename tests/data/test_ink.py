"""From any grey image to the image that the network was trained on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.ink import (
    as_grey,
    averaging,
    centre_of_mass,
    fit,
    ink_box,
    preprocess,
    preprocess_batch,
)
from nnstudio.data.mnist import load_mnist

sides = st.integers(1, 60)
pictures = st.tuples(sides, sides).flatmap(
    lambda shape: hnp.arrays(np.uint8, shape, elements=st.sampled_from([0, 0, 0, 40, 255]))
)
inked = pictures.filter(lambda picture: picture.max() == 255)


def test_mnist_comes_back_nearly_as_it_was() -> None:
    images = load_mnist("test").images
    difference = np.abs(preprocess_batch(images).astype(np.int16) - images).mean(axis=(1, 2, 3)) / 255
    assert difference.mean() < 0.0001
    assert (difference == 0).mean() > 0.999


def test_one_image_and_a_batch_take_the_same_way() -> None:
    images = load_mnist("test").images[:50]
    one_by_one = [preprocess(image) for image in images]
    batch = preprocess_batch(images)
    for seen, image in zip(one_by_one, batch, strict=True):
        assert seen is not None
        np.testing.assert_array_equal(seen.batch[0], image)


@given(inked)
@settings(max_examples=40, deadline=None)
def test_the_centre_of_mass_is_at_pixel_fourteen_or_the_ink_touches_the_border(picture: np.ndarray) -> None:
    seen = preprocess(picture)
    assert seen is not None
    box = ink_box(as_grey(seen.image))
    assert box is not None
    for mean, first, last in zip(centre_of_mass(seen.image), box[::2], box[1::2], strict=True):
        assert abs(mean - 14) <= 0.5 + 1e-9 or first == 0 or last == 28


@given(inked)
@settings(max_examples=40, deadline=None)
def test_ink_is_never_cut_off(picture: np.ndarray) -> None:
    seen = preprocess(picture)
    assert seen is not None
    height, width = seen.ink.shape
    scale = (seen.fitted.shape[0] / height) * (seen.fitted.shape[1] / width)
    assert seen.ink.sum() == pytest.approx(picture.sum() / 255, rel=1e-4)
    assert seen.image.sum() / 255 == pytest.approx(picture.sum() / 255 * scale, rel=1e-3, abs=0.8)


@given(inked)
@settings(max_examples=40, deadline=None)
def test_the_longer_side_of_the_ink_becomes_twenty_pixels(picture: np.ndarray) -> None:
    seen = preprocess(picture)
    assert seen is not None
    assert max(seen.fitted.shape) == 20
    ratio = 20 / max(seen.ink.shape)
    assert abs(min(seen.fitted.shape) - min(seen.ink.shape) * ratio) <= 0.5 or min(seen.fitted.shape) == 1


@given(inked)
@settings(max_examples=40, deadline=None)
def test_what_went_this_way_once_is_not_changed_by_going_again(picture: np.ndarray) -> None:
    once = preprocess(picture)
    assert once is not None
    again = preprocess(once.image)
    assert again is not None
    np.testing.assert_array_equal(once.image, again.image)


@given(inked, st.integers(0, 30), st.integers(0, 30))
@settings(max_examples=40, deadline=None)
def test_the_place_of_the_ink_in_the_picture_does_not_matter(
    picture: np.ndarray, down: int, right: int
) -> None:
    moved = np.zeros((picture.shape[0] + down + 3, picture.shape[1] + right + 5), np.uint8)
    moved[down : down + picture.shape[0], right : right + picture.shape[1]] = picture
    seen, seen_moved = preprocess(picture), preprocess(moved)
    assert seen is not None
    assert seen_moved is not None
    np.testing.assert_array_equal(seen.image, seen_moved.image)


@given(st.integers(1, 300), st.integers(1, 40))
def test_averaging_weighs_each_source_pixel_alike_and_keeps_brightness(source: int, target: int) -> None:
    matrix = averaging(source, target)
    np.testing.assert_allclose(matrix.sum(axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(matrix.sum(axis=0), target / source, rtol=1e-4)


def test_scaling_by_a_whole_number_is_the_mean_of_each_block() -> None:
    picture = np.random.default_rng(3).random((60, 40), dtype=np.float32)
    blocks = picture.reshape(20, 3, -1, 40).mean(axis=(1, 2))
    np.testing.assert_allclose(fit(picture).mean(axis=1), blocks.mean(axis=1), rtol=1e-5)
    np.testing.assert_allclose(
        fit(np.repeat(np.repeat(picture[:20, :20], 4, 0), 4, 1)), picture[:20, :20], rtol=1e-5
    )


def test_a_thin_one_stays_thin() -> None:
    picture = np.zeros((280, 280), np.uint8)
    picture[40:240, 130:150] = 255
    seen = preprocess(picture)
    assert seen is not None
    assert seen.fitted.shape == (20, 2)
    assert seen.image.any(axis=0).sum() == 2


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_floats_from_nought_to_one_are_the_same_picture_as_bytes(dtype: type) -> None:
    image = load_mnist("test").images[0]
    seen = preprocess((image / 255).astype(dtype))
    assert seen is not None
    assert np.abs(seen.image.astype(int) - image[..., 0]).max() <= (1 if dtype is np.float16 else 0)


def test_faint_borders_belong_to_the_ink() -> None:
    picture = np.zeros((9, 9), np.uint8)
    picture[2:7, 3] = [1, 90, 255, 90, 1]
    assert ink_box(as_grey(picture)) == (2, 7, 3, 4)


def test_a_single_pixel_is_ink() -> None:
    picture = np.zeros((50, 50), np.uint8)
    picture[49, 0] = 255
    assert preprocess(picture) is not None


def test_no_ink_is_no_image_and_stays_black_in_a_batch() -> None:
    assert preprocess(np.zeros((28, 28), np.uint8)) is None
    assert preprocess_batch(np.zeros((2, 28, 28, 1), np.uint8)).max() == 0


def test_the_image_of_the_network_cannot_be_written_to() -> None:
    seen = preprocess(np.full((3, 3), 255, np.uint8))
    assert seen is not None
    with pytest.raises(ValueError, match="read-only"):
        seen.image[0, 0] = 1


@pytest.mark.parametrize("shape", [(28, 28, 3), (0, 28), (28,), (1, 28, 28, 1)])
def test_what_is_no_grey_image_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(DataError, match="has shape"):
        preprocess(np.zeros(shape, np.uint8))


def test_integers_that_are_no_bytes_are_refused() -> None:
    with pytest.raises(DataError, match="not int64"):
        preprocess(np.zeros((28, 28), np.int64))
