"""Warnings of learning rates and gradient limits with which a network learns nothing.

The limits are measured, not derived: docs/learning_nothing.md has the runs. A network at its limit ends at or near the
share of its most frequent class after an epoch, and one at half of it does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.document import edits
from nnstudio.document.analysis.clipping import check_clipping, stride
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.report import Repair
from nnstudio.document.document import Document
from nnstudio.errors import Sentence, declared, sentence
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.layer import WeightedLayer
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.optimizers.adagrad import Adagrad
from nnstudio.learning.optimizers.adamax import Adamax
from nnstudio.learning.optimizers.lion import Lion
from nnstudio.learning.optimizers.optimizer import Optimizer
from nnstudio.learning.optimizers.sgd import SGD

ADADELTA_TRAP = 0.1
"""Adadelta scales its steps by itself; lower rates only slow it down (Zeiler 2012 has no rate at all)."""
WILD: dict[type[Optimizer], float] = {SGD: 1.0, Adagrad: 0.5, Adadelta: 100.0, Adamax: 0.2, Lion: 0.01}
WILD_OTHERWISE = 0.1
"""Learning rates from which networks end at the baseline."""
WILD_MOMENTUM = 3.0
"""The same for SGD's rate / (1 - momentum), the length of its steps where gradients agree."""
WILD_CONVOLUTION = 0.05
"""The same for a network with convolutions, where an optimizer makes steps of about the rate."""
NORMALIZED = 5.0
"""So many times more a network stands whose layers are normalized."""
ONE_LAYER = 100.0
"""So many times more a network stands that has a single layer with weights."""
USUAL: dict[type[Optimizer], float] = {Adadelta: 1.0, Adagrad: 0.01}
"""Zeiler 2012 has no rate at all, and Duchi et al. 2011 begin with large ones."""
SLOW: dict[type[Optimizer], float] = {SGD: 1e-4, Adagrad: 1e-4}
SLOW_OTHERWISE = 2e-6
"""Learning rates below which ten epochs change next to nothing."""
TOO_MUCH_DECAY = 0.03
"""Share of each weight that a step may take before nothing is left to learn with."""


def check_rates(facts: Facts) -> Iterator[Finding]:
    """Rates that are 0, traps, too large or too small, and gradients that are clipped to nothing."""
    optimizer = facts.document.training.optimizer
    said = _rate_sentence(facts, optimizer)
    if said is not None:
        yield Finding(None, "warning", said, (set_rate(optimizer, usual_rate(optimizer)),), "optimizer")
    yield from check_clipping(optimizer)
    yield from _decay(optimizer)


def usual_rate(optimizer: Optimizer) -> float:
    """The rate to begin with: Keras's default, but for two with which Keras's hardly gets anywhere."""
    usual: float = type(optimizer).field("learning_rate").default
    return USUAL.get(type(optimizer), usual)


def set_rate(optimizer: Optimizer, rate: float) -> Repair:
    """The repair that sets the document's learning rate."""

    def apply(document: Document) -> Document:
        return edits.change_training(document, optimizer=optimizer.change(learning_rate=rate))

    return Repair(sentence("Set learning rate to {rate:g}", rate=rate), apply)


def _rate_sentence(facts: Facts, optimizer: Optimizer) -> Sentence | None:
    rate, name = optimizer.learning_rate, declared(type(optimizer).title)
    if rate == 0.0:
        return sentence("With a learning rate of 0 the weights stay as they are")
    if isinstance(optimizer, Adadelta) and rate < ADADELTA_TRAP:
        return sentence(
            "Adadelta with a learning rate of {rate:g} hardly learns: its paper has no rate, which is 1",
            rate=rate,
        )
    if _is_wild(facts, optimizer):
        return sentence(
            "{name} with a learning rate of {rate:g} jumps past everything it could learn",
            name=name,
            rate=rate,
        )
    if stride(optimizer) < SLOW.get(type(optimizer), SLOW_OTHERWISE):
        return sentence("{name} with a learning rate of {rate:g} hardly learns", name=name, rate=rate)
    return None


def _is_wild(facts: Facts, optimizer: Optimizer) -> bool:
    limit, share = WILD.get(type(optimizer), WILD_OTHERWISE), _endurance(facts)
    layers = [node.layer for node in facts.nodes.values()]
    convolved = any(isinstance(layer, WeightedLayer) and layer.family == "convolution" for layer in layers)
    if convolved and share == 1.0 and limit < WILD[Adagrad]:
        limit = min(limit, WILD_CONVOLUTION)
    if isinstance(optimizer, SGD) and stride(optimizer) >= WILD_MOMENTUM * share:
        return True
    return optimizer.learning_rate >= limit * share


def _endurance(facts: Facts) -> float:
    """How many times the usual limit the network stands."""
    layers = [node.layer for node in facts.nodes.values()]
    if any(isinstance(layer, BatchNormalization | LayerNormalization) for layer in layers):
        return NORMALIZED
    learning = [
        layer for layer in layers if isinstance(layer, WeightedLayer) and hasattr(layer, "activation")
    ]
    return ONE_LAYER if len(learning) < 2 else 1.0


def _decay(optimizer: Optimizer) -> Iterator[Finding]:
    decay = optimizer.weight_decay
    if decay is None or decay * optimizer.learning_rate < TOO_MUCH_DECAY:
        return
    said = sentence(
        "A weight decay of {decay:g} takes {share:.0%} of every weight at each step",
        decay=decay,
        share=min(1.0, decay * optimizer.learning_rate),
    )

    def apply(document: Document) -> Document:
        return edits.change_training(document, optimizer=optimizer.change(weight_decay=0.004))

    yield Finding(
        None,
        "warning",
        said,
        (Repair(sentence("Set weight decay to {value:g}", value=0.004), apply),),
        "optimizer",
    )
