"""Saving a project and opening it again."""

import dataclasses
import json
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from nnstudio.document.document import empty_document
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.parameters import Parameters
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, load_project, save_project
from tests.formats.building import network, trained, training


def saved(folder: Path, project: Project) -> Path:
    path = folder / "digits.nnstudio"
    save_project(path, project)
    return path


def same_arrays(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    return one.keys() == other.keys() and all(
        one[name].tobytes() == other[name].tobytes() and one[name].dtype == other[name].dtype for name in one
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_with_its_weights_comes_back_to_the_bit(name: str, tmp_path: Path) -> None:
    document = TEMPLATES[name].document
    weights = Parameters(document.graph, seed=3).copy()
    project = load_project(saved(tmp_path, Project(document, weights)))
    assert project.document == document
    assert project.weights is not None
    assert same_arrays(project.weights, weights)


def test_a_network_that_was_never_trained_is_only_a_document(tmp_path: Path) -> None:
    path = saved(tmp_path, Project(empty_document()))
    assert load_project(path) == Project(empty_document())
    assert zipfile.ZipFile(path).namelist() == ["document.json"]


def test_the_history_comes_back_without_the_progress_of_validation(tmp_path: Path) -> None:
    project = load_project(saved(tmp_path, trained()))
    assert project.history == trained().history


def test_a_run_goes_on_from_its_file_as_if_it_had_never_stopped(tmp_path: Path) -> None:
    document = network()
    with training(document) as run:
        events = run.events()
        history = tuple(next(events) for _ in range(6))
        path = saved(tmp_path, Project(document, run.snapshot(), history, run.checkpoint()))
        straight = history + tuple(events)
        weights = run.snapshot()
    opened = load_project(path)
    assert opened.checkpoint is not None
    with training(opened.document) as again:
        again.restore(opened.checkpoint)
        assert (opened.history or ()) + tuple(again.events()) == straight
        assert same_arrays(again.snapshot(), weights)


def test_an_optimizers_infinite_state_keeps_nobody_from_saving(tmp_path: Path) -> None:
    """Squares of large gradients overflow while weights and losses are fine: dividing by them only stands still."""
    checkpoint = trained().checkpoint
    assert checkpoint is not None
    name = next(name for name in checkpoint.arrays if name.startswith("optimizer/"))
    arrays = {**checkpoint.arrays, name: np.full_like(checkpoint.arrays[name], np.inf)}
    project = dataclasses.replace(trained(), checkpoint=dataclasses.replace(checkpoint, arrays=arrays))
    opened = load_project(saved(tmp_path, project))
    assert opened.checkpoint is not None
    assert np.isinf(opened.checkpoint.arrays[name]).all()


def test_other_programs_can_read_the_weights_and_the_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(saved(tmp_path, trained())) as archive:
        weights = safetensors.numpy.load(archive.read("weights.safetensors"))
        document = json.loads(archive.read("document.json"))
    assert set(weights) == {"dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"}
    assert document["title"] == "A small network"


def test_the_same_project_gives_the_same_file(tmp_path: Path) -> None:
    first = saved(tmp_path, trained()).read_bytes()
    assert saved(tmp_path, trained()).read_bytes() == first


def test_weights_that_were_opened_can_be_changed(tmp_path: Path) -> None:
    weights = load_project(saved(tmp_path, trained())).weights
    assert weights is not None
    weights["dense/bias"][0] = 1.0


def test_saving_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    saved(tmp_path, trained())
    path = saved(tmp_path, Project(network()))
    assert load_project(path).weights is None
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
def test_a_new_file_has_the_permissions_of_any_other_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    path = saved(tmp_path, Project(network()))
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode
    path.chmod(0o640)
    assert saved(tmp_path, trained()).stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need rights on Windows")
def test_saving_through_a_link_changes_the_file_and_not_the_link(tmp_path: Path) -> None:
    path = saved(tmp_path, Project(network()))
    link = tmp_path / "link.nnstudio"
    link.symlink_to(path)
    save_project(link, trained())
    assert link.is_symlink()
    assert load_project(path).weights is not None


def test_weights_of_another_network_are_not_saved(tmp_path: Path) -> None:
    project = dataclasses.replace(trained(), document=TEMPLATES["first-network"].document)
    with pytest.raises(
        ProjectError, match=r"can't be saved: it has weights of dense/kernel with the shape 784x4"
    ):
        saved(tmp_path, project)
    assert os.listdir(tmp_path) == []


def test_what_a_network_learned_before_it_was_edited_is_kept_beside_it(tmp_path: Path) -> None:
    broken = Project(empty_document(), learned=trained())
    again = load_project(saved(tmp_path, broken))
    assert again.weights is None
    assert again.learned is not None
    assert again.learned.document == trained().document
    assert again.learned.history == trained().history
    assert again.learned.checkpoint is not None
    assert same_arrays(again.learned.weights or {}, trained().weights or {})


def test_what_was_learned_before_is_checked_as_all_else_is(tmp_path: Path) -> None:
    path = saved(tmp_path, Project(empty_document(), learned=trained()))
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    del members["learned/checkpoint.safetensors"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(ProjectError, match=r"has no learned/checkpoint.safetensors"):
        load_project(path)
