"""What we export as ONNX comes back, and models that PyTorch and tf2onnx wrote give their own answers here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import hypothesis
import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.importers import read_foreign
from nnstudio.layers.graph import Graph
from nnstudio.runs.importing import compared_with_its_own
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import answers, of_graph, template
from tests.formats.exchange.test_onnx_in import predictions
from tests.parity.torch_models import MODELS, exported, of_torch, shaken

pytest.importorskip("onnx")
pytestmark = pytest.mark.parity
SAME = 1e-4
DRAWN = 100
"""Random networks."""


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_comes_back_from_its_file(name: str, tmp_path: Path) -> None:
    network = template(name)
    EXPORTERS["onnx"].write(network, tmp_path / "network.onnx")
    arrived = read_foreign(tmp_path / "network.onnx")
    assert arrived.gaps == ()
    examples = network.made_up()
    np.testing.assert_allclose(predictions(arrived, examples), answers(network, examples), atol=SAME)


@hypothesis.settings(
    max_examples=DRAWN,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
@hypothesis.given(graph=graphs())
def test_a_random_network_comes_back_from_its_file(graph: Graph, tmp_path: Path) -> None:
    network = of_graph(TEMPLATES["first-network"].document, graph)
    EXPORTERS["onnx"].write(network, tmp_path / "network.onnx")
    arrived = read_foreign(tmp_path / "network.onnx")
    assert arrived.gaps == ()
    examples = network.made_up()
    np.testing.assert_allclose(predictions(arrived, examples), answers(network, examples), atol=SAME)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("way", ["dynamo", "torchscript", "torchscript of opset 13"])
@pytest.mark.parametrize("name", MODELS)
def test_a_model_that_pytorch_exported_gives_its_own_answers(name: str, way: str, tmp_path: Path) -> None:
    """PyTorch was fed with 0 to 1, as the studio's networks are, which are given bytes."""
    model, shape = MODELS[name]()
    arrived = read_foreign(exported(shaken(model), shape, tmp_path / "model.onnx", way))
    assert arrived.gaps == ()
    raw = np.random.default_rng(4).integers(0, 256, (100, *arrived.document.input_shape)).astype(np.float32)
    theirs = of_torch(model, raw / np.float32(255))
    np.testing.assert_allclose(predictions(arrived, raw), theirs, atol=SAME)
    proof = compared_with_its_own(arrived, tmp_path / "model.onnx")
    assert proof is not None
    assert proof.holds, proof.said
    assert proof.by.startswith("onnxruntime")


@pytest.mark.parametrize("opset", [13, 18])
def test_models_of_keras_that_tf2onnx_wrote_give_their_own_answers(opset: int, tmp_path: Path) -> None:
    pytest.importorskip("tf2onnx")
    command = [sys.executable, "-m", "tests.parity.tf2onnx_files", str(tmp_path), str(opset)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    files = sorted(tmp_path.glob("*.onnx"))
    assert len(files) == 6
    for path in files:
        arrived = read_foreign(path)
        assert arrived.gaps == (), path
        kept = np.load(path.with_suffix(".npz"))
        raw = np.asarray(np.rint(kept["examples"] * 255), np.float32)
        np.testing.assert_allclose(predictions(arrived, raw), kept["answers"], atol=SAME, err_msg=path.name)


@pytest.mark.parametrize("location", ["../secret.bin", "/etc/hostname", "link/secret.bin", ""])
def test_weights_outside_of_the_folder_are_not_read(location: str, tmp_path: Path) -> None:
    import onnx

    (tmp_path / "secret.bin").write_bytes(bytes(40_000_000))
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    EXPORTERS["onnx"].write(template("first-network"), folder / "network.onnx")
    model = onnx.load(folder / "network.onnx")
    tensor = next(tensor for tensor in model.graph.initializer if len(tensor.dims) == 2)
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)
    (folder / "network.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(ArrivalError, match="outside of its folder"):
        read_foreign(folder / "network.onnx")
