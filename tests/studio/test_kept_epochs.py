"""The end of an epoch that was asked for, with all that is needed to go on from it, while the network trains on."""

from nnstudio.document import edits
from nnstudio.formats.project import load_project, save_project
from nnstudio.learning.events import Finished
from nnstudio.runs.state import State
from nnstudio.studio.training.keeping import project_of, project_to_go_on_from, take_up
from tests.studio.learning import WAIT_MS, small_document, wait_for


def kept_while_training(qtbot, run_model):
    """A model that trains on, of which an epoch was kept."""
    with qtbot.waitSignal(run_model.epoch_kept, timeout=WAIT_MS):
        run_model.train()
        run_model.ask_for_epoch()
    return run_model.kept_epoch


def test_a_kept_epoch_is_whole_and_has_nothing_of_the_next(qtbot, new_run_model):
    run_model = new_run_model(small_document(epochs=1000))
    kept = kept_while_training(qtbot, run_model)
    epochs = kept.trained.epochs_done
    qtbot.waitUntil(lambda: len(run_model.history.epochs) > epochs, timeout=WAIT_MS)
    assert run_model.kept_epoch is kept
    make = project_to_go_on_from(run_model.store.document, run_model)
    events = make().history
    assert make().history == events
    assert max(event.epoch for event in events) == epochs
    assert events[-1].step == kept.trained.checkpoint.step


def test_a_run_goes_on_from_the_epoch_as_if_nothing_had_happened(qtbot, new_run_model, tmp_path):
    run_model = new_run_model(small_document(epochs=1000))
    epochs = kept_while_training(qtbot, run_model).trained.epochs_done
    save_project(tmp_path / "kept.nnstudio", project_to_go_on_from(run_model.store.document, run_model)())
    qtbot.waitUntil(lambda: len(run_model.history.epochs) > epochs, timeout=WAIT_MS)
    again, project = new_run_model(small_document()), load_project(tmp_path / "kept.nnstudio")
    again.store.open(project.document)
    take_up(project, again)
    assert again.outlook.goal == 1000
    again.one_epoch()
    wait_for(qtbot, again, State.PAUSED)
    assert len(again.history.epochs) == epochs + 1
    assert again.history.epochs == run_model.history.epochs[: epochs + 1]


def test_a_run_that_is_over_is_kept_as_it_is(qtbot, new_run_model):
    run_model = new_run_model(small_document(epochs=2))
    kept_while_training(qtbot, run_model)
    wait_for(qtbot, run_model, State.FINISHED)
    assert run_model.kept_epoch is None
    project = project_to_go_on_from(run_model.store.document, run_model)()
    assert isinstance(project.history[-1], Finished)
    assert project.history == project_of(run_model.store.document, run_model)().history


def test_layers_that_were_edited_meanwhile_cost_the_others_nothing(qtbot, new_run_model):
    run_model = new_run_model(small_document(epochs=1000))
    kept = kept_while_training(qtbot, run_model)
    document = edits.change_layer(run_model.store.document, "output", units=12)
    run_model.store.apply(document, "Edit")
    project = project_to_go_on_from(document, run_model)()
    assert project.history is None
    assert project.weights["output/kernel"].shape == (16, 12)
    assert project.weights["hidden/kernel"] is kept.trained.weights["hidden/kernel"]
    assert project.learned.document.graph == kept.trained.document.graph
    assert project.learned.checkpoint.step == kept.trained.checkpoint.step
    assert max(event.epoch for event in project.learned.history) == kept.trained.epochs_done
