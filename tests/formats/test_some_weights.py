"""A few layers' weights out of a project: the same numbers, without reading the others, and without trust."""

import json
import struct
import zipfile

import numpy as np
import pytest

from nnstudio.formats.archive import Part
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, save_project
from nnstudio.formats.some_weights import load_learned, load_some_weights
from nnstudio.layers.flatten import Flatten
from nnstudio.runs.engines import ENGINE
from tests.document.building import small, stack_of

NAMES = ("dense/kernel", "dense_1/bias")


@pytest.fixture
def saved(tmp_path):
    document = small()
    weights = ENGINE.drawn(document.graph, 7)
    path = tmp_path / "digits.nnstudio"
    save_project(path, Project(document, weights))
    return path, weights


def wanted(weights):
    return {name: weights[name].shape for name in NAMES}


def test_the_network_and_the_shapes_of_its_weights_are_told(saved):
    path, weights = saved
    learned = load_learned(path)
    assert learned.document == small()
    assert learned.shapes == {name: array.shape for name, array in weights.items()}


def test_chosen_weights_are_those_that_were_saved(saved):
    path, weights = saved
    found = load_some_weights(path, wanted(weights))
    assert set(found) == set(NAMES)
    for name in NAMES:
        np.testing.assert_array_equal(found[name], weights[name])
        assert found[name].dtype == np.float32


def test_a_project_before_any_training_has_layers_and_no_weights(tmp_path):
    path = tmp_path / "new.nnstudio"
    save_project(path, Project(small()))
    assert load_learned(path).shapes == {}


def test_what_was_learned_before_an_edit_is_what_has_learned(tmp_path, saved):
    _, weights = saved
    path = tmp_path / "edited.nnstudio"
    save_project(path, Project(stack_of(Flatten()), learned=Project(small(), weights)))
    assert load_learned(path).document == small()
    np.testing.assert_array_equal(load_some_weights(path, wanted(weights))[NAMES[0]], weights[NAMES[0]])


def rewritten(path, change):
    """The project with another list of tensors, or other bytes behind it."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    data = members["weights.safetensors"]
    (length,) = struct.unpack("<Q", data[:8])
    listed, rest = json.loads(data[8 : 8 + length]), data[8 + length :]
    members["weights.safetensors"] = change(listed, rest)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def tensors(listed, rest):
    head = json.dumps(listed).encode()
    return struct.pack("<Q", len(head)) + head + rest


def with_entry(**values):
    def change(listed, rest):
        listed[NAMES[0]] = {**listed[NAMES[0]], **values}
        return tensors(listed, rest)

    return change


def without_it(listed, rest):
    del listed[NAMES[0]]
    return tensors(listed, rest)


def with_nan(listed, rest):
    return tensors(listed, np.full(len(rest) // 4, np.nan, np.float32).tobytes())


DAMAGE = {
    "missing": (without_it, "lacks the weights of dense/kernel"),
    "another kind": (with_entry(dtype="F16"), "that its network can't have"),
    "another shape": (with_entry(shape=[8, 784]), "that its network can't have"),
    "a place that is none": (with_entry(data_offsets=["0", None]), "that its network can't have"),
    "a negative place": (with_entry(data_offsets=[-25088, 0]), "not in the safetensors format"),
    "a place outside": (with_entry(data_offsets=[10**12, 10**12 + 25088]), "not in the safetensors format"),
    "NaN": (with_nan, "holds NaN"),
    "cut off": (lambda listed, rest: tensors(listed, rest[:100]), "not in the safetensors format"),
    "a list that is none": (lambda listed, rest: tensors([1, 2], rest), "not in the safetensors format"),
    "no JSON": (lambda listed, rest: struct.pack("<Q", 4) + b"{{{{" + rest, "not in the safetensors format"),
    "an endless list": (
        lambda listed, rest: struct.pack("<Q", 2**60) + rest,
        "not in the safetensors format",
    ),
    "nothing": (lambda listed, rest: b"", "not in the safetensors format"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_one_sentence_that_names_the_file(saved, kind):
    path, weights = saved
    change, said = DAMAGE[kind]
    rewritten(path, change)
    with pytest.raises(ProjectError, match=said) as refused:
        load_some_weights(path, wanted(weights))
    assert "digits.nnstudio" in str(refused.value)


def test_only_what_is_asked_for_is_read(saved, monkeypatch):
    path, weights = saved
    read = []
    plain = Part.read

    def counting(self, count=-1):
        data = plain(self, count)
        read.append(len(data))
        return data

    monkeypatch.setattr(Part, "read", counting)
    load_some_weights(path, {"dense_1/bias": weights["dense_1/bias"].shape})
    assert 0 < sum(read) < sum(array.nbytes for array in weights.values()) / 20


def test_a_file_that_is_no_project_is_said(tmp_path):
    path = tmp_path / "x.nnstudio"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(ProjectError, match="is not a project"):
        load_learned(path)
