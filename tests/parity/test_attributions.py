"""Why an answer is given, judged by PyTorch's own derivatives of the same network."""

from __future__ import annotations

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.network import Network
from nnstudio.inside.attribution import METHODS
from nnstudio.inside.question import Question, meant
from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Classification
from nnstudio.runs.engines import ENGINE
from tests.formats.exchange.networks import template

torch = pytest.importorskip("torch")
from tests.parity.test_pytorch_export import module  # noqa: E402

pytestmark = pytest.mark.parity
SAME = 1e-4
CLASSIFIERS = [name for name, one in TEMPLATES.items() if isinstance(one.document.task, Classification)]


def slopes(network: Network, examples: Array) -> Array:
    """The derivative, by what is read, of the difference of two scores before softmax."""
    given = torch.from_numpy(np.asarray(examples, np.float32)).requires_grad_()
    asked = module(network).double()
    scores = getattr(asked, "logits", asked)(given.double())
    score = scores[:, 0] if scores.shape[1] == 1 else scores[:, 1] - scores[:, 0]
    return np.asarray(torch.autograd.grad(score.sum(), given)[0])


def question(network: Network, example: Array) -> Question:
    model = ENGINE.model(network.graph, network.weights, scaling=network.scaling)
    outputs = network.graph.shapes()[network.graph.output().id]
    return Question(
        model, network.graph, network.scaling, example, meant(network.description.task, outputs, 1, 0)
    )


@pytest.mark.parametrize("name", CLASSIFIERS)
def test_the_gradient_of_a_template_is_pytorchs(name: str) -> None:
    network = template(name)
    example = network.made_up(1)[0]
    asked = question(network, example)
    found = METHODS["gradient"].explain(asked).values
    per_unit = network.scaling.factor / np.asarray(network.scaling.deviation or (1.0,))
    np.testing.assert_allclose(found * per_unit, slopes(network, example[np.newaxis])[0], atol=SAME)


@pytest.mark.parametrize("name", CLASSIFIERS)
def test_integrated_gradients_of_a_template_are_pytorchs(name: str) -> None:
    network = template(name)
    example = np.asarray(network.made_up(1)[0], np.float32)
    asked = question(network, example)
    middles = (np.arange(512) + 0.5) / 512
    expected = (example - asked.blank) * slopes(network, asked.between(middles)).mean(axis=0)
    found = METHODS["integrated-gradients"].explain(asked).values
    scale = max(1.0, float(np.abs(expected).max()))
    np.testing.assert_allclose(found / scale, expected / scale, atol=5e-3)
