"""Augmentation: each change does what its name says, and chance comes from the seed alone."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnstudio.data.errors import DataError
from nnstudio.data.mnist import load_mnist
from nnstudio.fields import FieldError
from nnstudio.learning.augmentation.augmentation import Augmentation
from nnstudio.learning.augmentation.augmenter import BLOCK, Augmenter, augment
from nnstudio.learning.augmentation.pen import Pen
from nnstudio.learning.augmentation.warp import CONTROLS, Warp

OFF = Augmentation(shift=0, rotation=0, zoom=0)
EVERYTHING = Augmentation(shear=10, elastic=1, thickness=0.5, noise=0.05, erasing=0.5)
EACH = {
    "shift": OFF.change(shift=0.2),
    "rotation": OFF.change(rotation=20),
    "zoom": OFF.change(zoom=0.2),
    "shear": OFF.change(shear=20),
    "elastic": OFF.change(elastic=1),
    "thickness": OFF.change(thickness=0.5),
    "noise": OFF.change(noise=0.1),
    "erasing": OFF.change(erasing=1),
    "everything": EVERYTHING,
}
DIGITS = load_mnist("test").images[: 2 * BLOCK + 7]


def rng(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def as_floats(images: np.ndarray) -> np.ndarray:
    return images.astype(np.float32) / np.float32(255)


def place(images: np.ndarray) -> np.ndarray:
    """The centre of mass of each image, (n, 2): row and column."""
    plane = images[..., 0].astype(np.float64)
    total = plane.sum(axis=(1, 2))
    rows, columns = plane.sum(axis=2) @ np.arange(28), plane.sum(axis=1) @ np.arange(28)
    return np.asarray(np.stack([rows, columns], axis=1) / total[:, None])


@pytest.mark.parametrize("images", [DIGITS, as_floats(DIGITS)], ids=["bytes", "floats"])
def test_nothing_changes_at_zero_strength(images: np.ndarray) -> None:
    same = augment(OFF, images, rng())
    np.testing.assert_array_equal(same, images)
    assert same is not images


@pytest.mark.parametrize("kind", EACH)
@pytest.mark.parametrize("images", [DIGITS, as_floats(DIGITS)], ids=["bytes", "floats"])
def test_each_change_changes_most_images_and_keeps_type_shape_and_range(
    kind: str, images: np.ndarray
) -> None:
    before = images.copy()
    changed = augment(EACH[kind], images, rng())
    assert (changed.dtype, changed.shape) == (images.dtype, images.shape)
    assert 0 <= changed.min() <= changed.max() <= (255 if images.dtype == np.uint8 else 1)
    assert (changed != images).any(axis=(1, 2, 3)).mean() > 0.7
    np.testing.assert_array_equal(images, before)


@pytest.mark.parametrize("kind", EACH)
def test_the_same_seed_gives_the_same_images_and_another_does_not(kind: str) -> None:
    once, again = (augment(EACH[kind], DIGITS, rng(5)) for _ in range(2))
    np.testing.assert_array_equal(once, again)
    assert (augment(EACH[kind], DIGITS, rng(6)) != once).any()


def test_an_augmenter_goes_on_with_its_generator_and_remembers_nothing_else() -> None:
    augmenter, generator = Augmenter(EVERYTHING, len(DIGITS), DIGITS.shape[1:]), rng(5)
    first, second = augmenter.apply(DIGITS, generator), augmenter.apply(DIGITS, generator)
    assert (first != second).any()
    augmenter.apply(DIGITS[::-1], rng(9))
    np.testing.assert_array_equal(augmenter.apply(DIGITS, rng(5)), first)


def test_shards_on_threads_give_the_same_bits_as_one_after_the_other() -> None:
    def shard(seed: int) -> np.ndarray:
        return Augmenter(EVERYTHING, len(DIGITS), DIGITS.shape[1:]).apply(DIGITS, rng(seed))

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(shard, range(8)))
    for seed, images in enumerate(together):
        np.testing.assert_array_equal(images, shard(seed))


def test_images_may_be_changed_in_place() -> None:
    expected, images = augment(EVERYTHING, DIGITS, rng()), DIGITS.copy()
    assert Augmenter(EVERYTHING, len(images), images.shape[1:]).apply(images, rng(), out=images) is images
    np.testing.assert_array_equal(images, expected)


@given(st.integers(0, 2**32), st.floats(0.01, 0.1))
@settings(max_examples=25, deadline=None)
def test_a_shift_moves_the_centre_of_mass_by_no_more_than_it_says(seed: int, shift: float) -> None:
    moved = place(augment(OFF.change(shift=shift), as_floats(DIGITS), rng(seed))) - place(DIGITS)
    assert 0 < np.abs(moved).max() <= 28 * shift + 0.1


def test_shifts_go_evenly_in_all_directions() -> None:
    moved = place(augment(OFF.change(shift=0.1), as_floats(load_mnist("test").images[:2000]), rng()))
    moved -= place(load_mnist("test").images[:2000])
    np.testing.assert_allclose(moved.mean(axis=0), 0, atol=0.15)
    np.testing.assert_allclose(moved.std(axis=0), 2.8 / np.sqrt(3), rtol=0.06)


def test_zooming_changes_the_amount_of_ink_both_ways() -> None:
    ratio = augment(OFF.change(zoom=0.2), DIGITS, rng()).sum(axis=(1, 2, 3)) / DIGITS.sum(axis=(1, 2, 3))
    assert 0.6 < ratio.min() < 0.8
    assert 1.2 < ratio.max() < 1.5


def weights(*rows: tuple[float, float, float]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_a_warp_by_whole_pixels_is_exact_and_black_comes_in_from_outside() -> None:
    image, warp = as_floats(DIGITS[:1, ..., 0]), Warp(28, 28, 1)
    warp.load(image)
    moved = warp.sample(weights((1, 0, 14.5 - 6)), weights((0, 1, 14.5 + 3))).reshape(28, 28)
    expected = np.zeros((28, 28), np.float32)
    expected[:-3, 6:] = image[0, 3:, :-6]
    np.testing.assert_allclose(moved, expected, atol=1e-5)


def test_a_warp_by_a_quarter_turn_is_exact() -> None:
    image, warp = as_floats(DIGITS[:1, ..., 0]), Warp(28, 28, 1)
    warp.load(image)
    turned = warp.sample(weights((0, 1, 14.5)), weights((-1, 0, 14.5))).reshape(28, 28)
    np.testing.assert_allclose(turned, np.rot90(image[0], -1), atol=1e-5)


def test_a_warp_is_bilinear_between_pixels() -> None:
    image, warp = rng().random((1, 9, 13), np.float32), Warp(9, 13, 1)
    warp.load(image)
    across, down = weights((0.8, 0.3, 7.2)), weights((-0.4, 1.1, 5.3))
    result = warp.sample(across, down).reshape(9, 13)
    padded = np.pad(image[0], 20)
    for row in range(9):
        for column in range(13):
            x = np.dot(across[0], [column - 6, row - 4, 1]) + 19
            y = np.dot(down[0], [column - 6, row - 4, 1]) + 19
            left, top = int(x), int(y)
            square = padded[top : top + 2, left : left + 2]
            expected = [1 - (y - top), y - top] @ square @ [1 - (x - left), x - left]
            assert result[row, column] == pytest.approx(expected, abs=1e-4)


def test_an_elastic_field_displaces_every_pixel_by_its_strength_and_smoothly() -> None:
    field = rng().standard_normal((4000, CONTROLS**2)) @ Warp(28, 28, 1).terms[3:]
    np.testing.assert_allclose(field.std(axis=0), 1, rtol=0.06)
    steps = np.diff(field.reshape(-1, 28, 28), axis=2)
    assert np.abs(steps).mean() < 0.2


@pytest.mark.parametrize("pixels", [1.0, -1.0, 0.4, -0.4, 0.0])
def test_a_thicker_pen_takes_the_brightest_neighbour_and_a_thinner_one_the_darkest(pixels: float) -> None:
    images = as_floats(DIGITS[:5, ..., 0])
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    cross = [padded[:, 1 + dy : 29 + dy, 1 + dx : 29 + dx] for dy, dx in [(0, 0), (0, 1), (1, 0), (0, -1)]]
    cross.append(padded[:, :-2, 1:-1])
    target = np.max(cross, axis=0) if pixels > 0 else np.min(cross, axis=0)
    planes, pen = images.reshape(5, -1).copy(), Pen(28, 28, 8)
    pen.change(planes, np.full(5, pixels, np.float32))
    expected = images + abs(pixels) * (target - images)
    np.testing.assert_allclose(planes.reshape(images.shape), expected, atol=1e-6)


def test_erasing_makes_one_rectangle_of_the_announced_size_black_and_nothing_else() -> None:
    white = np.full((500, 28, 28, 1), 255, np.uint8)
    erased = augment(OFF.change(erasing=1), white, rng())[..., 0] == 0
    areas = erased.sum(axis=(1, 2))
    np.testing.assert_array_equal(erased.any(axis=2).sum(axis=1) * erased.any(axis=1).sum(axis=1), areas)
    assert 0.01 * 784 < areas.min() < areas.max() < 0.17 * 784
    assert (areas == 0).sum() == 0
    assert erased.any(axis=0).mean() > 0.98


def test_erasing_happens_as_often_as_it_says() -> None:
    white = np.full((2000, 28, 28, 1), 255, np.uint8)
    erased = (augment(OFF.change(erasing=0.3), white, rng()) == 0).any(axis=(1, 2, 3))
    assert erased.mean() == pytest.approx(0.3, abs=0.03)


def test_noise_has_the_deviation_that_it_says_and_differs_from_image_to_image() -> None:
    grey = np.full((200, 28, 28, 1), 0.5, np.float32)
    noise = augment(OFF.change(noise=0.1), grey, rng()) - 0.5
    assert noise.std() == pytest.approx(0.1, rel=0.02)
    assert noise.mean() == pytest.approx(0, abs=0.002)
    assert len(np.unique(noise[:, 0, 0, 0])) > 190


def test_switching_one_change_on_leaves_the_others_as_they_were() -> None:
    shifted = augment(OFF.change(shift=0.2), DIGITS, rng(3))
    shifted_and_erased = augment(OFF.change(shift=0.2, erasing=1), DIGITS, rng(3))
    untouched = shifted_and_erased != 0
    np.testing.assert_array_equal(shifted[untouched], shifted_and_erased[untouched])


def test_the_channels_of_an_image_move_together() -> None:
    colour = np.repeat(as_floats(DIGITS), 3, axis=3)
    moved = augment(EVERYTHING.change(noise=0), colour, rng())
    np.testing.assert_array_equal(moved[..., 0], moved[..., 2])


@pytest.mark.parametrize("n", [0, 1, BLOCK, BLOCK + 1])
def test_batches_of_any_size_are_changed(n: int) -> None:
    assert augment(EVERYTHING, DIGITS[:n], rng()).shape == (n, 28, 28, 1)


def test_a_batch_that_does_not_fit_is_refused() -> None:
    augmenter = Augmenter(EVERYTHING, 8, DIGITS.shape[1:])
    with pytest.raises(DataError, match="9 images is too large for buffers of 8"):
        augmenter.apply(DIGITS[:9], rng())
    with pytest.raises(DataError, match="not float64"):
        augmenter.apply(DIGITS[:2] / 255, rng())
    with pytest.raises(DataError, match="not uint8 with shape"):
        augmenter.apply(DIGITS[:2, :20], rng())
    with pytest.raises(DataError, match="same shape and type"):
        augmenter.apply(DIGITS[:2], rng(), out=np.empty((2, 28, 28, 1), np.float32))


@pytest.mark.parametrize("field", [field.name for field in Augmentation.fields()])
def test_a_strength_out_of_range_is_refused(field: str) -> None:
    with pytest.raises(FieldError, match=f"{field} must be from 0 to"):
        Augmentation(**{field: -0.1})
