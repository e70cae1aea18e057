"""Data is known by what it is: at another place it is the same, and other data of the same kind is not."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.fingerprint import has_changed, is_same_data, of_examples
from nnstudio.data.places import moved, place_field
from nnstudio.data.source import Source
from nnstudio.data.sources import HousePrices, IdxFiles, ImageFolder, Mnist, NpzFile, Points, Table
from nnstudio.learning.examples import ArrayExamples

RNG = np.random.default_rng(5)
LABELS = np.arange(40) % 4


def table(place: Path, colour: int) -> Source:
    rows = "\n".join(f"{row},{(row * colour) % 7},{row % 3}" for row in range(60))
    place.write_text(f"a,b,class\n{rows}\n")
    return Table(file=str(place), left_out=())


def npz(place: Path, colour: int) -> Source:
    np.savez(place, x_train=np.full((40, 6, 6), colour, np.uint8), y_train=LABELS)
    return NpzFile(file=str(place))


def folder(place: Path, colour: int) -> Source:
    for name in ("a", "b"):
        (place / name).mkdir(parents=True)
        for number in range(4):
            noise = np.random.default_rng(colour + number).integers(0, 255, (8, 8 + colour % 2, 3), np.uint8)
            Image.fromarray(noise).save(place / name / f"{number}.png")
    return ImageFolder(folder=str(place), size=(8, 8))


def idx(place: Path, colour: int) -> Source:
    place.mkdir()
    sizes = np.array([40, 6, 6], ">i4").tobytes()
    pixels = np.full((40, 6, 6), colour, np.uint8).tobytes()
    (place / "train-images-idx3-ubyte").write_bytes(b"\0\0\x08\x03" + sizes + pixels)
    (place / "train-labels-idx1-ubyte").write_bytes(
        b"\0\0\x08\x01" + sizes[:4] + LABELS.astype(np.uint8).tobytes()
    )
    return IdxFiles(folder=str(place))


MAKERS = {"a.csv": table, "a.npz": npz, "pictures": folder, "idx": idx}


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_data_elsewhere_is_the_same_and_like_data_is_not(name: str, tmp_path: Path):
    here, there, other = (tmp_path / part for part in ("here", "there", "other"))
    for place in (here, there, other):
        place.mkdir()
    source = MAKERS[name](here / name, 3)
    like = MAKERS[name](other / name, 4)
    known, foreign = source.open().description, like.open().description
    assert known.task == foreign.task
    assert known.train == foreign.train
    shutil.move(here / name, there / name)
    found = moved(source, there / name)
    again = found.open().description
    assert source != found
    assert is_same_data(source, known.fingerprint, found, again.fingerprint)
    assert not is_same_data(source, known.fingerprint, like, foreign.fingerprint)
    assert has_changed(known, foreign)
    assert not has_changed(known, again)


@pytest.mark.parametrize("name", MAKERS)
def test_a_limit_takes_some_of_the_same_data(name: str, tmp_path: Path):
    source = MAKERS[name](tmp_path / name, 3)
    assert source.change(limit=20).open().description.fingerprint == source.open().description.fingerprint


def test_other_settings_make_other_examples_of_the_same_data(tmp_path: Path):
    source = table(tmp_path / "a.csv", 3)
    known = source.open().description.fingerprint
    assert not is_same_data(source, known, source.change(seed=1), known)


def test_without_a_fingerprint_the_place_is_all_that_tells(tmp_path: Path):
    source = table(tmp_path / "a.csv", 3)
    known = source.open().description.fingerprint
    assert is_same_data(source, "", source, known)
    assert not is_same_data(source, "", moved(source, tmp_path / "b.csv"), known)


@pytest.mark.parametrize("source", [Mnist(), Points(), HousePrices()])
def test_what_comes_with_the_program_needs_none(source: Source):
    assert place_field(source) is None
    assert source.describe().fingerprint == source.open().description.fingerprint == ""


def test_all_targets_count_and_examples_of_both_parts():
    values, targets = RNG.integers(0, 255, (5000, 4), np.uint8), RNG.integers(0, 3, 5000)
    known = of_examples(ArrayExamples(values, targets), None)
    for row in (0, 2500, 4999):
        others = targets.copy()
        others[row] += 1
        assert of_examples(ArrayExamples(values, others), None) != known
    assert of_examples(ArrayExamples(values, targets), ArrayExamples(values, targets)) != known
    assert of_examples(ArrayExamples(values + 1, targets), None) != known


def test_it_is_kept_with_the_description_and_older_ones_have_none(tmp_path: Path):
    description = table(tmp_path / "a.csv", 3).open().description
    plain = description.to_json()
    assert len(plain["fingerprint"]) == 32
    assert Description.from_json(plain) == description
    del plain["fingerprint"]
    assert Description.from_json(plain).fingerprint == ""


@pytest.mark.parametrize("plain", [5, None, "x" * 32, "a" * 31, "a" * 4000])
def test_nonsense_in_its_place_is_refused(plain: object):
    with pytest.raises(DataError):
        Description.from_json({**Mnist().describe().to_json(), "fingerprint": plain})
