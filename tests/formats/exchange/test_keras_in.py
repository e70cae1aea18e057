"""Files of Keras come in again as they left, and damaged ones are told: no code, no other file, no hang."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any

import h5py
import hypothesis
import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.importers import read_foreign
from nnstudio.formats.keras.archive import write_keras
from nnstudio.formats.keras.exporter import KerasFile
from nnstudio.layers.graph import Graph
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import of_graph, template


def written(network: Network, folder: Path) -> Path:
    path = folder / "network.keras"
    with open(path, "wb") as file:
        write_keras(network, file)
    return path


def assert_same_weights(network: Network, weights: Any) -> None:
    assert weights is not None
    assert set(weights) == set(network.weights)
    for name, array in network.weights.items():
        np.testing.assert_array_equal(weights[name], array)


def assert_same_layers(network: Network, graph: Graph) -> None:
    """In any order: Keras counts by the way to the output."""
    assert graph.input_shape == network.graph.input_shape
    assert {node.id: node for node in graph.nodes} == {node.id: node for node in network.nodes}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_comes_back_with_its_weights(name: str, tmp_path: Path) -> None:
    network = template(name)
    arrived = read_foreign(written(network, tmp_path))
    assert arrived.gaps == ()
    assert_same_layers(network, arrived.document.graph)
    assert_same_weights(network, arrived.weights)
    assert arrived.document.training.loss == network.training.loss


@hypothesis.settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
@hypothesis.given(graph=graphs())
def test_a_random_network_comes_back(graph: Graph, tmp_path: Path) -> None:
    network = of_graph(TEMPLATES["first-network"].document, graph)
    hypothesis.assume(not KerasFile().gaps(network))
    arrived = read_foreign(written(network, tmp_path))
    assert arrived.gaps == ()
    assert set(arrived.document.nodes) == set(graph.nodes)
    assert_same_weights(network, arrived.weights)


def changed(path: Path, change: Any) -> Path:
    """The archive with another config or other weights."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    config = json.loads(members["config.json"])
    weights = change(config, members["model.weights.h5"])
    members["config.json"] = json.dumps(config).encode()
    members["model.weights.h5"] = members["model.weights.h5"] if weights is None else weights
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def rebuilt(data: bytes, change: Any) -> bytes:
    memory = io.BytesIO(data)
    with h5py.File(memory, "r+") as file:
        change(file)
    return memory.getvalue()


def test_links_out_of_the_file_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.h5"
    with h5py.File(secret, "w") as file:
        file["bias"] = np.ones(10, np.float32)

    def linked(file: h5py.File) -> None:
        del file["layers/dense_1/vars/1"]
        file["layers/dense_1/vars/1"] = h5py.ExternalLink(str(secret), "bias")

    path = changed(written(template("first-network"), tmp_path), lambda _, data: rebuilt(data, linked))
    arrived = read_foreign(path)
    assert arrived.weights is None
    assert [str(gap) for gap in arrived.gaps] == [
        "The weights of dense_1 are missing, or have another shape."
    ]


def test_an_array_of_another_size_is_not_even_read(tmp_path: Path) -> None:
    def huge(file: h5py.File) -> None:
        del file["layers/dense_1/vars/1"]
        file["layers/dense_1/vars"].create_dataset("1", (10**12,), np.float32, chunks=(10**6,))

    path = changed(written(template("first-network"), tmp_path), lambda _, data: rebuilt(data, huge))
    assert read_foreign(path).weights is None


def test_a_member_that_unpacks_to_far_too_much_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.keras"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", b" " * 80_000_000)
        archive.writestr("model.weights.h5", b"")
    with pytest.raises(ArrivalError, match="too large to be believed"):
        read_foreign(path)


def told(change: Any, tmp_path: Path, name: str = "residual-network") -> str:
    path = changed(written(template(name), tmp_path), lambda config, _: change(config))
    with pytest.raises(ArrivalError) as found:
        read_foreign(path)
    return str(found.value)


def test_a_circle_is_told(tmp_path: Path) -> None:
    def close(config: Any) -> None:
        layers = config["config"]["layers"]
        layers[2]["inbound_nodes"] = layers[-1]["inbound_nodes"]

    assert "circle" in told(close, tmp_path)


def test_a_layer_that_reads_nothing_known_is_told(tmp_path: Path) -> None:
    def lose(config: Any) -> None:
        del config["config"]["layers"][3]

    assert "which does not exist" in told(lose, tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no JSON"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\x89HDF\r\n\x1a\n and then nothing", "no HDF5"),
        (b'{"class_name": "Subclassed", "config": {}}', "Subclassed"),
        (b"[" * 100_000, "no JSON"),
        (b'{"class_name": "Sequential", "config": {"layers": 7}}', "list of its layers"),
    ],
)
def test_files_that_are_none_are_told(content: bytes, said: str, tmp_path: Path) -> None:
    for suffix in (".keras", ".h5", ".json"):
        path = tmp_path / f"file{suffix}"
        path.write_bytes(content)
        with pytest.raises(ArrivalError) as found:
            read_foreign(path)
        assert said in str(found.value)
        assert path.name in str(found.value)


