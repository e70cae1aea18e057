"""Every layer and activation agrees with PyTorch: what it answers, and the gradient of each input and weight."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.training import Training
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.schedules import Moment
from nnstudio.learning.training_data import TrainingData
from tests.layers.cases import CASES, Case
from tests.layers.rig import Rig
from tests.parity.small_digits import BATCH, READERS, STEPS, digits, without_chance

torch = pytest.importorskip("torch")
from tests.parity.formulas import ACTIVATIONS, FORMULAS, answer  # noqa: E402 - they need PyTorch
from tests.parity.test_optimizers import THEIRS, without_epsilon  # noqa: E402

pytestmark = pytest.mark.parity
F = torch.nn.functional


def test_every_layer_is_compared():
    assert set(LAYERS) - set(FORMULAS) == set()
    assert set(LAYERS) - {case.type for case in CASES} == set()


def test_every_activation_is_compared():
    assert set(FUNCTION_NAMES) - set(ACTIVATIONS) == set()


@dataclasses.dataclass
class Theirs:
    """A layer's answer by PyTorch, and the gradients that the loss of a `Rig` sends back through it."""

    output: Array
    gradients: dict[str, Array]


def by_pytorch(case: Case, rig: Rig, ours: Array) -> Theirs:
    inputs = [torch.tensor(rig.get(f"x{place}"), requires_grad=True) for place in range(len(case.shapes))]
    weights = {name: torch.tensor(array, requires_grad=True) for name, array in rig.weights.items()}
    y = FORMULAS[case.type](case.layer, inputs, weights, torch.tensor(ours))
    flat = y.flatten(1)
    F.mse_loss(flat, torch.tensor(rig.rows).to(flat)).backward()
    tensors = {f"x{place}": x for place, x in enumerate(inputs)} | weights
    return Theirs(y.detach().numpy(), {n: t.grad.numpy() for n, t in tensors.items() if t.grad is not None})


@pytest.mark.parametrize("shards", [1, 3])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_answers_and_gradients_agree_with_pytorch(case: Case, shards: int):
    """Gradients are compared times the number of values, by which the loss divides them."""
    rig = Rig(case.layer, case.shapes, dtype=np.float32, shards=shards)
    rig.randomise()
    ours = rig.run()
    theirs = by_pytorch(case, rig, ours)
    np.testing.assert_allclose(ours, theirs.output, rtol=1e-4, atol=1e-4)
    for name, gradient in rig.gradients.items():
        np.testing.assert_allclose(
            gradient * ours.size, theirs.gradients[name] * ours.size, rtol=1e-4, atol=1e-4, err_msg=name
        )


@pytest.mark.parametrize("momentum", [0.99, 0.5])
def test_running_statistics_agree_with_pytorch(momentum: float):
    """PyTorch's momentum is one less ours, and its running variance is over n - 1."""
    rig = Rig(
        LAYERS["BatchNormalization"].from_values({"momentum": momentum}),
        ((4, 3, 2),),
        dtype=np.float32,
        shards=3,
    )
    rig.randomise()
    mean, variance = torch.tensor(rig.get("moving_mean")), torch.tensor(rig.get("moving_variance"))
    x = torch.tensor(rig.get("x0")).reshape(-1, 2)
    start = variance.clone()
    rig.run()
    F.batch_norm(x, mean, variance, training=True, momentum=1 - momentum)
    over_n = start * momentum + (variance - start * momentum) * (len(x) - 1) / len(x)
    np.testing.assert_allclose(rig.get("moving_mean"), mean.numpy(), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(rig.get("moving_variance"), over_n.numpy(), rtol=1e-5, atol=1e-6)


def trained_by_pytorch(
    graph: Graph, settings: Any, data: TrainingData, start: dict[str, Array]
) -> dict[str, Array]:
    weights = {name: torch.tensor(array, requires_grad=True) for name, array in start.items()}
    stepper = THEIRS[settings.optimizer.type_name()](settings.optimizer, list(weights.values()))
    for step in range(STEPS):
        rate = settings.schedule.rate(settings.optimizer.learning_rate, Moment(step + 1, STEPS, STEPS))
        for group in stepper.param_groups:
            group["lr"] = rate
        part = slice(step * settings.batch_size, (step + 1) * settings.batch_size)
        stepper.zero_grad()
        probabilities = answer(graph, torch.tensor(data.train.all()[part]), weights)
        F.nll_loss(torch.log(probabilities), torch.tensor(data.train.targets[part])).backward()
        stepper.step()
    return {name: w.detach().numpy() for name, w in weights.items()}


@pytest.mark.parametrize("name", READERS)
def test_ten_steps_of_a_template_end_at_the_weights_of_pytorch(name: str):
    """In double precision: optimizers divide by the size of a gradient, and so make much of a rounded small one.

    Without epsilon some of that is left: a step is 1e-3 long, and a gradient of nothing but rounding takes it too.
    """
    document = TEMPLATES[name].document
    graph = without_chance(document.graph)
    optimizer = without_epsilon(document.training.optimizer)
    settings = document.training.change(
        optimizer=optimizer, shuffle=False, epochs=1, batch_size=BATCH, validation="none"
    )
    data = digits(BATCH * STEPS)
    with Training(graph, settings, data, threads=2, shards=2, dtype=np.float64) as training:
        start = training.snapshot()
        for _ in training.events():
            pass
        ours = training.snapshot()
    theirs = trained_by_pytorch(graph, settings, data, start)
    moved = max(float(np.abs(theirs[weight] - start[weight]).max()) for weight in theirs)
    assert moved > 1e-3
    for weight, values in theirs.items():
        np.testing.assert_allclose(ours[weight], values, rtol=0, atol=1e-5, err_msg=weight)
