"""Reading IDX files: what is right is read, and what is wrong is named."""

import gzip
import hashlib
import struct
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.data.idx import read_idx

PIXELS = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)


def idx_bytes(array: np.ndarray, type_code: int = 8) -> bytes:
    header = bytes([0, 0, type_code, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return header + array.tobytes()


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(gzip.compress(data))
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "digits-idx3-ubyte.gz"


def test_an_array_comes_back_as_it_was_written(file: Path) -> None:
    read = read_idx(write(file, idx_bytes(PIXELS)), dims=3)
    np.testing.assert_array_equal(read, PIXELS)
    assert read.dtype == np.uint8


def test_what_is_read_cannot_be_written_to(file: Path) -> None:
    read = read_idx(write(file, idx_bytes(PIXELS)), dims=3)
    with pytest.raises(ValueError, match="read-only"):
        read[0, 0, 0] = 1


def test_the_checksum_is_taken_of_the_uncompressed_bytes(file: Path) -> None:
    data = idx_bytes(PIXELS)
    file.write_bytes(gzip.compress(data, compresslevel=1))
    checksum = hashlib.sha256(data).hexdigest()
    np.testing.assert_array_equal(read_idx(file, dims=3, sha256=checksum), PIXELS)


def test_another_checksum_is_refused(file: Path) -> None:
    checksum = hashlib.sha256(b"something else").hexdigest()
    with pytest.raises(DataError, match="checksum is not the expected one"):
        read_idx(write(file, idx_bytes(PIXELS)), dims=3, sha256=checksum)


GOOD = idx_bytes(PIXELS)
DAMAGED = {
    "neither gzip nor IDX": (b"PNG" + GOOD, "is not a gzip file"),
    "empty file": (b"", "is truncated"),
    "gzip cut off": (gzip.compress(GOOD)[:-12], "is truncated"),
    "wrong gzip checksum": (
        gzip.compress(GOOD)[:-8] + b"\0\0\0\0" + gzip.compress(GOOD)[-4:],
        "gzip checksum is wrong",
    ),
    "garbage after the gzip header": (gzip.compress(GOOD)[:10] + b"\xff" * 40, "cannot be uncompressed"),
    "wrong magic": (gzip.compress(b"PNG!" + GOOD[4:]), "is not an IDX file of bytes"),
    "floats": (gzip.compress(idx_bytes(PIXELS, type_code=0x0D)), "is not an IDX file of bytes"),
    "no header": (gzip.compress(GOOD[:3]), "has no IDX header"),
    "half a header": (gzip.compress(GOOD[:10]), "header is incomplete"),
    "pixels missing": (gzip.compress(GOOD[:-1]), "has 39 bytes instead of 40"),
    "pixels left over": (gzip.compress(GOOD + b"\0"), "has 41 bytes instead of 40"),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_file_is_refused_by_its_name_with_a_remedy(file: Path, kind: str) -> None:
    content, reason = DAMAGED[kind]
    file.write_bytes(content)
    with pytest.raises(DataError, match=reason) as caught:
        read_idx(file, dims=3)
    assert file.name in str(caught.value)
    assert "replace it with a fresh copy" in str(caught.value)
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    ("pixels", "reason"),
    [
        (PIXELS[0], "has 2 dimensions where 3 are expected"),
        (PIXELS[..., None], "class folders or an NPZ file"),
    ],
    ids=["one image", "colour"],
)
def test_a_whole_file_of_something_else_is_not_called_damaged(
    file: Path, pixels: NDArray[np.uint8], reason: str
) -> None:
    file.write_bytes(gzip.compress(idx_bytes(pixels)))
    with pytest.raises(DataError, match=reason) as caught:
        read_idx(file, dims=3)
    assert "fresh copy" not in str(caught.value)


def test_a_missing_file_is_named(file: Path) -> None:
    with pytest.raises(DataError, match=rf"There is no file .*{file.name}\. To mend it, replace it"):
        read_idx(file, dims=3)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is a folder"):
        read_idx(tmp_path, dims=3)


def test_a_plain_file_is_read_as_a_gzipped_one(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(GOOD)
    assert np.array_equal(read_idx(tmp_path / "plain", 3), PIXELS)
