"""`nnstudio hand`: what is kept of one's own hand, out as class folders of pictures, and in from them."""

import pytest

from nnstudio.data.hand import store
from nnstudio.data.hand.drawn import Drawn
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.data.sources import Mnist


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "data_folder", lambda: tmp_path / "own")


def keep(count=3):
    drawn = [
        Drawn(label, Drawing((Stroke((Point(0.3 + 0.01 * at, 0.2), Point(0.5, 0.8))),)))
        for at in range(count)
        for label in "17"
    ]
    store.keep(store.file_of("digits"), Mnist().describe(), drawn)


def test_it_says_where_nothing_is_kept(nnstudio):
    assert nnstudio("hand").out.startswith("No drawing is kept yet")
    assert nnstudio("hand", "--json").lines == [[]]


def test_it_tells_each_set_with_its_classes(nnstudio):
    keep()
    outcome = nnstudio("hand")
    assert outcome.status == 0
    assert outcome.out.splitlines()[:3] == ["digits: 6 drawings", "  0: 0", "  1: 3"]
    ((plain,),) = nnstudio("hand", "list", "--json").lines
    assert (plain["set"], plain["drawings"], plain["classes"]["7"]) == ("digits", 6, 3)


def test_pictures_go_out_in_folders_and_come_in_again(nnstudio, tmp_path):
    keep()
    before = store.read_hand(store.file_of("digits")).images()
    outcome = nnstudio("hand", "out", tmp_path / "out")
    assert (outcome.status, outcome.out) == (0, f"6 pictures in {tmp_path / 'out'}.\n")
    store.file_of("digits").unlink()
    (added,) = nnstudio("hand", "in", tmp_path / "out", "--json").lines
    assert added == {"set": "digits", "added": 6, "drawings": 6}
    again = store.read_hand(store.file_of("digits")).images()
    assert sorted(each.tobytes() for each in again) == sorted(each.tobytes() for each in before)


def test_a_folder_that_is_not_empty_is_refused(nnstudio, tmp_path):
    keep()
    (tmp_path / "there.txt").write_text("mine")
    assert "is not empty" in nnstudio.refused("hand", "out", tmp_path, status=1)


def test_a_folder_of_another_class_is_refused_and_nothing_is_kept(nnstudio, tmp_path):
    keep(1)
    nnstudio("hand", "out", tmp_path / "out")
    (tmp_path / "out" / "1").rename(tmp_path / "out" / "tree")
    assert "no class of this data" in nnstudio.refused("hand", "in", tmp_path / "out", status=1)
    assert store.count(store.file_of("digits")) == 2


def test_a_set_that_is_not_there_is_told(nnstudio, tmp_path):
    assert "No drawing is kept yet" in nnstudio.refused(
        "hand", "out", tmp_path / "out", "--set", "mine", status=1
    )
    assert "is no name of a set" in nnstudio.refused("hand", "in", tmp_path, "--set", "../x", status=1)
