"""Tables: how they are written, what their columns are, and what is said of those that can't be learned."""

import codecs
from pathlib import Path

import numpy as np
import pytest

from nnstudio.data.columns import decode, encode
from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.recognising import recognise
from nnstudio.data.sources.table import Table
from nnstudio.data.text_table import find_encoding, find_writing, number
from nnstudio.learning.tasks import Classification, Regression

RNG = np.random.default_rng(0)
HOUSES = [
    (f"{50 + 2 * row}", ("north", "south", "east")[row % 3], f"{RNG.random():.3f}", f"{1000 + 31 * row}")
    for row in range(60)
]


def write(path: Path, rows: object, header: str = "area,side,noise,price", separator: str = ",") -> str:
    lines = [header.replace(",", separator), *(separator.join(row) for row in rows)]  # type: ignore[attr-defined]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def houses(tmp_path: Path) -> str:
    return write(tmp_path / "houses.csv", HOUSES)


def test_numbers_are_standardised_and_categories_become_an_input_each(houses: str):
    opened = Table(file=houses).open()
    kinds = [(column.name, column.kind, column.width) for column in opened.description.columns]
    assert kinds == [("area", "number", 1), ("side", "category", 3), ("noise", "number", 1)]
    assert opened.description.shape == opened.train.shape == (5,)
    values = opened.train.all()
    assert values[:, 0].mean() == pytest.approx(0.0, abs=1e-6)
    assert values[:, 0].std() == pytest.approx(1.0, abs=1e-6)
    assert np.all(values[:, 1:4].sum(axis=1) == 1.0)


def test_categories_that_cannot_be_printed_or_are_long_are_told_apart_all_the_same(tmp_path: Path):
    sides = ("New\u00a0York", "\u5317\u4eac\u3000\u5e02", "x" * 300)
    rows = [f"{sides[row % 3]},{'yes' if row % 2 else 'no'}" for row in range(60)]
    path = tmp_path / "sides.csv"
    path.write_text("\n".join(("side,sold", *rows)), "utf-8")
    opened = Table(file=str(path)).open()
    (column,) = opened.description.columns
    assert set(column.categories) == {"New York", "\u5317\u4eac \u5e02", "x" * 200}
    assert np.all(opened.train.all().sum(axis=1) == 1.0)
    assert Description.from_json(opened.description.to_json()) == opened.description


def test_figures_come_from_the_training_rows_alone(houses: str):
    opened = Table(file=houses).open()
    everything = np.concatenate([opened.train.all(), opened.test.all()])
    assert abs(everything[:, 0].mean()) > 1e-3


def test_a_price_is_a_number_to_predict_and_told_in_its_unit(houses: str):
    opened = Table(file=houses).open()
    task = opened.description.task
    assert isinstance(task, Regression)
    prices = task.in_units(np.concatenate([opened.train.targets, opened.test.targets]))[:, 0]
    assert sorted(np.round(prices)) == [1000.0 + 31 * row for row in range(60)]


def test_a_text_is_a_class_to_predict(houses: str):
    opened = Table(file=houses, targets=("side",)).open()
    assert opened.description.task == Classification(("east", "north", "south"))
    assert len(opened.train) + len(opened.test) == 60


def test_several_numbers_are_predicted_at_once(houses: str):
    opened = Table(file=houses, targets=("area", "price")).open()
    assert opened.train.targets.shape == (48, 2)
    assert opened.train.targets.dtype == np.float32


def test_whole_numbers_of_few_kinds_are_classes(tmp_path: Path):
    rows = [(f"{RNG.random():.4f}", str(row % 3)) for row in range(90)]
    opened = Table(file=write(tmp_path / "a.csv", rows, "x,kind")).open()
    assert opened.description.task == Classification(("0", "1", "2"))


def test_a_column_named_as_a_target_is_the_target(tmp_path: Path):
    rows = [("a" if row % 2 else "b", f"{row}") for row in range(20)]
    assert Table(file=write(tmp_path / "a.csv", rows, "Class,x")).settled().targets == ("Class",)


def test_settings_that_were_found_are_shown_for_correction(houses: str):
    settled = Table(file=houses).settled()
    assert (settled.separator, settled.decimal, settled.encoding, settled.header) == (
        "comma",
        "point",
        "utf-8",
        "first row",
    )
    assert (settled.targets, settled.task) == (("price",), "regression")
    assert settled.settled() == settled


@pytest.mark.parametrize(("name", "separator"), [("semicolon", ";"), ("tab", "\t"), ("bar", "|")])
def test_the_separator_is_found(tmp_path: Path, name: str, separator: str):
    file = write(tmp_path / "a.csv", HOUSES, separator=separator)
    assert Table(file=file).settled().separator == name
    assert len(Table(file=file).open().train) == 48


