"""What leaves for Keras answers as here: templates, every layer, random graphs."""

from __future__ import annotations

import tempfile
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from hypothesis import Phase

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.proof import prove
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.keras.exporter import KerasFile
from nnstudio.layers.graph import INPUT, Graph, Node
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import answers, of_graph, template
from tests.layers.cases import CASES, Case
from tests.parity import keras_pool

pytestmark = pytest.mark.parity
SAME = 1e-4
KERAS = ("keras", "keras-script")
DRAWN = 100
"""Random networks."""


def known_to_keras(case: Case) -> bool:
    """Others are refused by name: test_tables.py."""
    return not KerasFile().refusals(case.layer)


def known(graph: Graph) -> bool:
    """Whether Keras has every layer of it."""
    return not KerasFile().gaps(of_graph(TEMPLATES["first-network"].document, graph))


@pytest.mark.parametrize("way", KERAS)
def test_an_export_is_proved_by_a_process_of_its_own(way: str, tmp_path: Path) -> None:
    network = template("residual-network")
    examples = network.made_up()
    EXPORTERS[way].write(network, tmp_path / "out.keras")
    proof = prove(EXPORTERS[way], tmp_path / "out.keras", examples, answers(network, examples))
    assert proof.holds, proof.said
    assert proof.difference is not None


@pytest.mark.parametrize("way", KERAS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_answers_alike(name: str, way: str, tmp_path: Path) -> None:
    network = template(name)
    examples = network.made_up()
    EXPORTERS[way].write(network, tmp_path / "out.keras")
    theirs = keras_pool.answers(network.graph, tmp_path / "out.keras", examples)
    np.testing.assert_allclose(answers(network, examples), theirs, rtol=0, atol=SAME)


@pytest.mark.parametrize("case", [case for case in CASES if known_to_keras(case)], ids=str)
def test_a_network_of_one_layer_answers_alike(case: Case, tmp_path: Path) -> None:
    graph = Graph(case.shapes[0], (Node("layer", case.layer, (INPUT,) * len(case.shapes)),))
    network = of_graph(TEMPLATES["first-network"].document, graph)
    examples = network.made_up(20)
    KerasFile().write(network, tmp_path / "out.keras")
    theirs = keras_pool.answers(network.graph, tmp_path / "out.keras", examples)
    np.testing.assert_allclose(answers(network, examples), theirs, rtol=0, atol=SAME)


@hypothesis.settings(
    max_examples=DRAWN, deadline=None, derandomize=True, database=None, phases=[Phase.generate]
)
@hypothesis.given(graph=graphs())
def test_a_random_network_answers_alike(graph: Graph) -> None:
    hypothesis.assume(known(graph))
    network = of_graph(TEMPLATES["first-network"].document, graph)
    examples = network.made_up()
    with tempfile.TemporaryDirectory() as folder:
        KerasFile().write(network, Path(folder) / "out.keras")
        theirs = keras_pool.answers(network.graph, Path(folder) / "out.keras", examples)
    np.testing.assert_allclose(answers(network, examples), theirs, rtol=0, atol=SAME)