def test_a_kind_of_file_that_nobody_knows_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.pb").write_bytes(b"")
    with pytest.raises(ArrivalError, match=r"\.keras"):
        read_foreign(tmp_path / "x.pb")


@pytest.mark.parametrize("suffix", [".py", ".keras", ".h5", ".json"])
def test_a_folder_is_told_whatever_it_is_called(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(ArrivalError) as found:
        read_foreign(tmp_path / f"folder{suffix}")
    assert "folder" in str(found.value)


def test_weights_that_are_no_numbers_are_left_out(tmp_path: Path) -> None:
    def spoil(file: h5py.File) -> None:
        file["layers/dense_1/vars/1"][3] = np.nan

    path = changed(written(template("first-network"), tmp_path), lambda _, data: rebuilt(data, spoil))
    arrived = read_foreign(path)
    assert arrived.weights is None
    assert [str(gap) for gap in arrived.gaps] == [
        "The weights of dense_1 are left out: they hold NaN or infinity."
    ]


@pytest.mark.parametrize("size", [2**28, 400, 0])
def test_a_chunk_that_unpacks_to_another_size_is_not_unpacked(size: int, tmp_path: Path) -> None:
    def bomb(file: h5py.File) -> None:
        del file["layers/dense_1/vars/1"]
        made = file["layers/dense_1/vars"].create_dataset(
            "1", (10,), np.float32, chunks=(10,), compression="gzip"
        )
        made.id.write_direct_chunk((0,), zlib.compress(bytes(size)))

    path = changed(written(template("first-network"), tmp_path), lambda _, data: rebuilt(data, bomb))
    assert read_foreign(path).weights is None


def test_weights_that_were_packed_well_come_in(tmp_path: Path) -> None:
    network = template("first-network")

    def pack(file: h5py.File) -> None:
        values = file["layers/dense_1/vars/0"][()]
        del file["layers/dense_1/vars/0"]
        file.create_dataset(
            "layers/dense_1/vars/0", data=values, chunks=(5, 7), compression="gzip", shuffle=True
        )

    path = changed(written(network, tmp_path), lambda _, data: rebuilt(data, pack))
    assert_same_weights(network, read_foreign(path).weights)


def stack(layers: int, side: int) -> bytes:
    first = {"class_name": "InputLayer", "config": {"batch_shape": [None, side]}}
    others = [{"class_name": "Dense", "config": {"units": 1, "name": f"d{n}"}} for n in range(layers)]
    return json.dumps({"class_name": "Sequential", "config": {"layers": [first, *others]}}).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (stack(1001, 4), "1,000 layers"),
        (stack(1, 2**31), "as shape"),
        (b'{"class_name": "Sequential", "config": {"layers": [' + b"{}," * 2**22 + b"0]}}", "too long"),
    ],
)
def test_what_could_not_be_saved_does_not_come_in(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_bytes(content)
    with pytest.raises(ArrivalError, match=said):
        read_foreign(path)


def test_a_layer_that_reads_too_many_is_told(tmp_path: Path) -> None:
    def double(config: Any) -> None:
        layer = config["config"]["layers"][-1]
        layer["inbound_nodes"][0]["args"] = [layer["inbound_nodes"][0]["args"] * 2]

    assert "takes 1 input, and has 2" in told(double, tmp_path, "first-network")


def test_a_model_that_was_never_compiled_gets_the_loss_of_its_task(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_bytes(stack(1, 1))
    document = read_foreign(path).document
    assert document.task.name == "regression"
    assert document.training.loss.type_name() == "MeanSquaredError"


def test_weights_in_another_form_are_missing_and_the_rest_comes_in(tmp_path: Path) -> None:
    path, network = tmp_path / "old.keras", template("first-network")
    with zipfile.ZipFile(written(network, tmp_path)) as archive, zipfile.ZipFile(path, "w") as other:
        other.writestr("config.json", archive.read("config.json"))
        other.writestr("model.weights.npz", b"a pickle, perhaps")
    arrived = read_foreign(path)
    assert arrived.weights is None
    assert arrived.document.graph == network.graph
    assert all("are missing" in str(gap) for gap in arrived.gaps)


@pytest.mark.parametrize(
    ("scale", "mode", "distribution", "name"),
    [(1.0, "fan_avg", "uniform", "glorot_uniform"), (2.0, "fan_in", "normal", "he_normal")],
)
def test_initializers_of_old_files_are_known_by_what_they_are_made_of(
    scale: float, mode: str, distribution: str, name: str, tmp_path: Path
) -> None:
    made = {"scale": scale, "mode": mode, "distribution": distribution, "seed": None}
    config = json.loads(stack(1, 1))
    dense = config["config"]["layers"][-1]["config"]
    dense["kernel_initializer"] = {"class_name": "VarianceScaling", "config": made}
    path = tmp_path / "model.json"
    path.write_text(json.dumps(config))
    arrived = read_foreign(path)
    assert arrived.notes == ()
    assert getattr(arrived.document.nodes[0].layer, "kernel_initializer", None) == name
