"""The cache of decoded pictures: what makes room, what does not fit, and what an ended program left behind."""

import os
import time
from pathlib import Path

import pytest

from nnstudio.data.cache import BEGUN, OLD_SECONDS, Cache
from nnstudio.data.errors import DataError
from nnstudio.data.sources import ImageFolder
from tests.data.test_image_folder import paint


def filled(size: int):
    def make(folder: Path) -> None:
        (folder / "values").write_bytes(bytes(size))

    return make


def left_behind(cache: Cache, name: str, age: float) -> Path:
    folder = cache.folder / f"{BEGUN}{name}"
    folder.mkdir(parents=True)
    (folder / "values").write_bytes(b"half")
    then = time.time() - age
    for path in (folder / "values", folder):
        os.utime(path, (then, then))
    return folder


def test_what_an_ended_program_left_is_removed_and_what_another_one_makes_is_not(tmp_path: Path):
    cache = Cache(tmp_path / "cache")
    old, new = left_behind(cache, "old", 2 * OLD_SECONDS), left_behind(cache, "new", 0)
    cache.entry("a", filled(10))
    assert not old.exists()
    assert new.exists()


def test_a_folder_whose_file_is_still_written_is_not_left_behind(tmp_path: Path):
    cache = Cache(tmp_path / "cache")
    busy = left_behind(cache, "busy", 2 * OLD_SECONDS)
    os.utime(busy / "values")
    cache.entry("a", filled(10))
    assert busy.exists()


def test_an_entry_that_is_larger_than_the_limit_is_refused_before_it_is_made(tmp_path: Path):
    cache = Cache(tmp_path / "cache", limit=100)
    made: list[Path] = []
    cache.entry("small", filled(10))
    with pytest.raises(
        DataError, match="take 101 bytes, and the cache may take 100 bytes: choose a smaller size"
    ):
        cache.entry("large", made.append, size=101)
    assert made == []
    assert [path.name for path in cache.folder.iterdir()] == ["small"]


def test_an_entry_that_turns_out_larger_than_the_limit_is_not_kept(tmp_path: Path):
    cache = Cache(tmp_path / "cache", limit=100)
    with pytest.raises(DataError, match="the cache may take 100 bytes"):
        cache.entry("large", filled(101))
    assert list(cache.folder.iterdir()) == []


def test_room_is_made_before_an_entry_is_made(tmp_path: Path):
    cache = Cache(tmp_path / "cache", limit=100)
    before: list[int] = []
    cache.entry("first", filled(60))
    cache.entry("second", lambda folder: before.append(cache.size()), size=60)
    assert before == [0]


def test_pictures_that_do_not_fit_into_the_cache_are_told(tmp_path: Path):
    for name in ("a", "b"):
        paint(tmp_path / "all" / name / "1.png")
    with pytest.raises(DataError, match=r"These pictures take 24\.6 kB, and the cache may take 1\.0 kB"):
        ImageFolder(folder=str(tmp_path / "all")).open(cache=Cache(tmp_path / "cache", limit=1000))
