"""`nnstudio train`."""

import dataclasses
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from nnstudio.cli.opening import open_data
from nnstudio.data.source import Opened, Source
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.learning.losses import MeanSquaredError
from nnstudio.learning.optimizers.sgd import SGD
from tests.cli.running import Command

SHORT = ("--limit", 300)
NOTHING_KEPT = (
    "Nothing was kept: with `--out FILE.nnstudio`, the trained network is saved, to be used and trained on.\n"
)


def file_of(document: Document, folder: Path) -> Path:
    path = folder / "network.nnstudio"
    save_project(path, Project(document))
    return path


def test_each_event_is_one_json_object(nnstudio: Command) -> None:
    outcome = nnstudio(
        "train", "first-network", *SHORT, "--epochs", 2, "--seed", 4, "--batch-size", 50, "--json"
    )
    assert outcome.status == 0
    assert outcome.errors.startswith(f"{NOTHING_KEPT}The test part chose the best epoch, ")
    (started,) = outcome.events("started")
    assert (started["parameters"], started["examples"], started["seed"], started["batch_size"]) == (
        25450,
        300,
        4,
        50,
    )
    assert [(e["epoch"], e["batch"]) for e in outcome.events("batch_done")] == [
        (epoch, batch) for epoch in (1, 2) for batch in range(1, 7)
    ]
    assert [epoch["epoch"] for epoch in outcome.events("epoch_done")] == [1, 2]
    assert all(
        epoch["seconds"] > 0 and epoch["examples_per_second"] > 0 for epoch in outcome.events("epoch_done")
    )
    assert len(outcome.events("finished")) == 1
    (ended,) = outcome.events("ended")
    assert ended["test_metrics"] == outcome.events("epoch_done")[-1]["validation_metrics"]
    assert set(ended["test_metrics"]) == {"accuracy", "top_5_accuracy", "precision", "recall", "f1"}
    assert (ended["epochs"], ended["finished"], ended["saved"]) == (2, True, None)


def test_people_get_a_line_for_each_epoch_and_the_accuracy_at_the_end(nnstudio: Command) -> None:
    outcome = nnstudio("train", "first-network", *SHORT, "--epochs", 2)
    lines = outcome.out.splitlines()
    assert lines[0].startswith(
        "First network: 25,450 parameters, 300 examples, CategoricalCrossentropy and Adam"
    )
    assert lines[1].startswith("epoch 1/2  loss ")
    assert "examples/s" in lines[1]
    assert lines[3].startswith("test accuracy ")
    assert outcome.errors.startswith(f"{NOTHING_KEPT}The test part chose the best epoch, ")


def test_the_same_seed_gives_the_same_weights_on_any_number_of_threads(
    nnstudio: Command, tmp_path: Path
) -> None:
    weights = []
    for threads in (1, 2):
        path = tmp_path / f"{threads}.nnstudio"
        nnstudio("train", "wide-dropout", *SHORT, "--epochs", 1, "--threads", threads, "--out", path)
        weights.append(load_project(path).weights)
    assert weights[0] is not None
    assert weights[1] is not None
    for name, array in weights[0].items():
        assert array.tobytes() == weights[1][name].tobytes()


def test_the_trained_project_holds_the_plan_that_was_asked_for(nnstudio: Command, project: Path) -> None:
    opened = load_project(project)
    assert opened.document.training.epochs == 1
    assert opened.document.graph == TEMPLATES["first-network"].document.graph
    assert opened.history is not None
    assert opened.checkpoint is not None
    assert opened.document.source.limit == 500


def test_more_epochs_go_on_where_the_file_stopped(nnstudio: Command, project: Path, tmp_path: Path) -> None:
    outcome = nnstudio("train", project, "--limit", 500, "--epochs", 3, "--out", project, "--json")
    assert "Going on where the run of 'First network' stopped, after 1 whole epoch." in outcome.errors
    assert [epoch["epoch"] for epoch in outcome.events("epoch_done")] == [2, 3]
    straight = tmp_path / "straight.nnstudio"
    nnstudio("train", "first-network", "--limit", 500, "--epochs", 3, "--out", straight)
    one, other = load_project(project), load_project(straight)
    assert one.history == other.history
    for name, array in (one.weights or {}).items():
        np.testing.assert_array_equal(array, (other.weights or {})[name])


