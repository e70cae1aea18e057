"""What a network sees of a picture: the same for a file, for the clipboard, and for a drawing on the pad."""

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from nnstudio.data.asking import read_inputs
from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.framing import covering, frame_of
from nnstudio.data.handwriting.rasterise import PAD_PEN, rasterise
from nnstudio.data.handwriting.strokes import Colour, Drawing, Point, Stroke
from nnstudio.data.seeing import (
    Seen,
    as_read,
    frame_on_pad,
    see_drawing,
    see_file,
    see_pixels,
)
from nnstudio.data.sources.mnist import Mnist
from nnstudio.data.statistics import on_dark
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.learning.tasks import Classification

ZIGZAG = ((0.2, 0.25), (0.75, 0.2), (0.3, 0.6), (0.8, 0.8))
SHAPES = ((28, 28, 1), (32, 32, 1), (64, 64, 1), (24, 40, 1), (40, 24, 1))
FITS = ("pad", "crop", "stretch")


def letters(shape: tuple[int, int, int] = (32, 32, 1), fit: str = "pad", **more: Any) -> Description:
    return Description(
        "Letters", "pictures", shape, Classification(("a", "b")), 10, 10, Scaling(BYTE), (), fit, **more
    )


def zigzag(colour: Colour | None = None) -> Drawing:
    return Drawing((Stroke(tuple(Point(x, y) for x, y in ZIGZAG), colour),))


def picture_of(drawing: Drawing, side: int = 512) -> Image.Image:
    """The pad as somebody would export it, black on white."""
    return Image.fromarray(np.rint(255 * (1 - rasterise(drawing, side, PAD_PEN))).astype(np.uint8))