def test_decimal_commas_are_found(tmp_path: Path):
    rows = [tuple(cell.replace(".", ",") for cell in row) for row in HOUSES]
    table = Table(file=write(tmp_path / "a.csv", rows, separator=";"))
    assert table.settled().decimal == "comma"
    assert [column.kind for column in table.open().description.columns] == ["number", "category", "number"]


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        ("größe,ok", "utf-8", "utf-8"),
        ("größe,ok", "utf-16", "utf-16"),
        ("größe,maß,weiß", "latin-1", "latin-1"),
        ("面积,价格,朝向", "gb18030", "gb18030"),
        ("plain,ascii", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str, found: str):
    assert find_encoding(text.encode(encoding)) == found


def test_a_mark_at_the_beginning_is_no_part_of_the_first_name(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_bytes(codecs.BOM_UTF8 + Path(write(tmp_path / "b.csv", HOUSES)).read_bytes())
    assert Table(file=str(file)).open().description.columns[0].name == "area"


def test_a_table_without_a_row_of_names_gets_names():
    writing = find_writing(b"1,2,3\n4,5,6\n7,8,9\n")
    assert writing.header == "none"


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("1.5", "point", 1.5),
        (" -2 ", "point", -2.0),
        ("1,234.5", "point", 1234.5),
        ("1.234,5", "comma", 1234.5),
        ("12%", "point", 0.12),
        ("1e-3", "point", 0.001),
        ("", "point", None),
        ("n/a", "point", None),
        ("12 km", "point", None),
        (".", "point", None),
    ],
)
def test_numbers_are_read_as_people_write_them(cell: str, decimal: str, value: float | None):
    assert number(cell, decimal) == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    ("rule", "fill"), [("mean", 3.0), ("median", 2.0), ("zero", 0.0)], ids=["mean", "median", "zero"]
)
def test_a_missing_number_is_filled_by_the_rule(tmp_path: Path, rule: str, fill: float):
    rows = [(value, f"{10 * row}.5") for row, value in enumerate(["1", "2", "2", "7"] * 8)]
    rows.append(("", "3.5"))
    file = write(tmp_path / "a.csv", rows, "x,target")
    column = Table(file=file, missing=rule, test_fraction=0.01).open().description.columns[0]
    assert column.fill == pytest.approx(fill, abs=0.1)


def test_rows_with_a_missing_value_are_left_out_where_that_is_asked(tmp_path: Path):
    rows = [("" if row < 3 else str(row), str(row * 1.5)) for row in range(40)]
    opened = Table(file=write(tmp_path / "a.csv", rows, "x,target"), missing="leave out the row").open()
    assert len(opened.train) + len(opened.test) == 37
    assert opened.notes == ("3 rows with a missing value are left out.",)


def test_rows_without_a_target_are_left_out_and_told(tmp_path: Path):
    rows = [(str(row), "NaN" if row < 5 else str(row * 1.5)) for row in range(40)]
    opened = Table(file=write(tmp_path / "a.csv", rows, "x,target")).open()
    assert len(opened.train) + len(opened.test) == 35
    assert opened.notes == ("5 rows without a target are left out.",)


def test_columns_that_say_nothing_are_left_out_and_told(tmp_path: Path):
    rows = [(f"name {row}", "same", str(row), str(row * 1.5)) for row in range(40)]
    opened = Table(file=write(tmp_path / "a.csv", rows, "name,unit,x,target")).open()
    assert [column.name for column in opened.description.columns] == ["x"]
    assert opened.notes == ("Not used, since there is nothing to learn from: name, unit.",)


def test_columns_can_be_left_out(houses: str):
    opened = Table(file=houses, left_out=("noise", "side")).open()
    assert [column.name for column in opened.description.columns] == ["area"]


def test_a_row_is_asked_by_its_column_names(houses: str):
    columns = Table(file=houses).open().description.columns
    row = encode(columns, {"side": ["south"], "area": ["100"], "noise": [None]})
    assert row.shape == (1, 5)
    assert row[0, 1:].tolist() == [0.0, 0.0, 1.0, 0.0]


def test_a_text_where_a_number_is_asked_is_told(houses: str):
    columns = Table(file=houses).open().description.columns
    with pytest.raises(DataError, match="area must be a number, not big"):
        encode(columns, {"area": ["big"]})


def test_a_class_with_one_row_does_not_stop_the_others(tmp_path: Path):
    rows = [(str(row), "rare" if row == 7 else ("a", "b")[row % 2]) for row in range(30)]
    assert len(Table(file=write(tmp_path / "a.csv", rows, "x,target")).open().train) == 24


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("a,b\n", "column names and no rows"),
        ("a,b\n1,2\n3\n4,5\n", "line 3: it has 1 cells where the first row has 2"),
        ("a,target\n1,x\n2,x\n3,x\n", "target is x in every row"),
        ("a,target\n1,5\n2,5\n3,5\n", "target is 5 in every row"),
        ("a,target\n1,\n2,NaN\n", "must be known in two rows at least, and is in 0"),
        ("name,target\nq,x\nw,y\ne,x\nr,y\n", "No column"),
        ("a,target\n1,p\n2,q\n3,r\n4,s\n5,t\n6,u\n", "too many to be classes"),
        ('a,b\n"1,2\n', "line"),
    ],
)
def test_a_table_that_cannot_be_learned_is_refused_in_a_sentence(tmp_path: Path, text: str, said: str):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        Table(file=str(tmp_path / "a.csv")).open()


