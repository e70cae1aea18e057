"""What leaves for Keras answers as here, and takes the same step of training: templates, every layer, random graphs."""

from __future__ import annotations

import dataclasses
import tempfile
import warnings
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.training import Training
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.proof import prove
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.keras.archive import write_keras
from nnstudio.formats.keras.exporter import KerasFile
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.learning.schedules import Constant
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import answers, of_graph, shaken, template
from tests.layers.cases import CASES, Case
from tests.parity.keras_judge import keras, variables_of
from tests.parity.small_digits import READERS, digits, without_chance

pytestmark = pytest.mark.parity
SAME = 1e-4
KERAS = ("keras", "keras-script")
DRAWN = 100
"""Random networks."""
BATCH = 16


def known_to_keras(case: Case) -> bool:
    """Others are refused by name: test_tables.py."""
    return not KerasFile().refusals(case.layer)


def load(network: Network, folder: Path) -> Any:
    """The model that Keras reads from what is written."""
    path = folder / "exported.keras"
    with open(path, "wb") as file:
        write_keras(network, file)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Skipping variable loading for optimizer")
        return keras.saving.load_model(path)


def known(graph: Graph) -> bool:
    """Whether Keras has every layer of it."""
    return not KerasFile().gaps(of_graph(TEMPLATES["first-network"].document, graph))


@pytest.mark.parametrize("way", KERAS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_answers_alike_in_a_process_of_its_own(name: str, way: str, tmp_path: Path) -> None:
    network = template(name)
    examples = network.made_up()
    EXPORTERS[way].write(network, tmp_path / "out.keras")
    proof = prove(EXPORTERS[way], tmp_path / "out.keras", examples, answers(network, examples))
    assert proof.holds, proof.said
    assert proof.difference is not None


@pytest.mark.parametrize("case", [case for case in CASES if known_to_keras(case)], ids=str)
def test_a_network_of_one_layer_answers_alike(case: Case, tmp_path: Path) -> None:
    graph = Graph(case.shapes[0], (Node("layer", case.layer, (INPUT,) * len(case.shapes)),))
    network = of_graph(TEMPLATES["first-network"].document, graph)
    examples = network.made_up(20)
    theirs = np.asarray(load(network, tmp_path)(examples))
    np.testing.assert_allclose(answers(network, examples), theirs, atol=SAME)


@hypothesis.settings(max_examples=DRAWN, deadline=None, derandomize=True, database=None)
@hypothesis.given(graph=graphs())
def test_a_random_network_answers_alike(graph: Graph) -> None:
    hypothesis.assume(known(graph))
    network = of_graph(TEMPLATES["first-network"].document, graph)
    examples = network.made_up()
    with tempfile.TemporaryDirectory() as folder:
        theirs = np.asarray(load(network, Path(folder))(examples))
    np.testing.assert_allclose(answers(network, examples), theirs, atol=SAME)


@pytest.mark.parametrize("name", READERS)
def test_a_template_takes_the_same_step_of_training(name: str, tmp_path: Path) -> None:
    """As compiled in the file: loss, optimizer, learning rate and all; only chance is left out."""
    document = TEMPLATES[name].document
    plain = document.training.change(
        shuffle=False, epochs=1, batch_size=BATCH, validation="none", augmentation=None, schedule=Constant()
    )
    graph = without_chance(document.graph)
    data = digits(BATCH)
    description = dataclasses.replace(document.description, scaling=data.to_network)
    network = Network(document.title, graph, shaken(graph), plain, description)
    with Training(
        graph, plain, data, weights=network.weights, threads=1, shards=1, dtype=np.float64
    ) as training:
        for _ in training.events():
            pass
        ours = training.snapshot()
    model = load(network, tmp_path)
    targets = np.eye(10)[data.train.targets] if plain.loss.one_hot else data.train.targets
    model.train_on_batch(data.train.all(), targets)
    moved = 0.0
    for weight, variable in variables_of(model).items():
        np.testing.assert_allclose(ours[weight], np.asarray(variable), rtol=0, atol=SAME, err_msg=weight)
        moved = max(moved, float(np.abs(ours[weight] - network.weights[weight]).max()))
    assert moved > 2 * SAME
