"""Drawings of one's own: kept, taken back, damaged, learned from, and as folders of PNGs."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnstudio.data import own_folders
from nnstudio.data.disk import DISK
from nnstudio.data.errors import DataError
from nnstudio.data.fingerprint import has_changed
from nnstudio.data.hand import store
from nnstudio.data.hand.drawn import Drawn
from nnstudio.data.hand.folders import read_folders, write_folders
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.data.seeing import see_drawing
from nnstudio.data.sources import ImageFolder, Mnist, OwnHand, Points
from nnstudio.data.sources.own_hand import held_out
from nnstudio.learning.tasks import Classification

MNIST = Mnist().describe()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "data_folder", lambda: tmp_path / "own")
    return tmp_path


@pytest.fixture
def file() -> Path:
    return store.file_of("digits")


def bar(label: str = "1", lean: float = 0.0, pen: float = 1.0) -> Drawn:
    """An upright line, with a bar across for all but a 1."""
    upright = Stroke((Point(0.5 + lean, 0.2, 0.0), Point(0.5, 0.8, 0.25)))
    across = Stroke((Point(0.3, 0.4, 0.5), Point(0.7, 0.4, 0.75)))
    return Drawn(label, Drawing((upright,) if label == "1" else (upright, across), pen))


def some(file: Path, each: int = 5) -> None:
    store.keep(file, MNIST, [bar(label, 0.01 * at) for at in range(each) for label in "17"])


def test_what_was_kept_is_there_again_with_its_strokes_and_its_pen(file):
    assert store.count(file) == 0
    assert store.keep(file, MNIST, [bar("7", pen=1.5)]) == 1
    assert store.keep(file, MNIST, [bar("1")]) == 2
    hand = store.read_hand(file)
    assert [each.label for each in hand.drawn] == ["7", "1"]
    assert hand.drawn[0].drawing == bar("7", pen=1.5).drawing
    assert hand.description == MNIST
    assert file.parent.parent.name == "own"


def test_the_network_sees_of_it_what_it_saw_on_the_pad(file):
    store.keep(file, MNIST, [bar("7"), bar("1", lean=0.2)])
    for image, each in zip(store.read_hand(file).images(), (bar("7"), bar("1", lean=0.2)), strict=True):
        seen = see_drawing(each.drawing, MNIST)
        assert seen is not None
        np.testing.assert_array_equal(image, seen.image)


def test_the_last_one_can_be_taken_back(file):
    store.keep(file, MNIST, [bar("7"), bar("1")])
    assert store.take_back(file).label == "1"
    assert store.take_back(file).label == "7"
    with pytest.raises(DataError, match=r"No drawing is kept\."):
        store.take_back(file)


def test_an_empty_pad_a_foreign_class_and_data_without_classes_are_refused(file):
    with pytest.raises(DataError, match="nothing on the pad"):
        store.keep(file, MNIST, [Drawn("7")])
    with pytest.raises(DataError, match="x is no class of this data"):
        store.keep(file, MNIST, [bar("x")])
    with pytest.raises(DataError, match="pictures that have classes"):
        store.keep(file, Points().describe(), [bar()])
    with pytest.raises(DataError, match="no name of a set"):
        store.file_of("../elsewhere")
    assert not file.exists()


def test_a_damaged_line_is_left_out_and_stays_in_the_file(file):
    some(file)
    lines = file.read_text("utf-8").splitlines()
    lines[3] = lines[3][:40]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    hand = store.read_hand(file)
    assert (len(hand.drawn), hand.unreadable) == (9, 1)
    store.keep(file, MNIST, [bar("7")])
    store.take_back(file)
    assert file.read_text("utf-8").splitlines() == lines
    assert OwnHand().open().notes == ("1 lines of the file can't be read and are left out; they stay in it.",)


@pytest.mark.parametrize("text", ["", "{}", "nonsense", "[" * 9999, '{"format": "nnstudio hand", "data": 3}'])
def test_a_file_that_is_another_one_is_never_written_over(file, text):
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    for deed in (lambda: store.keep(file, MNIST, [bar()]), lambda: store.read_hand(file)):
        with pytest.raises(
            DataError, match="does not begin as a file of drawings does, and is left as it is"
        ):
            deed()
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize(
    "line",
    [
        '{"label": "7", "pen": 1, "strokes": []}',
        '{"label": "7", "pen": 0, "strokes": [{"colour": null, "points": [[0, 0, 0]]}]}',
        '{"label": "7", "pen": 1, "strokes": [{"colour": null, "points": [[NaN, 0, 0]]}]}',
        '{"label": "7", "pen": 1, "strokes": [{"colour": [1, 2, 999], "points": [[0, 0, 0]]}]}',
        '{"label": "x", "pen": 1, "strokes": [{"colour": null, "points": [[0, 0, 0]]}]}',
        '{"label": "7", "image": "AAAA"}',
        '{"label": ["7"]}',
        "7",
    ],
)
def test_lines_that_are_no_drawings_are_counted(file, line):
    some(file)
    with file.open("a", encoding="utf-8") as more:
        more.write(line + "\n")
    assert store.read_hand(file).unreadable == 1


def test_a_full_disk_is_a_sentence_and_what_was_kept_stays(file, monkeypatch):
    some(file)
    before = file.read_bytes()

    def full(*arguments: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(DISK, "write", full)
    with pytest.raises(DataError, match=r"can't be kept in .*digits\.jsonl"):
        store.keep(file, MNIST, [bar()])
    assert file.read_bytes() == before


def test_it_is_data_like_any_other(file):
    some(file)
    opened = OwnHand().open()
    described = opened.description
    assert (described.title, described.train, described.test) == ("Your hand", 8, 2)
    assert (described.shape, described.fit, described.task) == ((28, 28, 1), "ink", MNIST.task)
    assert sorted(opened.test.targets) == [1, 7]
    store.keep(file, MNIST, [bar("7")])
    again = OwnHand().open().description
    assert has_changed(described, again)
    assert not has_changed(again, OwnHand().open().description)


def test_without_drawings_or_with_one_class_it_says_what_to_do(file):
    with pytest.raises(DataError, match="No drawing is kept yet"):
        OwnHand().open()
    with pytest.raises(DataError, match="There is no file"):
        OwnHand().state()
    store.keep(file, MNIST, [bar(), bar()])
    with pytest.raises(DataError, match="keep some of two classes or more"):
        OwnHand().open()


def test_a_drawing_stays_in_its_part_when_others_come():
    labels = np.random.default_rng(0).integers(0, 3, 200)
    whole = held_out(labels, 0.2)
    for count in (1, 7, 50, 199):
        np.testing.assert_array_equal(held_out(labels[:count], 0.2), whole[:count])
    assert abs(whole.mean() - 0.2) < 0.02


def test_images_of_mnist_are_learned_beside_and_not_judged_by(file):
    some(file)
    opened = OwnHand(beside=100).open()
    assert (len(opened.train), len(opened.test)) == (108, 2)
    np.testing.assert_array_equal(opened.train.all()[:8], OwnHand().open().train.all())


def test_folders_of_pngs_are_read_as_any_folder_of_images(file, home):
    some(file)
    hand = store.read_hand(file)
    assert write_folders(hand, home / "out") == 10
    folder = ImageFolder(folder=str(home / "out"), size=(28, 28), channels="grey").open()
    assert folder.description.task == Classification(("1", "7"))
    assert folder.description.train + folder.description.test == 10
    with pytest.raises(DataError, match="is not empty"):
        write_folders(hand, home / "out")


def test_folders_of_pngs_come_in_again_to_the_pixel(file, home):
    some(file)
    write_folders(store.read_hand(file), home / "out")
    other = store.file_of("other")
    store.keep(other, MNIST, read_folders(home / "out", MNIST))
    came, went = store.read_hand(other), store.read_hand(file)
    order = np.argsort(went.labels, kind="stable")
    np.testing.assert_array_equal(came.images(), went.images()[order])
    np.testing.assert_array_equal(came.labels, went.labels[order])


def test_larger_pictures_come_in_as_a_network_sees_them(home):
    for name in "37":
        (home / "in" / name).mkdir(parents=True)
        paper = np.full((90, 60), 255, np.uint8)
        paper[20:70, 28:34] = 0
        Image.fromarray(paper).save(home / "in" / name / "a.png")
    found = read_folders(home / "in", MNIST)
    assert [each.label for each in found] == ["3", "7"]
    assert all(each.image is not None and each.image.shape == (28, 28, 1) for each in found)
    (home / "in" / "cat").mkdir()
    (home / "in" / "7" / "a.png").rename(home / "in" / "cat" / "a.png")
    with pytest.raises(DataError, match="a folder cat, which is no class"):
        read_folders(home / "in", MNIST)


def test_the_user_s_folder_is_the_place(monkeypatch):
    monkeypatch.undo()
    assert store.file_of("digits") == own_folders.data_folder() / "hand" / "digits.jsonl"
