"""A page of the test panel is given the height that its sentences take, however many lines they need."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from nnstudio.studio.ask.page import Page
from tests.studio.learning import small_document

LINE = 40
WORDS = "Nothing is kept aside to learn it from, so nobody can say what would have made it right. " * 3


@pytest.fixture
def page(show, new_run_model):
    """A part of fixed height over a sentence, in a splitter that gives it as little as it takes."""
    page = Page(new_run_model(small_document(epochs=1)))
    page.part, page.words = QWidget(), QLabel("short")
    page.part.setMinimumHeight(LINE)
    page.words.setWordWrap(True)
    column = QVBoxLayout(page)
    column.addWidget(page.part, 1)
    column.addWidget(page.words)
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(QWidget())
    splitter.addWidget(page)
    show(splitter, 300, 600)
    splitter.setSizes([600, 0])
    yield page
    splitter.hide()


def whole(page):
    return page.words.height() >= page.words.heightForWidth(page.words.width()) and page.part.height() >= LINE


def test_a_sentence_that_gets_longer_takes_nothing_away_from_what_is_above_it(qtbot, page):
    qtbot.waitUntil(lambda: whole(page))
    before = page.height()
    page.words.setText(WORDS)
    qtbot.waitUntil(lambda: whole(page))
    assert page.height() > before


def test_a_narrower_page_asks_for_more_height(qtbot, page):
    page.words.setText(WORDS)
    qtbot.waitUntil(lambda: whole(page))
    before = page.height()
    page.window().resize(200, 600)
    qtbot.waitUntil(lambda: page.width() <= 200 and whole(page))
    assert page.height() > before


def test_a_wider_page_needs_less(qtbot, page):
    page.words.setText(WORDS)
    qtbot.waitUntil(lambda: whole(page))
    before = page.minimumSizeHint().height()
    page.window().resize(600, 600)
    qtbot.waitUntil(lambda: page.width() > 500)
    assert page.minimumSizeHint().height() < before
