"""Layers through which little or nothing passes: units that never fire, gradients that vanish or explode on the way."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil

import numpy as np

from nnstudio.document.analysis import Repair
from nnstudio.document.analysis.rates import usual_rate
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.inside.doctor.case import FEWEST_LOOKS, Case
from nnstudio.inside.doctor.disease import Disease
from nnstudio.inside.doctor.finding import Finding
from nnstudio.inside.doctor.onset import died, onset
from nnstudio.inside.doctor.remedies import activate, activation_of, clip, hidden_saturating, lower_rate
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.learning.probe import LayerProbe, Probe

EXAMPLES_OF_A_DEAD_UNIT = 2000
"""A unit that fired for one example in 670 would be silent for so many with a chance of 5% (the rule of three)."""
FEWEST_EXAMPLES = 600
MOST_DEAD = 0.5
"""Share of a layer's units: trained networks have some that never fire, and lose nothing by them."""
FEWEST_DEAD = 3
SATURATED = 0.8
"""Share of a hidden layer's outputs within 1% of an end of its function."""
VANISHED = 1e-3
"""Part of the last layer's gradient, weight by weight."""
VANISHED_BEFORE_SCALING = 1e-4
"""The same for optimizers that bring each weight's step to one size: these move weights by weaker gradients, too."""
EXPLODED = 1.0
"""Root mean square of a gradient by weight: at most 0.05 in the networks of benchmarks/doctor that learn well."""


class DeadUnits(Disease):
    """Half of a layer or more gave 0 for every one of many examples: relu passes no gradient there."""

    key = "dead relu"
    title = "Dead units"
    source = "Maas, Hannun & Ng 2013; Lu et al. 2019; the rule of three for the examples that it takes"
    hides = frozenset({"not learning", "rate too small"})

    def examine(self, case: Case) -> Finding | None:
        looks = case.record.probes.recent(EXAMPLES_OF_A_DEAD_UNIT)
        examples = sum(look.examples for look in looks)
        if not case.is_ripe or len(looks) < FEWEST_LOOKS or examples < FEWEST_EXAMPLES:
            return None
        worst, dead, units = "", 0, 1
        for layer in looks[-1].layers:
            if layer.fired.size and layer.weight != 0.0:  # of a kernel of zeros, nothing else could come
                fired = np.logical_or.reduce([seen.fired for seen in case.figures(layer.node, looks)])
                silent = int(np.count_nonzero(~fired))
                if silent / fired.size > dead / units:
                    worst, dead, units = layer.node, silent, int(fired.size)
        readers = case.document.graph.consumers()
        is_answer = bool(worst) and not readers[worst] and dead == units
        if not is_answer and (dead < FEWEST_DEAD or dead < MOST_DEAD * units):
            return None
        said = sentence(
            "{dead} of the {units} units of {node} are dead: relu let nothing through for any of the last {examples:,} "
            "examples, and such units learn no more",
            dead=dead,
            units=units,
            node=worst,
            examples=examples,
        )
        step = died(case.looks, worst, ceil(MOST_DEAD * units))
        return Finding(self.key, said, self._repairs(case, worst, is_answer), True, node=worst, step=step)

    def _repairs(self, case: Case, node: str, is_answer: bool) -> tuple[Repair, ...]:
        """A high rate threw them there; else a slope below 0 keeps them alive, or answers need no relu at all."""
        if is_answer:
            return (activate((node,), case.document.task.activation(case.document.graph.shapes()[node])),)
        optimizer = case.document.training.optimizer
        leaking = activate((node,), "leaky_relu")
        if optimizer.learning_rate > usual_rate(optimizer):
            return lower_rate(case.document), leaking
        return (leaking,)

    def cause(self, document: Document) -> Hashable:
        return document.graph, document.training.optimizer


def strengths(case: Case) -> dict[str, float]:
    """The gradient of each layer by weight, in the middle of the run's second half; those that are known."""
    found = {node: case.middle(node, "gradient") for node in case.layers}
    return {node: value for node, value in found.items() if not np.isnan(value)}


def _since(case: Case, holds: Callable[[Probe], bool]) -> int:
    """The step from which on something holds of the looks."""
    return onset([look.step for look in case.looks], [holds(look) for look in case.looks])


