"""What is on the shelf: one source at a time, until its files change, and looked at no oftener than it costs."""

import os
from pathlib import Path

import numpy as np
import pytest

from nnstudio.data.cache import Cache
from nnstudio.data.errors import DataError
from nnstudio.data.shelf import SELDOM, Shelf
from nnstudio.data.source import Source
from nnstudio.data.sources import IdxFiles, ImageFolder, NpzFile, Points, Table
from nnstudio.data.sources import image_folder as module
from tests.data.test_image_folder import paint
from tests.data.test_ready_images import LABELS, PIXELS, idx_folder, npz


class Clock:
    """Seconds that pass when they are told to. costs: how many pass while it is read."""

    def __init__(self) -> None:
        self.now, self.costs = 0.0, 0.0

    def __call__(self) -> float:
        self.now += self.costs
        return self.now


def table(folder: Path, rows: int = 20) -> str:
    (folder / "a.csv").write_text("x,y\n" + "\n".join(f"{x},{x % 2}" for x in range(rows)))
    return str(folder / "a.csv")


def test_what_is_on_the_shelf_belongs_to_the_source_that_is_asked_for():
    shelf, first, second = Shelf(), Points(), Points(pattern="circle")
    assert shelf.open(first) is shelf.kept(first)
    shelf.open(second)
    assert shelf.kept(first) is None


def test_data_whose_files_are_as_they_were_is_opened_once(tmp_path: Path):
    shelf, source = Shelf(), Table(file=table(tmp_path))
    assert shelf.open(source) is shelf.open(source)


def change_table(folder: Path) -> Source:
    return Table(file=table(folder))


def change_npz(folder: Path) -> Source:
    return NpzFile(file=npz(folder / "a.npz"))


def change_idx(folder: Path) -> Source:
    return IdxFiles(folder=idx_folder(folder / "a"))


def change_pictures(folder: Path) -> Source:
    for number in range(10):
        paint(folder / "p" / "ab"[number % 2] / f"{number}.png", (number, 0, 0))
    return ImageFolder(folder=str(folder / "p"))


@pytest.mark.parametrize("make", [change_table, change_npz, change_idx, change_pictures])
def test_a_file_that_was_written_anew_is_opened_anew(make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "Cache", lambda: Cache(tmp_path / "cache"))
    shelf, source = Shelf(clock=lambda: 0.0), make(tmp_path)
    before = shelf.open(source)
    assert shelf.open(source) is before
    for path in tmp_path.rglob("*"):
        if path.is_file() and "cache" not in path.parts:
            os.utime(path, (1, 1))
    assert shelf.open(source) is not before
    assert shelf.look(source) is shelf.open(source)


def test_a_picture_that_is_added_is_there_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "Cache", lambda: Cache(tmp_path / "cache"))
    shelf, source = Shelf(clock=lambda: 0.0), change_pictures(tmp_path)
    before = shelf.open(source)
    paint(tmp_path / "p" / "a" / "another.png", (99, 0, 0))
    after = shelf.open(source)
    assert len(after.train) + len(after.test) == len(before.train) + len(before.test) + 1


def test_what_changes_while_it_is_opened_is_opened_anew(tmp_path: Path):
    shelf, source = Shelf(clock=lambda: 0.0), Table(file=table(tmp_path))

    def write_meanwhile(done: int, total: int) -> None:
        table(tmp_path, 30)

    shelf.open(source, write_meanwhile)
    assert len(shelf.open(source).train) + len(shelf.open(source).test) == 30


def test_data_that_is_gone_is_still_there_for_who_has_it_open(tmp_path: Path):
    shelf, source = Shelf(clock=lambda: 0.0), NpzFile(file=npz(tmp_path / "a.npz"))
    opened = shelf.open(source)
    (tmp_path / "a.npz").unlink()
    assert shelf.open(source) is opened
    with pytest.raises(DataError, match="There is no file"):
        Shelf().open(source)


def test_what_was_looked_at_can_be_kept_and_grows_old_too(tmp_path: Path):
    shelf, source = Shelf(clock=lambda: 0.0), Table(file=table(tmp_path))
    shelf.keep(source, shelf.look(source))
    assert shelf.kept(source) is shelf.open(source)
    table(tmp_path, 30)
    assert len(shelf.open(source).train) == 24


def test_files_that_take_long_to_look_at_are_looked_at_seldom(tmp_path: Path):
    clock = Clock()
    shelf, source = Shelf(clock=clock), Table(file=table(tmp_path))
    before = shelf.open(source)
    clock.costs = 1.0
    assert shelf.open(source) is before
    table(tmp_path, 30)
    clock.costs = 0.0
    clock.now += SELDOM / 2
    assert shelf.open(source) is before
    clock.now += SELDOM
    assert shelf.open(source) is not before


def test_a_limit_of_the_shelf_is_no_other_source(tmp_path: Path):
    write = np.concatenate([PIXELS, PIXELS]), np.concatenate([LABELS, LABELS])
    source = NpzFile(file=npz(tmp_path / "a.npz", x_train=write[0], y_train=write[1]))
    shelf = Shelf(most=5)
    assert len(shelf.open(source).train) == 5
    assert shelf.open(source) is shelf.kept(source)
