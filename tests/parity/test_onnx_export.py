"""What leaves as ONNX answers as here: templates, every layer, random graphs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.proof import prove
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.onnx.model import onnx_bytes
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import answers, of_graph, template
from tests.layers.cases import CASES, Case

onnxruntime = pytest.importorskip("onnxruntime")
pytestmark = pytest.mark.parity
SAME = 1e-4
DRAWN = 100
"""Random networks."""


def session(network: Network) -> Any:
    """The written file, ready to be run."""
    return onnxruntime.InferenceSession(onnx_bytes(network), providers=["CPUExecutionProvider"])


def theirs(network: Network, examples: Array) -> Array:
    """What onnxruntime says."""
    (given,) = session(network).run(None, {"inputs": examples})
    return np.asarray(given)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_answers_alike_in_a_process_of_its_own(name: str, tmp_path: Path) -> None:
    network = template(name)
    examples = network.made_up()
    EXPORTERS["onnx"].write(network, tmp_path / "out.onnx")
    proof = prove(EXPORTERS["onnx"], tmp_path / "out.onnx", examples, answers(network, examples))
    assert proof.holds, proof.said
    assert proof.difference is not None


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_network_of_one_layer_answers_alike(case: Case) -> None:
    graph = Graph(case.shapes[0], (Node("layer", case.layer, (INPUT,) * len(case.shapes)),))
    network = of_graph(TEMPLATES["first-network"].document, graph)
    examples = network.made_up(20)
    np.testing.assert_allclose(answers(network, examples), theirs(network, examples), atol=SAME)


@hypothesis.settings(max_examples=DRAWN, deadline=None, derandomize=True, database=None)
@hypothesis.given(graph=graphs())
def test_a_random_network_answers_alike(graph: Graph) -> None:
    network = of_graph(TEMPLATES["first-network"].document, graph)
    examples = network.made_up()
    np.testing.assert_allclose(answers(network, examples), theirs(network, examples), atol=SAME)


def test_names_of_the_classes_travel_along() -> None:
    known = session(template("first-network")).get_modelmeta().custom_metadata_map
    assert json.loads(known["classes"]) == [str(digit) for digit in range(10)]
    assert json.loads(known["shape"]) == [28, 28, 1]
