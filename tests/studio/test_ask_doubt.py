"""What the test panel says of the worth of an answer about a row or a point."""

import numpy as np
import pytest

from nnstudio.data.shelf import Shelf
from nnstudio.data.sources.points import Points
from nnstudio.data.sources.table import Table
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.inside.doubt.row_doubts import RowOpinion
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import stack
from nnstudio.learning.losses import CategoricalCrossentropy, MeanSquaredError
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification, Measured
from nnstudio.learning.tasks.regression import Regression, Target
from nnstudio.runs.answering import Answering
from nnstudio.runs.state import State
from nnstudio.studio.ask import doubting
from nnstudio.studio.ask.form.measures import measured_rows
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.headline import Headline
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.ask.row_words import ends_of, measured_within, row_headline
from tests.studio.learning import WAIT_MS, wait_for

UNLIKE = "Unlike every training row."


def table(tmp_path, lines, target, loss, last, validation="split"):
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(lines))
    source = Table(file=str(path), targets=(target,))
    layers = [("hidden", Dense(units=8, activation="relu")), ("output", last)]
    settings = TrainingSettings(
        loss, Adam(learning_rate=0.02), epochs=3, validation=validation, validation_fraction=0.3
    )
    description = source.open().description
    return Document.of(stack(description.shape, layers), settings, "Rows", source, description)


def houses(tmp_path, validation="split"):
    rng = np.random.default_rng(0)
    rows = [
        (int(area), float(price))
        for area, price in zip(rng.integers(30, 200, 300), rng.normal(0, 9, 300), strict=True)
    ]
    lines = ["area,quarter,price"]
    lines += [f"{area},{('north', 'south')[area % 2]},{2 * area + noise:.1f}" for area, noise in rows]
    return table(tmp_path, lines, "price", MeanSquaredError(), Dense(units=1), validation)


def kinds(tmp_path):
    rng = np.random.default_rng(1)
    lines = [
        "width,kind",
        *(f"{rng.normal(number % 2, 0.7):.2f},{'ab'[number % 2]}" for number in range(300)),
    ]
    last = Dense(units=2, activation="softmax")
    return table(tmp_path, lines, "kind", CategoricalCrossentropy(), last)


@pytest.fixture
def new_page(qtbot, show, new_run_model, monkeypatch):
    """A page whose network has been trained, and whose doubts are known."""

    def new_page(document, kind=FormPage):
        monkeypatch.setattr(doubting, "LEARN_AFTER", 0)
        page = show(kind(new_run_model(document, Shelf())), 440, 520)
        page.run_model.train()
        wait_for(qtbot, page.run_model, State.FINISHED)
        if kind is PlanePage:
            page.model.ask((0.0, 0.0))
        qtbot.waitUntil(lambda: page.doubting.opinion is not None, timeout=WAIT_MS)
        return page

    return new_page


def test_a_number_has_the_interval_that_holds_it_in_95_percent(new_page, tmp_path):
    page = new_page(houses(tmp_path))
    half = float(page.doubting.opinion.halves[0])
    value = page.task.answer(page.outputs).parts[0].value
    low, high = ends_of(value, half)
    assert page.headline.figure == f"{low} to {high} in 95%"
    assert page.headline.instead == f"In 95% between {low} and {high}."
    assert not page.aside.isVisible()


def test_a_row_that_is_unlike_all_is_not_known_and_its_odd_column_is_named(new_page, tmp_path):
    page = new_page(houses(tmp_path))
    page.model.set_value("area", 9000.0)
    assert page.headline.title == "I don't know"
    assert page.headline.note.startswith("Unlike every training row, above all in area. The network says ")
    page.load_random()
    page.model.set_value("area", 100.0)
    assert page.headline.title != "I don't know"


def test_the_rows_that_it_is_most_like_are_shown_and_asked_about_by_a_click(qtbot, new_page, tmp_path):
    page = new_page(houses(tmp_path))
    assert not page.near.isVisible()
    page.why.click()
    shown = [page.near.rows.item(row).text() for row in range(page.near.rows.count())]
    near = page.doubting.near()
    assert len(shown) == 3
    assert shown[0].startswith(f"Row {near[0].place + 1:,}, ")
    with qtbot.waitSignal(page.model.loaded, timeout=WAIT_MS):
        page.near.rows.itemClicked.emit(page.near.rows.item(0))
    assert (page.model.row.index, page.model.row.part) == (near[0].place, "training")
    assert page.near.rows.item(0).text().startswith(f"Row {near[0].place + 1:,}, ")
    assert page.near.rows.item(0).text().endswith(": the same")
    values = dict(page.model.values)
    page.show_example(near[0].place, "training")
    qtbot.waitUntil(lambda: page._reading is not None and page._reading.isFinished(), timeout=WAIT_MS)
    assert page.model.values == values


def test_a_page_that_nobody_sees_learns_nothing_of_the_data_that_comes_after_it(qtbot, new_page, tmp_path):
    page = new_page(houses(tmp_path))
    page.hide()
    page.doubting.known.learned = None
    page.run_model.state_changed.emit()
    qtbot.wait(200)
    assert not page.doubting.learning
    assert page.doubting.known.learned is None
    page.show()
    qtbot.waitUntil(lambda: page.doubting.opinion is not None, timeout=WAIT_MS)


