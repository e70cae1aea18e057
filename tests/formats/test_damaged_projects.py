"""Files that are no project, or no longer: each is refused with a sentence, and left as it is."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import load_project, save_project
from tests.formats.building import trained

Members = dict[str, bytes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "digits.nnstudio"
    save_project(path, trained())
    return path


def members_of(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewrite(path: Path, members: Members, compression: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def refused(path: Path) -> str:
    """The sentence with which the file is refused; the file itself is not touched."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ProjectError) as error:
        load_project(path)
    sentence = str(error.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert str(path) in sentence
    assert (path.read_bytes() if path.is_file() else None) == before
    return sentence


def with_json(member: str, change: Callable[[Any], Any]) -> Callable[[Members], Members]:
    def spoil(members: Members) -> Members:
        plain = json.loads(members[member])
        return {**members, member: json.dumps(change(plain)).encode()}

    return spoil


def with_tensors(
    change: Callable[[dict[str, np.ndarray]], Any], member: str = "weights"
) -> Callable[[Members], Members]:
    def spoil(members: Members) -> Members:
        arrays = safetensors.numpy.load(members[f"{member}.safetensors"])
        change(arrays)
        return {**members, f"{member}.safetensors": safetensors.numpy.save(arrays)}

    return spoil


def without(member: str) -> Callable[[Members], Members]:
    return lambda members: {name: data for name, data in members.items() if name != member}


def replaced(member: str, data: bytes) -> Callable[[Members], Members]:
    return lambda members: {**members, member: data}


def put(key: str, value: Any) -> Callable[[Any], Any]:
    return lambda plain: {**plain, key: value}


DAMAGE: dict[str, tuple[Callable[[Members], Members], str]] = {
    "no document": (without("document.json"), "has no document.json"),
    "a document that is no JSON": (replaced("document.json", b"{nonsense"), "document.json is not JSON"),
    "a document that is no text": (replaced("document.json", b"\xff\xfe\x00"), "document.json is not JSON"),
    "JSON without a bottom": (replaced("document.json", b"[" * 100_000), "document.json is not JSON"),
    "a newer version": (with_json("document.json", put("version", 99)), "newer NN Studio"),
    "an unknown layer": (
        with_json(
            "document.json",
            lambda p: {**p, "layers": [{"id": "x", "inputs": ["input"], "layer": {"type": "Q"}}]},
        ),
        "layer x can't be read",
    ),
    "another network than the weights are for": (
        with_json("document.json", lambda p: {**p, "layers": p["layers"][:2]}),
        "has weights of dense_1/bias, which the network does not have",
    ),
    "a network that can't have weights": (
        with_json(
            "document.json",
            lambda p: {**p, "layers": p["layers"][1:2] and [{**p["layers"][1], "inputs": ["input"]}]},
        ),
        "a network that can't have any: Dense needs a flat input",
    ),
    "a missing tensor": (with_tensors(lambda a: a.pop("dense/kernel")), "lacks the weights of dense/kernel"),
    "a tensor of the wrong shape": (
        with_tensors(lambda a: a.update({"dense/kernel": np.zeros((784, 5), np.float32)})),
        "weights of dense/kernel with the shape 784x5 instead of 784x4",
    ),
    "a tensor of the wrong type": (
        with_tensors(lambda a: a.update({"dense/bias": np.zeros(4, np.float64)})),
        "weights of dense/bias as float64 instead of float32",
    ),
    "a tensor of a type that numpy has not": (
        with_tensors(lambda a: a.update({"dense/bias": np.zeros(4, np.float16)})),
        "has dense/bias as F16 instead of float32",
    ),
    "a tensor too many": (
        with_tensors(lambda a: a.update({"ghost/kernel": np.zeros(1, np.float32)})),
        "weights of ghost/kernel, which the network does not have",
    ),
    "weights that are not numbers": (
        with_tensors(lambda a: a.update({"dense/bias": np.full(4, np.nan, np.float32)})),
        "NaN or infinity in dense/bias",
    ),
    "weights without end": (
        with_tensors(lambda a: a.update({"dense_1/bias": np.full(10, np.inf, np.float32)})),
        "NaN or infinity in dense_1/bias",
    ),
    "weights that are no safetensors": (
        replaced("weights.safetensors", b"x" * 64),
        "not in the safetensors format",
    ),
    "weights that are cut off": (
        lambda members: {**members, "weights.safetensors": members["weights.safetensors"][:-9]},
        "not in the safetensors format",
    ),
    "a history that is no object": (replaced("run.json", b"[]"), "history without a version"),
    "a newer history": (with_json("run.json", put("version", 9)), "newer NN Studio"),
    "a history without columns": (
        with_json("run.json", put("batches", 3)),
        "history whose batches are not columns",
    ),
    "a history with columns of different length": (
        with_json("run.json", lambda p: {**p, "epochs": {**p["epochs"], "loss": []}}),
        "history whose epochs have columns of different length",
    ),
    "a history with words for numbers": (
        with_json(
            "run.json",
            lambda p: {**p, "batches": {**p["batches"], "loss": ["x"] * len(p["batches"]["loss"])}},
        ),
        "history whose batches have 'x' as loss",
    ),
    "a limit of nothing": (with_json("run.json", put("limit", 0)), "limited to 0 images"),
    "a checkpoint without its arrays": (without("checkpoint.safetensors"), "has no checkpoint.safetensors"),
    "a checkpoint of something else": (
        replaced("checkpoint.json", b"{}"),
        "holds a checkpoint that can't be read",
    ),
    "a checkpoint that is a list": (
        replaced("checkpoint.json", b"[1]"),
        "holds a checkpoint that can't be read",
    ),
    "a checkpoint whose weights are missing": (
        with_tensors(lambda a: a.pop("weights/dense/bias"), "checkpoint"),
        "lacks the weights of dense/bias",
    ),
    "a checkpoint that is not numbers": (
        with_tensors(lambda a: a["optimizer/m"].fill(np.nan), "checkpoint"),
        "NaN in optimizer/m",
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_project_with_a_fault_is_refused_with_a_sentence(kind: str, path: Path) -> None:
    spoil, sentence = DAMAGE[kind]
    rewrite(path, spoil(members_of(path)))
    assert sentence in refused(path)


def test_a_file_that_is_no_zip_is_no_project(path: Path) -> None:
    path.write_text("once upon a time")
    assert refused(path) == f"{path} is not a project of NN Studio."


def test_an_empty_file_is_no_project(path: Path) -> None:
    path.write_bytes(b"")
    assert "is not a project" in refused(path)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_damaged(kept: float, path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    assert "is damaged: its end is missing" in refused(path)


def test_a_file_with_one_wrong_byte_is_damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"weights.safetensors") + 5000] ^= 0xFF
    path.write_bytes(data)
    assert "weights.safetensors can't be unpacked" in refused(path)


def test_a_file_that_does_not_exist_is_said(tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "missing.nnstudio")


def test_a_folder_is_no_project(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_small_file_that_would_unpack_to_gigabytes_is_refused_before_it_does(path: Path) -> None:
    bomb = b"\0" * (64 * 2**20)
    rewrite(path, {**members_of(path), "weights.safetensors": bomb}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 2**20
    assert "weights.safetensors would unpack to 67,108,864 bytes" in refused(path)


def test_a_small_file_that_would_unpack_to_much_more_json_than_it_has_is_refused_before_it_does(
    path: Path,
) -> None:
    members = members_of(path)
    rewrite(path, {**members, "run.json": members["run.json"] + b" " * (16 * 2**20)}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 2**20
    assert "run.json would unpack to" in refused(path)


def test_a_project_that_another_program_packed_as_well_as_it_could_still_opens(path: Path) -> None:
    rewrite(path, members_of(path), zipfile.ZIP_DEFLATED)
    assert load_project(path).history == trained().history


def test_a_zip_of_something_else_is_no_project(path: Path) -> None:
    rewrite(path, {"holiday.jpg": b"beach"})
    assert "has no document.json" in refused(path)


def test_an_unknown_member_is_no_reason_to_refuse(path: Path) -> None:
    rewrite(path, {**members_of(path), "notes.txt": b"mine"})
    assert load_project(path).document == trained().document


def test_a_template_without_weights_opens_without_them(path: Path) -> None:
    members = {"document.json": members_of(path)["document.json"]}
    rewrite(path, members)
    assert load_project(path).weights is None
