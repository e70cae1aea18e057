"""Checks of how the network is to be trained: is there anything to train, and will it work and fit?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from nnstudio.document import edits
from nnstudio.document.analysis.exam import check_exam
from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.finding import Finding
from nnstudio.document.analysis.hindrances import check_hindrances
from nnstudio.document.analysis.rates import check_rates
from nnstudio.document.analysis.report import Repair
from nnstudio.document.answer import answer_layers, append, names_of
from nnstudio.engine.run_forecast import RunForecast
from nnstudio.errors import sentence
from nnstudio.shown import bytes_text

LARGE_SHARE = 0.5
"""Share of the memory above which training is warned of."""


def check_training(facts: Facts) -> Iterator[Finding]:
    """Nothing to train, settings with which nothing is learned, more in a batch than there is."""
    if facts.end is not None:
        yield from _nothing_to_train(facts)
    yield from check_rates(facts)
    yield from check_hindrances(facts)
    yield from check_exam(facts)
    yield from _amounts(facts)


def _nothing_to_train(facts: Facts) -> Iterator[Finding]:
    """All is frozen, or there are no weights; where the answer is of no use either, adding its layer mends both."""
    if any(cost.trainable for cost in facts.costs.values()) or (facts.bare and not facts.accepted):
        return
    end = facts.end or ""
    layers = answer_layers(facts.document, facts.shapes[end])
    adding = Repair(
        sentence("Add {layers}", layers=names_of(layers)), lambda document: append(document, layers, end)
    )
    weighted = [name for name, cost in facts.costs.items() if cost.parameters]
    if weighted:
        thawing = Repair(
            sentence("Let all layers train"), lambda document: edits.set_trainable(document, weighted, True)
        )
        yield Finding(
            None, "error", sentence("All layers are frozen: there is nothing to train"), (thawing, adding)
        )
    else:
        yield Finding(None, "error", sentence("No layer has weights: there is nothing to train"), (adding,))


def _amounts(facts: Facts) -> Iterator[Finding]:
    training, images = facts.document.training, facts.document.description.train
    if training.batch_size > images:
        said = sentence(
            "A batch of {batch_size:,} is more than the {images:,} training examples",
            batch_size=training.batch_size,
            images=images,
        )
        yield Finding(None, "warning", said, (_set_batch(min(32, max(1, images))),), "batch_size", sure=True)
    if training.epochs == 0:
        repair = Repair(
            sentence("Set epochs to {count}", count=10),
            lambda document: edits.change_training(document, epochs=10),
        )
        yield Finding(
            None, "warning", sentence("With 0 epochs nothing is learned"), (repair,), "epochs", sure=True
        )


def _set_batch(size: int) -> Repair:
    return Repair(
        sentence("Set batch size to {size}", size=size),
        lambda document: edits.change_training(document, batch_size=size),
    )


def memory_of(facts: Facts, batch_size: int | None = None) -> int:
    """Bytes that training needs, or would with another batch size; 0 while the network has errors."""
    if facts.end is None or facts.errors or len(facts.shapes) != len(facts.nodes) + 1:
        return 0
    document = facts.document
    training = document.training
    if batch_size is not None:
        training = dataclasses.replace(training, batch_size=batch_size)
    description = document.description
    return RunForecast(document.graph, training, description.train, description.test).memory


def check_memory(facts: Facts, memory: int, available: int | None) -> Iterator[Finding]:
    """Training that takes more memory than there is, or most of it. memory: what it needs, in bytes."""
    if available is None or memory <= LARGE_SHARE * available:
        return
    too_much = memory > available
    said = sentence(
        "Training needs about {memory} of memory, and the machine has {available}",
        memory=bytes_text(memory),
        available=bytes_text(available),
    )
    fitting = _fitting_batch(facts, available)
    repairs = () if fitting is None else (_set_batch(fitting),)
    yield Finding(None, "error" if too_much else "warning", said, repairs, "batch_size", sure=bool(repairs))


def _fitting_batch(facts: Facts, available: int) -> int | None:
    """The largest power of two, at most 1024 and below today's batch size, that takes a modest share."""
    size = 1024
    while size >= 1:
        if size < facts.document.training.batch_size and memory_of(facts, size) <= LARGE_SHARE * available:
            return size
        size //= 2
    return None
