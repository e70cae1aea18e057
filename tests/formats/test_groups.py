"""Groups in projects: they come back as they were, older programs are told, and damage is said in a sentence."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnstudio.document import edits
from nnstudio.document.as_text import layers_from_text, layers_to_text
from nnstudio.document.document import Document
from nnstudio.document.errors import DocumentError
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.engine.training import Training
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.learning.events import EpochDone
from tests.document.building import small
from tests.document.grouping import grouped
from tests.formats.building import DATA


def trained(document: Document, epochs: int = 1) -> tuple[Project, list[float]]:
    """A project of that document after some epochs, and their losses."""
    document = edits.change_training(document, epochs=epochs, batch_size=20, seed=3)
    with Training(document.graph, document.training, DATA, threads=1) as run:
        events = tuple(run.events())
        losses = [event.loss for event in events if isinstance(event, EpochDone)]
        return Project(document, run.snapshot(), events, run.checkpoint()), losses


def test_a_repeated_group_trains_and_each_repetition_has_weights_of_its_own() -> None:
    project, losses = trained(grouped(3), epochs=3)
    assert losses[-1] < losses[0]
    assert project.weights is not None
    kernels = [project.weights[f"{name}/first/kernel"] for name in ("block", "block_2", "block_3")]
    assert kernels[0].shape == kernels[1].shape == kernels[2].shape
    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert not np.array_equal(kernels[one], kernels[other])


def test_a_project_with_groups_comes_back_with_weights_and_checkpoint(tmp_path: Path) -> None:
    project, _ = trained(grouped(2, 4, 8))
    save_project(tmp_path / "groups.nnstudio", project)
    loaded = load_project(tmp_path / "groups.nnstudio")
    assert loaded.document == project.document
    assert loaded.document.graph == project.document.graph
    assert project.weights is not None
    assert loaded.weights is not None
    assert set(loaded.weights) == set(project.weights)
    for name, array in project.weights.items():
        np.testing.assert_array_equal(loaded.weights[name], array)
    assert loaded.checkpoint is not None


def test_only_what_has_groups_needs_a_program_that_knows_them() -> None:
    assert document_to_json(small())["version"] == 2
    assert document_to_json(grouped())["version"] == 3
    assert json.loads(layers_to_text(small().nodes))["version"] == 2
    assert json.loads(layers_to_text(grouped().nodes))["version"] == 3


def test_groups_are_copied_as_text() -> None:
    document = grouped(2, 4, 8)
    assert layers_from_text(layers_to_text(document.nodes).encode()) == document.nodes


def nested(depth: int, repeat: int = 1) -> list[dict[str, Any]]:
    """Groups in groups, with one layer in the innermost."""
    layers: list[dict[str, Any]] = [{"id": "flat", "inputs": ["input"], "layer": {"type": "Flatten"}}]
    for at in range(depth):
        group = {"type": "Group", "label": "Deep", "repeat": repeat, "settings": [], "layers": layers}
        layers = [{"id": f"group_{at}", "inputs": ["input"], "layer": group}]
    return layers


def refused(layers: Any) -> str:
    plain = {**document_to_json(grouped()), "layers": layers}
    with pytest.raises(DocumentError) as error:
        document_from_json(plain)
    said = str(error.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


def spoilt(**values: Any) -> list[dict[str, Any]]:
    """The layers of a good document, whose group has other values."""
    layers = json.loads(json.dumps(document_to_json(grouped(2))["layers"]))
    layers[1]["layer"].update(values)
    return list(layers)


SETTING = {"name": "filters", "targets": [["first", "filters"]], "values": [4]}
INNER = document_to_json(grouped())["layers"][1]["layer"]["layers"]


@pytest.mark.parametrize(
    ("layers", "said"),
    [
        (nested(5), "inside of each other 4 deep"),
        (nested(2_000), "inside of each other 4 deep"),
        (nested(4, 100), r"may have 1,000 layers, and this one has 100,000,000\."),
        (spoilt(repeat=10**9), "repeat must be from 1 to 100"),
        (spoilt(repeat=0), "repeat must be from 1 to 100"),
        (spoilt(repeat=None), "repeat can't be None"),
        (spoilt(repeat="3"), "can't be read"),
        (spoilt(label=""), "title of a group is a text of 1 to 64 characters"),
        (spoilt(label="\x1b[31m"), "title of a group"),
        (spoilt(label=7), "title of a group"),
        (spoilt(layers=None), "group block can't be read"),
        (spoilt(settings={}), "group block can't be read"),
        (spoilt(settings=[{}]), "group block can't be read"),
        (spoilt(settings=[SETTING] * 65), "group block can't be read"),
        (spoilt(settings=[SETTING, SETTING]), "don't fit its layers"),
        (spoilt(settings=[{**SETTING, "targets": [["nobody", "filters"]]}]), "don't fit its layers"),
        (spoilt(settings=[{**SETTING, "targets": [["first", "wings"]]}]), "no setting named 'wings'"),
        (spoilt(settings=[{**SETTING, "targets": [["first"]]}]), "group block can't be read"),
        (spoilt(settings=[{**SETTING, "values": [0]}]), "filters must be"),
        (spoilt(settings=[{**SETTING, "values": [[[]]]}]), "can't be"),
        (spoilt(settings=[{**SETTING, "values": []}]), "group block can't be read"),
        (spoilt(settings=[{**SETTING, "name": "repeat"}]), "A setting is named with"),
        (spoilt(layers=[{**INNER[0], "id": "a/b"}]), "can't be named 'a/b'"),
        (spoilt(layers=[{**INNER[0], "inputs": ["first"]}]), "wait for each other in a circle: first"),
        (spoilt(layers=[{**INNER[0], "inputs": ["stem"]}]), "reads 'stem', which does not exist"),
        (spoilt(layers=[{**INNER[0], "inputs": ["input:1"]}]), "reads 'input:1', which does not exist"),
        (spoilt(layers=[{**INNER[0], "inputs": ["input:999999999"]}]), "which does not exist"),
        (spoilt(layers=[INNER[0], INNER[0]]), "Two layers have the same name"),
        (spoilt(layers=[INNER[0], 7]), "must be a JSON object"),
        (
            [{"id": "g", "inputs": ["input", "input"], "layer": nested(1)[0]["layer"]}],
            "takes 1 input, and has 2",
        ),
    ],
)
def test_damaged_groups_are_refused_with_a_sentence(layers: Any, said: str) -> None:
    assert re.search(said, refused(layers)), refused(layers)
