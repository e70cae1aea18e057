"""What we export as ONNX comes back, and models that PyTorch and tf2onnx wrote give their own answers here."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.importers import read_foreign
from nnstudio.layers.graph import Graph
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import answers, of_graph, template
from tests.formats.exchange.test_onnx_in import predictions

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
