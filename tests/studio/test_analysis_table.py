"""The table of layers: a row for each, with the numbers of the analysis, and the same selection as the canvas."""

import pytest
from PySide6.QtCore import Qt

from nnstudio.document import edits
from nnstudio.studio.analysis import AnalysisTable
from nnstudio.studio.analysis.model import COST, INPUT, NAME, OUTPUT, PARAMETERS, SHARE_ROLE, TYPE


@pytest.fixture
def table(show, store):
    return show(AnalysisTable(store), 800, 300)


def cell(table, row, column, role=0):
    return table.rows.data(table.rows.index(row, column), role)


def test_a_row_tells_what_the_block_tells(table):
    texts = [cell(table, 1, column) for column in (NAME, TYPE, INPUT, OUTPUT, PARAMETERS, COST)]
    assert texts == ["conv2d_1", "Conv2D 64 3x3 relu", "26x26x32", "24x24x64", "18,496", "10,616,832"]


def test_there_is_a_row_for_each_layer_after_every_edit(table, store):
    assert table.rows.rowCount() == 8
    store.apply(edits.remove(store.document, ["dropout"]), "Delete dropout")
    assert table.rows.rowCount() == 7


def test_shares_of_the_whole_add_up(table):
    for column in (PARAMETERS, COST):
        assert sum(cell(table, row, column, SHARE_ROLE) for row in range(8)) == pytest.approx(1.0)


def test_what_is_unknown_is_not_given_as_zero(table, store):
    store.apply(edits.remove(store.document, ["flatten"]), "Break it")
    assert cell(table, 4, OUTPUT) == "?"
    assert cell(table, 4, PARAMETERS) == "?"


def test_choosing_a_row_selects_the_block(table, store):
    table.selectRow(5)
    assert store.selection.ids == ("dense",)


def test_choosing_a_block_selects_the_row(table, store):
    store.selection.set(("conv2d", "dense_1"))
    assert sorted(index.row() for index in table.selectionModel().selectedRows()) == [0, 7]
    assert store.selection.ids == ("conv2d", "dense_1")


def test_the_selection_outlives_an_edit(table, store):
    store.selection.set(("dense",))
    store.apply(edits.change_layer(store.document, "dense", units=64), "Change units")
    assert [index.row() for index in table.selectionModel().selectedRows()] == [5]
    assert store.selection.ids == ("dense",)


def test_numbers_end_below_each_other_and_so_do_their_titles(table):
    for column in range(table.rows.columnCount()):
        wanted = Qt.AlignmentFlag.AlignRight if column in (PARAMETERS, COST) else Qt.AlignmentFlag.AlignLeft
        title = table.rows.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        for alignment in (cell(table, 0, column, Qt.ItemDataRole.TextAlignmentRole), title):
            assert alignment & Qt.AlignmentFlag.AlignHorizontal_Mask == wanted
