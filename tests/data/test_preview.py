"""What is seen of data before it is learned from is made of the examples themselves."""

from pathlib import Path

import numpy as np
import pytest

from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.places import missing_place, moved, place_of
from nnstudio.data.preview import STEPS, Preview, preview_of
from nnstudio.data.recognising import may_be_data, recognise
from nnstudio.data.shelf import Shelf
from nnstudio.data.source import Opened, Source
from nnstudio.data.sources import HousePrices, IdxFiles, ImageFolder, Mnist, NpzFile, Points, Table
from nnstudio.data.text_table import find_writing
from nnstudio.data.thumbnails import ALTOGETHER, SIDE, thumbnails, thumbnails_by_class
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification, Reconstruction


def preview(source: Source) -> Preview:
    settled = source.settled()
    return preview_of(settled, settled.open())


def table(path: Path, text: str) -> Table:
    path.write_text(text, encoding="utf-8")
    return Table(file=str(path))


HOUSES = "number;area;town;price\n" + "".join(
    f"{at};{40 + at},5;{'ABC'[at % 3]};{1000 * at},25\n" for at in range(1, 41)
)


def test_each_class_is_counted_in_both_parts_and_shown_by_its_first_examples():
    labels = np.array([2, 0, 0, 2, 0], np.intp)
    train = ArrayExamples(
        np.arange(5, dtype=np.uint8)[:, None, None, None] * np.ones((1, 4, 4, 1), np.uint8), labels
    )
    test = ArrayExamples(np.zeros((1, 4, 4, 1), np.uint8), np.array([1], np.intp))
    known = Description("x", "pictures", (4, 4, 1), Classification(("a", "b", "c")), 5, 1)
    seen = preview_of(Mnist(), Opened(known, train, test))
    assert [(count.name, count.train, count.test) for count in seen.counts] == [
        ("a", 3, 0),
        ("b", 0, 1),
        ("c", 2, 0),
    ]
    assert [list(group[:, 0, 0, 0]) for group in seen.pictures] == [[1, 2, 4], [], [0, 3]]


def test_examples_that_are_to_be_given_again_are_one_group():
    part = ArrayExamples(np.zeros((3, 4, 4, 1), np.uint8), np.zeros((3, 0), np.float32))
    known = Description("x", "pictures", (4, 4, 1), Reconstruction(), 3, 3)
    seen = preview_of(Mnist(), Opened(known, part, part))
    assert seen.counts == ()
    assert [group.shape for group in seen.pictures] == [(3, 4, 4, 1)]


def test_large_pictures_are_made_small_and_keep_their_proportions():
    examples = ArrayExamples(np.full((2, 400, 200, 3), 7, np.uint8), np.zeros(2, np.intp))
    seen = thumbnails(examples, np.arange(2), Scaling())
    assert seen.shape == (2, SIDE, SIDE // 2, 3)
    assert np.all(seen == 7)


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (0.0, 255.0), (-3.0, 5.0)])
def test_pictures_of_other_numbers_are_shown_by_their_range(low: float, high: float):
    values = np.array([low, high], np.float32).reshape(2, 1, 1, 1)
    seen = thumbnails(ArrayExamples(values, np.zeros(2, np.intp)), np.arange(2), Scaling())
    assert list(seen[:, 0, 0, 0]) == [0, 255]


def test_ten_thousand_classes_do_not_fill_the_memory_with_pictures():
    count = 10_000
    examples = ArrayExamples(np.zeros((count, 28, 28, 1), np.uint8), np.arange(count))
    seen = thumbnails_by_class(examples, count, Scaling())
    assert len(seen) == count
    assert sum(map(len, seen)) == ALTOGETHER


def test_a_table_shows_its_rows_as_they_stand_in_the_file(tmp_path: Path):
    seen = preview(table(tmp_path / "houses.csv", HOUSES))
    assert seen.rows is not None
    assert seen.rows.cells.names == ("number", "area", "town", "price")
    assert seen.rows.cells.column("price")[0] == "1000,25"
    assert seen.rows.numeric == (True, True, False, True)
    assert seen.rows.targets == {"price"}
    assert seen.rows.inputs == {"number", "area", "town"}


def test_numbers_to_predict_are_shown_by_their_spread_in_their_own_unit(tmp_path: Path):
    (spread,) = preview(table(tmp_path / "houses.csv", HOUSES)).spreads
    assert (spread.name, len(spread.counts), int(spread.counts.sum())) == ("price", STEPS, 32)
    assert 1000 <= spread.low < spread.high <= 40_001


