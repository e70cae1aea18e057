"""Our losses in PyTorch: the body of a function that gives the loss of each example, (n,).

`answers` are the network's outputs, or, where the loss computes the last activation together with itself, what is
before it. Where PyTorch has the loss by the same formula it is used, and else the formula is written out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from nnstudio.errors import Sentence
from nnstudio.learning.losses import BinaryCrossentropy, CategoricalCrossentropy, Huber, Loss

TINY = "1e-7"
"""Smallest probability that a logarithm is taken of, as in Keras."""


@dataclasses.dataclass(frozen=True)
class Asked:
    """fused: whether answers are from before the last activation. classes: whether targets are class numbers.

    outputs: numbers in one answer. flat: whether an answer is a row already.
    """

    loss: Loss
    fused: bool
    classes: bool
    outputs: int
    flat: bool

    @property
    def rows(self) -> list[str]:
        """Lines that make answers and targets rows of as many numbers."""
        if self.classes and self.outputs == 1:
            return ["targets = targets[:, None].to(answers)"]
        if self.classes:
            return [f"targets = F.one_hot(targets, {self.outputs}).to(answers)"]
        return [] if self.flat else ["answers, targets = answers.flatten(1), targets.flatten(1)"]


Entry = Callable[[Asked], list[str]]


def _smoothed(smoothing: float, level: float | str) -> list[str]:
    return [f"targets = targets * {1 - smoothing!r} + {smoothing!r} / {level}"] if smoothing else []


def _categorical(asked: Asked) -> list[str]:
    loss = asked.loss
    assert isinstance(loss, CategoricalCrossentropy)
    smoothing = loss.label_smoothing
    if asked.fused:
        more = f", label_smoothing={smoothing!r}" if smoothing else ""
        rows = [] if asked.classes else asked.rows
        return [*rows, f'return F.cross_entropy(answers, targets{more}, reduction="none")']
    return [
        *asked.rows,
        *_smoothed(smoothing, asked.outputs),
        f"shares = (answers / answers.sum(1, keepdim=True)).clamp({TINY}, 1 - {TINY})",
        "return -(targets * shares.log()).sum(1)",
    ]


def _sparse(asked: Asked) -> list[str]:
    if asked.fused:
        return ['return F.cross_entropy(answers, targets, reduction="none")']
    return [
        f"shares = (answers / answers.sum(1, keepdim=True)).clamp({TINY}, 1 - {TINY})",
        'return F.nll_loss(shares.log(), targets, reduction="none")',
    ]


def _binary(asked: Asked) -> list[str]:
    loss = asked.loss
    assert isinstance(loss, BinaryCrossentropy)
    before = [*asked.rows, *_smoothed(loss.label_smoothing, 2)]
    if asked.fused:
        return [
            *before,
            'return F.binary_cross_entropy_with_logits(answers, targets, reduction="none").mean(1)',
        ]
    return [
        *before,
        f"shares = answers.clamp({TINY}, 1 - {TINY})",
        "return -(targets * shares.log() + (1 - targets) * torch.log1p(-shares)).mean(1)",
    ]


def _divergence(asked: Asked) -> list[str]:
    logarithms = "F.log_softmax(answers, 1)" if asked.fused else f"answers.clamp({TINY}, 1).log()"
    return [*asked.rows, f'return F.kl_div({logarithms}, targets, reduction="none").sum(1)']


def _hinge(asked: Asked) -> list[str]:
    return [
        *asked.rows,
        "right = (targets * answers).sum(1)",
        "rival = ((1 - targets) * answers).max(1).values",
        "return F.relu(1 + rival - right)",
    ]


def _huber(asked: Asked) -> list[str]:
    loss = asked.loss
    assert isinstance(loss, Huber)
    more = "" if loss.delta == 1.0 else f", delta={loss.delta!r}"
    return [*asked.rows, f'return F.huber_loss(answers, targets, reduction="none"{more}).mean(1)']


def _absolute(asked: Asked) -> list[str]:
    return [*asked.rows, "return (answers - targets).abs().mean(1)"]


def _squared(asked: Asked) -> list[str]:
    return [*asked.rows, "return (answers - targets).square().mean(1)"]


LOSSES: Mapping[str, Entry | Sentence] = {
    "BinaryCrossentropy": _binary,
    "CategoricalCrossentropy": _categorical,
    "CategoricalHinge": _hinge,
    "Huber": _huber,
    "KLDivergence": _divergence,
    "MeanAbsoluteError": _absolute,
    "MeanSquaredError": _squared,
    "SparseCategoricalCrossentropy": _sparse,
}
"""By the name of our loss."""


def loss_function(asked: Asked) -> str:
    """The function `loss_of` of the written code."""
    entry: Any = LOSSES[asked.loss.type_name()]
    given = "before the last activation" if asked.fused else "as the network gives them"
    body = "\n    ".join(entry(asked))
    return f'''def loss_of(answers: Tensor, targets: Tensor) -> Tensor:
    """The loss of each example, (n,). answers: {given}."""
    {body}'''