def test_a_doubtful_class_is_one_of_several(new_page, tmp_path):
    page = new_page(kinds(tmp_path))
    page.model.set_value("width", 0.5)
    classes = page.doubting.opinion.classes
    assert len(classes) == 2
    assert page.headline.title == f"{'ab'[classes[0]]} or {'ab'[classes[1]]}"
    assert page.headline.note.startswith("One of these in 95% of such cases.")
    page.model.set_value("width", 2.0)
    assert page.headline.title == "b"


def test_where_nothing_is_kept_aside_it_is_said_and_a_button_has_some_kept(new_page, tmp_path):
    page = new_page(houses(tmp_path, "none"))
    assert page.aside.isVisible()
    assert page.doubting.opinion.halves is None
    page.aside.button.click()
    assert page.store.document.training.validation == "split"
    assert page.aside.words.text().endswith("The next training keeps some.")
    assert page.aside.isVisible()
    assert page.doubting.opinion is not None
    page.model.set_value("area", 9000.0)
    assert page.headline.title == "I don't know"


def test_while_the_network_trains_nothing_is_promised(qtbot, new_page, tmp_path):
    document = houses(tmp_path)
    page = new_page(document)
    page.store.apply(edits.change_training(page.store.document, epochs=1000), "Longer")
    page.why.click()
    page.run_model.train()
    wait_for(qtbot, page.run_model, State.TRAINING)
    qtbot.waitUntil(lambda: "Still learning" in page.headline.note, timeout=WAIT_MS)
    assert page.doubting.opinion is None
    assert page.near.words.text() == "This waits until the training pauses."
    page.run_model.pause()
    wait_for(qtbot, page.run_model, State.PAUSED)
    qtbot.waitUntil(lambda: page.doubting.opinion is not None, timeout=WAIT_MS)


def points():
    source = Points(pattern="two gaussians", count=200)
    layers = [("output", Dense(units=2, activation="softmax"))]
    settings = TrainingSettings(CategoricalCrossentropy(), Adam(learning_rate=0.05), epochs=3)
    return Document.of(stack((2,), layers), settings, "Points", source, source.describe())


def test_a_point_that_is_unlike_all_is_joined_with_the_nearest_and_the_region_is_hatched(new_page):
    page = new_page(points(), PlanePage)
    page.model.ask((-5.8, 5.8))
    assert page.headline.title == "I don't know"
    assert page.headline.note.startswith("Unlike every training point. The network says ")
    assert len(page.view.near) == 3
    assert page.legend.unknown.isVisible()
    assert not page.view.picture._unknown.isVisible()
    page.legend.unknown.click()
    assert page.view.picture._unknown.isVisible()
    assert not page.view.picture._unknown.path().isEmpty()
    known = page.known.training.points[0]
    page.model.ask(tuple(known.tolist()))
    assert page.headline.title != "I don't know"
    assert page.view.near == []


PRICE = Regression((Target("price", "EUR", mean=400_000.0, scale=1000.0),))


def said(task, outputs, opinion):
    graph = stack((2,), [("output", Dense(units=len(outputs), activation="softmax"))])
    answering = Answering(graph, task, Points().describe().scaling, 0, {}, (), ("output",))
    return row_headline(answering, np.array(outputs, np.float32), opinion, UNLIKE)


def opinion(classes=(), halves=None, far=False):
    return RowOpinion(classes, None if halves is None else np.array(halves), far, None, ())


def test_an_interval_is_as_fine_as_its_width_makes_sense():
    found = said(PRICE, [12.0], opinion(halves=[64_321.0]))
    assert (found.title, found.figure) == ("412,000 EUR", "348,000 to 476,000 in 95%")
    assert ends_of(0.51234, 0.0312) == ("0.481", "0.544")
    assert said(PRICE, [12.0], opinion(halves=[np.inf])).figure == "price"


def test_sets_name_the_likeliest_first_and_no_more_than_three():
    flowers = Classification(("setosa", "versicolor", "virginica", "other"))
    outputs = [0.1, 0.5, 0.3, 0.1]
    assert said(flowers, outputs, opinion((1,))).title == "versicolor"
    assert said(flowers, outputs, opinion((1, 2))).title == "versicolor or virginica"
    assert said(flowers, outputs, opinion((1, 2, 0, 3))).title == "versicolor or 3 others"
    far = said(flowers, outputs, opinion((1,), far=True))
    assert (far.title, far.note) == ("I don't know", f"{UNLIKE} The network says versicolor.")


def test_each_of_several_numbers_has_how_far_it_may_be_off():
    two = Regression((Target("a", "mm"), Target("b")))
    rows = measured_rows(two, np.array([1.0, 2.0]), None, np.array([0.25, np.inf]))
    assert rows == [("a", "1 ± 0.25 mm", ""), ("b", "2", "")]
    assert measured_within(Measured("a", 3.0, "mm"), 0.0) == "3 ± 0 mm"
    assert measured_rows(two, None, None, None) == []


@pytest.mark.parametrize(("width", "moved"), [(400, False), (150, True)])
def test_the_interval_stands_before_the_note_where_there_is_no_room_beside_the_number(
    show, monkeypatch, width, moved
):
    drawn = []
    monkeypatch.setattr(
        "nnstudio.studio.ask.headline.lines_of", lambda text, *rest: drawn.append(text) or [text]
    )
    headline = show(Headline(), width, 60)
    headline.say("412,000", "350,000 to 480,000", "Row 8.", "Between 350,000 and 480,000.")
    headline.grab()
    assert drawn[-1] == ("Between 350,000 and 480,000. Row 8." if moved else "Row 8.")