def test_only_the_first_rows_of_a_large_table_are_read_for_the_preview(tmp_path: Path):
    rows = "".join(f"{at},{at % 2},{'x' * 400}\n" for at in range(2000))
    source = table(tmp_path / "large.csv", "a,label,text\n" + rows)
    head = source.settled().head(100)
    assert head is not None
    assert head.column("a") == tuple(map(str, range(100)))


def test_a_row_that_is_cut_where_reading_ends_is_left_out(tmp_path: Path):
    rows = "".join(f"{at},{at % 2},{'x' * 9000}\n" for at in range(200))
    head = table(tmp_path / "wide.csv", "a,label,text\n" + rows).settled().head(100)
    assert head is not None
    assert 20 < len(head) < 100
    assert {len(cell) for cell in head.column("text")} == {9000}


def test_rows_of_an_array_are_shown_as_numbers(tmp_path: Path):
    values, labels = np.arange(40, dtype=np.float32).reshape(10, 4), np.arange(10) % 2
    np.savez(tmp_path / "rows.npz", x_train=values, y_train=labels, x_test=values, y_test=labels)
    seen = preview(NpzFile(file=str(tmp_path / "rows.npz")))
    assert seen.rows is not None
    assert seen.rows.cells.columns[1][:2] == ("1", "5")
    assert [count.train for count in seen.counts] == [5, 5]


def test_points_lie_where_they_were_made():
    source = Points(pattern="circle", count=100)
    cloud = preview(source).cloud
    assert cloud is not None
    assert cloud.classes == ("orange", "blue")
    radius = np.hypot(*cloud.where.T)
    assert radius[cloud.values == 1].max() < radius[cloud.values == 0].min()


def test_a_slope_is_shown_from_0_to_1():
    cloud = preview(Points(pattern="plane", count=100)).cloud
    assert cloud is not None
    assert (cloud.values.min(), cloud.values.max(), cloud.classes) == (0.0, 1.0, ())


# Places


def test_a_source_says_where_its_data_is_and_whether_it_is_gone(tmp_path: Path):
    source = Table(file=str(tmp_path / "gone.csv"))
    assert place_of(source) == missing_place(source) == tmp_path / "gone.csv"
    (tmp_path / "here.csv").write_text("a,b\n1,2\n")
    assert missing_place(moved(source, tmp_path / "here.csv")) is None
    assert place_of(Mnist()) is missing_place(ImageFolder()) is None


@pytest.mark.parametrize("name", ["train-images-idx3-ubyte", "t10k-labels-idx1-ubyte.gz"])
def test_one_idx_file_stands_for_its_folder(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"")
    assert may_be_data(tmp_path / name)
    assert recognise(tmp_path / name) == IdxFiles(folder=str(tmp_path))


def test_what_is_dropped_is_looked_at_only_if_it_may_be_data(tmp_path: Path):
    assert may_be_data(tmp_path)
    assert may_be_data(Path("a.CSV"))
    assert not may_be_data(Path("letter.docx"))


def test_an_empty_folder_is_told_when_it_is_opened(tmp_path: Path):
    with pytest.raises(DataError, match="has no pictures"):
        recognise(tmp_path).open()


def test_accents_of_a_western_table_are_not_taken_for_chinese():
    assert find_writing("Straße;Größe;Süd\nMühlenstraße;1;2\n".encode("latin-1")).encoding == "latin-1"
    assert find_writing("城市,价格\n北京,1\n上海,2\n".encode("gb18030")).encoding == "gb18030"


# The shelf


def test_looking_at_data_keeps_nothing_until_it_is_kept():
    shelf, source = Shelf(), Points(count=20)
    opened = shelf.look(source)
    assert shelf.kept(source) is None
    shelf.keep(source, opened)
    assert shelf.open(source) is opened


def test_what_ships_as_an_array_is_shown_as_the_values_that_it_stands_for():
    """A neighbourhood by its name, not as a nought or a one in each of its columns without a name."""
    source = HousePrices(limit=50)
    opened = source.open()
    rows = preview_of(source, opened).rows
    assert rows is not None
    columns = opened.description.columns
    assert rows.cells.names == tuple(column.name for column in columns)
    for column, cells, numeric in zip(columns, rows.cells.columns, rows.numeric, strict=True):
        assert numeric == (column.kind == "number")
        assert len(cells) == 50
        if column.kind == "category":
            assert set(cells) <= {*column.categories, ""}
        else:
            assert all(column.low <= float(cell) <= column.high for cell in cells)
