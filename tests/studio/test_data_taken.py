"""The network gets other data by one edit that undoes, and what was read for the page is not read again."""

import numpy as np
import pytest

from nnstudio.data.sources import ImageFolder, Points, Table
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from tests.studio.data_reading import settle
from tests.studio.learning import WAIT_MS


@pytest.fixture
def window(studio):
    studio.window.open_template("first-network")
    return studio.window


# Giving it to the network


def test_the_network_takes_the_data_by_one_step_of_undo(window, qtbot, folder):
    before = window.store.document
    window.desk.look_at(folder)
    settle(qtbot, window)
    following = window.data.following
    assert "from 28x28x1 to 20x20x3" in following.text.text()
    assert "dense_1 changes its units from 10 to 3." in following.text.text()
    following.use.click()
    document: Document = window.store.document
    assert document.source == ImageFolder(folder=str(folder), size=(20, 20))
    assert document.graph.input_shape == (20, 20, 3)
    assert document.layer("dense_1").units == 3
    assert window.data_button.text() == "paints"
    assert window.store.undo_stack.undoText() == "Use paints"
    window.menus.undo.trigger()
    assert window.store.document == before
    assert window.data_button.text() == "MNIST"


def test_what_was_read_for_the_page_is_not_read_again_for_training(window, qtbot, folder):
    window.desk.look_at(folder)
    settle(qtbot, window)
    opened = window.desk.draft.look.opened
    window.data.following.use.click()
    assert window.run_model.shelf.kept(window.store.document.source) is opened


def test_a_problem_that_will_be_left_is_told_before(window, qtbot, houses):
    window.open_template("two-convolutions")
    window.desk.look_at(houses)
    settle(qtbot, window)
    assert "needs an image" in window.data.following.text.text()


def test_pictures_take_the_size_of_the_network_by_a_click(window, qtbot, folder):
    window.desk.look_at(folder)
    settle(qtbot, window)
    offer = window.data.following.offer
    assert offer.text() == "Resize images to 28x28 in grey"
    offer.click()
    settle(qtbot, window)
    assert window.desk.draft.look.opened.description.shape == (28, 28, 1)
    assert not offer.isVisibleTo(window.data)


def test_the_page_says_it_when_the_data_is_in_use(window, qtbot):
    window.desk.draft.begin(Points())
    window.show_page_of_data()
    settle(qtbot, window)
    window.desk.draft.use()
    assert window.data.following.use.text() == "In use"
    window.store.undo_stack.undo()
    assert window.data.following.use.text() == "Use this data"


def test_a_table_that_was_read_is_trained(window, qtbot, houses):
    window.desk.look_at(houses)
    settle(qtbot, window)
    window.data.following.use.click()
    assert isinstance(window.store.document.source, Table)
    assert window.store.analysis.can_train
    window.run_model.one_epoch()
    qtbot.waitUntil(lambda: len(window.run_model.history.epochs) == 1, timeout=WAIT_MS)
    assert np.isfinite(window.run_model.history.epochs[0].loss)


def test_what_trains_is_judged_by_the_data_that_it_trains_on_also_when_other_data_is_taken(
    window, qtbot, houses
):
    window.desk.look_at(houses)
    settle(qtbot, window)
    window.data.following.use.click()
    document = window.store.document
    window.store.apply(
        edits.change_training(document, epochs=100_000), sentence("Change {what}", what="epochs")
    )
    window.show_workbench()
    window.run_model.train()
    window.tabs.setCurrentWidget(window.evaluate)
    window.evaluate.numbers.show_view("rows")
    qtbot.waitUntil(lambda: window.evaluate.judgement is not None, timeout=WAIT_MS)
    window.desk.take(Points(count=77))
    qtbot.waitUntil(lambda: window.store.document.source == Points(count=77), timeout=WAIT_MS)
    before = window.evaluate.judgement
    qtbot.waitUntil(lambda: window.evaluate.judgement is not before, timeout=WAIT_MS)
    judgement = window.evaluate.judgement
    assert judgement.columns == document.description.columns
    assert judgement.examples.shape == document.description.shape
    assert judgement.answering.task == document.task


# The cache


def test_the_cache_says_its_size_and_is_cleared(window, qtbot, folder):
    window.desk.look_at(folder)
    settle(qtbot, window)
    cache = window.data.cache
    qtbot.waitUntil(lambda: cache.text.isVisible(), timeout=WAIT_MS)
    assert cache.text.text().startswith("Decoded pictures: ")
    cache.clear.click()
    qtbot.waitUntil(lambda: not cache.text.isVisible(), timeout=WAIT_MS)
    assert cache.cache.size() == 0
    window.data.following.use.click()
    assert window.run_model.shelf.open(window.store.document.source).train.all().shape == (12, 20, 20, 3)
