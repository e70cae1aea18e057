"""The plane: what the network says everywhere in it, drawn off the window's thread, and its answer at a point."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QThread
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from nnstudio.data.shelf import Shelf
from nnstudio.data.sources.points import Points
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import stack
from nnstudio.learning.losses import CategoricalCrossentropy, MeanSquaredError
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.ground import LEVELS, Scale, Shades, Surveyor
from nnstudio.runs.state import State
from nnstudio.runs.survey_pace import FINE, SIDES
from nnstudio.studio import hands
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.ask.plane.axes import ticks
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.ask.plane.shades import COLOURS, ground_colours, ground_image
from nnstudio.studio.theme.colours import DARK, LIGHT
from tests.studio.learning import WAIT_MS, wait_for

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def points_document(pattern="circle", epochs=20, **source):
    points = Points(pattern=pattern, count=200, **source)
    numbers = pattern == "plane"
    last = Dense(units=1) if numbers else Dense(units=2, activation="softmax")
    layers = [("hidden", Dense(units=12, activation="tanh")), ("output", last)]
    loss = MeanSquaredError() if numbers else CategoricalCrossentropy()
    settings = TrainingSettings(loss, Adam(learning_rate=0.02), epochs=epochs)
    return Document.of(stack((2,), layers), settings, "Points", points, points.describe())


@pytest.fixture
def new_page(qtbot, show, new_run_model):
    """Shows the plane of a document, with its points."""

    def new_page(document=None):
        page = show(PlanePage(new_run_model(document or points_document(), Shelf())), 440, 420)
        qtbot.waitUntil(lambda: page.known is not None, timeout=WAIT_MS)
        return page

    return new_page


@pytest.fixture
def page(new_page):
    return new_page()


def wait_for_ground(qtbot, page):
    qtbot.waitUntil(lambda: page.survey.ground is not None and not page.survey.working, timeout=WAIT_MS)


def count(signal):
    """Grows by one with each emission."""
    emitted = []
    signal.connect(lambda: emitted.append(None))
    return emitted


def train(qtbot, page):
    page.run_model.train()
    wait_for(qtbot, page.run_model, State.FINISHED)
    wait_for_ground(qtbot, page)


def click_at(page, x, y):
    square = page.view.square
    right, down = page.plane.place_of(x, y)
    place = QPointF(square.left() + right * square.width(), square.top() + down * square.height())
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, NONE, place.toPoint())
    hands.pump()


def test_points_are_asked_about_in_the_plane(show, new_run_model):
    panel = show(AskPanel(new_run_model(points_document(), Shelf())), 440, 420)
    assert isinstance(panel.page, PlanePage)


def test_tables_and_pictures_are_not():
    description = points_document().description
    assert PlanePage.suits(description)
    assert not PlanePage.suits(Document.of(points_document().graph, points_document().training).description)


def test_an_untrained_network_is_shown_and_said_to_guess(qtbot, page):
    wait_for_ground(qtbot, page)
    assert page.view.ground is page.survey.ground
    assert page.headline.title == "Click in the plane to ask"
    assert "not trained yet" in page.headline.note


def test_what_stands_still_is_drawn_finely(qtbot, page):
    wait_for_ground(qtbot, page)
    assert page.survey.ground.side == page.survey.pace.finest()
    assert page.survey.ground.side <= FINE


def test_the_ground_changes_while_it_trains_and_ends_with_what_was_learned(qtbot, new_page):
    page = new_page(points_document(epochs=100_000))
    during = []

    def note():
        if page.run_model.state is State.TRAINING and page.survey.ground is not None:
            during.append(page.survey.ground)

    page.survey.made.connect(note)
    page.run_model.train()
    qtbot.waitUntil(lambda: len(during) >= 5 and len(page.run_model.history.epochs) > 60, timeout=WAIT_MS)
    page.run_model.stop()
    wait_for(qtbot, page.run_model, State.STOPPED)
    wait_for_ground(qtbot, page)
    assert all(ground.side in SIDES for ground in during[2:])
    assert any(not np.array_equal(one.levels, during[-1].levels) for one in during[:-1])
    assert page.survey.answering is page.run_model.answering
    middle = page.survey.ground.side // 2
    assert page.survey.ground.levels[middle, middle] // (LEVELS // COLOURS) == 1
    assert page.survey.ground.levels[2, 2] // (LEVELS // COLOURS) == 0
    assert len(page.survey.ground.borders) > 20


def test_while_it_trains_the_thread_that_trains_looks_itself(qtbot, new_page, monkeypatch):
    threads = set()
    survey = Surveyor.survey

    def noted(self, *args):
        threads.add(QThread.currentThread().objectName())
        return survey(self, *args)

    page = new_page(points_document(epochs=100_000))
    wait_for_ground(qtbot, page)
    page.run_model.train()
    qtbot.waitUntil(lambda: page.run_model.follower.seen is not None, timeout=WAIT_MS)
    monkeypatch.setattr(Surveyor, "survey", noted)
    made = count(page.survey.made)
    qtbot.waitUntil(lambda: len(made) >= 5, timeout=WAIT_MS)
    assert threads == {"training"}
    page.run_model.pause()
    wait_for(qtbot, page.run_model, State.PAUSED)
    wait_for_ground(qtbot, page)
    assert threads == {"training", "job"}
    assert page.survey.answering is page.run_model.answering


def test_training_goes_on_where_the_plane_cannot_be_surveyed(qtbot, new_page, monkeypatch, caplog):
    def fail(self, *args):
        raise MemoryError

    page = new_page(points_document(epochs=100_000))
    wait_for_ground(qtbot, page)
    monkeypatch.setattr(Surveyor, "survey", fail)
    page.run_model.train()
    qtbot.waitUntil(lambda: page.survey.failure is not None, timeout=WAIT_MS)
    epochs = len(page.run_model.history.epochs)
    qtbot.waitUntil(lambda: len(page.run_model.history.epochs) > epochs + 5, timeout=WAIT_MS)
    assert page.run_model.state is State.TRAINING
    assert "memory" in page.headline.note
    page.run_model.stop_and_wait()


def test_a_click_asks_and_the_answer_is_said_in_words(qtbot, page):
    train(qtbot, page)
    page.legend.judged.setChecked(False)
    click_at(page, 0.0, 0.0)
    assert page.headline.title == "blue"
    assert page.headline.figure.endswith("% sure")
    assert page.headline.note.startswith("At x 0.0")
    click_at(page, -5.5, 5.5)
    assert page.headline.title == "orange"


def test_a_click_on_a_test_point_tells_its_truth(page):
    index = 17
    x, y = page.known.judged.points[index]
    click_at(page, x, y)
    assert page.model.example is not None
    assert page.headline.note.startswith(f"Validation point {page.model.example + 1} is ")
    assert ("right" in page.headline.note) or ("wrong" in page.headline.note)


def test_a_drag_asks_all_the_way(qtbot, page):
    asked = []
    page.model.changed.connect(lambda: asked.append(page.model.point))
    square = page.view.square.toRect()
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, NONE, square.center())
    QTest.mouseMove(page.view, square.center() + QPoint(20, 0))
    QTest.mouseMove(page.view, square.center() + QPoint(40, 0))
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, NONE, square.center() + QPoint(40, 0))
    assert len(asked) == 3
    assert asked[-1][0] > asked[1][0] > asked[0][0]


def test_the_keys_move_the_point_and_take_it_away(page):
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    x, y = page.model.point
    assert x > 0
    assert y == pytest.approx(0)
    QTest.keyClick(page.view, Qt.Key.Key_Up, SHIFT)
    assert 0 < page.model.point[1] < x
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert page.model.point is None
    assert page.headline.title == "Click in the plane to ask"


def test_a_point_stays_within_the_plane(page):
    page.model.ask((6.0, -6.0))
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.model.point == (6.0, -6.0)


def test_a_random_test_point_and_an_example_of_the_evaluation_are_asked_about(page):
    page.random.click()
    assert page.model.example is not None
    page.show_example(3)
    np.testing.assert_allclose(page.model.point, page.known.judged.points[3])
    assert page.outputs.shape == (2,)


def test_an_example_of_another_part_than_is_shown_is_asked_about_where_it_lies(qtbot, page):
    """After a Test, mistakes are of the test part, while the plane shows the validation part."""
    assert page.known.asked.part == "validation"
    (wanted,) = page.plane.points(page.run_model.asked("test").open().take(np.array([3])).all())
    page.show_example(3, "test")
    qtbot.waitUntil(lambda: page.model.point is not None, timeout=WAIT_MS)
    assert page.model.point == pytest.approx(tuple(wanted.tolist()), abs=1e-6)
    assert page.model.example is None
    assert "Validation point" not in page._where(*page.model.point)


def test_the_next_mistake_is_found(qtbot, page):
    page.wrong.click()
    qtbot.waitUntil(lambda: page.model.example is not None, timeout=WAIT_MS)
    first = page.model.example
    assert "wrong" in page.headline.note
    page.wrong.click()
    qtbot.waitUntil(lambda: page.model.example != first, timeout=WAIT_MS)
    assert "wrong" in page.headline.note


def test_without_mistakes_that_is_said(qtbot, new_page):
    page = new_page(points_document(epochs=200))
    train(qtbot, page)
    page.wrong.click()
    qtbot.waitUntil(lambda: page.message is not None or page.model.example is not None, timeout=WAIT_MS)
    assert page.headline.note == "The network gets all of these points right."
    click_at(page, 1.0, 1.0)
    assert "all of these points" not in page.headline.note


def test_numbers_are_shown_on_a_scale(qtbot, new_page):
    page = new_page(points_document("plane", epochs=60))
    train(qtbot, page)
    assert page.shades.scale.low == -page.shades.scale.high
    levels = page.survey.ground.levels
    assert levels[-1, 0] < 80 < 176 < levels[0, -1]
    assert page.wrong.isHidden()
    page.show_example(0)
    assert page.headline.figure == "height"
    shown = float(page.headline.title.replace("−", "-"))
    assert shown == pytest.approx(float(page.known.judged.truths[0]), abs=0.3)
    assert page.headline.note.startswith("Validation point 1: height is ")


def test_a_problem_in_the_network_is_told(qtbot, page):
    wait_for_ground(qtbot, page)
    store = page.store
    store.apply(edits.remove(store.document, ["hidden", "output"]), sentence("Remove"))
    assert page.headline.title == "No answer"
    assert page.headline.note == store.problem
    assert page.view.ground is None
    store.undo_stack.undo()
    wait_for_ground(qtbot, page)
    assert page.view.ground is not None


def test_nothing_is_surveyed_while_nobody_can_see_it(qtbot, page):
    wait_for_ground(qtbot, page)
    before = page.survey.ground
    page.hide()
    page.run_model.train()
    wait_for(qtbot, page.run_model, State.FINISHED)
    assert page.survey.ground is before
    page.show()
    qtbot.waitUntil(lambda: page.survey.ground is not before, timeout=WAIT_MS)


def test_the_points_of_other_data_with_the_same_description_are_read(qtbot, show, new_run_model):
    panel = show(AskPanel(new_run_model(points_document(seed=1), Shelf())), 440, 420)
    qtbot.waitUntil(lambda: panel.page.known is not None, timeout=WAIT_MS)
    before, store = panel.page.known, panel.store
    other = Points(pattern="circle", count=200, seed=2)
    store.apply(edits.change_data(store.document, other, other.describe()), sentence("Change data"))
    qtbot.waitUntil(lambda: panel.page.known is not None, timeout=WAIT_MS)
    assert (panel.page.known.training.points != before.training.points).any()


def test_points_can_be_hidden(page):
    with_points = page.view.grab().toImage()
    page.legend.training.setChecked(False)
    page.legend.judged.setChecked(False)
    assert page.view.grab().toImage() != with_points
    assert not page.model.training
    assert not page.model.judged


def test_the_axes_name_their_columns_and_have_round_numbers():
    assert ticks(-6.0, 6.0, 300) == pytest.approx([-6, -4, -2, 0, 2, 4, 6])
    assert ticks(0.0, 1.0, 100) == pytest.approx([0, 0.5, 1])
    assert ticks(1990.0, 2024.0, 100) == pytest.approx([2000, 2020])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ground_is_pale_where_the_network_is_unsure(theme):
    table = ground_colours(theme.is_dark, LEVELS // COLOURS, False)
    assert QColor(table[0]).name() == theme.panel
    assert QColor(table[LEVELS // COLOURS]).name() == theme.panel
    strongest = QColor(table[LEVELS // COLOURS - 1])
    assert abs(strongest.lightness() - QColor(theme.panel).lightness()) > 30
    scale = ground_colours(theme.is_dark, LEVELS // COLOURS, True)
    assert len(table) == len(scale) == LEVELS


def test_the_image_has_a_pixel_for_each_point(qtbot, page):
    wait_for_ground(qtbot, page)
    ground = page.survey.ground
    image = ground_image(ground, page.shades, False)
    colours = ground_colours(False, page.shades.steps, False)
    assert image.width() == image.height() == ground.side
    assert image.pixelColor(3, 5).rgb() == colours[ground.levels[5, 3]]


def test_a_scale_has_its_low_colour_at_its_low_end():
    shades = Shades(COLOURS, Scale(0.0, 1.0))
    colours = ground_colours(False, shades.steps, True)
    low, high = QColor(colours[0]), QColor(colours[-1])
    assert low.red() > low.blue()
    assert high.blue() > high.red()