def test_another_plan_begins_a_new_run_with_the_weights_of_the_file(nnstudio: Command, project: Path) -> None:
    outcome = nnstudio("train", project, "--limit", 500, "--seed", 9, "--json")
    assert outcome.errors == "A new run begins with the project's weights.\n" + NOTHING_KEPT
    assert [epoch["epoch"] for epoch in outcome.events("epoch_done")] == [1]
    assert outcome.events("batch_done")[0]["loss"] < 2.0


def test_no_epochs_give_the_network_as_it_was_drawn(nnstudio: Command, tmp_path: Path) -> None:
    path = tmp_path / "new.nnstudio"
    outcome = nnstudio("train", "first-network", *SHORT, "--epochs", 0, "--out", path)
    assert outcome.status == 0
    assert "With 0 epochs nothing is learned" in outcome.errors
    assert load_project(path).weights is not None


def test_a_warning_is_told_and_does_not_stop_the_run(nnstudio: Command, tmp_path: Path) -> None:
    document = edits.change_layer(TEMPLATES["first-network"].document, "dense", activation="linear")
    outcome = nnstudio("train", file_of(document, tmp_path), *SHORT, "--epochs", 1)
    assert outcome.status == 0
    assert outcome.errors.startswith("Warning: Without an activation, dense and the layer behind it")


def test_a_run_that_blows_up_fails_and_keeps_the_last_good_weights(nnstudio: Command, tmp_path: Path) -> None:
    wild, loss = SGD(learning_rate=1e6), MeanSquaredError()
    document = edits.change_training(TEMPLATES["first-network"].document, optimizer=wild, loss=loss)
    document = edits.change_layer(document, "dense_1", activation="linear")
    path = file_of(document, tmp_path)
    outcome = nnstudio("train", path, *SHORT, "--epochs", 3, "--out", path, "--json")
    assert outcome.status == 1
    assert "numerically unstable" in outcome.errors.splitlines()[-1]
    assert len(outcome.events("diverged")) == 1
    opened = load_project(path)
    assert opened.weights is not None
    assert opened.checkpoint is None


def test_a_network_that_can_not_be_trained_is_refused_with_its_repair(
    nnstudio: Command, tmp_path: Path
) -> None:
    document = edits.remove(TEMPLATES["first-network"].document, ["flatten"])
    sentence = nnstudio.refused("train", file_of(document, tmp_path), status=1)
    assert "can't be trained. dense: Dense needs a flat input, and gets 28x28x1: insert Flatten." in sentence


def test_an_unknown_template_is_told_with_those_that_exist(nnstudio: Command) -> None:
    sentence = nnstudio.refused("train", "second-network", status=2)
    assert "no template and no file named 'second-network'; the templates are spiral," in sentence


def test_a_file_that_does_not_exist_is_named(nnstudio: Command) -> None:
    assert "There is no file missing.nnstudio" in nnstudio.refused("train", "missing.nnstudio", status=2)


def test_a_file_that_is_no_project_is_refused(nnstudio: Command, tmp_path: Path) -> None:
    path = tmp_path / "story.nnstudio"
    path.write_text("once upon a time")
    assert "is not a project of NN Studio" in nnstudio.refused("train", path, status=1)


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--epochs", "many", "'many' is no whole number"),
        ("--epochs", "-1", "-1 is not from 0 to 100000"),
        ("--seed", "1.5", "'1.5' is no whole number"),
        ("--batch-size", "0", "0 is not from 1 to 65536"),
        ("--limit", "0", "0 is not from 1"),
        ("--threads", "0", "0 is not from 1 to 256"),
        ("--speed", "9", "unrecognized arguments: --speed 9"),
    ],
)
def test_an_option_that_makes_no_sense_is_wrong_use(
    nnstudio: Command, option: str, value: str, sentence: str
) -> None:
    assert sentence in nnstudio.refused("train", "first-network", option, value, status=2)


