"""Every loss, its value and its gradient, agrees with PyTorch's, from the same answers and targets."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nnstudio.layers.layer import Array
from nnstudio.learning.losses import LOSSES, Loss
from tests.learning.losses.cases import WAYS, Case, answers_for, frame_for, targets_for

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.parity

IMAGES, OUTPUTS = 32, 10
F = torch.nn.functional

Formula = Callable[[Any, Any, Any], Any]
"""(loss, answers or logits, rows of targets) to PyTorch's mean over the images."""


def normalised(y: Any) -> Any:
    return y / y.sum(dim=1, keepdim=True)


def smoothed(loss: Any, t: Any) -> Any:
    return t * (1 - loss.label_smoothing) + loss.label_smoothing / 2


def hinge(loss: Any, y: Any, t: Any) -> Any:
    """PyTorch has hinges of other kinds only, so Keras's formula, with PyTorch's gradient."""
    rival = ((1 - t) * y).max(dim=1).values
    return torch.clamp(1 + rival - (t * y).sum(dim=1), min=0).mean()


APART: dict[str, Formula] = {
    "MeanSquaredError": lambda loss, y, t: F.mse_loss(y, t),
    "MeanAbsoluteError": lambda loss, y, t: F.l1_loss(y, t),
    "Huber": lambda loss, y, t: F.huber_loss(y, t, delta=loss.delta),
    "BinaryCrossentropy": lambda loss, y, t: F.binary_cross_entropy(y, smoothed(loss, t)),
    "CategoricalCrossentropy": lambda loss, y, t: F.cross_entropy(
        torch.log(normalised(y)), t, label_smoothing=loss.label_smoothing
    ),
    "SparseCategoricalCrossentropy": lambda loss, y, t: F.nll_loss(torch.log(normalised(y)), t.argmax(dim=1)),
    "KLDivergence": lambda loss, y, t: F.kl_div(torch.log(y), t, reduction="batchmean"),
    "CategoricalHinge": hinge,
}
FUSED: dict[str, Formula] = {
    "BinaryCrossentropy": lambda loss, z, t: F.binary_cross_entropy_with_logits(z, smoothed(loss, t)),
    "CategoricalCrossentropy": lambda loss, z, t: F.cross_entropy(z, t, label_smoothing=loss.label_smoothing),
    "SparseCategoricalCrossentropy": lambda loss, z, t: F.cross_entropy(z, t.argmax(dim=1)),
    "KLDivergence": lambda loss, z, t: F.kl_div(F.log_softmax(z, dim=1), t, reduction="batchmean"),
}


def test_every_loss_is_compared():
    assert set(APART) == set(LOSSES)
    assert set(FUSED) == {name for name, cls in LOSSES.items() if cls.fuses}


def theirs(formula: Formula, loss: Loss, answers: Array, rows: Array) -> tuple[float, Array]:
    y = torch.tensor(answers, requires_grad=True)
    mean = formula(loss, y, torch.tensor(rows))
    mean.backward()
    return mean.item(), y.grad.numpy()


@pytest.mark.parametrize(("case", "fused"), WAYS)
def test_a_loss_agrees_with_pytorch(case: Case, fused: bool):
    generator = np.random.default_rng(1)
    rows = targets_for(case, IMAGES, OUTPUTS, generator).astype(np.float32)
    if fused:
        answers = (generator.normal(size=(IMAGES, OUTPUTS)) * 5.0).astype(np.float32)
    else:
        answers = answers_for(case, IMAGES, OUTPUTS, generator).astype(np.float32)
    formula = (FUSED if fused else APART)[case.loss.type_name()]
    value, gradient = theirs(formula, case.loss, answers, rows)
    frame = frame_for(case.loss, answers, rows, fused=fused)
    assert case.loss.op(frame).run() / IMAGES == pytest.approx(value, rel=1e-5)
    assert frame.gradient is not None
    np.testing.assert_allclose(frame.gradient, gradient, atol=1e-6)


@pytest.mark.parametrize("name", FUSED)
def test_logits_of_ten_thousand_agree_with_pytorch(name: str):
    loss = LOSSES[name]()
    logits = np.array([[1e4, -1e4, 0.0], [-1e4, 1e4, 1e4]], np.float32)
    rows = np.eye(3, dtype=np.float32)[[1, 0]]
    value, gradient = theirs(FUSED[name], loss, logits, rows)
    frame = frame_for(loss, logits, rows, fused=True)
    assert loss.op(frame).run() / 2 == pytest.approx(value, rel=1e-6)
    assert frame.gradient is not None
    np.testing.assert_allclose(frame.gradient, gradient, atol=1e-6)


def test_class_weights_agree_with_pytorch_summed_over_the_batch():
    """PyTorch divides by the sum of the weights; we divide by the number of images, as Keras does."""
    generator = np.random.default_rng(2)
    loss = LOSSES["SparseCategoricalCrossentropy"]()
    logits = generator.normal(size=(IMAGES, OUTPUTS)).astype(np.float32)
    labels = generator.integers(0, OUTPUTS, IMAGES)
    by_class = generator.random(OUTPUTS).astype(np.float32)
    z = torch.tensor(logits, requires_grad=True)
    total = F.cross_entropy(z, torch.tensor(labels), weight=torch.tensor(by_class), reduction="sum")
    (total / IMAGES).backward()
    frame = frame_for(loss, logits, np.eye(OUTPUTS)[labels], fused=True, weights=by_class[labels])
    assert loss.op(frame).run() == pytest.approx(total.item(), rel=1e-5)
    assert frame.gradient is not None
    np.testing.assert_allclose(frame.gradient, z.grad.numpy(), atol=1e-6)