def test_a_hundred_thousand_classes_are_refused(tmp_path: Path):
    rows = [(str(row % 7), f"kind {row}") for row in range(100_000)]
    with pytest.raises(DataError, match="100,000 different values in 100,000 rows"):
        Table(file=write(tmp_path / "a.csv", rows, "x,target")).open()


def test_a_wrong_encoding_is_told(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes("größe,b\n1,2\n".encode("latin-1"))
    with pytest.raises(DataError, match="is not written in utf-8"):
        Table(file=str(tmp_path / "a.csv"), encoding="utf-8").open()


def test_an_unknown_column_is_told(houses: str):
    with pytest.raises(DataError, match="has no column prize; it has area, side, noise, price"):
        Table(file=houses, targets=("prize",)).open()


def test_two_classes_at_once_are_refused(houses: str):
    with pytest.raises(DataError, match="predicted from one column"):
        Table(file=houses, targets=("side", "area"), task="classification").open()


def test_no_file_and_a_missing_file_are_told(tmp_path: Path):
    with pytest.raises(DataError, match="No table is chosen"):
        Table().open()
    with pytest.raises(DataError, match="There is no file"):
        Table(file=str(tmp_path / "nowhere.csv")).open()


def test_a_table_with_one_column_is_told(tmp_path: Path):
    (tmp_path / "a.csv").write_text("only\n1\n2\n3\n", encoding="utf-8")
    with pytest.raises(DataError, match="No column"):
        Table(file=str(tmp_path / "a.csv")).open()


def test_rows_are_decoded_as_they_were_written(houses: str):
    opened = Table(file=houses, targets=("price",)).open()
    rows = decode(opened.description.columns, opened.train.all())
    written = {(float(area), side, float(noise)) for area, side, noise, _ in HOUSES}
    assert {(area, side, noise) for area, side, noise in rows} <= written
    assert len(rows) == len(opened.train)


NUMBERED = [
    ("id", [str(3 * row + 17) for row in range(40)]),
    ("PassengerId", [str(892 + row) for row in range(40)]),
    ("order_no", [str(row * row) for row in range(40)]),
    ("n", [str(row) for row in range(40)]),
    ("nth", [str(row + 1) for row in range(40)]),
    ("序号", [str(row + 5) for row in range(40)]),
]
FACTS = [
    ("year", [str(1980 + row) for row in range(40)]),
    ("id", [str(row % 8) for row in range(40)]),
    ("id", [str(40 - row) for row in range(40)]),
    ("id", [f"{row}.5" for row in range(40)]),
    ("id", ["", *(str(row) for row in range(39))]),
    ("grid", [str(2 * row + 2) for row in range(40)]),
]


def with_first(path: Path, name: str, cells: list[str]) -> Path:
    rows = [(cell, str(index % 7), str(100 + index % 9)) for index, cell in enumerate(cells)]
    return Path(write(path, rows, f"{name},size,price"))


@pytest.mark.parametrize(("name", "cells"), NUMBERED, ids=[name for name, _ in NUMBERED])
def test_a_column_that_only_numbers_the_rows_is_left_out_and_told(
    tmp_path: Path, name: str, cells: list[str]
):
    source = recognise(with_first(tmp_path / "a.csv", name, cells))
    opened = source.open()
    assert [column.name for column in opened.description.columns] == ["size"]
    assert f"{name} is left out, since it only numbers the rows." in opened.notes
    used = source.change(left_out=()).open()
    assert [column.name for column in used.description.columns] == [name, "size"]
    assert not any("only numbers" in note for note in used.notes)


@pytest.mark.parametrize(("name", "cells"), FACTS)
def test_other_numbers_are_learned_from(tmp_path: Path, name: str, cells: list[str]):
    opened = recognise(with_first(tmp_path / "a.csv", name, cells)).open()
    assert [column.name for column in opened.description.columns] == [name, "size"]


def test_what_is_predicted_is_never_left_out_and_neither_is_the_only_input(tmp_path: Path):
    rows = [(str(row), str(row * row)) for row in range(40)]
    file = Path(write(tmp_path / "a.csv", rows, "n,price"))
    assert [column.name for column in recognise(file).open().description.columns] == ["n"]
    three = [(str(row), str(row % 5), str(row % 3)) for row in range(40)]
    file = Path(write(tmp_path / "b.csv", three, "n,a,b"))
    assert recognise(file, targets=("n",)).values()["left_out"] == ()


def test_several_columns_that_number_the_rows_are_told_together(tmp_path: Path):
    rows = [(str(row), str(row + 1), str(row % 5), str(row % 3)) for row in range(40)]
    opened = recognise(Path(write(tmp_path / "a.csv", rows, "index,id,a,b"))).open()
    assert "index, id are left out, since they only number the rows." in opened.notes
