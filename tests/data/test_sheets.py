"""What else is on a sheet does not become the digit: frames, desks, ruled paper, shadows, rings and neighbours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.images import read_digits
from nnstudio.data.handwriting.ink import Preprocessed, preprocess
from nnstudio.data.handwriting.thickness import with_thick_strokes
from nnstudio.data.mnist import load_mnist
from tests.data.papers import Sheet, enlarged
from tests.data.sheets import AS_BEFORE, WITH_MORE, sheet_of

SHEETS = 5
"""Of each kind."""
QUICKLY = {"compress_level": 1}
"""How PNG files are packed, which changes no pixel of them; other formats pass it over."""
ALIKE = 0.065
"""Mean difference, as a fraction of full scale, up to which two images show the same digit as clearly."""


def read(sheet: Sheet, folder: Path) -> tuple[Preprocessed, ...]:
    path = folder / f"sheet{sheet.suffix}"
    sheet.image.save(path, **{**QUICKLY, **sheet.save})
    try:
        return read_digits(path)
    except DataError:
        return ()


def alone(ink: np.ndarray) -> np.ndarray:
    """The digit as it would be seen with nothing else on its sheet."""
    digit = preprocess(with_thick_strokes(ink.astype(np.float32)))
    assert digit is not None
    return digit.image


def is_seen(sheet: Sheet, folder: Path) -> bool:
    """Whether each digit, and nothing else, is seen as it would be alone."""
    digits = read(sheet, folder)
    return len(digits) == len(sheet.inks) and all(
        np.abs(digit.image.astype(int) - alone(ink)).mean() / 255 < ALIKE
        for digit, ink in zip(digits, sheet.inks, strict=True)
    )


@pytest.mark.parametrize("kind", AS_BEFORE)
def test_the_digit_on_a_sheet_of_its_own_is_seen(tmp_path: Path, kind: str) -> None:
    seen = [is_seen(sheet_of(kind, seed)[0], tmp_path) for seed in range(SHEETS)]
    assert sum(seen) >= SHEETS - 1


@pytest.mark.parametrize("kind", WITH_MORE)
def test_the_digit_is_seen_without_what_else_is_on_the_sheet(tmp_path: Path, kind: str) -> None:
    seen = [is_seen(sheet_of(kind, seed)[0], tmp_path) for seed in range(SHEETS)]
    assert sum(seen) >= SHEETS - 1


def test_digits_in_a_row_are_seen_each_from_left_to_right(tmp_path: Path) -> None:
    seen = [is_seen(sheet_of("several digits", seed)[0], tmp_path) for seed in range(SHEETS)]
    assert sum(seen) >= SHEETS - 1


def test_digits_in_two_rows_are_seen_as_one_reads(tmp_path: Path) -> None:
    images = load_mnist("test").images[:4, ..., 0]
    page = np.zeros((300, 300))
    for place, image in enumerate(images):
        ink = enlarged(image, 80)
        top, left = 40 + 130 * (place // 2), 50 + 120 * (place % 2)
        page[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    Image.fromarray(np.rint(255 - 255 * page).astype(np.uint8)).save(tmp_path / "a.png")
    digits = read_digits(tmp_path / "a.png")
    assert len(digits) == 4
    for digit, image in zip(digits, images, strict=True):
        assert np.abs(digit.image.astype(int) - alone(enlarged(image, 80))).mean() / 255 < ALIKE


@pytest.mark.parametrize("side", [28, 32, 40])
def test_a_frame_of_a_dark_pixel_is_not_taken_for_paper(tmp_path: Path, side: int) -> None:
    seven = load_mnist("test").images[0, ..., 0]
    picture = np.pad(255 - seven, (side - 28) // 2, constant_values=255)
    picture[[0, -1]] = picture[:, [0, -1]] = 0
    Image.fromarray(picture).save(tmp_path / "a.png")
    (digit,) = read_digits(tmp_path / "a.png")
    assert np.abs(digit.image.astype(int) - alone(seven / 255)).mean() / 255 < 0.02


def test_a_frame_of_four_pixels_around_four_hundred_is_left_out(tmp_path: Path) -> None:
    ink = np.zeros((400, 400))
    seven = enlarged(load_mnist("test").images[0, ..., 0], 220)
    ink[90 : 90 + seven.shape[0], 110 : 110 + seven.shape[1]] = seven
    picture = np.rint(255 - 255 * ink).astype(np.uint8)
    picture[:4], picture[-4:], picture[:, :4], picture[:, -4:] = 0, 0, 0, 0
    Image.fromarray(picture).save(tmp_path / "a.png")
    (digit,) = read_digits(tmp_path / "a.png")
    assert np.abs(digit.image.astype(int) - alone(ink)).mean() / 255 < 0.02


@pytest.mark.parametrize("suffix", ["webp", "bmp", "gif", "tif"])
def test_every_usual_kind_of_file_is_read(tmp_path: Path, suffix: str) -> None:
    sheet, _ = sheet_of("plain paper", 1)
    sheet.image.save(tmp_path / f"a.{suffix}")
    (digit,) = read_digits(tmp_path / f"a.{suffix}")
    assert np.abs(digit.image.astype(int) - alone(sheet.inks[0])).mean() / 255 < ALIKE
