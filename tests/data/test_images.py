"""Pictures from files: whatever their colours, the digit is found; and what is no digit gets a sentence."""

import os
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.drawing import preprocess_drawing
from nnstudio.data.handwriting.images import read_digits
from nnstudio.data.handwriting.ink import Grey, preprocess
from nnstudio.data.handwriting.rasterise import rasterise
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.data.mnist import load_mnist

SEVEN = Drawing((Stroke(tuple(Point(x, y) for x, y in [(0.3, 0.2), (0.5, 0.2), (0.7, 0.2), (0.4, 0.8)])),))
INK = rasterise(SEVEN, size=300, pen=0.075)


def to_bytes(grey: Grey | np.ndarray) -> np.ndarray:
    return np.rint(np.clip(grey, 0, 1) * 255).astype(np.uint8)


def seen(path: Path, array: np.ndarray, mode: str | None = None, quality: int = 75) -> np.ndarray:
    """What the network sees of an array that is saved as a picture."""
    image = Image.fromarray(array)
    (image.convert(mode) if mode else image).save(path, quality=quality)
    (digit,) = read_digits(path)
    return digit.image


def unlike(image: np.ndarray, expected: np.ndarray) -> float:
    """The mean absolute difference, as a fraction of full scale."""
    return float(np.abs(image.astype(int) - expected).mean()) / 255


@pytest.fixture
def expected() -> np.ndarray:
    digit = preprocess(INK)
    assert digit is not None
    return digit.image


def rgb(ink: tuple[int, int, int], ground: tuple[int, int, int]) -> np.ndarray:
    mix = INK[..., None]
    return np.asarray(np.rint(mix * np.array(ink) + (1 - mix) * np.array(ground)), np.uint8)


COLOURS = {
    "white on black": rgb((255, 255, 255), (0, 0, 0)),
    "black on white": rgb((0, 0, 0), (255, 255, 255)),
    "grey pencil on grey paper": rgb((120, 120, 120), (180, 180, 180)),
    "blue on white": rgb((30, 60, 200), (255, 255, 255)),
    "yellow on white": rgb((250, 220, 0), (255, 255, 255)),
    "red on a green as bright": rgb((220, 40, 30), (30, 130, 40)),
    "chalk on a green board": rgb((230, 235, 230), (40, 70, 50)),
}


@pytest.mark.parametrize("colours", COLOURS)
def test_the_colours_do_not_matter(tmp_path: Path, expected: np.ndarray, colours: str) -> None:
    assert unlike(seen(tmp_path / "a.png", COLOURS[colours]), expected) < 0.01
    assert unlike(seen(tmp_path / "a.jpg", COLOURS[colours], quality=90), expected) < 0.02


@pytest.mark.parametrize("mode", ["L", "P", "RGB", "RGBA", "LA"])
def test_the_kind_of_png_does_not_matter(tmp_path: Path, expected: np.ndarray, mode: str) -> None:
    assert unlike(seen(tmp_path / "a.png", to_bytes(1 - INK), mode), expected) < 0.02


def test_a_picture_in_black_and_white_alone_is_read(tmp_path: Path) -> None:
    Image.fromarray(INK < 0.5).save(tmp_path / "a.png")
    drawn = preprocess(INK)
    assert drawn is not None
    (digit,) = read_digits(tmp_path / "a.png")
    assert np.abs(digit.fitted - drawn.fitted).mean() < 0.02


def test_sixteen_bits_are_read_in_full(tmp_path: Path, expected: np.ndarray) -> None:
    faint = np.rint(40000 - 6000 * INK).astype(np.uint16)
    assert unlike(seen(tmp_path / "a.png", faint), expected) < 0.01


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_the_kind_of_jpeg_does_not_matter(tmp_path: Path, expected: np.ndarray, mode: str) -> None:
    assert unlike(seen(tmp_path / "a.jpg", to_bytes(INK), mode), expected) < 0.02


def test_a_phones_multi_picture_jpeg_is_a_jpeg(tmp_path: Path, expected: np.ndarray) -> None:
    first = Image.fromarray(to_bytes(1 - INK))
    first.save(tmp_path / "a.jpg", format="MPO", save_all=True, append_images=[first.resize((30, 30))])
    assert unlike(read_digits(tmp_path / "a.jpg")[0].image, expected) < 0.02


@pytest.mark.parametrize("shade", [0, 10, 245, 255])
def test_ink_on_a_transparent_ground_is_seen_whatever_its_shade(
    tmp_path: Path, expected: np.ndarray, shade: int
) -> None:
    plane = np.full(INK.shape, shade, np.uint8)
    assert unlike(seen(tmp_path / "a.png", np.dstack([plane, plane, plane, to_bytes(INK)])), expected) < 0.01


def test_a_sticker_with_a_ground_of_its_own_and_transparent_corners_is_seen(
    tmp_path: Path, expected: np.ndarray
) -> None:
    y, x = np.mgrid[:300, :300] - 149.5
    round_sticker = to_bytes(np.float32(1) * (np.hypot(x, y) < 149))
    plane = to_bytes(1 - INK)
    assert unlike(seen(tmp_path / "a.png", np.dstack([plane, plane, plane, round_sticker])), expected) < 0.02


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_its_exif_says(tmp_path: Path, expected: np.ndarray, orientation: int) -> None:
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    image = Image.fromarray(to_bytes(1 - INK))
    stored = image.transpose(Image.Transpose(undo[orientation])) if orientation > 1 else image
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "a.jpg", quality=95, exif=exif)
    assert unlike(read_digits(tmp_path / "a.jpg")[0].image, expected) < 0.01


