"""The form for tables: filled by a row of the data, answered while one types, by the way of the command line."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnstudio.data.asking import input_of, read_inputs
from nnstudio.data.shelf import Shelf
from nnstudio.data.sources.table import Table
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import stack
from nnstudio.learning.losses import BinaryCrossentropy, CategoricalCrossentropy, MeanSquaredError
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.state import State
from nnstudio.studio import focus, hands
from nnstudio.studio.ask.form.fields import NumberField
from nnstudio.studio.ask.form.model import FormModel
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.ask.words import plain_number
from tests.studio.learning import WAIT_MS, wait_for


def houses(count=120, columns=0):
    rng = np.random.default_rng(0)
    more = [f"extra_{number}" for number in range(columns)]
    lines = [",".join(("area", "quarter", *more, "price"))]
    for _ in range(count):
        area, quarter = int(rng.integers(30, 200)), str(rng.choice(["north", "south"]))
        price = 2000 * area + (50_000 if quarter == "south" else 0)
        lines.append(",".join((str(area), quarter, *(f"{x:.3f}" for x in rng.random(columns)), str(price))))
    return lines


def kinds(count=120):
    rng = np.random.default_rng(1)
    lines = ["width,length,kind"]
    for number in range(count):
        kind = ("small", "middle", "large")[number % 3]
        middle = 1.0 + 3.0 * (number % 3)
        lines.append(f"{rng.normal(middle, 0.3):.2f},{rng.normal(middle, 0.3):.2f},{kind}")
    return lines


def pairs(count=80):
    rng = np.random.default_rng(2)
    return [
        "a,b,sum,difference",
        *(f"{a:.3f},{b:.3f},{a + b:.3f},{a - b:.3f}" for a, b in rng.random((count, 2))),
    ]


@pytest.fixture
def document(tmp_path):
    """Makes a document that learns a table of these lines."""

    def document(lines, epochs=30, outputs=None, **source):
        path = tmp_path / "table.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        table = Table(file=str(path), **source)
        description = table.open().description
        numbers = description.task.name == "regression"
        wanted = outputs or description.task.outputs(description.shape)[0][0]
        activation = "linear" if numbers else "sigmoid" if wanted == 1 else "softmax"
        layers = [
            ("hidden", Dense(units=16, activation="relu")),
            ("output", Dense(units=wanted, activation=activation)),
        ]
        usual = BinaryCrossentropy() if wanted == 1 else CategoricalCrossentropy()
        loss = MeanSquaredError() if numbers else usual
        training = TrainingSettings(loss, Adam(learning_rate=0.02), epochs=epochs)
        return Document.of(stack(description.shape, layers), training, "Table", table, description)

    return document


@pytest.fixture
def new_page(qtbot, show, new_run_model):
    """Shows the form of a document, with a row in it."""

    def new_page(document, kept=None):
        page = show(FormPage(new_run_model(document, Shelf()), kept), 440, 400)
        qtbot.waitUntil(lambda: page.model.row is not None, timeout=WAIT_MS)
        return page

    return new_page


def train(qtbot, page):
    page.run_model.train()
    wait_for(qtbot, page.run_model, State.FINISHED)
    hands.pump()


def test_numbers_are_written_as_people_write_them():
    assert plain_number(5.1) == "5.1"
    assert plain_number(1975.0) == "1975"
    assert plain_number(215_245.4) == "215,250"
    assert plain_number(-3e-7) == "−3e−07"


def test_both_ends_of_a_range_are_written_in_the_same_way():
    assert (plain_number(1300.0, 215_245.4), plain_number(215_245.4, 1300.0)) == ("1,300", "215,250")
    assert (plain_number(1875.0, 2010.0), plain_number(2010.0, 1875.0)) == ("1875", "2010")


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_tables_are_asked_about_in_the_form(show, new_run_model, document):
    panel = show(AskPanel(new_run_model(document(houses()), Shelf())), 440, 400)
    assert isinstance(panel.page, FormPage)


def test_the_form_begins_with_a_row_of_the_part_that_judges(new_page, document):
    page = new_page(document(houses()))
    row = page.model.row
    assert row.part == "validation"
    assert list(page.fields.fields) == ["area", "quarter"]
    assert page.fields.fields["area"].text() == f"{row.values['area']:g}"
    assert page.fields.fields["quarter"].currentText() == row.values["quarter"]
    assert page.headline.note.startswith(f"Validation row {row.index + 1}: price is ")


def test_a_row_in_the_form_is_asked_as_it_is_in_the_data(new_page, document):
    page = new_page(document(houses(columns=3)))
    judging = page.run_model.asked().open()
    asked = input_of(page.model.values, page.description)
    np.testing.assert_allclose(asked[0], judging.all()[page.model.row.index], atol=1e-5)


def test_the_form_asks_as_a_file_does(tmp_path, document):
    description = document(houses()).description
    path = tmp_path / "rows.csv"
    path.write_text("quarter,area\nsouth,77.5\nnorth,\n", encoding="utf-8")
    first, second = read_inputs(path, description)
    np.testing.assert_array_equal(first, input_of({"area": 77.5, "quarter": "south"}, description))
    np.testing.assert_array_equal(second, input_of({"area": None, "quarter": "north"}, description))


def test_the_answer_is_in_the_targets_unit_beside_the_truth(qtbot, new_page, document):
    page = new_page(document(houses(), epochs=60))
    train(qtbot, page)
    truth = page.task.in_units(page.model.row.truth[None])[0, 0]
    assert page.headline.figure == "price"
    assert float(page.headline.title.replace(",", "")) == pytest.approx(truth, abs=40_000)
    assert page.headline.note == f"Validation row {page.model.row.index + 1}: price is {truth:,.0f}."


def test_typing_changes_the_answer_and_takes_the_truth_away(qtbot, new_page, document):
    page = new_page(document(houses(), epochs=60))
    train(qtbot, page)
    type_into(page.fields.fields["area"], "50")
    small = float(page.headline.title.replace(",", ""))
    type_into(page.fields.fields["area"], "180")
    assert float(page.headline.title.replace(",", "")) > small + 100_000
    assert page.headline.note == f"Validation row {page.model.row.index + 1} with other values."


def test_a_category_is_chosen(qtbot, new_page, document):
    page = new_page(document(houses()))
    field = page.fields.fields["quarter"]
    assert [field.itemText(index) for index in range(field.count())] == ["missing", "north", "south"]
    before = page.outputs.copy()
    other = 2 if page.model.values["quarter"] == "north" else 1
    field.setCurrentIndex(other)
    field.activated.emit(other)
    assert page.model.values["quarter"] == field.currentText()
    assert (page.outputs != before).any()


def test_an_empty_number_is_missing_and_filled_as_in_training(new_page, document):
    page = new_page(document(houses()))
    field = page.fields.fields["area"]
    type_into(field, " ")
    assert page.model.values["area"] is None
    assert field.placeholderText().startswith("missing: taken as ")
    asked = input_of(page.model.values, page.description)
    assert asked[0, 0] == pytest.approx(0.0, abs=1e-6)


def test_where_rows_with_missing_values_are_left_out_none_may_be_missing(new_page, document):
    page = new_page(document(houses(), missing="leave out the row"))
    field, before = page.fields.fields["area"], page.model.values["area"]
    type_into(field, " ")
    assert field.is_wrong
    assert page.headline.note == "area must be known for an answer."
    assert page.model.values["area"] == before
    assert page.fields.fields["quarter"].findText("missing") == -1


def test_what_is_no_number_is_marked_and_said_and_escape_takes_it_back(new_page, document):
    page = new_page(document(houses()))
    field, before = page.fields.fields["area"], page.fields.fields["area"].text()
    type_into(field, "many")
    assert field.is_wrong
    assert page.headline.note == "area is no number."
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == before
    assert not field.is_wrong


def test_a_number_beyond_all_that_was_learned_is_told(new_page, document):
    page = new_page(document(houses()))
    field = page.fields.fields["area"]
    type_into(field, "100")
    assert not field.is_far
    type_into(field, "5000")
    assert field.is_far
    assert "beyond what the network has learned" in field.toolTip()


def test_arrow_keys_step_through_the_range(new_page, document):
    page = new_page(document(houses()))
    field = page.fields.fields["area"]
    type_into(field, "100")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert page.model.values["area"] == 105
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert page.model.values["area"] == 55


def test_classes_have_bars_and_the_truth_is_marked(qtbot, new_page, document):
    page = new_page(document(kinds()))
    train(qtbot, page)
    page.show_example(2)
    qtbot.waitUntil(lambda: page.model.row.index == 2, timeout=WAIT_MS)
    assert page.bars.label == int(page.model.row.truth)
    assert page.bars.probabilities is page.outputs
    assert page.headline.title == page.task.classes[int(page.model.row.truth)]
    assert page.headline.note.endswith(": right.")
    type_into(page.fields.fields["width"], "3")
    assert page.bars.label is None


def test_one_output_for_two_classes_has_a_bar_for_each(qtbot, new_page, document):
    two = [line.replace("middle", "large") for line in kinds()]
    page = new_page(document(two, outputs=1))
    assert page.outputs.shape == (1,)
    assert page.bars.probabilities.shape == (2,)
    assert page.bars.probabilities[1] == pytest.approx(page.outputs[0])
    assert page.headline.figure.endswith("% sure")


def as_number(text):
    return float(text.replace("−", "-"))


def test_several_numbers_are_told_below_each_other(qtbot, new_page, document):
    page = new_page(document(pairs(), epochs=60, targets=("sum", "difference")))
    train(qtbot, page)
    assert [row[0] for row in page.measures.rows] == ["sum", "difference"]
    for _, predicted, truth in page.measures.rows:
        assert as_number(predicted) == pytest.approx(as_number(truth), abs=0.3)


def test_the_next_row_that_is_wrong_is_filled_in(qtbot, new_page, document):
    page = new_page(document(kinds()))
    page.wrong.click()
    qtbot.waitUntil(lambda: "wrong" in page.headline.note, timeout=WAIT_MS)
    first = page.model.row.index
    page.wrong.click()
    qtbot.waitUntil(lambda: page.model.row.index != first, timeout=WAIT_MS)
    assert "wrong" in page.headline.note


def test_without_mistakes_that_is_said(qtbot, new_page, document):
    page = new_page(document(kinds(), epochs=60))
    train(qtbot, page)
    page.wrong.click()
    qtbot.waitUntil(lambda: page.message is not None, timeout=WAIT_MS)
    assert page.headline.note == "The network gets every row right."


def test_a_hundred_columns_scroll_and_are_reached_by_tab(new_page, document):
    page = new_page(document(houses(columns=100)))
    assert len(page.fields.fields) == 102
    assert page.fields.verticalScrollBar().maximum() > 0
    stops = focus.stops([page])
    assert [stop for stop in stops if isinstance(stop, NumberField)] == [
        field for field in page.fields.fields.values() if isinstance(field, NumberField)
    ]
    last = page.fields.fields["extra_99"]
    focus.stop_at(last, Qt.FocusReason.TabFocusReason)
    assert page.fields.verticalScrollBar().value() > 0


def test_of_very_many_columns_the_first_have_a_field(new_page, document):
    page = new_page(document(houses(columns=250)))
    assert len(page.fields.fields) == 200
    assert len(page.model.values) == 252


def test_what_is_in_the_form_outlasts_the_page(qtbot, new_page, document):
    kept, table = Kept(), document(houses())
    page = new_page(table, kept)
    type_into(page.fields.fields["area"], "123")
    other = new_page(table, kept)
    assert other.fields.fields["area"].text() == "123"
    kept.of(FormModel).begin(())
    assert kept.of(FormModel).row is None


def test_data_that_is_gone_is_told(qtbot, show, new_run_model, document, tmp_path):
    table = document(houses())
    (tmp_path / "table.csv").unlink()
    page = show(FormPage(new_run_model(table, Shelf())), 440, 400)
    qtbot.waitUntil(lambda: page.message is not None, timeout=WAIT_MS)
    assert "table.csv" in page.headline.note
    type_into(page.fields.fields["area"], "90")
    assert page.outputs.shape == (1,)


def test_a_problem_in_the_network_is_told(new_page, document):
    page = new_page(document(houses()))
    store = page.store
    store.apply(edits.remove(store.document, ["hidden", "output"]), sentence("Remove"))
    assert page.headline.title == "No answer"
    assert page.headline.note == store.problem
