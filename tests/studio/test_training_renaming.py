"""A layer that only got another name keeps what it learned, in the window and in the file."""

import numpy as np
import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.formats.project import load_project, save_project
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, Node, stack
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.outlook import Start
from nnstudio.runs.renaming import renaming
from nnstudio.runs.state import State
from nnstudio.studio.training.keeping import project_of, take_up
from nnstudio.studio.training.words import notice
from tests.studio.learning import ADAM, wait_for

RENAMED = {"hidden": "momentum_vector", "dropout": "chance"}


def document():
    """With chance in a layer of its own, and vectors in the optimizer."""
    layers = [
        ("flatten", Flatten()),
        ("hidden", Dense(units=16, activation="relu")),
        ("dropout", Dropout(rate=0.3)),
        ("output", Dense(units=10, activation="softmax")),
    ]
    settings = TrainingSettings(CategoricalCrossentropy(), ADAM, epochs=2)
    return Document.of(stack((28, 28, 1), layers), settings, "Small")


def rename_all(model):
    for old, new in RENAMED.items():
        model.store.apply(edits.rename(model.store.document, old, new), "Rename")


def equal(some, others):
    return set(some) == set(others) and all(np.array_equal(some[name], others[name]) for name in some)


@pytest.fixture
def paused(qtbot, new_run_model):
    """Two models after the same steps of one run, in the second of two epochs."""
    models = new_run_model(document()), new_run_model(document())
    for model in models:
        model.one_epoch()
        wait_for(qtbot, model, State.PAUSED)
        model.one_batch()
        wait_for(qtbot, model, State.PAUSED)
    return models


def test_a_renamed_layer_keeps_its_weights_and_nothing_is_said_to_start_anew(qtbot, paused):
    model, _ = paused
    model.stop()
    wait_for(qtbot, model, State.STOPPED)
    learned = dict(model.outlook.weights)
    rename_all(model)
    assert notice(model) == ""
    assert model.outlook.start is Start.CONTINUE
    np.testing.assert_array_equal(model.outlook.weights["momentum_vector/kernel"], learned["hidden/kernel"])
    assert model.answering.trained
    for _ in RENAMED:
        model.store.undo_stack.undo()
    assert equal(model.outlook.weights, learned)
    assert model.outlook.start is Start.CONTINUE


def test_a_run_goes_on_after_a_rename_to_the_same_bits_also_from_its_file(qtbot, paused, tmp_path):
    renamed, straight = paused
    rename_all(renamed)
    assert notice(renamed) == ""
    save_project(tmp_path / "run.nnstudio", project_of(renamed.store.document, renamed)())
    project = load_project(tmp_path / "run.nnstudio")
    renamed.store.open(project.document)
    take_up(project, renamed)
    assert renamed.outlook.start is Start.CONTINUE
    for model in (renamed, straight):
        model.train()
        wait_for(qtbot, model, State.FINISHED)
    expected = {f"{RENAMED.get(name, name)}": name for name in ("hidden", "output")}
    for new, old in expected.items():
        for array in ("kernel", "bias"):
            np.testing.assert_array_equal(
                renamed.outlook.weights[f"{new}/{array}"], straight.outlook.weights[f"{old}/{array}"]
            )
    assert renamed.history.epochs[-1].loss == straight.history.epochs[-1].loss


def test_a_layer_added_after_a_rename_leaves_the_renamed_one_its_weights(qtbot, paused):
    model, _ = paused
    model.stop()
    wait_for(qtbot, model, State.STOPPED)
    rename_all(model)
    longer = edits.insert(model.store.document, Dense(units=16), "momentum_vector", "middle")
    model.store.apply(longer, "Add Dense")
    assert model.outlook.fit.kept == ("momentum_vector", "output")


@pytest.mark.parametrize("end", ["stop", "train"])
def test_layers_that_come_into_a_group_after_another_edit_during_a_run_keep_what_it_learns(
    qtbot, paused, end
):
    model, _ = paused
    before = model.store.document
    longer = edits.insert(before, Dense(units=16), "dropout", "middle")
    grouped = edits.group(longer, ["hidden", "dropout"], "Part", "part")
    for document in (longer, grouped):
        model.store.apply(document, "Edit")
    getattr(model, end)()
    wait_for(qtbot, model, State.STOPPED if end == "stop" else State.FINISHED)
    assert model.outlook.fit.kept == ("part/hidden", "output")
    learned = dict(model.outlook.fit.weights)
    for _ in range(2):
        model.store.undo_stack.undo()
    assert model.outlook.start is Start.CONTINUE
    np.testing.assert_array_equal(model.outlook.weights["hidden/kernel"], learned["part/hidden/kernel"])


def dense(*names):
    return stack((4,), [(name, Dense(units=4)) for name in names])


def test_only_the_names_that_changed_are_in_a_renaming():
    assert renaming(dense("one", "two"), dense("one", "two")) == {}
    assert renaming(dense("one", "two"), dense("one", "three")) == {"two": "three"}


@pytest.mark.parametrize(
    "other",
    [
        dense("two", "one"),
        dense("two", "three"),
        dense("one"),
        dense("one", "two", "three"),
        stack((4,), [("one", Dense(units=4)), ("three", Dense(units=5))]),
        stack((5,), [("one", Dense(units=4)), ("three", Dense(units=4))]),
        Graph((4,), (Node("one", Dense(units=4), (INPUT,)), Node("three", Dense(units=4), (INPUT,)))),
        dense("three", "three"),
        dense("one", INPUT),
    ],
)
def test_anything_else_than_new_names_is_no_renaming(other):
    assert renaming(dense("one", "two"), other) is None
