"""Examples that occur twice: what is learned and judged, what is learned twice, and too many to search."""

from pathlib import Path

import numpy as np
import pytest

from nnstudio.data import duplicates
from nnstudio.data.cache import Cache
from nnstudio.data.duplicates import notes_of_duplicates
from nnstudio.data.sources import IdxFiles, ImageFolder, NpzFile, Table
from nnstudio.learning.examples import ArrayExamples
from tests.data.test_image_folder import paint
from tests.data.test_ready_images import LABELS, PIXELS, idx_folder, npz

COMMON = (
    "{count} of the {test} test examples are among the training examples, too, so that the test looks better "
    "than it is."
)
REPEATED = "{count} of the {train} training examples repeat others."


def examples(*values: int, target: int = 0) -> ArrayExamples:
    return ArrayExamples(np.array(values, np.float32).reshape(-1, 1), np.full(len(values), target, np.intp))


def test_examples_that_are_all_different_are_not_spoken_of():
    assert notes_of_duplicates(examples(1, 2, 3), examples(4, 5)) == ()


def test_test_examples_that_were_learned_are_counted():
    (note,) = notes_of_duplicates(examples(1, 2, 3), examples(3, 4, 3))
    assert note == COMMON.format(count=2, test=3)


def test_training_examples_that_repeat_others_are_counted():
    (note,) = notes_of_duplicates(examples(1, 1, 2, 1), examples(3))
    assert note == REPEATED.format(count=2, train=4)


def test_rows_with_another_target_are_other_rows():
    other = examples(1, 2, target=1)
    assert notes_of_duplicates(examples(1, 2), other, with_targets=True) == ()
    assert len(notes_of_duplicates(examples(1, 2), examples(1, 2), with_targets=True)) == 1


def test_examples_are_compared_across_the_pieces_in_which_they_are_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(duplicates, "AT_ONCE", 8)
    (note,) = notes_of_duplicates(examples(*range(100)), examples(99, 0, 100))
    assert note.startswith("2 of the 3 test examples")


@pytest.mark.parametrize("bound", ["MOST_BYTES", "MOST_EXAMPLES"])
def test_of_too_many_it_is_said_that_they_were_not_searched(monkeypatch: pytest.MonkeyPatch, bound: str):
    monkeypatch.setattr(duplicates, bound, 3)
    assert notes_of_duplicates(examples(1, 1, 1, 1), examples(1)) == (
        "So many examples were not searched for duplicates.",
    )


def test_every_source_of_files_tells_them(tmp_path: Path):
    idx_folder(tmp_path / "idx")
    idx_folder(tmp_path / "idx", PIXELS[:7], LABELS[:7], "t10k")
    arrays = npz(tmp_path / "a.npz", x_test=PIXELS[:7], y_test=LABELS[:7])
    for part in ("train", "test"):
        for number, name in enumerate(("a", "b")):
            paint(tmp_path / "pictures" / part / name / "1.png", (number, 0, 0))
    lines = ["x,y", *(f"{x},{x % 2}" for x in range(50))] + ["3,1"] * 50
    (tmp_path / "a.csv").write_text("\n".join(lines))
    seven = COMMON.format(count=7, test=7)
    assert IdxFiles(folder=str(tmp_path / "idx")).open().notes == (seven,)
    assert NpzFile(file=arrays).open().notes == (seven,)
    pictures = ImageFolder(folder=str(tmp_path / "pictures")).open(cache=Cache(tmp_path / "cache"))
    assert pictures.notes == (COMMON.format(count=2, test=2),)
    assert [
        note.partition(" ")[2] for note in Table(file=str(tmp_path / "a.csv"), targets=("y",)).open().notes
    ] == [
        "of the 20 test examples are among the training examples, too, so that the test looks better than it is.",
        "of the 80 training examples repeat others.",
    ]


def test_one_is_told_as_one():
    values = np.arange(12, dtype=np.uint8).reshape(4, 3)
    twice = ArrayExamples(values[[0, 0, 1, 2]], np.zeros(4, np.intp))
    other = ArrayExamples(values[[2, 3]], np.zeros(2, np.intp))
    assert notes_of_duplicates(twice, other) == (
        "1 of the 2 test examples is among the training examples, too, so that the test looks better than it is.",
        "1 of the 4 training examples repeats another.",
    )
