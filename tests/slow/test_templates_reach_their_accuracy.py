"""Each template, trained to its end on all of its data, is as good on the test part as its card promises.

An hour on two cores; `make slow` runs it.
"""

from __future__ import annotations

import contextlib

import pytest

from nnstudio.data.training_data import training_data
from nnstudio.document.templates import TEMPLATES
from nnstudio.runs.engines import ENGINE

PROMISED = {
    "two-convolutions": 0.989,
    "first-convolution": 0.982,
    "first-network": 0.960,
    "three-convolutions": 0.988,
    "wide-dropout": 0.978,
    "fast-reader": 0.990,
    "residual-network": 0.995,
    "spiral": 0.98,
    "house-prices": 0.9,
    "denoiser": 19.5,
}


def test_every_template_is_trained_here() -> None:
    assert set(PROMISED) == set(TEMPLATES)


@pytest.mark.slow
@pytest.mark.parametrize("name", PROMISED)
def test_a_template_reaches_what_it_promises(name: str) -> None:
    template = TEMPLATES[name]
    assert template.expected == PROMISED[name]
    document = template.document
    opened = document.source.open()
    data = training_data(opened, document.training)
    with contextlib.closing(ENGINE.open(document.graph, document.training, data)) as session:
        for _ in session.events():
            pass
        weights = session.snapshot()
    judged = ENGINE.evaluate(
        document.graph,
        weights,
        document.task,
        opened.test,
        document.training.loss,
        scaling=document.description.scaling,
    )
    assert judged.metrics[template.metric.name] >= PROMISED[name]
