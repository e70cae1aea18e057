"""Which module of a state_dict goes into which layer: by name where names agree, else by shape, in order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from nnstudio.document.document import Document
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.exchange.exporter import refusals
from nnstudio.formats.exchange.names import NOT_IN_NAMES
from nnstudio.formats.exchange.network import network_of
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.pytorch.incoming.state import State
from nnstudio.formats.pytorch.incoming.wanted import Wanted, wanted_modules
from nnstudio.formats.pytorch.layers import LAYERS
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.layer import Array

EPSILON = 1e-5
"""Of PyTorch's BatchNorm; a state_dict does not tell it."""


@dataclasses.dataclass(frozen=True)
class Matched:
    """weights: ours, by "node/kernel", as far as they came. notes: what went where. gaps: what went nowhere."""

    weights: Mapping[str, Array]
    notes: tuple[Sentence, ...]
    gaps: tuple[Sentence, ...]


def matched(document: Document, state: State) -> Matched:
    """The weights for the document's network. Raises ArrivalError where none fits, or the network has a fault."""
    try:
        network = network_of(document, {})
    except Refused as refused:
        raise ArrivalError(refused.sentence) from refused
    for node in network.nodes:
        for gap in refusals(LAYERS, node.layer):
            raise ArrivalError(gap)
    work = _Matching(wanted_modules(network, state.own), state)
    work.by_name()
    work.by_shape(whole=True)
    work.by_shape(whole=False)
    if not work.weights:
        raise ArrivalError(
            sentence(
                "Nothing in it fits a layer of the network: open the network that it was saved from first."
            )
        )
    return Matched(work.weights, tuple(work.notes), (*work.nowhere(), *work.without()))


class _Matching:
    def __init__(self, wanted: list[Wanted], state: State) -> None:
        self.wanted, self.left, self.own = wanted, dict(state.modules), state.own
        self.weights: dict[str, Array] = {}
        self.notes: list[Sentence] = []
        self.done: set[int] = set()

    def by_name(self) -> None:
        """Modules that are called as they would be if the studio had written them, or as their layer here."""
        names = {NOT_IN_NAMES.sub("_", name): name for name in self.left}
        for number, module in enumerate(self.wanted):
            name = names.get(module.name) or names.get(NOT_IN_NAMES.sub("_", module.node.id))
            if name in self.left:
                self._take(number, str(name))

    def by_shape(self, whole: bool) -> None:
        """What is left, each with the first that it fits. whole: only such in which no bias is missing."""
        for number, module in enumerate(self.wanted):
            for name in list(self.left):
                if number in self.done:
                    break
                if not whole or set(self.left[name]) == set(module.slots):
                    self._take(number, name)

    def _take(self, number: int, name: str) -> bool:
        module = self.wanted[number]
        arrays = module.taken(self.left[name])
        if arrays is None:
            return False
        del self.left[name]
        self.done.add(number)
        self.weights.update(arrays)
        self.notes.append(sentence("{name} went into {layer}.", name=name or "?", layer=module.node.id))
        if module.is_reordered:
            self.notes.append(
                sentence(
                    "The numbers of {layer} were brought from channels first to channels last.",
                    layer=module.node.id,
                )
            )
        layer = module.node.layer
        if isinstance(layer, BatchNormalization) and not self.own and layer.epsilon != EPSILON:
            self.notes.append(
                sentence(
                    "{layer} has an epsilon of {epsilon}; PyTorch's is {usual} unless it was chosen otherwise.",
                    layer=module.node.id,
                    epsilon=layer.epsilon,
                    usual=EPSILON,
                )
            )
        return True

    def nowhere(self) -> Iterator[Sentence]:
        """What of the file fits no layer."""
        for name in self.left:
            yield sentence("{name} fits no layer that is left.", name=name or "?")

    def without(self) -> Iterator[Sentence]:
        """Layers that got nothing."""
        for number, module in enumerate(self.wanted):
            if number not in self.done:
                yield sentence("Nothing fits {layer}, which keeps the weights it had.", layer=module.node.id)
