"""Transfer learning to its end: frozen layers that know something, a head, and then all of it in small steps."""

import pytest

from nnstudio.document import edits
from nnstudio.document.thaw import frozen_layers
from nnstudio.formats.project import load_project, save_project
from nnstudio.layers.dense import Dense
from nnstudio.runs.outlook import Start
from nnstudio.studio.quick.providers import PROVIDERS
from nnstudio.studio.training.keeping import take_up
from tests.studio import marks
from tests.studio.transferring import (
    CONVOLUTIONS,
    FRONT,
    accuracy,
    bars,
    equal,
    insert,
    known,
    show,
    train,
    wait_until,
    window,
    with_layers,
    without_layers,
)

__all__ = ["bars", "window"]

LEARNING = ("Freeze", "Let train")


def test_a_network_that_knows_bars_helps_with_figures_made_of_bars(window, tmp_path):
    """The whole way: train, save, insert frozen, train a head, thaw, train on; and the numbers at each step."""
    show(window, with_layers(without_layers(tmp_path / "bars.npz", marks.BARS, epochs=12)))
    train(window, "the bars")
    assert accuracy(window) > 0.7
    path = tmp_path / "bars.nnstudio"
    save_project(path, window.files.project())
    learned = {name: array for name, array in known(window).items() if name in CONVOLUTIONS}

    show(window, without_layers(tmp_path / "figures.npz", marks.FIGURES, epochs=10))
    insert(window, path)
    assert window.store.document.ids == FRONT
    assert frozen_layers(window.store.document) == ("first", "second")
    assert equal(known(window), learned)

    window.editing.add("Dense")
    assert window.store.document.layer("dense") == Dense(units=3, activation="softmax")
    assert window.run_model.outlook.start is Start.ADAPT
    assert window.run_model.outlook.sentence == (
        "dense will start with new weights; first and second will keep what was learned."
    )
    train(window, "the head")
    before = accuracy(window)
    assert before > 1.5 / 3
    assert equal(known(window), learned)

    count, rate = window.store.undo_stack.count(), window.run_model.learning_rate
    window.menus.thaw.trigger()
    assert window.store.undo_stack.count() == count + 1
    assert window.run_model.learning_rate == pytest.approx(rate / 10)
    assert frozen_layers(window.store.document) == ()
    wait_until(lambda: not window.run_model.active, "the thawed network")
    assert accuracy(window) >= before
    assert not equal(known(window), learned)
    window.store.undo_stack.undo()
    assert frozen_layers(window.store.document) == ("first", "second")
    assert window.run_model.learning_rate == rate


def test_the_table_freezes_a_range_of_layers_and_lets_them_train(window, bars):
    path, _ = bars
    show(window, load_project(path).document)
    window.tabs.setCurrentWidget(window.analysis)
    window.store.selection.set(("first", "pool", "second"))
    freeze, learn = (action for action in window.analysis.table.menu().actions() if action.text() in LEARNING)
    assert freeze.isEnabled()
    assert not learn.isEnabled()
    freeze.trigger()
    assert frozen_layers(window.store.document) == ("first", "second")
    assert window.store.undo_stack.undoText() == "Freeze 3 layers"
    freeze, learn = (action for action in window.analysis.table.menu().actions() if action.text() in LEARNING)
    assert learn.isEnabled()
    learn.trigger()
    assert frozen_layers(window.store.document) == ()


def test_thawing_is_offered_where_something_frozen_has_learned(window, bars):
    path, _ = bars
    show(window, with_layers(without_layers(path.parent / "more.npz", marks.BARS)))
    assert window.thawing.reason_against == "No layer is frozen"
    window.store.apply(edits.set_trainable(window.store.document, ["first"], False), "Freeze")
    assert window.thawing.reason_against == "No layer has learned anything yet"
    assert not window.menus.thaw.isEnabled()
    project = load_project(path)
    show(window, project.document)
    take_up(project, window.run_model)
    window.store.apply(
        edits.set_trainable(window.store.document, ["first", "second", "answer"], False), "Freeze"
    )
    assert window.thawing.reason_against == ""
    assert window.menus.thaw.isEnabled()


def test_thawing_is_found_by_a_few_letters(window, bars):
    names = [entry.title for provider in PROVIDERS for entry in provider.entries(window)]
    assert "Thaw and go on with a tenth of the learning rate" in names
