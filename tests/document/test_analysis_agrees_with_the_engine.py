"""What the analysis calls fine can be trained, and what it calls an error can't."""

import math

import hypothesis.strategies as st
import numpy as np
from hypothesis import given, settings

from nnstudio.document import edits
from nnstudio.document.analysis import Analysis, analyse
from nnstudio.document.document import Document
from nnstudio.engine.training import Training
from nnstudio.layers.activation import Activation
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, GraphError
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.shapes import ShapeError
from nnstudio.learning.errors import DataError
from nnstudio.learning.events import BatchDone, Diverged
from nnstudio.learning.training_data import TrainingData
from tests.document.building import answer, branched, stack_of

activations = st.sampled_from(["linear", "relu", "tanh", "softmax"])
pairs = st.tuples(st.integers(1, 5), st.integers(1, 5))
layers: st.SearchStrategy[Layer] = st.one_of(
    st.builds(Dense, units=st.integers(1, 12), activation=activations),
    st.builds(
        Conv2D,
        filters=st.integers(1, 6),
        kernel_size=pairs,
        strides=pairs,
        padding=st.sampled_from(["valid", "same"]),
        groups=st.integers(1, 2),
        activation=activations,
    ),
    st.builds(MaxPooling2D, pool_size=pairs),
    st.builds(AveragePooling2D, pool_size=pairs),
    st.builds(Activation, activation=activations),
    st.builds(Dropout, rate=st.sampled_from([0.0, 0.25])),
    st.just(Flatten()),
    st.sampled_from([cls() for cls in LAYERS.values() if cls.inputs == (1, 1)]),
)
stacks = st.lists(layers, max_size=5).flatmap(
    lambda some: st.sampled_from([stack_of(*some), stack_of(*some, Flatten(), answer())])
)
rng = np.random.default_rng(0)
DATA = TrainingData.of_arrays(rng.integers(0, 255, (10, 28, 28, 1), np.uint8), np.arange(10, dtype=np.uint8))


def runs(document: Document) -> bool:
    """Whether one batch can be trained; that its numbers may be wild is not what is asked."""
    plan = document.training.change(batch_size=10, epochs=1)
    try:
        with Training(document.graph, plan, DATA, threads=1) as training, np.errstate(all="ignore"):
            event = next(iter(training.events()))
    except (ShapeError, GraphError, DataError):
        return False
    assert isinstance(event, BatchDone | Diverged)
    return isinstance(event, Diverged) or math.isfinite(event.loss)


def only_nothing_to_train(analysis: Analysis) -> bool:
    return all("nothing to train" in problem.sentence for problem in analysis.errors)


@given(stacks)
@settings(max_examples=150)
def test_a_stack_is_called_fine_exactly_if_it_runs(document: Document) -> None:
    analysis = analyse(document)
    if analysis.can_train:
        assert runs(document)
    elif not only_nothing_to_train(analysis):
        assert not runs(document)


wires = st.lists(st.tuples(st.booleans(), st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=4)


@given(wires)
@settings(max_examples=80)
def test_a_graph_with_its_wires_pulled_about_is_called_fine_exactly_if_it_runs(
    changes: list[tuple[bool, int, int]],
) -> None:
    document = branched()
    for connect, source, target in changes:
        edit = edits.connect if connect else edits.disconnect
        places = (INPUT, *document.ids)
        wire = places[source % len(places)], document.ids[target % len(document.ids)]
        if edits.refusal(edit, document, *wire) is None:
            document = edit(document, *wire)
    assert analyse(document).can_train == runs(document)
