"""A state_dict of PyTorch goes onto a network that is there: by names, by shapes, with its axes turned."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import hypothesis
import numpy as np
import pytest
import safetensors.numpy

from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.importers import read_foreign
from nnstudio.formats.pytorch.exporter import WRITER
from nnstudio.formats.pytorch.incoming.matching import Matched, matched
from nnstudio.formats.pytorch.incoming.state import read_state
from nnstudio.formats.pytorch.module import state_dict
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph, stack
from nnstudio.layers.layer import Array
from nnstudio.runs.importing import onto
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import of_graph, template


def document_of(network: Network) -> Document:
    return dataclasses.replace(
        TEMPLATES["first-network"].document, input_shape=network.graph.input_shape, nodes=network.graph.nodes
    )


def written(arrays: dict[str, Array], path: Path, own: bool = False) -> Path:
    path.write_bytes(safetensors.numpy.save(arrays, {"writer": WRITER} if own else None))
    return path


def back(network: Network, folder: Path) -> Matched:
    path = written(state_dict(network), folder / "state.safetensors", own=True)
    return matched(document_of(network), read_state(path))


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_the_studio_wrote_comes_back(name: str, tmp_path: Path) -> None:
    network = template(name)
    found = back(network, tmp_path)
    assert found.gaps == ()
    assert set(found.weights) == set(network.weights)
    for weight, array in network.weights.items():
        np.testing.assert_array_equal(found.weights[weight], array)


@hypothesis.settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
@hypothesis.given(graph=graphs())
def test_a_random_network_s_weights_come_back(graph: Graph, tmp_path: Path) -> None:
    network = of_graph(TEMPLATES["first-network"].document, graph)
    hypothesis.assume(network.weights)
    found = back(network, tmp_path)
    assert all(np.array_equal(found.weights[name], array) for name, array in network.weights.items())


SMALL = stack(
    (4, 5, 3),
    [
        ("conv2d", Conv2D(filters=2, kernel_size=(3, 3), padding="same")),
        ("flatten", Flatten()),
        ("dense", Dense(units=6)),
        ("answer", Dense(units=2)),
    ],
)
RNG = np.random.default_rng(2)
THEIRS = {
    "features.0.weight": RNG.normal(size=(2, 3, 3, 3)).astype(np.float32),
    "features.0.bias": RNG.normal(size=2).astype(np.float32),
    "classifier.10.weight": RNG.normal(size=(2, 6)).astype(np.float32),
    "classifier.10.bias": RNG.normal(size=2).astype(np.float32),
    "classifier.2.weight": RNG.normal(size=(6, 40)).astype(np.float32),
    "classifier.2.bias": RNG.normal(size=6).astype(np.float32),
}


def small() -> Document:
    return dataclasses.replace(
        TEMPLATES["first-network"].document, input_shape=SMALL.input_shape, nodes=SMALL.nodes
    )


def test_axes_are_turned_and_the_rows_behind_a_flatten_reordered(tmp_path: Path) -> None:
    found = matched(small(), read_state(written(THEIRS, tmp_path / "x.safetensors")))
    assert found.gaps == ()
    weights = found.weights
    np.testing.assert_array_equal(weights["conv2d/kernel"], THEIRS["features.0.weight"].transpose(2, 3, 1, 0))
    rows = THEIRS["classifier.2.weight"].reshape(6, 2, 4, 5).transpose(2, 3, 1, 0).reshape(40, 6)
    np.testing.assert_array_equal(weights["dense/kernel"], rows)
    np.testing.assert_array_equal(weights["answer/kernel"], THEIRS["classifier.10.weight"].T)
    assert [str(note) for note in found.notes] == [
        "features.0 went into conv2d.",
        "classifier.2 went into dense.",
        "The numbers of dense were brought from channels first to channels last.",
        "classifier.10 went into answer.",
    ]


def test_what_fits_nowhere_and_what_gets_nothing_is_told(tmp_path: Path) -> None:
    arrays = {name: array for name, array in THEIRS.items() if "10" not in name}
    arrays["head.weight"] = np.zeros((7, 9), np.float32)
    document = small()
    found = onto(document, None, written(arrays, tmp_path / "x.safetensors"))
    assert [str(gap) for gap in found.gaps] == [
        "head fits no layer that is left.",
        "Nothing fits answer, which keeps the weights it had.",
    ]
    assert found.weights is not None
    assert found.weights["answer/kernel"].shape == (6, 2)


def test_a_file_in_which_nothing_fits_is_told(tmp_path: Path) -> None:
    path = written({"head.weight": np.zeros((7, 9), np.float32)}, tmp_path / "x.safetensors")
    with pytest.raises(ArrivalError, match="Nothing in it fits"):
        onto(small(), None, path)


@pytest.mark.parametrize("content", [b"", b"\xff" * 40, b"\x02\0\0\0\0\0\0\0{}x", b"\x02\0\0\0\0\0\0\0[]"])
def test_a_damaged_file_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    path.write_bytes(content)
    with pytest.raises(ArrivalError):
        onto(small(), None, path)


@pytest.mark.parametrize("suffix", [".pt", ".pth", ".ckpt", ".bin"])
def test_a_pickle_is_never_opened(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"model{suffix}"
    path.write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    with pytest.raises(ArrivalError, match=r"save_file\(model\.state_dict\(\), \"model\.safetensors\"\)"):
        read_foreign(path)


def test_weights_alone_ask_for_their_network(tmp_path: Path) -> None:
    with pytest.raises(ArrivalError, match="--onto"):
        read_foreign(written(THEIRS, tmp_path / "x.safetensors"))
