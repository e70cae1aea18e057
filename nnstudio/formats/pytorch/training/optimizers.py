"""Our optimizers in PyTorch: its own where it has the same formula, else a small class with Keras's.

Weight decay, clipping and the average of the weights are around the rule and not in it (`steps.py`), as in the studio.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from nnstudio.errors import Sentence
from nnstudio.learning.optimizers import SGD, Adadelta, Optimizer, RMSprop
from nnstudio.learning.schedules import Constant, Schedule


@dataclasses.dataclass(frozen=True)
class Made:
    """call: what makes the optimizer of `weights`. code: the class that it needs, or "" for one of PyTorch's."""

    call: str
    code: str = ""


Entry = Callable[[Any, Schedule], Made]

BASE = '''class Rule(torch.optim.Optimizer):
    """A step by Keras's formula, which `update` has for one weight w and its gradient g."""

    slots: tuple[str, ...] = ()

    def __init__(self, weights: list[Tensor], lr: float) -> None:
        self.steps = 0
        super().__init__(weights, {"lr": lr})

    @torch.no_grad()
    def step(self) -> None:
        self.steps += 1
        for group in self.param_groups:
            for w in group["params"]:
                if not self.state[w]:
                    self.state[w] = {slot: torch.zeros_like(w) for slot in self.slots}
                self.update(w, w.grad, group["lr"], *self.state[w].values())


'''

ADAM = '''class Adam(Rule):
    """w = w - rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon).

    m and v are the moving means of g and g^2, with the memories b1 and b2.
    torch.optim.Adam divides v by 1 - b2^t before epsilon is added, so that epsilon counts for less.
    """

    slots = ("m", "v")
    beta_1, beta_2, epsilon = {beta_1!r}, {beta_2!r}, {epsilon!r}

    def update(self, w: Tensor, g: Tensor, rate: float, m: Tensor, v: Tensor) -> None:
        m.lerp_(g, 1 - self.beta_1)
        v.lerp_(g * g, 1 - self.beta_2)
        rate *= math.sqrt(1 - self.beta_2**self.steps) / (1 - self.beta_1**self.steps)
        w.sub_(rate * m / (v.sqrt() + self.epsilon))'''

ADAMAX = '''class Adamax(Rule):
    """w = w - rate / (1 - b1^t) * m / (u + epsilon), with the mean m of g, and u = max(b2 u, |g|).

    torch.optim.Adamax has epsilon within the maximum.
    """

    slots = ("m", "u")
    beta_1, beta_2, epsilon = {beta_1!r}, {beta_2!r}, {epsilon!r}

    def update(self, w: Tensor, g: Tensor, rate: float, m: Tensor, u: Tensor) -> None:
        m.lerp_(g, 1 - self.beta_1)
        torch.maximum(self.beta_2 * u, g.abs(), out=u)
        w.sub_(rate / (1 - self.beta_1**self.steps) * m / (u + self.epsilon))'''

NADAM = '''class Nadam(Rule):
    """Adam that looks ahead along its momentum, which warms up: b1 (1 - 0.96^t / 2) in step t.

    torch.optim.NAdam warms up 250 times slower, as Dozat's paper has it; Keras does as here.
    """

    slots = ("m", "v")
    beta_1, beta_2, epsilon, product = {beta_1!r}, {beta_2!r}, {epsilon!r}, 1.0

    def step(self) -> None:
        now, ahead = (self.beta_1 * (1 - 0.5 * 0.96 ** (self.steps + more)) for more in (1, 2))
        self.product *= now
        self.now, self.ahead = (1 - now) / (1 - self.product), ahead / (1 - self.product * ahead)
        super().step()

    def update(self, w: Tensor, g: Tensor, rate: float, m: Tensor, v: Tensor) -> None:
        m.lerp_(g, 1 - self.beta_1)
        v.lerp_(g * g, 1 - self.beta_2)
        root = (v / (1 - self.beta_2**self.steps)).sqrt()
        w.sub_(rate * (self.ahead * m + self.now * g) / (root + self.epsilon))'''

ADAGRAD = '''class Adagrad(Rule):
    """w = w - rate * g / sqrt(s + epsilon), with the sum s of all g^2, which begins at {initial_accumulator_value!r}.

    torch.optim.Adagrad adds epsilon to the root.
    """

    slots = ("s",)
    initial, epsilon = {initial_accumulator_value!r}, {epsilon!r}

    def update(self, w: Tensor, g: Tensor, rate: float, s: Tensor) -> None:
        s.add_(g * g)
        w.sub_(rate * g / (s + self.initial + self.epsilon).sqrt())'''