def photograph(rng: np.random.Generator, size: int, pen: float, noise: float, dust: int = 0) -> np.ndarray:
    """Dark ink on grey paper with light from one side, a vignette, noise and specks of dust."""
    y, x = np.mgrid[:size, :size] / size
    paper = 0.8 - 0.4 * x - 0.1 * y - 0.2 * (x - 0.5) ** 2
    picture = paper * (1 - 0.6 * rasterise(SEVEN, size, pen)) + rng.normal(0, noise, (size, size))
    for row, column in rng.integers(0, size - 3, (dust, 2)):
        picture[row : row + 3, column : column + 3] *= 0.3
    return to_bytes(picture)


def test_light_from_the_side_noise_and_dust_do_not_matter(tmp_path: Path, expected: np.ndarray) -> None:
    rng = np.random.default_rng(5)
    picture = photograph(rng, 800, pen=0.075, noise=0.03, dust=25)
    assert unlike(seen(tmp_path / "a.jpg", picture, quality=80), expected) < 0.03


def test_a_huge_photograph_with_a_thin_pen_is_seen_with_strokes_as_thick_as_mnist_has(tmp_path: Path) -> None:
    picture = photograph(np.random.default_rng(6), 1600, pen=0.015, noise=0.03)
    drawn = preprocess_drawing(SEVEN)
    assert drawn is not None
    image = seen(tmp_path / "a.jpg", picture, quality=80)
    assert image.max() > 230
    assert 0.7 < image.sum() / drawn.image.sum() < 1.1
    assert unlike(image, drawn.image) < 0.06


def test_an_exported_mnist_digit_comes_back_nearly_as_it_was(tmp_path: Path) -> None:
    for image in load_mnist("test").images[:40, ..., 0]:
        assert unlike(seen(tmp_path / "a.png", image), image) < 0.02
        assert unlike(seen(tmp_path / "a.png", 255 - image), image) < 0.02


def test_a_dot_is_ink(tmp_path: Path) -> None:
    picture = np.full((200, 200), 255, np.uint8)
    picture[90:95, 40:45] = 0
    assert seen(tmp_path / "a.png", picture).max() == 255


def no_pixels(path: Path) -> None:
    """A PNG whose header says that it is 0 pixels wide."""
    header = b"IHDR" + struct.pack(">2I5B", 0, 28, 8, 0, 0, 0, 0)
    body = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body + struct.pack(">I", 0) + b"IEND\xaeB`\x82")


def bomb(path: Path, width: int, height: int) -> None:
    """A PNG of a few bytes whose header promises many pixels."""
    header = b"IHDR" + struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"\0" * 1000)
    chunks = [header, data, b"IEND"]
    body = b"".join(struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def plain(path: Path, shade: int, noise: float = 0) -> None:
    grain = np.random.default_rng(1).normal(shade, noise, (300, 300)) if noise else shade
    Image.fromarray(np.clip(np.full((300, 300), grain), 0, 255).astype(np.uint8)).save(path, format="PNG")


def truncated(path: Path) -> None:
    Image.fromarray(to_bytes(INK)).save(path, format="PNG")
    path.write_bytes(path.read_bytes()[:-300])


def truncated_jpeg(path: Path) -> None:
    Image.fromarray(to_bytes(INK)).save(path, format="JPEG")
    path.write_bytes(path.read_bytes()[:-800])


def as_icon(path: Path) -> None:
    Image.fromarray(to_bytes(INK)).save(path, format="ICO")


def transparent(path: Path) -> None:
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(path, format="PNG")


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "There is no file"),
    "a folder": (lambda path: path.mkdir(), "is a folder: name the file in it"),
    "an empty file": (lambda path: path.touch(), "is an empty file"),
    "text": (lambda path: path.write_text("seven"), "is no picture that can be read: save it as PNG or JPEG"),
    "another format": (as_icon, "is no picture that can be read: save it as PNG or JPEG"),
    "only a signature": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n"), "save it as PNG or JPEG"),
    "zero size": (no_pixels, "is no picture that can be read"),
    "a truncated PNG": (truncated, "is damaged and cannot be read"),
    "a truncated JPEG": (truncated_jpeg, "is damaged and cannot be read"),
    "large": (lambda path: bomb(path, 9000, 9000), "more than 64 million pixels: scale it down"),
    "very large": (lambda path: bomb(path, 10000, 10000), "more than 64 million pixels: scale it down"),
    "a decompression bomb": (lambda path: bomb(path, 60000, 60000), "more than 64 million pixels"),
    "all white": (lambda path: plain(path, 255), "draw something in it first"),
    "all black": (lambda path: plain(path, 0), "draw something in it first"),
    "blank paper": (lambda path: plain(path, 200, noise=5), "draw something in it first"),
    "all transparent": (transparent, "draw something in it first"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_picture_that_cannot_be_used_gets_a_sentence_with_its_name_and_a_remedy(
    tmp_path: Path, kind: str
) -> None:
    make, sentence = BAD[kind]
    path = tmp_path / "picture.png"
    make(path)
    with pytest.raises(DataError, match=sentence) as caught:
        read_digits(path)
    assert "picture.png" in str(caught.value)
    assert re.search(r"\w\.$", str(caught.value))
    assert "\n" not in str(caught.value)


def test_a_picture_without_permission_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.png"
    path.touch()
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DataError, match="may not be read: check its permissions"):
        read_digits(path)