def test_a_place_that_can_not_be_written_is_told_before_the_training(
    nnstudio: Command, tmp_path: Path
) -> None:
    out = tmp_path / "missing" / "digits.nnstudio"
    assert "There is no folder" in nnstudio.refused("train", "first-network", "--out", out, status=2)
    assert "No file can be written" in nnstudio.refused("train", "first-network", "--out", tmp_path, status=2)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_project_is_not_replaced(nnstudio: Command, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("what I thought")
    sentence = nnstudio.refused("train", "first-network", *SHORT, "--out", notes, status=2)
    assert f"{notes} exists and is no project of NN Studio: choose another name for --out." in sentence
    assert notes.read_text() == "what I thought"


def test_an_empty_file_may_be_replaced(nnstudio: Command, tmp_path: Path) -> None:
    path = tmp_path / "made-by-mktemp"
    path.touch()
    assert nnstudio("train", "first-network", *SHORT, "--epochs", 0, "--out", path).status == 0
    assert load_project(path).weights is not None


def test_one_image_is_no_images(nnstudio: Command) -> None:
    outcome = nnstudio("train", "first-network", "--limit", 1, "--epochs", 1, "--batch-size", 1)
    assert " 1 example, " in outcome.out


@pytest.mark.parametrize(
    ("out", "meant"),
    [("net.h5", "net.nnstudio"), ("net.keras", "net.nnstudio"), ("v1.2", "v1.2.nnstudio")],
)
def test_a_foreign_suffix_is_questioned(nnstudio: Command, tmp_path: Path, out: str, meant: str) -> None:
    outcome = nnstudio("train", "first-network", *SHORT, "--epochs", 1, "--out", tmp_path / out)
    assert outcome.status == 2
    assert f"did you mean {tmp_path / meant}?" in outcome.errors
    assert not list(tmp_path.iterdir())


def test_a_run_that_learns_nothing_says_so_with_the_likeliest_cause(
    nnstudio: Command, tmp_path: Path
) -> None:
    document = TEMPLATES["first-network"].document
    sick = edits.change_training(document, optimizer=SGD(learning_rate=10.0), epochs=1)
    save_project(tmp_path / "sick.nnstudio", Project(sick))
    outcome = nnstudio("train", tmp_path / "sick.nnstudio", "--limit", 3000)
    assert (
        "Nothing is learned so far: always giving the same answer would reach accuracy 11." in outcome.errors
    )
    assert "jumps past everything it could learn: set learning rate to 0.01." in outcome.errors


def test_a_run_that_learns_is_not_told_so(nnstudio: Command) -> None:
    outcome = nnstudio("train", "first-network", "--limit", 3000, "--epochs", 1)
    assert "Nothing is learned" not in outcome.errors


def test_what_a_window_saved_while_the_command_trained_stays(
    nnstudio: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "digits.nnstudio"
    short = ("--epochs", "1", "--limit", "64")
    nnstudio("train", "first-network", *short, "--out", path)

    def opened_while_a_window_saves(source: Source) -> Opened:
        project = load_project(path)
        renamed = edits.retitle(project.document, "Renamed meanwhile")
        save_project(path, dataclasses.replace(project, document=renamed))
        return open_data(source)

    monkeypatch.setattr(import_module("nnstudio.cli.train"), "open_data", opened_while_a_window_saves)
    outcome = nnstudio("train", path, *short, "--out", path, "--json")
    beside = tmp_path / "digits-2.nnstudio"
    assert outcome.lines[-1]["saved"] == str(beside)
    assert load_project(beside).weights is not None
    assert load_project(path).document.title == "Renamed meanwhile"
