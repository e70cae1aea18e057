"""The test panel follows the data: which page it shows, what outlasts a page, and who answers when."""

import dataclasses

import numpy as np
import pytest

from nnstudio.data.sources.mnist import Mnist
from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.studio import hands
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.page import Page
from nnstudio.studio.ask.pages import PAGES, page_for
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.ask.sentence_page import SentencePage
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.drawing.panel import DrawingPanel
from tests.studio.learning import SHELF, small_document

DIGITS = Mnist().describe()
NUMBERS = dataclasses.replace(DIGITS, kind="table", shape=(13,), title="Wine")
"""Rows of a table whose columns nobody knows."""


@pytest.fixture
def panel(show, new_run_model):
    return show(AskPanel(new_run_model()), 440, 430)


def learn_other_data(panel, description):
    store = panel.store
    store.apply(
        edits.change_data(store.document, store.document.source, description), sentence("Change data")
    )


def test_digits_are_drawn(panel):
    assert isinstance(panel.page, DrawingPanel)
    assert page_for(DIGITS) is DrawingPanel


def test_there_is_a_page_for_all_data():
    assert page_for(NUMBERS) is SentencePage
    assert PAGES[-1] is SentencePage
    assert all(issubclass(page, Page) for page in PAGES)


def test_the_page_follows_the_data_and_its_undo(panel):
    pad = panel.page
    learn_other_data(panel, NUMBERS)
    assert isinstance(panel.page, SentencePage)
    assert not pad.isVisible()
    panel.store.undo_stack.undo()
    assert isinstance(panel.page, DrawingPanel)
    assert panel.page.isVisible()


def test_an_edit_of_the_network_keeps_the_page(panel):
    page = panel.page
    store = panel.store
    store.apply(edits.change_layer(store.document, "hidden", units=7), sentence("Change"))
    assert panel.page is page


def test_what_was_drawn_outlasts_the_page(panel):
    hands.draw(panel.page.pad, hands.SEVEN)
    drawn = panel.page.model.drawing
    learn_other_data(panel, NUMBERS)
    panel.store.undo_stack.undo()
    assert panel.page.model.drawing is drawn
    assert panel.page.answers.probabilities is not None


def test_a_page_that_is_gone_answers_no_more(qtbot, panel):
    pad = panel.page
    hands.draw(pad.pad, hands.SEVEN)
    learn_other_data(panel, NUMBERS)
    asked = []
    pad.answers.changed.connect(lambda: asked.append(True))
    panel.run_model.weights_changed.emit()
    assert not asked


def test_an_example_of_the_test_part_is_shown(qtbot, panel):
    panel.show_example(5)
    qtbot.waitUntil(lambda: panel.page.model.picture is not None)
    test = SHELF.open(small_document().source).test
    np.testing.assert_array_equal(panel.page.model.image, test.all()[5])
    assert panel.page.answers.probabilities is not None


def test_only_the_page_that_is_shown_can_be_had(panel):
    assert panel.of(DrawingPanel) is panel.page
    with pytest.raises(TypeError, match="SentencePage"):
        panel.of(SentencePage)


def test_one_thing_of_each_kind_is_kept():
    kept = Kept()
    assert kept.of(DrawingModel) is kept.of(DrawingModel)
    assert kept.of(DrawingModel).empty


def test_a_page_does_not_answer_about_data_that_it_was_not_built_for(panel):
    pad, asked = panel.page, []
    hands.draw(pad.pad, hands.SEVEN)
    pad.answers.changed.connect(lambda: asked.append(panel.store.document.description))
    learn_other_data(panel, NUMBERS)
    assert NUMBERS not in asked
