"""Arrays in IDX and NPZ files, and points: what is read, what is refused, and in what words."""

import gzip
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnstudio.data.cache import Cache
from nnstudio.data.errors import DataError
from nnstudio.data.sources import IdxFiles, ImageFolder, NpzFile, Points
from nnstudio.data.sources.points import TITLES
from nnstudio.learning.tasks import Classification
from tests.data.test_image_folder import paint

RNG = np.random.default_rng(0)
PIXELS = RNG.integers(0, 256, (40, 6, 5), np.uint8)
LABELS = (np.arange(40) % 4).astype(np.uint8)


def write_idx(path: Path, values: Any, compress: bool = False) -> None:
    header = bytes([0, 0, 8, values.ndim]) + np.array(values.shape, ">u4").tobytes()
    data = header + values.astype(np.uint8).tobytes()
    path.write_bytes(gzip.compress(data) if compress else data)


def idx_folder(
    path: Path, pixels: Any = PIXELS, labels: Any = LABELS, part: str = "train", gz: str = ""
) -> str:
    path.mkdir(exist_ok=True)
    write_idx(path / f"{part}-images-idx3-ubyte{gz}", pixels, bool(gz))
    write_idx(path / f"{part}-labels-idx1-ubyte{gz}", labels, bool(gz))
    return str(path)


def npz(path: Path, **arrays: Any) -> str:
    np.savez(path, **{"x_train": PIXELS, "y_train": LABELS, **arrays})
    return str(path)


@pytest.mark.parametrize("gz", ["", ".gz"])
def test_idx_files_are_read_plain_and_gzipped(tmp_path: Path, gz: str):
    folder = idx_folder(tmp_path / "a", gz=gz)
    opened = IdxFiles(folder=idx_folder(tmp_path / "a", part="t10k", gz=gz)).open()
    assert Path(folder) == tmp_path / "a"
    assert np.array_equal(opened.train.all()[..., 0], PIXELS)
    assert opened.description.task == Classification(("0", "1", "2", "3"))


def test_idx_images_can_change_rows_and_columns(tmp_path: Path):
    source = IdxFiles(folder=idx_folder(tmp_path / "a"), turned=True, test_fraction=0.1)
    assert source.open().train.shape == (5, 6, 1)


@pytest.mark.parametrize(
    ("pixels", "labels", "said"),
    [
        (PIXELS, LABELS[:7], "must agree"),
        (PIXELS[:0], LABELS[:0], "has no images"),
        (PIXELS, LABELS * 0, "has one class"),
    ],
)
def test_idx_files_that_cannot_be_learned_are_refused(tmp_path: Path, pixels: Any, labels: Any, said: str):
    with pytest.raises(DataError, match=said):
        IdxFiles(folder=idx_folder(tmp_path / "a", pixels, labels)).open()


def test_idx_parts_of_unlike_images_are_refused(tmp_path: Path):
    idx_folder(tmp_path / "a")
    with pytest.raises(DataError, match="must be alike"):
        IdxFiles(folder=idx_folder(tmp_path / "a", PIXELS[:, :3], part="t10k")).open()


def test_a_cut_idx_file_is_refused(tmp_path: Path):
    folder = Path(idx_folder(tmp_path / "a"))
    whole = (folder / "train-images-idx3-ubyte").read_bytes()
    (folder / "train-images-idx3-ubyte").write_bytes(whole[:-9])
    with pytest.raises(DataError, match="is truncated"):
        IdxFiles(folder=str(folder)).open()


@pytest.mark.parametrize(
    "labels",
    [LABELS, LABELS.astype(float), LABELS[:, None], np.eye(4)[LABELS], np.eye(4, dtype=bool)[LABELS]],
    ids=["bytes", "floats", "column", "one-hot", "one-hot of bools"],
)
def test_labels_may_be_numbers_or_one_hot(tmp_path: Path, labels: Any):
    opened = NpzFile(file=npz(tmp_path / "a.npz", y_train=labels, x_test=PIXELS, y_test=labels)).open()
    assert np.array_equal(opened.test.targets, LABELS)


@pytest.mark.parametrize("kind", [str, bytes])
def test_labels_may_be_texts(tmp_path: Path, kind: type):
    words: np.ndarray = np.array(["ant", "bee", "cat", "dog"])[LABELS].astype(kind)
    opened = NpzFile(file=npz(tmp_path / "a.npz", y_train=words, x_test=PIXELS, y_test=words)).open()
    assert opened.description.task == Classification(("ant", "bee", "cat", "dog"))
    assert np.array_equal(opened.test.targets, LABELS)


@pytest.mark.parametrize("kind", [int, float, "uint8"])
def test_only_labels_that_occur_are_classes(tmp_path: Path, kind: Any):
    labels = np.array([3, 7, 100, 200])[LABELS]
    arrays = {"y_train": labels.astype(kind), "x_test": PIXELS[:4], "y_test": np.array([100, 7, 7, 3])}
    opened = NpzFile(file=npz(tmp_path / "a.npz", **arrays)).open()
    assert opened.description.task == Classification(("3", "7", "100", "200"))
    assert np.array_equal(opened.train.targets, LABELS)
    assert opened.test.targets.tolist() == [2, 1, 1, 0]


def test_labels_that_have_names_keep_their_numbers(tmp_path: Path):
    source = NpzFile(file=npz(tmp_path / "a.npz", y_train=LABELS * 2), names=("zero", "one", "two"))
    assert source.open().description.task == Classification(("zero", "one", "two", "3", "4", "5", "6"))
    many = NpzFile(file=npz(tmp_path / "b.npz", y_train=LABELS.astype(int) * 90_000), names=("zero", "one"))
    with pytest.raises(DataError, match="270,001 classes, and"):
        many.open()