@pytest.mark.parametrize("invert", [False, True])
@pytest.mark.parametrize("fit", FITS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_drawing_is_seen_as_a_picture_of_it_is(shape, fit, invert, tmp_path: Path) -> None:
    description = letters(shape, fit, invert=invert, on_dark=invert)
    picture_of(zigzag()).save(tmp_path / "drawing.png")
    (exported,) = see_file(tmp_path / "drawing.png", description)
    drawn = see_drawing(zigzag(), description)
    assert drawn is not None
    assert drawn.image.shape == exported.image.shape == shape
    difference = np.abs(drawn.image.astype(int) - exported.image)
    assert difference.mean() < 2.5
    assert difference.max() < 64


def test_an_empty_pad_is_nothing_and_one_stroke_is_ink_on_paper() -> None:
    assert see_drawing(Drawing(), letters()) is None
    light, dark = (see_drawing(zigzag(), letters(on_dark=on_dark)) for on_dark in (False, True))
    assert light is not None
    assert dark is not None
    assert (light.image.min(), light.image.max()) == (0, 255)
    np.testing.assert_allclose(255 - light.image.astype(int), dark.image, atol=1)


def test_digits_go_by_their_ink_whatever_is_known_of_their_ground() -> None:
    seen = see_drawing(zigzag(), Mnist().describe())
    assert seen is not None
    assert seen.steps is not None
    rows, columns = np.nonzero(seen.image[..., 0])
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20


def test_colours_lie_over_each_other_as_they_were_drawn() -> None:
    red, blue = zigzag((200, 30, 30)).strokes[0], Stroke((Point(0.5, 0.0), Point(0.5, 1.0)), (20, 40, 220))
    seen = see_drawing(Drawing((red, blue)), letters((32, 32, 3)))
    assert seen is not None
    assert tuple(seen.image[14, 16]) == (20, 40, 220)
    under = see_drawing(Drawing((blue, red)), letters((32, 32, 3)))
    assert under is not None
    assert (under.image != seen.image).any()
    assert (seen.image[31, 0] == 255).all()


def test_strokes_on_a_picture_leave_the_rest_of_it_alone(tmp_path: Path) -> None:
    values = np.random.default_rng(0).integers(0, 255, (60, 90, 3), np.uint8)
    Image.fromarray(values).save(tmp_path / "photo.png")
    description = letters((32, 32, 3), "crop")
    (photo,) = see_file(tmp_path / "photo.png", description)
    assert photo.whole is not None
    np.testing.assert_array_equal(photo.whole, values)
    dot = Drawing((Stroke((Point(0.5, 0.5),), (255, 0, 0)),))
    seen = see_drawing(dot, description, photo)
    assert seen is not None
    assert tuple(seen.image[16, 16]) == (255, 0, 0)
    changed = (seen.image != photo.image).any(axis=2)
    assert changed[10:22, 10:22].any()
    assert not changed[:8].any()
    assert seen.whole is photo.whole


def test_the_frame_of_a_picture_that_is_cut_to_its_middle() -> None:
    frame = frame_of((100, 200), (10, 10), "crop")
    corners = np.array([(0.5, 0.25), (0.5, 0.75), (0.25, 0.5), (0.75, 0.5)])
    np.testing.assert_allclose(frame.place(corners), [(5, 0), (5, 10), (0, 5), (10, 5)])


def test_the_frame_of_a_picture_that_is_padded_or_stretched() -> None:
    middle_and_corner = np.array([(0.5, 0.5), (0.0, 0.25)])
    padded = frame_of((100, 200), (10, 10), "pad")
    np.testing.assert_allclose(padded.place(middle_and_corner), [(5, 5), (0, 2.5)])
    stretched = frame_of((100, 200), (10, 10), "stretch")
    np.testing.assert_allclose(stretched.place(middle_and_corner), [(5, 5), (0, 0)])


def test_pixels_beside_the_pad_get_nothing_of_it_and_those_on_it_their_mean() -> None:
    matrix = covering(64, 10, scale=6.0, shift=2.0)
    np.testing.assert_allclose(matrix.sum(axis=1), [0, 0, 1, 1, 1, 1, 1, 1, 0, 0], atol=1e-5)
    assert matrix[2, :10].min() > 0


def test_a_test_image_lies_on_the_pad_as_it_is() -> None:
    ready = Seen(np.zeros((24, 40, 1), np.uint8))
    frame = frame_on_pad(letters((24, 40, 1), "crop"), ready)
    np.testing.assert_allclose(frame.place(np.array([(0.0, 0.2), (1.0, 0.8)])), [(0, 0), (40, 24)])


def test_a_pasted_picture_is_seen_as_its_file(tmp_path: Path) -> None:
    image = Image.merge("RGB", [picture_of(zigzag(), 200)] * 3)
    image.save(tmp_path / "drawing.png")
    for description in (letters(), letters((64, 64, 3), "crop"), Mnist().describe()):
        (file,) = see_file(tmp_path / "drawing.png", description)
        (pasted,) = see_pixels(np.asarray(image.convert("RGBA")), description)
        np.testing.assert_array_equal(file.image, pasted.image)


def test_an_empty_picture_on_the_clipboard_gets_its_sentence() -> None:
    with pytest.raises(DataError, match="nothing that stands out"):
        see_pixels(np.full((40, 40, 4), 255, np.uint8), Mnist().describe())


def test_what_is_dropped_and_what_is_predicted_are_one(tmp_path: Path) -> None:
    picture_of(zigzag(), 200).save(tmp_path / "drawing.png")
    for description in (letters(), letters((64, 64, 3), "stretch"), Mnist().describe()):
        seen = see_file(tmp_path / "drawing.png", description)
        read = read_inputs(tmp_path / "drawing.png", description)
        assert len(seen) == len(read)
        np.testing.assert_array_equal(seen[0].image[np.newaxis], read[0])


def test_data_of_floats_is_asked_in_floats(tmp_path: Path) -> None:
    description = dataclasses.replace(letters(), scaling=Scaling())
    picture_of(zigzag(), 200).save(tmp_path / "drawing.png")
    (read,) = read_inputs(tmp_path / "drawing.png", description)
    assert read.dtype == np.float32
    assert 0.0 <= read.min() < read.max() <= 1.0


@pytest.mark.parametrize("scaling", [Scaling(BYTE), Scaling(), Scaling(0.01, (0.3,), (0.2,))])
def test_bytes_are_read_and_shown_again_without_a_loss(scaling: Scaling) -> None:
    image = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)
    np.testing.assert_array_equal(scaling.as_bytes(as_read(image, scaling)), image)


@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_the_ground_of_pictures_is_that_of_their_borders(kind) -> None:
    values = np.zeros((30, 20, 20, 1), kind)
    values[:, 4:16, 4:16] = 255 if kind == np.uint8 else 1.0
    labels = np.arange(30) % 2
    assert on_dark(ArrayExamples(values, labels))
    assert not on_dark(ArrayExamples(values.max() - values, labels))


def test_a_description_keeps_its_ground() -> None:
    described = Mnist().describe()
    assert described.on_dark
    assert Description.from_json(described.to_json()) == described
    older = {name: value for name, value in described.to_json().items() if name != "on_dark"}
    assert not Description.from_json(older).on_dark
