"""Data that can't be learned, or not all of it: each kind has its sentence, and what can be used is used."""

import os
import shutil
import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
import pytest

from nnstudio.data import listing
from nnstudio.data.asking import read_inputs
from nnstudio.data.cache import Cache
from nnstudio.data.errors import DataError
from nnstudio.data.recognising import recognise
from nnstudio.data.sources import IdxFiles, ImageFolder, Mnist, Table
from nnstudio.data.training_data import training_data
from nnstudio.document.answer import for_data
from nnstudio.document.templates import TEMPLATES
from nnstudio.learning.events import Finished
from nnstudio.runs.engines import ENGINE
from tests.data.publishing import idx
from tests.data.test_image_folder import paint
from tests.data.test_ready_images import LABELS, PIXELS, idx_folder

SIDE = 30_000


def huge_png(path: Path) -> Path:
    """A white picture of 30,000 pixels a side, made without ever being in memory."""
    rows = zlib.compressobj(1)
    row = b"\0" + b"\xff" * (SIDE // 8)
    packed = b"".join(rows.compress(row * 100) for _ in range(SIDE // 100)) + rows.flush()
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))
    return path


def test_pictures_of_thirty_thousand_pixels_a_side_are_left_out_unread(tmp_path: Path):
    for name in ("a", "b"):
        paint(tmp_path / "all" / name / "small.png")
        paint(tmp_path / "all" / name / "other.png", (1, 2, 3))
        huge_png(tmp_path / "all" / name / "huge.png")
    opened = ImageFolder(folder=str(tmp_path / "all"), size=(4, 4)).open(cache=Cache(tmp_path / "cache"))
    assert len(opened.train) + len(opened.test) == 4
    assert opened.notes[0].endswith(f"left out: {Path('a', 'huge.png')}, {Path('b', 'huge.png')}.")


def test_a_folder_of_nothing_else_is_refused(tmp_path: Path):
    for name in ("a", "b"):
        huge_png(tmp_path / "all" / name / "huge.png")
    with pytest.raises(DataError, match=r"fewer than two classes\. Broken files in it: 2"):
        ImageFolder(folder=str(tmp_path / "all")).open(cache=Cache(tmp_path / "cache"))


def test_a_network_is_not_asked_about_a_picture_of_that_size(tmp_path: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(DataError, match="more than 64 million pixels: scale it down"):
            read_inputs(huge_png(tmp_path / "huge.png"), Mnist().describe())


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody remove what is mapped")
def test_a_folder_that_vanishes_while_it_is_learned_is_learned_to_the_end(tmp_path: Path):
    rng = np.random.default_rng(0)
    for number in range(64):
        colour = tuple(int(value) for value in rng.integers(0, 255, 3))
        paint(tmp_path / "all" / ("a", "b")[number % 2] / f"{number}.png", (colour[0], colour[1], colour[2]))
    cache, source = Cache(tmp_path / "cache"), ImageFolder(folder=str(tmp_path / "all"), size=(8, 8))
    opened = source.open(cache=cache)
    document = for_data(TEMPLATES["first-network"].document, source, opened.description)
    session = ENGINE.open(document.graph, document.training, training_data(opened, document.training))
    try:
        events = session.events(3)
        next(events)
        shutil.rmtree(tmp_path / "all")
        cache.clear()
        assert isinstance(list(events)[-1], Finished)
    finally:
        session.close()


def test_more_classes_than_there_may_be_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(listing, "MOST_CLASSES", 2)
    for name in ("a", "b", "c"):
        paint(tmp_path / name / "1.png")
    with pytest.raises(DataError, match="has 3 classes, and 2 are the most"):
        ImageFolder(folder=str(tmp_path)).open()


def test_an_empty_folder_is_nothing_to_recognise(tmp_path: Path):
    with pytest.raises(DataError, match="has no pictures in folders"):
        recognise(tmp_path).open()


@pytest.mark.parametrize(
    ("labels", "code", "said"),
    [
        (np.arange(40) * 2564, 12, "There are 99,997 classes, and"),
        (np.arange(40) - 1, 12, "has the label -1, and labels count from 0"),
        (np.zeros((40, 0)), 12, "has no column of labels"),
        (np.zeros((40, 2, 2)), 12, "has 3 dimensions where 1 are expected"),
        (np.arange(40) / 2, 13, "is not an IDX file of bytes"),
    ],
    ids=["a hundred thousand classes", "below 0", "no column", "a box of labels", "floats"],
)
def test_idx_labels_that_are_no_classes_are_refused(tmp_path: Path, labels: np.ndarray, code: int, said: str):
    folder = Path(idx_folder(tmp_path / "a"))
    (folder / "train-labels-idx1-ubyte").write_bytes(idx(labels.astype(">i4" if code == 12 else ">f4"), code))
    with pytest.raises(DataError, match=said):
        IdxFiles(folder=str(folder), names=("zero",)).open()


def test_idx_labels_may_be_integers_in_columns(tmp_path: Path):
    folder = Path(idx_folder(tmp_path / "a"))
    columns = np.stack([LABELS, LABELS + 100], axis=1).astype(">i4")
    (folder / "train-labels-idx1-ubyte").write_bytes(idx(columns, 12))
    opened = IdxFiles(folder=str(folder), test_fraction=0.1).open()
    assert sorted(set(opened.train.targets)) == sorted(set(LABELS.tolist()))
    assert opened.train.shape == (*PIXELS.shape[1:], 1)


def table(path: Path, text: str | bytes) -> Table:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Table(file=str(path))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\nred,cat\nblue,dog\ngreen,cow\nwhite,pig\n", "too many to be classes"),
        ("Dear reader.\nThis is a letter.\nIt holds no table.\n", "No column of a.csv can be learned from"),
        (b"\0\1\2\3" * 100, "a.csv is no text"),
        (
            "x,y\n" + "\n".join(f"{x},{x}e306" for x in range(1, 60)),
            "numbers of y are too large to be learned",
        ),
    ],
    ids=["only text", "prose", "no text", "numbers beyond all bounds"],
)
def test_tables_that_say_nothing_are_refused(tmp_path: Path, text: str | bytes, said: str):
    with pytest.raises(DataError, match=said):
        table(tmp_path / "a.csv", text).open()


def test_a_column_of_numbers_beyond_all_bounds_is_not_used(tmp_path: Path):
    rows = "\n".join(f"{x}e306,{x},{x % 2}" for x in range(1, 60))
    opened = table(tmp_path / "a.csv", f"big,small,y\n{rows}").open()
    assert [column.name for column in opened.description.columns] == ["small"]
    assert "there is nothing to learn from: big" in opened.notes[0]
