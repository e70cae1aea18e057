"""What a disabled layer has learned comes back when it is enabled, also after a run without it, and from a file."""

import numpy as np
import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import stack
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.outlook import Start
from nnstudio.runs.state import State
from nnstudio.studio.training.keeping import project_of, project_to_go_on_from, take_up
from tests.studio.learning import ADAM, wait_for


def document():
    """With a layer in the middle that can be left out, since it gives what it gets."""
    layers = [
        ("flatten", Flatten()),
        ("first", Dense(units=16, activation="relu")),
        ("middle", Dense(units=16, activation="relu")),
        ("output", Dense(units=10, activation="softmax")),
    ]
    return Document.of(
        stack((28, 28, 1), layers), TrainingSettings(CategoricalCrossentropy(), ADAM, epochs=1), "Small"
    )


def disable(model, flag, *ids):
    model.store.apply(edits.set_disabled(model.store.document, ids, flag), "Disable")


def weights_of(model, name):
    found = model.outlook.fit.weights
    return [found[f"{name}/kernel"], found[f"{name}/bias"]]


def same(some, others):
    return all(np.array_equal(one, other) for one, other in zip(some, others, strict=True))


@pytest.fixture
def model(qtbot, new_run_model):
    """A run that is over."""
    model = new_run_model(document())
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    return model


def test_disabled_and_enabled_again_nothing_has_happened(model):
    before = weights_of(model, "middle")
    disable(model, True, "middle")
    assert model.outlook.start is Start.ADAPT
    assert set(model.outlook.fit.kept) == {"first", "output"}
    disable(model, False, "middle")
    assert model.outlook.start is Start.CONTINUE
    assert same(weights_of(model, "middle"), before)


def test_it_comes_back_after_a_run_without_it(qtbot, model):
    before = weights_of(model, "middle")
    disable(model, True, "middle")
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert "middle/kernel" not in model.outlook.trained.weights
    first = weights_of(model, "first")
    disable(model, False, "middle")
    assert model.outlook.fit.complete
    assert same(weights_of(model, "middle"), before)
    assert same(weights_of(model, "first"), first)
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert not same(weights_of(model, "middle"), before)


def test_it_is_kept_under_a_name_that_it_got_meanwhile(qtbot, model):
    before = weights_of(model, "middle")
    disable(model, True, "middle")
    model.store.apply(edits.rename(model.store.document, "middle", "renamed"), "Rename")
    model.store.apply(edits.rename(model.store.document, "first", "begin"), "Rename")
    assert set(model.outlook.fit.kept) == {"begin", "output"}
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    model.store.apply(edits.rename(model.store.document, "renamed", "again"), "Rename")
    disable(model, False, "again")
    assert same(weights_of(model, "again"), before)


def test_a_file_keeps_it(qtbot, model, new_run_model, tmp_path):
    before = weights_of(model, "middle")
    disable(model, True, "middle")
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    path = tmp_path / "small.nnstudio"
    save_project(path, project_of(model.store.document, model)())
    project = load_project(path)
    assert set(project.asleep) == {"middle/kernel", "middle/bias"}
    other = new_run_model(project.document)
    take_up(project, other)
    assert other.outlook.start is Start.CONTINUE
    disable(other, False, "middle")
    assert same(weights_of(other, "middle"), before)


def test_a_file_that_is_written_right_after_it_was_disabled_keeps_it_too(model, tmp_path):
    disable(model, True, "middle")
    path = tmp_path / "small.nnstudio"
    save_project(path, project_of(model.store.document, model)())
    project = load_project(path)
    assert set(project.weights) == {"first/kernel", "first/bias", "output/kernel", "output/bias"}
    assert set(project.asleep) == {"middle/kernel", "middle/bias"}


def test_what_is_written_while_a_run_goes_on_keeps_it_too(qtbot, model):
    disable(model, True, "middle")
    model.one_epoch()
    wait_for(qtbot, model, State.PAUSED)
    project = project_to_go_on_from(model.store.document, model)()
    assert set(project.asleep) == {"middle/kernel", "middle/bias"}


def test_a_layer_that_was_taken_out_is_not_kept_in_the_file(model, tmp_path):
    model.store.apply(edits.remove(model.store.document, ["middle"]), "Delete")
    project = project_of(model.store.document, model)()
    save_project(tmp_path / "small.nnstudio", project)
    assert project.asleep == {}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("middle/kernel",), "lacks the weights of middle/bias"),
        (("first/kernel", "first/bias"), "which the network does not have"),
    ],
)
def test_a_file_with_other_weights_of_disabled_layers_is_refused(model, tmp_path, names, said):
    known = model.outlook.fit.weights
    asleep = {name: known[name] for name in names}
    disable(model, True, "middle")
    project = project_of(model.store.document, model)()
    broken = Project(project.document, project.weights, asleep=asleep)
    with pytest.raises(Exception, match=said):
        save_project(tmp_path / "small.nnstudio", broken)
