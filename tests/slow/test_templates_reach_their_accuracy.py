"""Each template, trained to its end on the whole of MNIST, reads as many test digits as its card promises.

Half an hour on two cores; `make slow` runs it.
"""

from __future__ import annotations

import pytest

from nnstudio.data.training_data import training_data
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.training import Training
from nnstudio.learning.events import EpochDone

PROMISED = {
    "two-convolutions": 0.989,
    "first-convolution": 0.982,
    "first-network": 0.960,
    "three-convolutions": 0.988,
    "wide-dropout": 0.978,
    "fast-reader": 0.990,
}


def test_every_template_is_trained_here() -> None:
    assert set(PROMISED) == set(TEMPLATES)


@pytest.mark.slow
@pytest.mark.parametrize("name", PROMISED)
def test_a_template_reaches_what_it_promises(name: str) -> None:
    template = TEMPLATES[name]
    assert template.expected_accuracy == PROMISED[name]
    document = template.document
    data = training_data(document.source.open(), document.training)
    with Training(document.graph, document.training, data) as training:
        epochs = [event for event in training.events() if isinstance(event, EpochDone)]
    assert epochs[-1].validation_metrics["accuracy"] >= PROMISED[name]
