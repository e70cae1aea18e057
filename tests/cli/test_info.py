"""`nnstudio info` tells what is in a project or template, and reads no example."""

import dataclasses
from pathlib import Path

import pytest

from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.layers.dense import Dense
from nnstudio.learning.events import EpochDone
from nnstudio.runs.kept import learned_in, with_learned
from nnstudio.runs.outlook import outlook
from tests.cli.running import Command


def test_a_template_is_told_layer_by_layer(nnstudio: Command) -> None:
    outcome = nnstudio("info", "first-network")
    assert outcome.status == 0
    assert (
        "MNIST, classification: 60,000 training examples, 10,000 test examples, each 28x28x1" in outcome.out
    )
    lines = [line.split() for line in outcome.out.splitlines()]
    assert ["flatten", "Flatten", "the", "input", "784", "0"] in lines
    dense = TEMPLATES["first-network"].document.graph.node("dense")
    assert dense.layer.summary() in outcome.out
    assert f"{TEMPLATES['first-network'].parameters:,} parameters" in outcome.out
    assert outcome.out.endswith("never trained\n")


@pytest.mark.parametrize("name", TEMPLATES)
def test_programs_get_one_object(nnstudio: Command, name: str) -> None:
    (plain,) = nnstudio("info", name, "--json").lines
    document = TEMPLATES[name].document
    assert [layer["name"] for layer in plain["layers"]] == [node.id for node in document.graph.nodes]
    assert [tuple(layer["output_shape"]) for layer in plain["layers"]] == [
        document.graph.shapes()[node.id] for node in document.graph.nodes
    ]
    assert sum(layer["parameters"] for layer in plain["layers"]) == plain["parameters"]
    assert plain["parameters"] == TEMPLATES[name].parameters
    assert plain["data"]["shape"] == list(document.input_shape)
    assert plain["training"] == document.training.to_json()
    assert (plain["run"]["trained"], plain["run"]["next"]) == (False, "new")


def test_a_trained_project_tells_how_far_its_run_is(nnstudio: Command, project: Path) -> None:
    (plain,) = nnstudio("info", project, "--json").lines
    epoch = next(event for event in load_project(project).history or () if isinstance(event, EpochDone))
    run = plain["run"]
    assert (run["trained"], run["epochs"], run["steps"]) == (True, 1, epoch.step)
    assert run["last"]["accuracy"] == epoch.metrics["accuracy"]
    assert run["ended"] == "The 1 epoch is done"
    assert (run["next"], run["fresh"]) == ("continue", [])
    text = nnstudio("info", project).out
    assert "trained for 1 epoch" in text
    assert "Now training goes on where it stopped." in text


def test_what_an_edit_costs_is_told(nnstudio: Command, project: Path) -> None:
    kept = load_project(project)
    trained, record = learned_in(kept)
    document = edits.insert(kept.document, Dense(units=5), "flatten", "narrow")
    document = edits.annotate(edits.set_disabled(document, ["dense"], True), None, "A try.")
    save_project(project, with_learned(document, outlook(document, trained), record.events_of_now()))
    (plain,) = nnstudio("info", project, "--json").lines
    assert plain["disabled"] == ["dense"]
    assert "narrow" in plain["run"]["fresh"]
    assert plain["note"] == "A try."
    text = nnstudio("info", project).out
    assert "disabled: dense" in text
    assert "A try." in text


def test_a_network_with_a_fault_says_so_and_what_is_not_known(nnstudio: Command, tmp_path: Path) -> None:
    document = TEMPLATES["first-network"].document
    broken = dataclasses.replace(edits.disconnect(document, "flatten", "dense"), title="Broken")
    save_project(tmp_path / "broken.nnstudio", Project(broken))
    (plain,) = nnstudio("info", tmp_path / "broken.nnstudio", "--json").lines
    assert plain["problems"][0]["severity"] == "error"
    assert [layer["output_shape"] for layer in plain["layers"]][1:] == [None] * (
        len(document.graph.nodes) - 1
    )
    outcome = nnstudio("info", tmp_path / "broken.nnstudio")
    assert outcome.status == 0
    assert "error: " in outcome.out


def test_what_there_is_not_is_refused(nnstudio: Command, tmp_path: Path) -> None:
    nnstudio.refused("info", "no-such-template", status=2)
    nnstudio.refused("info", tmp_path / "nothing.nnstudio", status=2)