def test_only_idx_labels_that_occur_are_classes(tmp_path: Path):
    opened = IdxFiles(folder=idx_folder(tmp_path / "a", labels=LABELS * 20 + 1)).open()
    assert opened.description.task == Classification(("1", "21", "41", "61"))


@pytest.mark.parametrize(("x", "y"), [("x", "y"), ("X", "y")])
def test_examples_without_parts_are_split(tmp_path: Path, x: str, y: str):
    arrays: dict[str, Any] = {x: PIXELS, y: LABELS}
    np.savez(tmp_path / "a.npz", **arrays)
    opened = NpzFile(file=str(tmp_path / "a.npz"), test_fraction=0.25).open()
    assert (len(opened.train), len(opened.test)) == (30, 10)
    both = np.concatenate([opened.train.targets, opened.test.targets])
    assert np.array_equal(np.bincount(both), np.bincount(LABELS))


def test_arrays_under_other_names_are_told(tmp_path: Path):
    np.savez(tmp_path / "a.npz", images=PIXELS, labels=LABELS, x_test=PIXELS, y_test=LABELS)
    with pytest.raises(
        DataError, match="must have x_train and y_train, or x and y, and has 'images, labels, "
    ):
        NpzFile(file=str(tmp_path / "a.npz")).open()


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"y_train": LABELS + 0.5}, "class numbers from 0 on"),
        ({"y_train": np.full(40, np.nan)}, "class numbers from 0 on"),
        ({"y_train": np.full(40, 1e300)}, "class numbers from 0 on"),
        ({"y_train": LABELS[:9]}, "must agree"),
        ({"y_train": np.concatenate([LABELS, LABELS])}, "must agree"),
        ({"y_train": LABELS * 0}, "has one class"),
        ({"y_train": np.zeros((40, 0))}, "one label an example"),
        ({"x_train": PIXELS[:, None]}, "1 or 3 channels"),
        ({"x_train": PIXELS[:0], "y_train": LABELS[:0]}, "one class|must be images"),
        ({"x_train": PIXELS.astype("U3")}, "must be numbers"),
        ({"x_train": np.where(PIXELS[3, 2, 1] == PIXELS, np.nan, PIXELS)}, "that is no number"),
        ({"x_train": np.array([{}] * 40)}, "Python objects"),
        ({"x_test": PIXELS[:, :2], "y_test": LABELS}, "must be alike"),
        ({"x_test": PIXELS, "y_test": LABELS + 7}, "y_test has the class 7, which y_train has not"),
    ],
)
def test_arrays_that_cannot_be_learned_are_refused(tmp_path: Path, arrays: dict[str, Any], said: str):
    with pytest.raises(DataError, match=said):
        NpzFile(file=npz(tmp_path / "a.npz", **arrays)).open()


@pytest.mark.parametrize(
    "shape", ["(99999999999, 28, 28)", "(0, 99999999999999999999)", "(-2, -3)", "((((" * 900]
)
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_header_that_promises_what_is_not_there_is_refused(tmp_path: Path, shape: str, method: int):
    header = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    path = tmp_path / "a.npz"
    np.savez(path, y_train=LABELS)
    with zipfile.ZipFile(path, "a", method) as file:
        file.writestr("x_train.npy", b"\x93NUMPY\1\0" + len(header).to_bytes(2, "little") + header + bytes(6))
    with pytest.raises(DataError, match="damaged"):
        NpzFile(file=str(path)).open()


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("dtype", ["<f4", ">f4", "<f8"])
def test_a_mapped_array_is_read_without_copying_it_whole(tmp_path: Path, order: Any, dtype: str):
    values = np.asarray(RNG.random((4000, 8, 8)), dtype, order=order)
    file = npz(tmp_path / "a.npz", x_train=values, y_train=np.arange(4000) % 2)
    train = NpzFile(file=file).open().train
    out = np.empty((16, 8, 8, 1), np.float32)
    tracemalloc.start()
    train.read(np.arange(16), out)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000
    assert np.array_equal(out, train.all()[:16])


def test_a_mapped_file_that_is_written_anew_while_it_is_used_is_told(tmp_path: Path):
    file = npz(tmp_path / "a.npz")
    train = NpzFile(file=file).open().train
    npz(tmp_path / "a.npz", x_train=PIXELS[:4], y_train=LABELS[:4])
    with pytest.raises(DataError, match="was changed while it was in use"):
        train.all()


def test_a_mapped_file_that_vanishes_is_still_there_for_who_uses_it(tmp_path: Path):
    train = NpzFile(file=npz(tmp_path / "a.npz")).open().train
    (tmp_path / "a.npz").unlink()
    assert train.all().shape[1:] == (6, 5, 1)


@pytest.mark.parametrize("pattern", TITLES)
def test_no_test_point_is_a_training_point(pattern: str):
    opened = Points(pattern=pattern).open()
    train, test = (set(map(tuple, part.all().tolist())) for part in (opened.train, opened.test))
    assert not train & test
    assert len(opened.train) == len(opened.test) == 500


def test_a_folder_that_vanishes_while_it_is_read_is_told_and_not_kept(tmp_path: Path):

    for name in ("a", "b"):
        for number in range(400):
            paint(tmp_path / "all" / name / f"{number}.png", size=(2, 2))
    cache = Cache(tmp_path / "cache")

    def vanish(done: int, total: int) -> None:
        if (tmp_path / "all").is_dir():
            (tmp_path / "all").rename(tmp_path / "gone")

    with pytest.raises(DataError, match="vanished while the folder was read"):
        ImageFolder(folder=str(tmp_path / "all")).open(vanish, cache)
    assert list(cache.folder.iterdir()) == []
