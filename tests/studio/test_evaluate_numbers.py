"""The judgement of predicted numbers, and of images that are given again."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from nnstudio.learning.tasks.regression import Target
from nnstudio.studio.evaluate.numbers_page import RESIDUALS, ROWS, NumbersPage
from nnstudio.studio.evaluate.remakes_page import GAP, SIDE, RemakesPage
from tests.studio.judged import COLUMNS, of_images, of_numbers

PRICE = Target("price", "kEUR", 200.0, 80.0)
SIZES = (Target("width", "mm", 20.0, 3.0), Target("height", "mm", 7.0, 1.0), PRICE)


@pytest.fixture
def page(qtbot, show):
    page = show(NumbersPage(), 900, 300)
    qtbot.addWidget(page.tools)
    page.tools.show()
    return page


@pytest.fixture
def remakes(qtbot, show):
    page = show(RemakesPage(), 900, 300)
    qtbot.addWidget(page.tools)
    return page


def cells(table, row):
    return [table.rows.index(row, column).data() for column in range(table.rows.columnCount())]


def test_points_and_diagonal_are_in_the_targets_unit(page):
    judgement = of_numbers((PRICE,))
    page.show_judgement(judgement, COLUMNS)
    one = judgement.found.of(0)
    assert page.cloud.dots.points.count() == len(one.places) == 2000
    assert page.cloud.dots.points[5].x() == pytest.approx(one.true[5])
    low, high = page.cloud.diagonal.getData()[0]
    assert low < one.true.min() < 0.0 + 200.0 < one.predicted.max() < high
    assert page.cloud.viewRange()[0] == pytest.approx(page.cloud.viewRange()[1])
    assert page.cloud.getAxis("bottom").labelText == "price, right (kEUR)"
    assert page.cloud.getAxis("left").labelText == "predicted"


def test_where_there_is_no_room_an_axis_says_less_and_nothing_is_cut(page):
    page.show_judgement(
        of_numbers((Target("price of the whole house", "thousand dollars", 200.0, 80.0),)), COLUMNS
    )
    page.resize(2400, 300)
    assert page.cloud.getAxis("bottom").labelText == "price of the whole house, right (thousand dollars)"
    assert page.residuals.getAxis("bottom").labelText == "predicted − right (thousand dollars)"
    page.resize(560, 200)
    assert page.cloud.getAxis("bottom").labelText == "right"
    assert "…" not in page.residuals.getAxis("bottom").labelText


def test_numbers_below_zero_have_a_minus_sign(page):
    page.show_judgement(of_numbers((PRICE,)), COLUMNS)
    assert "-" not in page.caption.text()
    assert page.residuals.getAxis("bottom").tickStrings([-100.0, 0.0], 1.0, 100.0) == ["−100", "0"]
    page.show_view(ROWS)
    off = [page.rows.rows.index(row, 2).data() for row in range(5)]
    assert "-" not in "".join(off)
    assert any(text.startswith("−") for text in off)


def test_a_width_that_was_dragged_outlives_another_width_of_the_window(page):
    page.show_judgement(of_numbers((PRICE,)), COLUMNS)
    page.show_view(ROWS)
    header = page.rows.horizontalHeader()
    header.resizeSection(1, 171)
    page.resize(1400, 320)
    page.show_judgement(of_numbers((PRICE,)), COLUMNS)
    assert header.sectionSize(1) == 171


def test_figures_carry_the_unit_and_the_baseline(page):
    judgement = of_numbers((PRICE,))
    page.show_judgement(judgement, COLUMNS)
    rows = {name: (value, baseline) for name, value, baseline in page.figures.texts()}
    assert rows["R²"][1] == "0"
    assert rows["Mean absolute error"][0] == f"{judgement.metrics['mean_absolute_error']:.4g} kEUR"
    title, text = page.headline(judgement)
    assert title == f"R² {judgement.metrics['r2']:.4g}"
    assert "kEUR" in text
    assert "2,000 examples" in text


def test_one_of_several_numbers_is_chosen(page):
    judgement = of_numbers(SIZES)
    page.show_judgement(judgement, COLUMNS)
    assert page.chooser.isVisibleTo(page.tools)
    page.chooser.setCurrentIndex(2)
    assert page.cloud.getAxis("bottom").labelText == "price, right (kEUR)"
    worst = judgement.found.of(2).worst[0]
    assert cells(page.rows, 0)[0] == f"{judgement.found.true[worst, 2]:.4g}"
    page.show_judgement(of_numbers(SIZES, seed=1), COLUMNS)
    assert page.target == 2
    page.show_judgement(of_numbers((PRICE,)), COLUMNS)
    assert page.target == 0
    assert not page.chooser.isVisibleTo(page.tools)


def test_the_histogram_has_as_many_examples_as_there_are(page):
    judgement = of_numbers((PRICE,))
    page.show_judgement(judgement, COLUMNS)
    edges, counts = page.residuals.bars.getData()
    assert len(edges) == len(counts) + 1
    assert counts.sum() == 2000
    assert edges[0] == -edges[-1]
    assert "deviation" in page.caption.text()


def test_the_worst_rows_show_the_columns_of_the_data_and_ask_for_theirs(page):
    judgement = of_numbers((PRICE,))
    page.show_judgement(judgement, COLUMNS)
    page.buttons.buttons[ROWS].click()
    assert page.rows.isVisible()
    one = judgement.found.of(0)
    titles = [page.rows.rows.headerData(i, Qt.Orientation.Horizontal) for i in range(5)]
    assert titles == ["right (kEUR)", "predicted (kEUR)", "off by (kEUR)", "x", "kind"]
    assert cells(page.rows, 0)[4] in ("red", "green")
    wanted = []
    page.example_wanted.connect(wanted.append)
    page.rows.wanted.emit(3)
    place = int(one.worst[3])
    assert wanted == [place]
    marked = page.cloud.dots.chosen
    assert (marked.x(), marked.y()) == pytest.approx(
        (judgement.found.true[place, 0], judgement.found.predicted[place, 0])
    )


def test_a_click_on_a_point_asks_for_its_example(qtbot, page):
    judgement = of_numbers((PRICE,))
    page.show_judgement(judgement, COLUMNS)
    qtbot.wait(20)
    one = judgement.found.of(0)
    place = int(np.argmax(one.true))
    scene = page.cloud.getViewBox().mapViewToScene(QPointF(one.true[place], one.predicted[place]))
    with qtbot.waitSignal(page.example_wanted) as wanted:
        at = page.cloud.mapFromScene(scene)
        qtbot.mouseClick(page.cloud.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wanted.args == [int(one.places[place])]
    corner = page.cloud.mapFromScene(page.cloud.getViewBox().mapViewToScene(QPointF(one.low, one.high)))
    assert page.cloud.place_at(QPointF(corner)) is None


def test_what_is_shown_beside_the_cloud_stays(page):
    page.show_judgement(of_numbers((PRICE,)), COLUMNS)
    assert page.view == RESIDUALS
    page.show_view(ROWS)
    page.show_judgement(of_numbers((PRICE,), seed=3), COLUMNS)
    assert page.view == ROWS
    assert page.rows.isVisible()


@pytest.mark.parametrize(("noise", "images"), [(0.3, 3), (0.0, 2)])
def test_the_worst_images_stand_beside_what_they_were_made_of(remakes, noise, images):
    judgement = of_images(noise=noise)
    remakes.show_judgement(judgement, ())
    model = remakes.remakes
    assert model.images == images
    assert model.rowCount() == len(judgement.found.worst)
    pixmap = model.index(0).data(Qt.ItemDataRole.DecorationRole)
    assert pixmap.deviceIndependentSize().width() == images * SIDE + (images - 1) * GAP
    shown = [float(model.index(row).data().removesuffix(" dB")) for row in range(20)]
    assert shown == sorted(shown)
    assert ("noise" in remakes.caption.text()) == (noise > 0)


def test_an_image_that_came_out_is_drawn_as_the_network_made_it(remakes):
    judgement = of_images(shape=(64, 64, 3), noise=0.0)
    remakes.show_judgement(judgement, ())
    worst = judgement.found.worst[0]
    image = remakes.remakes.index(0).data(Qt.ItemDataRole.DecorationRole).toImage()
    ratio = image.devicePixelRatio()
    for place, values in enumerate((worst.given, worst.made)):
        x, y = int((place * (SIDE + GAP) + 40) * ratio), int(20 * ratio)
        red, green, blue = (round(float(value) * 255) for value in values[20, 40])
        assert image.pixelColor(x, y).name() == QColor(red, green, blue).name()


def test_a_click_on_an_image_asks_for_its_example(qtbot, remakes):
    judgement = of_images()
    remakes.show_judgement(judgement, ())
    with qtbot.waitSignal(remakes.example_wanted) as wanted:
        centre = remakes.view.visualRect(remakes.remakes.index(1)).center()
        qtbot.mouseClick(remakes.view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert wanted.args == [judgement.found.worst[1].place]
