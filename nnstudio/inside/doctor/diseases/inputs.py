"""Numbers at the network's front that make learning hard: of another scale, or the same example again and again."""

from __future__ import annotations

import statistics
from collections.abc import Hashable

from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.inside.doctor.case import FEWEST_LOOKS, Case
from nnstudio.inside.doctor.disease import Disease
from nnstudio.inside.doctor.finding import Action, Finding
from nnstudio.inside.doctor.remedies import normalize_inputs
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.shapes import size_of

LARGE, SMALL = 10.0, 0.01
"""Sizes (root mean squares) of inputs between which networks begin well: both are far from the 1 that they begin
for."""
MOST_REPEATED = 0.2
"""Share of examples that repeat another of their batch."""
FEWEST_COMPARED = 500
FEWEST_VALUES = 8
"""Of an example: a few whole numbers are the same now and then."""


class UnscaledInput(Disease):
    """Inputs that are ten times larger, or a hundred times smaller, than what layers begin for."""

    key = "unscaled input"
    title = "Unscaled input"
    source = "LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, 4.3: mean 0 and deviation 1"
    hides = frozenset(
        {
            "not learning",
            "saturated answers",
            "saturated layer",
            "exploding gradients",
            "dead relu",
            "rate too small",
            "rate too large",
        }
    )

    def examine(self, case: Case) -> Finding | None:
        looks = case.looks
        if not case.is_ripe or len(looks) < FEWEST_LOOKS or self._normalizes(case.document):
            return None
        widest = statistics.median(look.inputs.widest for look in looks)
        largest = max(look.inputs.largest for look in looks)
        if widest == 0.0 or SMALL <= widest <= LARGE:
            return None
        mean = statistics.fmean(look.inputs.mean for look in looks)
        deviation = statistics.fmean(look.inputs.deviation for look in looks)
        said = sentence(
            "The inputs are not scaled: what the network gets has mean {mean:.3g}, deviation {deviation:.3g} and "
            "values of a size up to {largest:.3g}, and layers begin for numbers about 1",
            mean=mean,
            deviation=deviation,
            largest=largest,
        )
        return Finding(self.key, said, (normalize_inputs(),), True)

    def _normalizes(self, document: Document) -> bool:
        """Whether a layer brings the inputs to one scale before any other sees them."""
        readers, by_id = document.graph.consumers(), {node.id: node for node in document.graph.nodes}
        waiting, found = list(readers[INPUT]), []
        while waiting:
            node = by_id[waiting.pop()]
            if node.layer.view or not _works(node.layer):
                waiting.extend(readers[node.id])
            else:
                found.append(isinstance(node.layer, BatchNormalization | LayerNormalization))
        return bool(found) and all(found)

    def cause(self, document: Document) -> Hashable:
        return document.graph, document.source, document.description.scaling


def _works(layer: Layer) -> bool:
    return hasattr(layer, "trainable")


class RepeatedExample(Disease):
    """Many examples of each batch are the same one: what is learned is that one."""

    key = "repeated example"
    title = "One example again and again"
    source = "counted in each batch that is looked at; data that is well kept has next to none"
    hides = frozenset({"not learning", "shuffled labels", "dead relu", "imbalance"})

    def examine(self, case: Case) -> Finding | None:
        looks = case.looks
        compared = sum(look.inputs.compared for look in looks)
        repeated = compared - sum(look.inputs.different for look in looks)
        few = size_of(case.document.input_shape) < FEWEST_VALUES
        all_the_same = compared > 0 and all(look.inputs.different <= 1 for look in looks)
        if (
            (few and not all_the_same)
            or len(looks) < FEWEST_LOOKS
            or compared < FEWEST_COMPARED
            or repeated < MOST_REPEATED * compared
        ):
            return None
        said = sentence(
            "The same examples come again and again: {share:.0%} of the examples of a batch repeat another of the same "
            "batch, of {compared:,} that were compared",
            share=repeated / compared,
            compared=compared,
        )
        return Finding(self.key, said, actions=(Action.LOOK_AT_DATA,))

    def cause(self, document: Document) -> Hashable:
        return document.source, document.description
