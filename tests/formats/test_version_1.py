"""Projects that NN Studio 0.1.0 saved, in version_1/: they open, answer, and go on learning as they would have."""

from pathlib import Path

import pytest

from nnstudio.data.sources import Mnist
from nnstudio.data.training_data import training_data
from nnstudio.document import edits
from nnstudio.formats.project import load_project, save_project
from nnstudio.learning.events import BatchDone, EpochDone, Finished
from nnstudio.runs.engines import ENGINE

FOLDER = Path(__file__).parent / "version_1"


def test_a_network_that_was_never_trained_opens_with_the_digits():
    project = load_project(FOLDER / "new.nnstudio")
    assert (project.weights, project.history, project.checkpoint) == (None, None, None)
    document = project.document
    assert document.title == "A small network"
    assert [node.id for node in document.nodes] == ["flatten", "dense", "dropout", "dense_1"]
    assert (document.source, document.description) == (Mnist(), Mnist().describe())
    assert (document.training.epochs, document.training.batch_size, document.training.seed) == (3, 16, 5)


def test_a_run_on_the_first_400_images_opens_with_its_figures():
    project = load_project(FOLDER / "trained.nnstudio")
    assert project.document.source == Mnist(limit=400)
    history = project.history or ()
    batches = [event for event in history if isinstance(event, BatchDone)]
    epochs = [event for event in history if isinstance(event, EpochDone)]
    assert (len(batches), batches[0].examples, batches[-1].step) == (50, 16, 50)
    assert [epoch.validation_metrics["accuracy"] for epoch in epochs] == [0.085, 0.1]
    assert isinstance(history[-1], Finished)


def test_its_weights_are_judged_as_they_were():
    project = load_project(FOLDER / "trained.nnstudio")
    document, opened = project.document, project.document.source.open()
    scaling = document.description.scaling
    judged = ENGINE.evaluate(
        document.graph,
        project.weights or {},
        document.task,
        opened.test,
        document.training.loss,
        scaling=scaling,
    )
    assert judged.loss == pytest.approx(2.2358355712890625, rel=1e-5)
    assert judged.metrics["accuracy"] == 0.1


def test_it_goes_on_where_it_stopped():
    """0.1.0 itself reached 65 of the 400 right after two epochs more."""
    project = load_project(FOLDER / "trained.nnstudio")
    document = edits.change_training(project.document, epochs=4)
    data = training_data(document.source.open(), document.training)
    session = ENGINE.open(document.graph, document.training, data, checkpoint=project.checkpoint)
    try:
        epochs = [event for event in session.events() if isinstance(event, EpochDone)]
    finally:
        session.close()
    assert [epoch.epoch for epoch in epochs] == [3, 4]
    assert epochs[-1].validation_loss == pytest.approx(2.185962677001953, rel=1e-4)
    assert epochs[-1].validation_metrics["accuracy"] == pytest.approx(0.1625, abs=0.005)


def test_saved_again_it_is_the_same_project_of_today(tmp_path: Path):
    project = load_project(FOLDER / "trained.nnstudio")
    save_project(tmp_path / "again.nnstudio", project)
    again = load_project(tmp_path / "again.nnstudio")
    assert (again.document, again.history) == (project.document, project.history)
