"""A unit that reads rows of a table or points: its arithmetic column by column, and the rows that drive it."""

import numpy as np
import pytest

from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.inside import drivers, made_row
from nnstudio.inside.cell import Unit
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.inside.cell_view import BACK, DRIVERS
from nnstudio.studio.inside.names import names_of
from nnstudio.studio.inside.panel import InsidePanel
from nnstudio.studio.words import in_words
from tests.studio.learning import WAIT_MS

UNIT = Unit("dense", 6, None)


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    monkeypatch.setattr(drivers, "MOST", 100)
    monkeypatch.setattr(made_row, "STEPS", 9)


@pytest.fixture
def inside_of(qtbot, show, new_run_model):
    """The tab with a unit of the first layer, and an example in the test panel."""

    def inside_of(name):
        ask = show(AskPanel(new_run_model(TEMPLATES[name].document)), 420, 500)
        panel = show(InsidePanel(ask.run_model, ask), 900, 300)
        if name == "house-prices":
            qtbot.waitUntil(lambda: ask.of(FormPage).model.row is not None, timeout=WAIT_MS)
        else:
            ask.of(PlanePage).model.ask((0.5, -0.5))
        panel.show_unit(UNIT)
        qtbot.waitUntil(lambda: panel.cell.cell is not None, timeout=WAIT_MS)
        return panel

    return inside_of


@pytest.fixture
def of_table(inside_of):
    return inside_of("house-prices")


@pytest.fixture
def driven(qtbot, of_table):
    of_table.cell.show_mode(DRIVERS)
    qtbot.waitUntil(lambda: of_table.cell.driven is not None, timeout=WAIT_MS)
    return of_table


def texts(table):
    rows = table.rows
    return [
        [rows.data(rows.index(row, column)) for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def titles(table):
    return [column.title for column in table.rows.columns]


def test_a_unit_that_reads_a_row_shows_a_line_for_each_column(of_table):
    cell, columns = of_table.cell, of_table.store.document.description.columns
    assert cell.pages.currentWidget() is cell.terms
    shown = texts(cell.terms.table)
    assert sorted(line[0] for line in shown) == sorted(in_words(column.name) for column in columns)
    products = [abs(term.product) for term in cell.terms.terms]
    assert products == sorted(products, reverse=True)


def test_its_columns_add_up_to_the_sum_beside_them(of_table):
    cell = of_table.cell
    assert sum(term.product for term in cell.terms.terms) == pytest.approx(cell.cell.total, abs=1e-4)
    assert [line.text for line in cell.terms.sum.lines][-1] == "relu →"


def test_a_column_says_what_stands_in_the_row(of_table):
    form, cell = of_table.looking.ask.of(FormPage), of_table.cell
    columns = of_table.store.document.description.columns
    for term in cell.terms.terms:
        given = form.model.values[columns[term.column].name]
        if isinstance(given, str):
            assert (term.given, term.value) == (given, 1.0)
        elif given is not None:
            assert term.given == pytest.approx(given)


def test_backwards_and_later_layers_are_drawn_as_ever(qtbot, of_table):
    cell = of_table.cell
    cell.show_mode(BACK)
    qtbot.waitUntil(lambda: cell.pages.currentWidget() is cell.drawing, timeout=WAIT_MS)
    of_table.show_unit(Unit("dense_1", 2, None))
    qtbot.waitUntil(lambda: cell.cell.unit.node == "dense_1", timeout=WAIT_MS)
    assert cell.pages.currentWidget() is cell.drawing


def test_what_drives_a_unit_of_a_table_is_rows_with_their_columns(driven):
    view, columns = driven.cell.rows, driven.store.document.description.columns
    assert driven.cell.pages.currentWidget() is view
    assert titles(view.table)[:2] == ["", "says"]
    assert sorted(titles(view.table)[2:]) == sorted(in_words(column.name) for column in columns)
    first, *others = texts(view.table)
    assert first[0] == "made for it"
    assert len(others) == 12
    says = [row.says for row in view.found.rows[1:]]
    assert says == sorted(says, reverse=True)
    assert not view.plane.isVisibleTo(view)
    assert "of 100 examples" in driven.cell.formula.text()


def test_a_column_tells_how_much_it_counts(driven):
    tips = [column.tip for column in driven.cell.rows.table.rows.columns[2:]]
    shares = [int(tip.split("%")[0]) for tip in tips]
    assert shares == sorted(shares, reverse=True)


def test_a_row_that_is_clicked_is_asked_about_in_the_test_panel(qtbot, driven):
    form, view = driven.looking.ask.of(FormPage), driven.cell.rows
    wanted = []
    view.wanted.connect(wanted.append)
    view.table.wanted.emit(0)
    assert wanted == []
    view.table.wanted.emit(3)
    assert wanted == [view.found.rows[3].example]
    driven.cell.example_wanted.connect(driven.looking.ask.show_example)
    qtbot.waitUntil(lambda: form.model.row.index == wanted[0], timeout=WAIT_MS)


def test_of_points_it_is_also_shown_what_the_unit_says_over_the_plane(qtbot, inside_of):
    panel = inside_of("spiral")
    panel.cell.show_mode(DRIVERS)
    qtbot.waitUntil(lambda: panel.cell.driven is not None, timeout=WAIT_MS)
    view = panel.cell.rows
    assert view.plane.isVisibleTo(view)
    (plane,) = view.plane.shown
    assert plane.title == "over x and y"
    assert np.unique(plane.heat).size > 10
    assert set(titles(view.table)) == {"", "says", "x", "y"}


def test_a_number_that_goes_in_is_told_by_its_column(qtbot, of_table):
    of_table.show_view("layers")
    qtbot.waitUntil(lambda: bool(of_table.layers.strip.layers), timeout=WAIT_MS)
    columns = of_table.store.document.description.columns
    names = names_of(of_table.store.document, "input")
    assert len(names) == sum(column.width for column in columns)
    of_table.layers._point(Unit("input", len(names) - 1, None))
    assert f"({names[-1]})" in of_table.layers.about.text()
    document = of_table.store.document
    assert names_of(document, "dense_2") == tuple(in_words(target.name) for target in document.task.targets)
    assert names_of(document, "dense") == ()
    assert names_of(edits.remove(document, document.ids), "dense_2") == ()
