"""The table of layers: a row for each, with the numbers of the analysis, and the same selection as the canvas."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.learning.timing import LayerTime, Timing
from nnstudio.studio.analysis.model import SHARE_ROLE
from nnstudio.studio.analysis.table import AnalysisTable

WIDE = 1400
TIMING = Timing(
    batch=128,
    threads=2,
    batches=10,
    step=0.030,
    layers={
        "conv2d": LayerTime(0.004, 0.006),
        "conv2d_1": LayerTime(0.005, 0.005),
        "dropout": LayerTime(0.0, 0.0),
        "flatten": LayerTime(0.0, 0.0),
        "dense": LayerTime(0.001, 0.002),
        "dropout_1": LayerTime(0.0, 0.0),
        "dense_1": LayerTime(0.001, 0.001),
    },
    together={"max_pooling2d": "conv2d_1"},
)


@pytest.fixture
def table(show, store):
    return show(AnalysisTable(store), WIDE, 300)


def at(table, key):
    return table.rows.keys.index(key)


def cell(table, row, key, role=0):
    return table.rows.data(table.rows.index(row, at(table, key)), role)


def shown(table):
    return [key for key in table.rows.keys if table.is_shown(key)]


def names(table):
    return [cell(table, row, "layer") for row in range(table.rows.rowCount())]


# What it tells


def test_a_row_tells_what_a_layer_is_and_gives_and_costs(table):
    keys = ("layer", "type", "input", "height", "width", "channels", "parameters", "share", "flop", "memory")
    assert [cell(table, 1, key) for key in keys] == [
        *(
            "conv2d_1",
            "Conv2D 64 3x3 relu",
            "26x26x32",
            "24",
            "24",
            "64",
            "18,496",
            "1.5%",
            "21.3 M",
            "18.9 MB",
        ),
    ]
    assert [cell(table, 2, key) for key in ("field", "stride")] == ["6x6", "2x2"]


def test_rows_of_numbers_have_channels_and_no_sides(table):
    assert [cell(table, 5, key) for key in ("height", "width", "channels")] == ["–", "–", "128"]
    assert [cell(table, 5, key) for key in ("field", "stride")] == ["28x28", "–"]


def test_what_only_has_another_shape_takes_no_memory(table):
    assert cell(table, 4, "memory") == "–"


def test_memory_is_that_of_the_batch(table, store):
    store.apply(edits.change_training(store.document, batch_size=1), "One")
    assert cell(table, 1, "memory") == "147 kB"  # 24 x 24 x 64 values of 4 bytes


def test_there_is_a_row_for_each_layer_after_every_edit(table, store):
    assert table.rows.rowCount() == 8
    store.apply(edits.remove(store.document, ["dropout"]), "Delete dropout")
    assert table.rows.rowCount() == 7


def test_shares_of_the_whole_add_up(table):
    assert sum(cell(table, row, "share", SHARE_ROLE) for row in range(8)) == pytest.approx(1.0)


def test_what_is_unknown_is_not_given_as_zero(table, store):
    store.apply(edits.remove(store.document, ["flatten"]), "Break it")
    for key in ("channels", "parameters", "share", "flop", "memory", "field"):
        assert cell(table, 4, key) == "?"


def test_every_column_says_what_it_means(table):
    tips = [
        table.rows.headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) for n in range(15)
    ]
    assert len(set(tips)) == len(table.rows.columns) == 15
    assert "multiply-add is two" in tips[at(table, "flop")]


def test_the_whole_number_is_told_where_it_is_shortened(table):
    tip = Qt.ItemDataRole.ToolTipRole
    assert cell(table, 1, "flop", tip) == "21,307,392 operations for one example"
    assert cell(table, 0, "parameters", tip) == "(3x3x1 + 1) x 32 = 320"


def test_numbers_end_below_each_other_and_so_do_their_titles(table):
    for column in table.rows.columns:
        wanted = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        role = Qt.ItemDataRole.TextAlignmentRole
        title = table.rows.headerData(at(table, column.key), Qt.Orientation.Horizontal, role)
        for alignment in (cell(table, 0, column.key, role), title):
            assert alignment & Qt.AlignmentFlag.AlignHorizontal_Mask == wanted


# In which order


def test_a_width_that_was_dragged_outlives_edits_and_another_width_of_the_window(table, store):
    header = table.horizontalHeader()
    header.resizeSection(at(table, "parameters"), 155)
    header.resizeSection(at(table, "type"), 201)
    table.resize(WIDE + 300, 300)
    store.apply(edits.remove(store.document, ["dropout"]), "Delete dropout")
    assert table.columnWidth(at(table, "parameters")) == 155
    assert table.columnWidth(at(table, "type")) == 201


def test_a_click_on_a_title_sorts_by_numbers_and_not_by_their_texts(table):
    table.sortByColumn(at(table, "parameters"), Qt.SortOrder.DescendingOrder)
    assert names(table)[:3] == ["dense", "conv2d_1", "dense_1"]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert names(table) == list(table.store.document.ids)


def test_what_has_no_value_comes_last_either_way(table):
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.sortByColumn(at(table, "height"), order)
        assert set(names(table)[-4:]) == {"flatten", "dense", "dropout_1", "dense_1"}


def test_the_order_outlives_an_edit(table, store):
    table.sortByColumn(at(table, "flop"), Qt.SortOrder.DescendingOrder)
    store.apply(edits.remove(store.document, ["dropout"]), "Delete dropout")
    assert names(table)[0] == "conv2d_1"


# Linked with the canvas


def test_choosing_a_row_selects_the_block(table, store):
    table.selectRow(5)
    assert store.selection.ids == ("dense",)


def test_choosing_a_row_of_a_sorted_table_selects_its_block(table, store):
    table.sortByColumn(at(table, "parameters"), Qt.SortOrder.DescendingOrder)
    table.selectRow(1)
    assert store.selection.ids == ("conv2d_1",)


def test_choosing_a_block_selects_the_row(table, store):
    store.selection.set(("conv2d", "dense_1"))
    assert sorted(index.row() for index in table.selectionModel().selectedRows()) == [0, 7]
    assert store.selection.ids == ("conv2d", "dense_1")


def test_the_selection_outlives_an_edit_and_another_order(table, store):
    store.selection.set(("dense",))
    store.apply(edits.change_layer(store.document, "dense", units=64), "Change units")
    table.sortByColumn(at(table, "parameters"), Qt.SortOrder.DescendingOrder)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
    assert store.selection.ids == ("dense",)


def test_the_block_of_the_row_under_the_mouse_lights_up(bench):
    bench.store.pointed.set("conv2d_1")
    blocks = bench.canvas.view.network.blocks
    assert [key for key, block in blocks.items() if block.hovered] == ["conv2d_1"]
    bench.store.pointed.set(None)
    assert not any(block.hovered for block in blocks.values())


def test_the_mouse_over_a_row_points_at_its_layer_and_leaving_at_none(table, store):
    place = table.visualRect(table.rows.index(2, 0)).center()
    QTest.mouseMove(table.viewport(), place - QPoint(0, 30))
    QTest.mouseMove(table.viewport(), place)
    assert store.pointed.path == "max_pooling2d"
    assert table.is_pointed(2)
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert store.pointed.path is None


def test_the_mouse_over_a_block_points_at_its_layer(bench):
    view = bench.canvas.view
    place = view.mapFromScene(view.network.blocks["conv2d"].sceneBoundingRect().center())
    QTest.mouseMove(view.viewport(), place)
    assert bench.store.pointed.path == "conv2d"


# Columns


def test_times_have_no_columns_before_they_are_measured(table):
    assert "time" not in shown(table)
    table.rows.show_timing(TIMING)
    table.show_columns()
    assert {"time", "time share"} <= set(shown(table))


def test_where_there_is_no_room_the_least_important_columns_are_left_out(show, store):
    table = show(AnalysisTable(store), 745, 120)
    assert "type" not in shown(table)
    assert {"layer", "parameters", "share", "flop", "memory"} <= set(shown(table))
    assert table.horizontalScrollBar().maximum() == 0
    table.resize(WIDE, 120)
    assert "type" in shown(table)


def test_a_column_that_somebody_chose_stays_whatever_the_room(show, store):
    table = show(AnalysisTable(store), 400, 120)
    table.choose("stride", True)
    assert "stride" in shown(table)


def test_what_somebody_chose_is_kept_for_the_next_start(show, store, tmp_path):
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    first = AnalysisTable(store, settings)
    first.choose("share", False)
    first.choose("input", True)
    second = show(AnalysisTable(store, settings), WIDE, 300)
    assert "share" not in shown(second)
    assert "input" in shown(second)
    first.deleteLater()


def test_settings_that_make_no_sense_are_passed_over(show, store, tmp_path):
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    settings.setValue("analysis/columns", ["", "+nothing", "-share", "?"])
    assert show(AnalysisTable(store, settings), WIDE, 300).choice.chosen == {"share": False}


# As text


def test_the_copy_key_copies_the_selected_rows_as_they_are_seen(table, store):
    store.selection.set(("conv2d",))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    titles, row, *rest = QApplication.clipboard().text().splitlines()
    assert titles.split("\t")[:3] == ["Layer", "Type", "Height"]
    assert row.split("\t")[:2] == ["conv2d", "Conv2D 32 3x3 relu"]
    assert rest == []


def test_without_a_selection_all_rows_are_copied_with_their_total(table, store):
    store.selection.clear()
    table.copy_text()
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + 8 + 1
    assert lines[-1].split("\t")[0] == "Total"
    assert "1,199,882" in lines[-1]


def test_csv_has_bare_values_in_the_order_that_is_shown(table):
    table.rows.show_timing(TIMING)
    table.show_columns()
    table.sortByColumn(at(table, "parameters"), Qt.SortOrder.DescendingOrder)
    table.copy_csv()
    titles, first, *_ = QApplication.clipboard().text().splitlines()
    found = dict(zip(titles.split(","), first.split(","), strict=True))
    assert found["Layer"] == "dense"
    assert (found["Parameters"], found["Height"], found["Field"]) == ("1179776", "", "28x28")
    assert float(found["Time"]) == 0.003


def test_the_menu_copies_saves_and_chooses_columns(table, qtbot):
    menu = table.menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Copy as text", "Copy as CSV", "Save all as CSV...", "Freeze", "Let train", "Columns"]
    with qtbot.waitSignal(table.save_wanted):
        menu.actions()[2].trigger()
    menu.deleteLater()
