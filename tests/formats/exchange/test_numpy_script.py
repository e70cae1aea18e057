"""The script in NumPy alone answers as the studio does: templates, every layer, random graphs."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.proof import prove
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.numpy_script.script import numpy_script
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import answers, of_graph, template
from tests.layers.cases import CASES, Case

SAME = 1e-4


def script_of(network: Network) -> Array:
    """What the script says of the network's made-up examples."""
    made: dict[str, Any] = {"__name__": "exported", "__file__": "network.py"}
    arrays = {
        f"{network.names[node.id]}/{name}": array
        for node in network.nodes
        for name, array in network.weights_of(node).items()
    }
    text = numpy_script(network).text.replace('np.load(Path(__file__).with_name("weights.npz"))', "given")
    made["given"] = arrays
    exec(compile(text, "network.py", "exec"), made)
    return np.asarray(made["predict"](network.made_up(20)))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_answers_alike(name: str) -> None:
    network = template(name)
    np.testing.assert_allclose(answers(network, network.made_up(20)), script_of(network), atol=SAME)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_network_of_one_layer_answers_alike(case: Case) -> None:
    graph = Graph(case.shapes[0], (Node("layer", case.layer, (INPUT,) * len(case.shapes)),))
    network = of_graph(TEMPLATES["first-network"].document, graph)
    np.testing.assert_allclose(answers(network, network.made_up(20)), script_of(network), atol=SAME)


@hypothesis.settings(max_examples=60, deadline=None, derandomize=True, database=None)
@hypothesis.given(graph=graphs())
def test_a_random_network_answers_alike(graph: Graph) -> None:
    network = of_graph(TEMPLATES["first-network"].document, graph)
    np.testing.assert_allclose(answers(network, network.made_up(20)), script_of(network), atol=SAME)


def test_the_script_is_proved_in_a_process_of_its_own_everywhere(tmp_path: Path) -> None:
    network = template("first-convolution")
    examples = network.made_up()
    EXPORTERS["numpy"].write(network, tmp_path / "out")
    proof = prove(EXPORTERS["numpy"], tmp_path / "out", examples, answers(network, examples))
    assert proof.holds, proof.said
    assert proof.by.startswith("numpy")


@pytest.mark.parametrize("name", ["first-network", "spiral", "house-prices", "denoiser"])
def test_the_script_says_its_answers_in_a_terminal(name: str, tmp_path: Path) -> None:
    network = template(name)
    EXPORTERS["numpy"].write(network, tmp_path / "out")
    asked = tmp_path / ("two.csv" if network.columns else "two.npy")
    if network.columns:
        with open(asked, "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, [column.name for column in network.columns])
            table.writeheader()
            table.writerows(network.made_up_rows(2))
    else:
        np.save(asked, network.made_up(2))
    command = [sys.executable, "-I", str(tmp_path / "out" / "network.py"), str(asked)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    if name == "first-network":
        assert len(done.stdout.splitlines()) == 2
        assert done.stdout.count("%") == 6


def test_the_script_of_a_small_network_is_a_page() -> None:
    assert numpy_script(template("first-network")).text.count("\n") < 60
    assert numpy_script(template("two-convolutions")).text.count("\n") < 90