LION = '''class Lion(Rule):
    """w = w - rate * sign(b1 m + (1 - b1) g); then m = b2 m + (1 - b2) g."""

    slots = ("m",)
    beta_1, beta_2 = {beta_1!r}, {beta_2!r}

    def update(self, w: Tensor, g: Tensor, rate: float, m: Tensor) -> None:
        w.sub_(rate * torch.sign(self.beta_1 * m + (1 - self.beta_1) * g))
        m.lerp_(g, 1 - self.beta_2)'''

MOMENTUM = '''class Momentum(Rule):
    """v = momentum * v - rate * g; w = w + {added}.

    torch.optim.SGD has the rate outside of v: while the rate changes, that is another path.
    """

    slots = ("v",)
    momentum = {momentum!r}

    def update(self, w: Tensor, g: Tensor, rate: float, v: Tensor) -> None:
        v.mul_(self.momentum).sub_(rate * g)
        w.add_({step})'''

RMSPROP = '''class RMSprop(Rule):
    """{formula}
    {spread}

    torch.optim.RMSprop adds epsilon to the root, and has the rate outside of the momentum.
    """

    slots = ({slots})
    rho, epsilon = {rho!r}, {epsilon!r}

    def update(self, w: Tensor, g: Tensor, rate: float, {arguments}) -> None:
        s.lerp_(g * g, 1 - self.rho)
        {lines}'''


def _sgd(optimizer: SGD, schedule: Schedule) -> Made:
    """PyTorch's own where its formula is the same: without momentum, or at a constant rate."""
    if not optimizer.momentum:
        return Made("torch.optim.SGD(weights, lr=LEARNING_RATE)")
    if isinstance(schedule, Constant):
        more = ", nesterov=True" if optimizer.nesterov else ""
        return Made(f"torch.optim.SGD(weights, lr=LEARNING_RATE, momentum={optimizer.momentum!r}{more})")
    added, step = ("v", "v")
    if optimizer.nesterov:
        added, step = "momentum * v - rate * g", "self.momentum * v - rate * g"
    code = MOMENTUM.format(momentum=optimizer.momentum, added=added, step=step)
    return Made("Momentum(weights, lr=LEARNING_RATE)", BASE + code)


def _adadelta(optimizer: Adadelta, schedule: Schedule) -> Made:
    return Made(
        f"torch.optim.Adadelta(weights, lr=LEARNING_RATE, rho={optimizer.rho!r}, eps={optimizer.epsilon!r})"
    )


def _rmsprop(optimizer: RMSprop, schedule: Schedule) -> Made:
    formula, slots, spread, lines = "the mean s of g^2", ["s"], "s", list[str]()
    if optimizer.centered:
        formula, spread = "the variance s - c^2 of g", "(s - c * c).clamp(min=0)"
        slots.append("c")
        lines.append("c.lerp_(g, 1 - self.rho)")
    step = f"rate * g / ({spread} + self.epsilon).sqrt()"
    start = "w = w - rate * g / sqrt(spread + epsilon)"
    if optimizer.momentum:
        slots.append("v")
        lines += [f"v.mul_({optimizer.momentum!r}).add_({step})", "w.sub_(v)"]
        start = f"v = {optimizer.momentum!r} v + rate * g / sqrt(spread + epsilon); w = w - v"
    else:
        lines.append(f"w.sub_({step})")
    code = RMSPROP.format(
        formula=f"{start};",
        spread=f"spread is {formula}.",
        slots=", ".join(f'"{slot}"' for slot in slots) + ("," if len(slots) == 1 else ""),
        arguments=", ".join(f"{slot}: Tensor" for slot in slots),
        lines="\n        ".join(lines),
        rho=optimizer.rho,
        epsilon=optimizer.epsilon,
    )
    return Made("RMSprop(weights, lr=LEARNING_RATE)", BASE + code)


def _of(name: str, pattern: str) -> Entry:
    def entry(optimizer: Optimizer, schedule: Schedule) -> Made:
        return Made(f"{name}(weights, lr=LEARNING_RATE)", BASE + pattern.format(**optimizer.values()))

    return entry


OPTIMIZERS: Mapping[str, Entry | Sentence] = {
    "SGD": _sgd,
    "RMSprop": _rmsprop,
    "Adam": _of("Adam", ADAM),
    "AdamW": _of("Adam", ADAM),
    "Adamax": _of("Adamax", ADAMAX),
    "Nadam": _of("Nadam", NADAM),
    "Adadelta": _adadelta,
    "Adagrad": _of("Adagrad", ADAGRAD),
    "Lion": _of("Lion", LION),
}
"""By the name of our optimizer. AdamW is Adam with the decay of the weights, which is around each rule here."""


def made_of(optimizer: Optimizer, schedule: Schedule) -> Made:
    """The optimizer as the written code makes it."""
    entry: Any = OPTIMIZERS[optimizer.type_name()]
    made: Made = entry(optimizer, schedule)
    return made
