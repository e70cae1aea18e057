"""The judgement of any classes: two with one output, letters, a hundred, and more than a matrix can hold."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetrics

from nnstudio.studio.evaluate.classes_page import CLASSES, MATRIX, PAIRS, ClassesPage
from nnstudio.studio.evaluate.grid import LEGIBLE, font_of
from nnstudio.studio.evaluate.matrix import ConfusionMatrix
from nnstudio.studio.evaluate.table import HEAD, Column, FigureTable
from nnstudio.studio.evaluate.thumbnails import thumbnail
from tests.studio.judged import COLUMNS, of_classes

LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
HUNDRED = tuple(f"animal number {index}" for index in range(100))


@pytest.fixture
def page(qtbot, show):
    page = show(ClassesPage(), 900, 300)
    qtbot.addWidget(page.tools)
    page.tools.show()
    return page


def texts(table):
    rows, columns = table.rows.rowCount(), table.rows.columnCount()
    return [[table.rows.index(row, column).data() for column in range(columns)] for row in range(rows)]


@pytest.mark.parametrize("height", [200, 250, 300, 500])
def test_four_figures_fit_into_a_cell(show, height):
    counts = np.full((10, 10), 1135, np.int64)
    matrix = show(ConfusionMatrix(), 300, height)
    matrix.show_counts(counts, tuple("0123456789"))
    cell = matrix.cell_rect(9, 9)
    figures = QFontMetrics(font_of(matrix.font(), matrix.grid.high))
    assert figures.horizontalAdvance("1135") <= cell.width() - 4
    assert figures.height() <= cell.height() + 2
    assert cell.right() <= matrix.width()
    assert matrix.cell_at(cell.right() - 1, cell.bottom() - 1) == (9, 9)
    assert matrix.cell_at(cell.right() + 1, cell.bottom() - 1) is None


def test_all_of_few_classes_are_in_sight(show):
    matrix = show(ConfusionMatrix(), 300, 220)
    matrix.show_counts(np.ones((10, 10), np.int64), tuple("0123456789"))
    assert matrix.horizontalScrollBar().maximum() == matrix.verticalScrollBar().maximum() == 0


def test_a_hundred_classes_scroll_both_ways_with_their_names_in_sight(show):
    matrix = show(ConfusionMatrix(), 400, 240)
    matrix.show_counts(of_classes(HUNDRED).found.matrix, HUNDRED)
    assert matrix.grid.high >= LEGIBLE
    first = matrix.cell_rect(0, 0)
    matrix.choose(99, 98)
    cell = matrix.cell_rect(99, 98)
    view = matrix.viewport()
    assert matrix.grid.side <= cell.left() < cell.right() <= view.width()
    assert matrix.grid.head <= cell.top() < cell.bottom() <= view.height()
    assert matrix.cell_rect(0, 0) != first
    assert matrix.tip_at(QPointF(matrix.grid.side - 2, cell.center().y())) == "animal number 99"
    assert matrix.tip_at(QPointF(cell.center().x(), matrix.grid.head - 2)) == "animal number 98"
    assert matrix.cell_at(matrix.grid.side - 2, cell.center().y()) is None


def test_the_classes_with_most_mistakes_come_first_if_wanted(page):
    judgement = of_classes(LETTERS)
    page.show_judgement(judgement, ())
    page.sorted.click()
    shown = [
        page.matrix.cell_at(*page.matrix.cell_rect(i, i).center().toTuple())
        for i in judgement.found.order()[:5]
    ]
    assert shown == [(index, index) for index in judgement.found.order()[:5]]
    tops = [page.matrix.cell_rect(index, index).top() for index in judgement.found.order()]
    assert tops == sorted(tops)


def test_keys_go_through_the_matrix_as_it_is_sorted(qtbot, page):
    judgement = of_classes(LETTERS)
    page.show_judgement(judgement, ())
    page.sorted.click()
    order = judgement.found.order()
    page.matrix.choose(int(order[0]), int(order[0]))
    qtbot.keyClick(page.matrix, Qt.Key.Key_Down)
    assert page.matrix.cell == (order[1], order[0])


def test_two_classes_with_one_output_have_a_matrix_of_four_cells(page):
    judgement = of_classes(("no", "yes"), sigmoid=True)
    page.show_judgement(judgement, ())
    assert page.matrix.counts.shape == (2, 2)
    assert page.matrix.counts.sum() == 2000
    title, text = page.headline(judgement)
    assert title == f"{judgement.metrics['accuracy']:.2%} right"
    assert text == ""
    assert "of 2,000 wrong. Most often " in page.mistakes.text()
    assert (judgement.found.sureness >= 0.5).all()
    assert not page.sorted.isVisible()


def test_above_a_hundred_classes_the_most_frequent_confusions_take_the_matrixs_place(page):
    names = tuple(f"word {index}" for index in range(300))
    judgement = of_classes(names, count=5000)
    page.show_judgement(judgement, ())
    assert judgement.found.matrix is None
    assert page.pairs.isVisible()
    assert not page.matrix.isVisible()
    assert not page.buttons[MATRIX].isVisible()
    counts = [pair.count for pair in judgement.found.pairs]
    assert counts == sorted(counts, reverse=True)
    page.pairs.wanted.emit(0)
    pair = judgement.found.pairs[0]
    assert (
        page.caption.text()
        == f"{names[pair.truth]}: {pair.count} examples were taken for {names[pair.answer]}."
    )


def test_each_class_has_its_figures_and_they_sort_at_a_click(page):
    judgement = of_classes(LETTERS)
    page.show_judgement(judgement, ())
    page.buttons[CLASSES].click()
    assert page.classes.isVisible()
    rows = texts(page.classes)
    assert [row[0] for row in rows] == list(LETTERS)
    assert rows[3][3] == f"{judgement.found.scores.recall[3]:.1%}"
    assert rows[3][5] == f"{judgement.found.scores.support[3]:,}"
    page.classes.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    recalls = [float(row[3].rstrip("%")) for row in texts(page.classes)]
    assert recalls == sorted(recalls)
    alignment = page.classes.rows.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight.value


def test_the_order_of_the_classes_outlasts_the_next_judgement(page):
    page.show_judgement(of_classes(LETTERS), ())
    page.classes.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    page.show_judgement(of_classes(LETTERS, seed=1), ())
    figures = [float(row[3].rstrip("%")) for row in texts(page.classes)]
    assert figures == sorted(figures, reverse=True)


def test_a_row_opens_the_mistakes_of_its_class(page):
    judgement = of_classes(LETTERS)
    page.show_judgement(judgement, ())
    page.classes.wanted.emit(2)
    places = judgement.found.mistakes_with(2)
    assert page.examples.images.images.rowCount() == len(places)
    assert page.caption.text().startswith(f"C: {len(places)} mistakes")
    assert page.matrix.cell is None


@pytest.mark.parametrize("shape", [(28, 28, 1), (32, 32, 3), (5, 9, 2), (96, 64, 4)])
def test_mistakes_show_pictures_of_any_shape_and_colour(page, shape):
    judgement = of_classes(("a long name for a cat", "another for a dog"), shape=shape, count=50)
    page.show_judgement(judgement, ())
    images = page.examples.images.images
    pixmap = images.index(0).data(Qt.ItemDataRole.DecorationRole)
    wide, high = pixmap.width(), pixmap.height()
    assert wide / high == pytest.approx(shape[1] / shape[0], rel=0.05)
    place = images.place(0)
    caption = images.index(0).data()
    assert caption.count("\n") == 1
    assert "→" in caption
    names = judgement.found.names
    assert names[judgement.found.truths[place]] in images.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_colours_are_drawn_as_they_are(qapp):
    pixels = np.zeros((2, 3, 4), np.uint8)
    pixels[0, 1] = (255, 128, 0, 9)
    drawn = [thumbnail(pixels[:, :, :channels], 30, 2.0).toImage() for channels in (4, 3, 2, 1)]
    assert [image.pixelColor(25, 5).name() for image in drawn] == ["#ff8000", "#ff8000", "#ffffff", "#ffffff"]
    assert drawn[0].devicePixelRatio() == 2.0
    assert (drawn[0].width(), drawn[0].height()) == (60, 40)


def test_mistakes_of_a_table_are_rows_with_its_columns(page):
    judgement = of_classes(("orange", "blue"), sigmoid=True, shape=(3,))
    page.show_judgement(judgement, COLUMNS)
    table = page.examples.rows
    assert page.examples.currentWidget() is table
    assert [table.rows.headerData(i, Qt.Orientation.Horizontal) for i in range(5)] == [
        *("is", "taken for", "sure"),
        *("x", "kind"),
    ]
    first = judgement.found.wrong()[0]
    row = texts(table)[0]
    assert row[0] == judgement.found.names[judgement.found.truths[first]]
    assert row[3] == f"{judgement.examples.all()[first, 0] * 3.0:.5g}"
    wanted = []
    page.example_wanted.connect(wanted.append)
    table.wanted.emit(0)
    assert wanted == [first]


def test_confusions_are_a_table_too(page):
    judgement = of_classes(LETTERS)
    page.show_judgement(judgement, ())
    page.buttons[PAIRS].click()
    worst = judgement.found.worst
    row = texts(page.pairs)[0]
    assert row[:3] == [LETTERS[worst.truth], LETTERS[worst.answer], str(worst.count)]


def test_nothing_speaks_of_digits(page):
    page.show_judgement(of_classes(LETTERS), ())
    for widget in page.findChildren(object):
        for said in ("text", "toolTip", "accessibleName"):
            if callable(getattr(widget, said, None)):
                assert "digit" not in str(getattr(widget, said)())


@pytest.mark.parametrize("names", [tuple("0123456789"), ("cat", "dog"), HUNDRED])
def test_captions_of_mistakes_are_whole_and_names_are_cut_before_figures(qapp, page, names):
    page.show_judgement(of_classes(names), ())
    qapp.processEvents()
    grid = page.examples.images
    for row in range(30):
        caption = grid.images.index(row).data()
        assert caption.split("\n")[-1].endswith("%")
        widest = max(grid.fontMetrics().horizontalAdvance(line) for line in caption.split("\n"))
        assert widest + 6 <= grid.visualRect(grid.images.index(row)).width()


def test_a_cell_that_was_chosen_is_left_where_the_classes_are_others(page):
    page.show_judgement(of_classes(LETTERS), ())
    page.matrix.choose(5, 8)
    page.show_judgement(of_classes(LETTERS, seed=1), ())
    assert page.matrix.cell == (5, 8)
    page.show_judgement(of_classes([f"class {at}" for at in range(26)]), ())
    assert page.matrix.cell is None
    assert page.caption.text().startswith("All mistakes")


@pytest.mark.parametrize("shape", [(8, 8, 1), (3,)])
def test_what_got_no_answer_is_wrong_and_taken_for_no_class(page, shape):
    judgement = of_classes(("cat", "dog", "eel"), 300, shape=shape, unanswered=20, right=1.0)
    page.show_judgement(judgement, COLUMNS if len(shape) == 1 else ())
    found = judgement.found
    assert found.unanswered == 20
    assert page.mistakes.text().startswith("20 of 300 wrong.")
    assert judgement.leading.value == pytest.approx(280 / 300)
    shown = page.examples.images.model() if len(shape) == 3 else page.examples.rows.rows
    assert shown.rowCount() == 20
    first = shown.index(0, 0).data() if len(shape) == 3 else texts(page.examples.rows)[0][:3]
    name = found.names[found.truths[found.wrong()[0]]]
    assert first == (f"{name}→–" if len(shape) == 3 else [name, "–", "–"])
    page.show_view(PAIRS)
    assert texts(page.pairs) == []


def test_the_figures_of_each_class_need_no_scrolling_in_a_small_window(qtbot, show):
    """As wide as the table is at 1100x700."""
    table = show(FigureTable("Figures"), 318, 140)
    heads = tuple(Column(title) for title in ("Class", "Precision", "Recall", "F1", "Number"))
    table.show_rows(heads, [(str(digit), "97.6%", "93.3%", "88.8%", "1,135") for digit in range(10)])
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    metrics = table.horizontalHeader().fontMetrics()
    for section, column in enumerate(heads):
        assert metrics.horizontalAdvance(column.title) <= table.columnWidth(section)
    table.resize(700, 140)
    assert table.columnWidth(1) >= metrics.horizontalAdvance("Precision") + HEAD
