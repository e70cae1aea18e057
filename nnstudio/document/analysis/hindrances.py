"""Warnings of settings with which a network learns nothing, however long it is trained, that can be known before.

The limits are measured: docs/learning_nothing.md has the runs, beside those of healthy neighbours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.report import Repair
from nnstudio.document.analysis.signal import dead_of_zeros, saturated, steep_ones
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.dense import Dense
from nnstudio.layers.gaussian_noise import GaussianNoise

PENALTIES = {"l2": (0.6, 1e-3), "l1": (0.05, 1e-4)}
"""Sum over the Dense layers from which the penalty wins over the loss, and a value that does no harm."""
NOISE_ON_IMAGES, NOISE_ON_VECTORS = 3.0, 50.0
"""Deviation of noise in which pixels and patterns drown, and in which the sums of a Dense layer do."""
STALE = 0.5
"""Share of an average's first value that may be left at the end of the run."""


def check_hindrances(facts: Facts) -> Iterator[Finding]:
    """All that keeps a network from learning and is in sight before the first step."""
    yield from _beginnings(facts)
    yield from _vanishing(facts)
    yield from _penalties(facts)
    yield from _noise(facts)
    yield from _normalization(facts)
    yield from _averages(facts)
    yield from _stopping(facts)


def _change(node: str, **values: Any) -> Callable[[Document], Document]:
    return lambda document: edits.change_layer(document, node, **values)


def _change_all(nodes: Sequence[str], **values: Any) -> Callable[[Document], Document]:
    def apply(document: Document) -> Document:
        for node in nodes:
            document = edits.change_layer(document, node, **values)
        return document

    return apply


def _beginnings(facts: Facts) -> Iterator[Finding]:
    """Weights that begin so that no gradient gets through."""
    for node, name in dead_of_zeros(facts):
        said = sentence(
            "{node} begins with zeros and gives zeros: no gradient gets through, so it stays as it is",
            node=node,
        )
        yield Finding(node, "warning", said, (_draw(node, name),), name)
    for node in steep_ones(facts):
        said = sentence("All units of {node} begin alike, with sums that are far too large", node=node)
        yield Finding(node, "warning", said, (_draw(node, "kernel_initializer"),), "kernel_initializer")


def _draw(node: str, name: str) -> Repair:
    return Repair(
        sentence("Draw the weights of {node}", node=node), _change(node, **{name: "glorot_uniform"})
    )


def _vanishing(facts: Facts) -> Iterator[Finding]:
    nodes = saturated(facts)
    if nodes:
        said = sentence(
            "{count} layers of sigmoid in a row leave nothing of the gradient for the first ones",
            count=len(nodes),
        )
        repair = Repair(
            sentence("Set their activation to {wanted}", wanted="tanh"), _change_all(nodes, activation="tanh")
        )
        yield Finding(nodes[0], "warning", said, (repair,), "activation")


def _penalties(facts: Facts) -> Iterator[Finding]:
    for name, (most, usual) in PENALTIES.items():
        given = {
            node.id: getattr(node.layer, name)
            for node in facts.nodes.values()
            if isinstance(node.layer, Dense) and node.layer.trainable
        }
        strong = [node for node, value in given.items() if value > 10 * usual]
        if strong and sum(given.values()) >= most:
            largest = max(strong, key=lambda node: given[node])
            said = sentence(
                "An {field} of {value:g} draws all weights of {node} to 0 faster than they can learn",
                field=name.upper(),
                value=given[largest],
                node=largest,
            )
            repair = Repair(
                sentence("Set {field} to {value:g}", field=name.upper(), value=usual),
                _change_all(strong, **{name: usual}),
            )
            yield Finding(largest, "warning", said, (repair,), name)


def _noise(facts: Facts) -> Iterator[Finding]:
    for node in facts.nodes.values():
        layer, shape = node.layer, facts.shapes.get(node.id)
        if not isinstance(layer, GaussianNoise) or shape is None:
            continue
        if layer.stddev >= (
            NOISE_ON_VECTORS if len(shape) == 1 and _after_dense(facts, node.id) else NOISE_ON_IMAGES
        ):
            said = sentence(
                "Noise of {stddev:g} in {node} drowns the values that it is added to",
                stddev=layer.stddev,
                node=node.id,
            )
            repair = Repair(sentence("Set stddev to {value:g}", value=0.1), _change(node.id, stddev=0.1))
            yield Finding(node.id, "warning", said, (repair,), "stddev")


def _after_dense(facts: Facts, name: str) -> bool:
    """Whether a Dense layer comes before: its sums are larger than pixels are."""
    waiting = list(facts.nodes[name].inputs)
    while waiting:
        node = facts.nodes.get(waiting.pop())
        if node is not None:
            if isinstance(node.layer, Dense):
                return True
            waiting.extend(node.inputs)
    return False


def _normalization(facts: Facts) -> Iterator[Finding]:
    """Batch normalization that has one value for each mean, or that never takes its averages along."""
    for node in facts.nodes.values():
        layer, shape = node.layer, facts.shapes.get(node.id)
        if not isinstance(layer, BatchNormalization) or shape is None:
            continue
        if facts.document.training.batch_size == 1 and math.prod(shape[:-1]) == 1:
            said = sentence(
                "With a batch of 1, {node} makes every value the mean itself: nothing is left of the example",
                node=node.id,
            )
            repair = Repair(
                sentence("Set batch size to {size}", size=32),
                lambda d: edits.change_training(d, batch_size=32),
            )
            yield Finding(node.id, "warning", said, (repair,))
        if _is_stale(facts, layer.momentum):
            said = sentence(
                "With a momentum of {momentum:g}, {node} answers with averages that it never learned",
                momentum=layer.momentum,
                node=node.id,
            )
            repair = Repair(
                sentence("Set momentum to {value:g}", value=0.99), _change(node.id, momentum=0.99)
            )
            yield Finding(node.id, "warning", said, (repair,), "momentum")


def _is_stale(facts: Facts, momentum: float) -> bool:
    """Whether a running average still is mostly what it began as at the end of the run."""
    training = facts.document.training
    steps = training.epochs * math.ceil(facts.document.description.train / training.batch_size)
    return steps > 0 and momentum**steps > STALE and momentum > 0.99


def _averages(facts: Facts) -> Iterator[Finding]:
    optimizer = facts.document.training.optimizer
    if optimizer.use_ema and _is_stale(facts, optimizer.ema_momentum):
        said = sentence(
            "With an EMA momentum of {momentum:g}, the averaged weights stay as they began",
            momentum=optimizer.ema_momentum,
        )

        def apply(document: Document) -> Document:
            return edits.change_training(document, optimizer=optimizer.change(ema_momentum=0.99))

        repair = Repair(sentence("Set EMA momentum to {value:g}", value=0.99), apply)
        yield Finding(None, "warning", said, (repair,), "optimizer")


def _stopping(facts: Facts) -> Iterator[Finding]:
    """Early stopping that has nothing to go by."""
    training = facts.document.training
    if training.early_stopping is not None and training.validation == "none":
        said = sentence("Early stopping has nothing to go by: there is no validation, so it never stops")
        repair = Repair(
            sentence("Keep examples aside for validation"),
            lambda d: edits.change_training(d, validation="split"),
        )
        yield Finding(None, "warning", said, (repair,), "early_stopping")
