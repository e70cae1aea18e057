"""`nnstudio export` and `nnstudio code`: another library's file or code, and what was checked of it."""

import ast
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.project import load_project
from tests.cli.running import Command


def test_a_trained_project_becomes_a_file_of_keras(nnstudio: Command, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "digits.keras"
    outcome = nnstudio("export", project, "--to", "keras", out, "--json")
    assert outcome.status == 0
    (told,) = outcome.lines
    assert (told["file"], told["format"], told["notes"]) == (str(out), "keras", [])
    assert told["holds"] in (None, True)
    assert zipfile.is_zipfile(out)


def test_a_template_leaves_with_the_weights_that_it_begins_with(nnstudio: Command, tmp_path: Path) -> None:
    outcome = nnstudio("export", "first-network", "--to", "keras-script", tmp_path / "code")
    assert outcome.status == 0
    assert "never trained" in outcome.errors
    assert sorted(path.name for path in (tmp_path / "code").iterdir()) == ["network.py", "weights.npz"]


def test_a_folder_that_is_not_there_is_told(nnstudio: Command, tmp_path: Path) -> None:
    said = nnstudio.refused("export", "first-network", "--to", "keras", tmp_path / "no" / "x.keras", status=1)
    assert "was not written" in said


def test_an_unknown_format_is_wrong_use(nnstudio: Command, tmp_path: Path) -> None:
    said = nnstudio.refused("export", "first-network", "--to", "caffe", tmp_path / "x", status=2)
    assert all(name in said for name in EXPORTERS)


def test_the_network_is_printed_as_code(nnstudio: Command) -> None:
    out = nnstudio("code", "two-convolutions", "--as", "keras").out
    ast.parse(out)
    assert 'keras.layers.Conv2D(filters=64, kernel_size=(3, 3), activation="relu"' in out


def test_what_a_format_needs_and_is_not_installed_is_told(
    nnstudio: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    said = nnstudio.refused("export", "first-network", "--to", "onnx", tmp_path / "x.onnx", status=1)
    assert "pip install 'nnstudio[onnx]'" in said
    assert list(tmp_path.iterdir()) == []


def test_what_was_exported_comes_in_again(nnstudio: Command, project: Path, tmp_path: Path) -> None:
    assert nnstudio("export", project, "--to", "keras", tmp_path / "x.keras").status == 0
    (told,) = nnstudio("import", tmp_path / "x.keras", tmp_path / "back.nnstudio", "--json").lines
    assert (told["layers"], told["weights"], told["gaps"]) == (3, True, [])
    before, after = load_project(project), load_project(told["file"])
    assert before.weights is not None
    assert after.weights is not None
    assert all(np.array_equal(after.weights[name], array) for name, array in before.weights.items())


def test_a_file_that_is_no_network_is_told(nnstudio: Command, tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("print('hello')")
    said = nnstudio.refused("import", tmp_path / "x.py", tmp_path / "back.nnstudio", status=1)
    assert "There is no model in the code" in said
    assert not (tmp_path / "back.nnstudio").exists()


def test_a_state_dict_goes_onto_the_network_that_it_was_saved_from(
    nnstudio: Command, project: Path, tmp_path: Path
) -> None:
    assert nnstudio("export", project, "--to", "pytorch-module", tmp_path / "code").status == 0
    weights, out = tmp_path / "code" / "weights.safetensors", tmp_path / "back.nnstudio"
    (told,) = nnstudio("import", weights, out, "--onto", project, "--json").lines
    assert (told["weights"], told["gaps"]) == (True, [])
    ours, back = load_project(project).weights, load_project(out).weights
    assert ours is not None
    assert back is not None
    assert all(np.array_equal(back[name], array) for name, array in ours.items())
