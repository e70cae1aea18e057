"""The test part is an exam: training does not look at it, and each look that a person takes is counted."""

import dataclasses
from pathlib import Path

import pytest

from nnstudio.cli.opening import open_data
from nnstudio.data.source import Opened, Source
from nnstudio.data.sources import Mnist, Points
from nnstudio.document import edits
from nnstudio.document.answer import answer_layers, append
from nnstudio.document.document import Document, empty_document
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.learning.events import EpochDone
from nnstudio.learning.schedules import ReduceOnPlateau
from tests.cli.running import Command
from tests.data.untouched import seal


def new_network(**training: object) -> Document:
    """As File > New begins it, with an answer to its task."""
    document = empty_document()
    document = append(document, answer_layers(document, (28, 28, 1)), document.last)
    document = edits.change_data(document, Mnist(limit=200), Mnist(limit=200).describe())
    return edits.change_training(document, epochs=2, **training)


def saved(folder: Path, document: Document) -> Path:
    path = folder / "new.nnstudio"
    save_project(path, Project(document))
    return path


@pytest.mark.parametrize(
    "training",
    [{}, {"early_stopping": 1}, {"schedule": ReduceOnPlateau()}, {"validation": "none"}],
    ids=["new", "early stopping", "plateau", "none"],
)
def test_training_a_new_network_never_looks_at_the_test_part(
    nnstudio: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, training: dict[str, object]
) -> None:
    seal(monkeypatch, Mnist)
    path = saved(tmp_path, new_network(**training))
    outcome = nnstudio("train", path, "--out", path)
    assert outcome.status == 0
    part = "training" if "validation" in training else "validation"
    assert f"{part} accuracy" in outcome.out
    assert f"The test part was not looked at: `nnstudio evaluate {path}` opens it" in outcome.errors


def test_a_template_of_ours_never_looks_at_the_test_part(
    nnstudio: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal(monkeypatch, Points)
    (ended,) = nnstudio("train", "spiral", "--epochs", 2, "--json").events("ended")
    assert ended["judged_on"] == "validation"
    assert 0.0 <= ended["validation_metrics"]["accuracy"] <= 1.0
    assert "test_metrics" not in ended


def test_a_tutorial_is_judged_on_the_test_images_and_says_so(nnstudio: Command) -> None:
    (ended,) = nnstudio("train", "first-network", "--epochs", 1, "--limit", 100, "--json").events("ended")
    assert ended["judged_on"] == "test"
    assert "judged on the test images after each epoch, as in its tutorial" in nnstudio("templates").out


def test_a_tutorial_with_other_data_is_judged_on_a_split(nnstudio: Command, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("a,b,target\n" + "".join(f"{n},{n % 7},{n % 2}\n" for n in range(200)), encoding="utf-8")
    run = nnstudio("train", "first-network", "--data", table, "--epochs", 1, "--json")
    assert run.events("ended")[0]["judged_on"] == "validation"


def test_each_evaluation_is_counted_in_the_project(nnstudio: Command, tmp_path: Path) -> None:
    path = saved(tmp_path, new_network())
    nnstudio("train", path, "--out", path)
    (first,) = nnstudio("evaluate", path, "--json").lines
    outcome = nnstudio("evaluate", path)
    assert first["times_seen"] == 1
    assert "the test part was opened 2 times by this project" in outcome.out
    sightings = load_project(path).sightings
    assert [(sighting.epochs, sighting.examples) for sighting in sightings] == [(2, 10_000), (2, 10_000)]
    assert sightings[0].metrics == first["metrics"]


def test_looks_outlive_further_training(nnstudio: Command, tmp_path: Path) -> None:
    path = saved(tmp_path, new_network())
    nnstudio("train", path, "--out", path)
    nnstudio("evaluate", path)
    nnstudio("train", path, "--epochs", 3, "--out", path)
    (result,) = nnstudio("evaluate", path, "--json").lines
    assert result["times_seen"] == 2


def test_what_a_window_saved_while_the_test_part_was_judged_stays(
    nnstudio: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, new_network())
    nnstudio("train", path, "--out", path)

    def opened_while_a_window_saves(source: Source) -> Opened:
        project = load_project(path)
        renamed = edits.retitle(project.document, "Renamed meanwhile")
        save_project(path, dataclasses.replace(project, document=renamed))
        return open_data(source)

    monkeypatch.setattr("nnstudio.cli.evaluate.open_data", opened_while_a_window_saves)
    (result,) = nnstudio("evaluate", path, "--json").lines
    assert result["times_seen"] == 1
    project = load_project(path)
    assert project.document.title == "Renamed meanwhile"
    assert len(project.sightings) == 1


def test_a_look_that_cannot_be_counted_is_told(
    nnstudio: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, new_network())
    nnstudio("train", path, "--out", path)

    def full(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("nnstudio.formats.project.write_atomically", full)
    outcome = nnstudio("evaluate", path)
    assert outcome.status == 0
    assert "This look at the test part could not be counted." in outcome.errors


def test_a_look_does_not_count_where_the_test_part_has_judged_each_epoch(
    nnstudio: Command, tmp_path: Path
) -> None:
    path = saved(tmp_path, new_network(validation="test set"))
    nnstudio("train", path, "--out", path)
    (result,) = nnstudio("evaluate", path, "--json").lines
    assert result["times_seen"] == 0
    assert (
        "judged this network after each epoch, so that this is no test of it"
        in nnstudio("evaluate", path).out
    )
    assert load_project(path).sightings == ()


def test_training_says_that_the_test_part_chose_the_best_epoch(nnstudio: Command, tmp_path: Path) -> None:
    path = saved(tmp_path, new_network(validation="test set"))
    outcome = nnstudio("train", path, "--out", path)
    best = max(
        (event for event in load_project(path).history or () if isinstance(event, EpochDone)),
        key=lambda event: event.validation_metrics["accuracy"],
    )
    assert f"The test part chose the best epoch, {best.epoch}," in outcome.errors
    assert "was not looked at" not in outcome.errors


def test_with_one_epoch_there_is_nothing_to_choose(nnstudio: Command, tmp_path: Path) -> None:
    path = saved(tmp_path, new_network(validation="test set"))
    assert "The test part chose" not in nnstudio("train", path, "--epochs", 1).errors
