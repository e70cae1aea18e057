"""What leaves for PyTorch answers as here: templates, every layer, random graphs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.proof import prove
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.pytorch.module import pytorch_module, state_dict
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import answers, of_graph, template
from tests.layers.cases import CASES, Case

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.parity
SAME = 1e-4
DRAWN = 100
"""Random networks."""


def module(network: Network) -> Any:
    """The written module with its weights, ready to be asked."""
    made: dict[str, Any] = {"__name__": "exported"}
    exec(compile(pytorch_module(network).text, "network.py", "exec"), made)
    loaded = made["Network"]()
    loaded.load_state_dict(
        {key: torch.from_numpy(array.copy()) for key, array in state_dict(network).items()}
    )
    return loaded.eval()


def theirs(network: Network, examples: Array) -> Array:
    """What PyTorch says."""
    with torch.no_grad():
        given = module(network)(torch.from_numpy(examples))
    return np.asarray(given)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_answers_alike_in_a_process_of_its_own(name: str, tmp_path: Path) -> None:
    network = template(name)
    examples = network.made_up()
    EXPORTERS["pytorch-module"].write(network, tmp_path / "out")
    proof = prove(EXPORTERS["pytorch-module"], tmp_path / "out", examples, answers(network, examples))
    assert proof.holds, proof.said
    assert proof.difference is not None


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_network_of_one_layer_answers_alike(case: Case) -> None:
    """Inputs of several shapes are what random networks have."""
    shape = case.shapes[0]
    graph = Graph(shape, (Node("layer", case.layer, (INPUT,) * len(case.shapes)),))
    network = of_graph(TEMPLATES["first-network"].document, graph)
    examples = network.made_up(20)
    np.testing.assert_allclose(answers(network, examples), theirs(network, examples), atol=SAME)


@hypothesis.settings(max_examples=DRAWN, deadline=None, derandomize=True, database=None)
@hypothesis.given(graph=graphs())
def test_a_random_network_answers_alike(graph: Graph) -> None:
    network = of_graph(TEMPLATES["first-network"].document, graph)
    examples = network.made_up()
    np.testing.assert_allclose(answers(network, examples), theirs(network, examples), atol=SAME)
