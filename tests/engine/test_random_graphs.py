"""What holds for every network holds for random ones: branches, merges, shared inputs, all layers."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.predictor import Predictor
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.engine.training import Training
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.graph import INPUT, Graph, GraphError, Node
from nnstudio.layers.shapes import ShapeError
from nnstudio.learning.errors import DataError
from nnstudio.learning.events import BatchDone
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.training_data import TrainingData
from tests.dirty_memory import soil
from tests.engine.graphs import LAYERS_OF_ONE, MERGES, graphs
from tests.layers.gradients import gradient_check

BATCH = 5


def examples(count: int) -> settings:
    return settings(max_examples=count, suppress_health_check=list(HealthCheck))


def images(graph: Graph, count: int = BATCH) -> np.ndarray:
    return np.random.default_rng(1).standard_normal((count, *graph.input_shape))


def drawn(graph: Graph) -> Parameters:
    """Weights in float64."""
    return Parameters(graph, 3, np.float64)


def program_of(graph: Graph, parameters: Parameters, shards: int) -> Program:
    """A program that trains."""
    return Program(graph, parameters, BATCH, loss=CategoricalCrossentropy(), training=True, shards=shards)


def run(program: Program) -> float:
    """The loss of one forward and backward pass, which fills the gradients."""
    binding = program.bind(BATCH)
    binding.input[...] = images(program.graph)
    program.set_targets(np.arange(BATCH) % binding.output.shape[1], slice(0, BATCH))
    binding.run(Team(1))
    return float(binding.losses.sum())


def step(graph: Graph, shards: int) -> tuple[Parameters, float]:
    """The parameters with their gradients after one forward and backward pass in float64, and the loss."""
    parameters = drawn(graph)
    return parameters, run(program_of(graph, parameters, shards))


def test_random_graphs_are_made_of_every_layer():
    assert set(LAYERS) - set(LAYERS_OF_ONE) - set(MERGES) == set()


@given(graphs())
@examples(60)
def test_gradients_are_those_of_finite_differences(graph: Graph):
    gradient_check(graph, batch=BATCH, shards=2, most=2)


@given(graphs())
@examples(40)
def test_the_shape_rule_tells_the_shape_of_every_output(graph: Graph):
    """A network that ends at a layer answers in that layer's shape."""
    shapes = graph.shapes()
    for node in graph.nodes:
        front = upto(graph, node)
        answer = Predictor(front, batch=2, dtype=np.float64).predict(images(graph, 2))
        assert answer.shape == (2, *shapes[node.id])
        assert np.isfinite(answer).all()


def upto(graph: Graph, last: Node) -> Graph:
    """The part of the graph that the node depends on, and the node."""
    wanted, by_id = {last.id}, {node.id: node for node in graph.nodes}
    waiting = [last]
    while waiting:
        for source in waiting.pop().inputs:
            if source != INPUT and source not in wanted:
                wanted.add(source)
                waiting.append(by_id[source])
    return Graph(graph.input_shape, tuple(node for node in graph.nodes if node.id in wanted))


@given(graphs(chance=False))
@examples(60)
def test_a_batch_in_three_parts_learns_the_same_as_in_one(graph: Graph):
    whole, loss = step(graph, shards=1)
    cut, cut_loss = step(graph, shards=3)
    assert cut_loss == pytest.approx(loss, rel=1e-9)
    np.testing.assert_allclose(cut.gradient, whole.gradient, rtol=1e-7, atol=1e-10)
    for name, array in whole.arrays.items():
        np.testing.assert_allclose(cut.arrays[name], array, rtol=1e-9, atol=1e-12, err_msg=name)


@given(graphs(chance=False), st.integers(1, 2))
@examples(60)
def test_a_step_reads_nothing_that_an_earlier_one_left(graph: Graph, shards: int):
    parameters = drawn(graph)
    program = program_of(graph, parameters, shards)
    run(program)
    first = parameters.gradient.copy()
    soil(program)
    run(program)
    assert parameters.gradient.tobytes() == first.tobytes()


@given(graphs())
@examples(40)
def test_a_network_with_loaded_weights_answers_as_the_one_they_come_from(graph: Graph):
    trained, _ = step(graph, shards=2)
    trained.vector -= 0.1 * trained.gradient
    saved = trained.copy()
    first, second = (Predictor(graph, saved, batch=size, dtype=np.float64, seed=9) for size in (BATCH, 2))
    np.testing.assert_allclose(
        second.predict(images(graph)), first.predict(images(graph)), rtol=1e-9, atol=1e-12
    )
    for name, array in second.parameters.copy().items():
        assert array.tobytes() == saved[name].tobytes(), name


@given(graphs(), st.integers(1, 4))
@examples(20)
def test_a_smaller_batch_gives_what_a_program_of_its_size_gives(graph: Graph, count: int):
    large = Predictor(graph, batch=BATCH, dtype=np.float64, threads=1)
    fitting = Predictor(graph, batch=count, dtype=np.float64, threads=1)
    given_images = images(graph, count)
    large.predict(images(graph))
    np.testing.assert_array_equal(large.predict(given_images), fitting.predict(given_images))


def runs(document: Document) -> bool:
    """Whether a batch can be trained."""
    rng = np.random.default_rng(0)
    data = TrainingData.of_arrays(rng.integers(0, 255, (10, 28, 28, 1), np.uint8), np.arange(10))
    try:
        with Training(document.graph, document.training.change(batch_size=10), data, threads=1) as training:
            return isinstance(next(training.events()), BatchDone)
    except (ShapeError, GraphError, DataError):
        return False


def pulled_about(graph: Graph, node_place: int, source_place: int) -> Graph:
    """The same layers, with one wire somewhere else."""
    nodes = list(graph.nodes)
    place = node_place % len(nodes)
    names = [INPUT, *(node.id for node in nodes)]
    inputs = (names[source_place % len(names)], *nodes[place].inputs[1:])
    nodes[place] = Node(nodes[place].id, nodes[place].layer, inputs)
    return Graph(graph.input_shape, tuple(nodes))


@given(graphs(classes=10, input_shape=(28, 28, 1)), st.integers(0, 20), st.integers(0, 20))
@examples(30)
def test_the_analysis_calls_a_network_fine_exactly_if_it_runs(graph: Graph, node: int, source: int):
    for candidate in (graph, pulled_about(graph, node, source)):
        document = Document.of(candidate)
        assert analyse(document).can_train == runs(document)