def _of(look: Probe, node: str) -> LayerProbe:
    return look.layer(node) or LayerProbe(node)


class VanishingGradients(Disease):
    """On its way to the first layers the gradient has become a thousand times weaker, and they stay as they began."""

    key = "vanishing gradients"
    title = "Vanishing gradients"
    source = "Hochreiter 1991; Glorot & Bengio 2010, who compare layers by their gradients"
    hides = frozenset({"not learning", "rate too small"})

    def examine(self, case: Case) -> Finding | None:
        found = strengths(case)
        if not case.is_ripe or len(case.looks) < FEWEST_LOOKS or len(found) < 3:
            return None
        first = list(found)[: len(found) // 2]
        weakest = min(first, key=found.__getitem__)
        last = list(found)[-1]
        scales = not isinstance(case.document.training.optimizer, SGD)
        limit = VANISHED_BEFORE_SCALING if scales else VANISHED
        if found[last] <= 0.0 or found[weakest] >= limit * found[last]:
            return None
        said = sentence(
            "The gradient vanishes on its way back: {weakest} gets {weak:.1e} by weight, and {last} gets {strong:.1e}, "
            "{times:,.0f} times as much, so that the first layers learn next to nothing",
            weakest=weakest,
            weak=found[weakest],
            last=last,
            strong=found[last],
            times=found[last] / max(found[weakest], 1e-30),
        )
        saturating = hidden_saturating(case.document)
        repairs = (activate(saturating, "relu"),) if saturating else ()
        step = _since(case, lambda look: _of(look, weakest).gradient < limit * _of(look, last).gradient)
        return Finding(self.key, said, repairs, True, node=weakest, step=step)

    def cause(self, document: Document) -> Hashable:
        return document.graph


class ExplodingGradients(Disease):
    """Each weight gets a gradient of a whole unit or more, where a network that begins well gets hundredths: the
    scale of the layers multiplies on the way forward and back.
    """

    key = "exploding gradients"
    title = "Exploding gradients"
    source = (
        "Pascanu, Mikolov & Bengio 2013, whose remedy is clipping; the limit is measured on the templates"
    )
    hides = frozenset({"not learning", "saturated answers", "rate too small", "overfitting"})

    def examine(self, case: Case) -> Finding | None:
        found = strengths(case)
        if not case.is_ripe or len(case.looks) < FEWEST_LOOKS or not found:
            return None
        strongest = max(found, key=found.__getitem__)
        if found[strongest] < EXPLODED:
            return None
        said = sentence(
            "The gradients explode: {node} gets {strength:.3g} by weight, where hundredths are usual, and the loss "
            "began at {first:.3g} and is {now:.3g}",
            node=strongest,
            strength=found[strongest],
            first=case.losses[0],
            now=case.losses[1],
        )
        step = _since(case, lambda look: _of(look, strongest).gradient >= EXPLODED)
        return Finding(self.key, said, (clip(),), True, node=strongest, step=step)

    def cause(self, document: Document) -> Hashable:
        return document.graph, document.training.optimizer


class SaturatedLayer(Disease):
    """A hidden layer stands at the ends of its function, where it has no slope."""

    key = "saturated layer"
    title = "Saturated layer"
    source = "LeCun et al. 1998, 4.4; Glorot & Bengio 2010, section 3: saturated layers stay so"
    hides = frozenset({"not learning", "rate too small", "exploding gradients"})

    def examine(self, case: Case) -> Finding | None:
        if not case.is_ripe or len(case.looks) < FEWEST_LOOKS:
            return None
        readers, worst, most = case.document.graph.consumers(), "", 0.0
        for node in case.document.graph.ordered():
            share = case.middle(node.id, "saturated")
            if readers[node.id] and share > most:
                worst, most = node.id, share
        if most < SATURATED:
            return None
        said = sentence(
            "{node} is saturated: {share:.0%} of its outputs are at an end of {function}, where it has no slope to "
            "learn by",
            node=worst,
            share=most,
            function=activation_of(case.document, worst),
        )
        step = _since(case, lambda look: _of(look, worst).saturated >= SATURATED)
        return Finding(self.key, said, (activate((worst,), "relu"),), True, node=worst, step=step)

    def cause(self, document: Document) -> Hashable:
        return document.graph
