"""A wire that is being drawn: what every node says to it, in a word, before anything is changed.

One end of the wire stays at a node, the other is in the hand. All nodes are judged at once when the wire is taken up,
which must not take longer than a blink: that a wire would make a circle, or that a layer has its input already, is
seen from the graph; what would make it fit is tried, for as many as there is time for, and for the others when the
wire is held over them.
"""

from __future__ import annotations

import dataclasses
from functools import cached_property
from typing import Literal

from nnstudio.document import edits
from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.document import Document
from nnstudio.document.groups.paths import is_in
from nnstudio.document.preview import judge
from nnstudio.document.wire_ways import Way, name_of, ways
from nnstudio.document.wiring import depends_on, leading_to
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.graph import INPUT, Node, output_shape
from nnstudio.layers.shapes import ShapeError

MOST_JUDGED = 12_000
"""Layers that may be judged again while a wire is taken up, which takes a tenth of a second or so."""
TRIALS = 6
"""Documents that are judged until one way is found, about."""


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What a node says to the wire. "takes": it fits. "mends": it fits by what `text` names. "spoils": it would not
    fit. "refuses": there can be no such wire.
    """

    kind: Literal["takes", "mends", "spoils", "refuses"]
    text: Sentence

    @property
    def possible(self) -> bool:
        """Whether the wire may end there."""
        return self.kind != "refuses"


@dataclasses.dataclass(frozen=True)
class Offer:
    """What can be done at a node. sentence: how it fits, or why it does not. ways: the preferred one first, () for
    none.
    """

    verdict: Verdict
    sentence: Sentence
    ways: tuple[Way, ...] = ()


class WireInHand:
    """end: the node (or INPUT) that the wire is fixed to; leaving: it leaves that node, and its end is in the hand,
    else its beginning. moved: the wire that was taken up, as (source, target), where it is one that was there.
    """

    def __init__(
        self, document: Document, end: str, leaving: bool = True, moved: tuple[str, str] | None = None
    ) -> None:
        self.document, self.end, self.leaving, self.moved = document, end, leaving, moved
        self.base = edits.disconnect_all(document, *moved) if moved else document

    @property
    def home(self) -> str | None:
        """Where the end in the hand was, of a wire that was taken up."""
        if self.moved is None:
            return None
        return self.moved[1] if self.leaving else self.moved[0]

    @cached_property
    def facts(self) -> Facts:
        """What holds while the wire is in the hand."""
        return facts_of(self.base)

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """What each node says but the one at the fixed end, INPUT first and then in the order of the computation."""
        left, verdicts = MOST_JUDGED, {}
        for node_id in (INPUT, *self.document.ids):
            if node_id != self.end:
                verdict = self._at_once(node_id)
                if verdict.kind == "mends" and left > 0:
                    left -= TRIALS * (1 + len(self.base.nodes))
                    verdict = self._tried(node_id, verdict)
                verdicts[node_id] = verdict
        return verdicts

    def offer(self, node_id: str) -> Offer:
        """All that is known of a wire to that node."""
        if node_id == self.home:
            return Offer(self.verdicts[node_id], sentence("The wire stays as it is"))
        verdict = self.verdicts.get(node_id) or _refusing(sentence("circle"))
        source, target = self._ends(node_id)
        if target == INPUT:
            return Offer(verdict, sentence("The input reads no layer"))
        refusal = edits.refusal(edits.connect, self.base, source, target)
        if refusal is not None:
            return Offer(verdict, refusal)
        found = tuple(ways(self.base, source, target))
        return Offer(verdict, self._reason(source, target), found)

    def _reason(self, source: str, target: str) -> Sentence:
        node = self.base.node(target)
        if node.inputs and node.layer.inputs[1] == 1:
            other = name_of(node.inputs[0])
            return sentence("{target} takes one input, and reads {other}", target=target, other=other)
        connected = edits.connect(self.base, source, target)
        facts = facts_of(connected)
        if target in facts.nodes:
            return judge(facts, target, self.facts).sentence
        wrong = [facts.errors[name] for name in facts.errors if is_in(connected.path_of(name), target)]
        return (
            wrong[0].sentence
            if wrong
            else sentence("{target} reads {source}", target=target, source=name_of(source))
        )

    def _ends(self, node_id: str) -> tuple[str, str]:
        return (self.end, node_id) if self.leaving else (node_id, self.end)

    def _at_once(self, node_id: str) -> Verdict:
        """What can be said without a trial."""
        source, target = self._ends(node_id)
        if node_id == self.home:
            return Verdict("takes", sentence("as it is"))
        if target == INPUT:
            return _refusing(sentence("reads nothing"))
        if node_id in self._in_a_circle:
            return _refusing(sentence("circle"))
        node = self.base.node(target)
        if source in node.inputs:
            return _refusing(sentence("reads it already"))
        if node.inputs and node.layer.inputs[1] == 1:
            return Verdict("mends", sentence("one input"))
        return self._by_shape(node, (*node.inputs, source))

    def _by_shape(self, node: Node, inputs: tuple[str, ...]) -> Verdict:
        fits = Verdict("takes", sentence("takes it"))
        if node.id not in self.facts.nodes or not self.facts.shapes.keys() >= set(inputs):
            return fits
        try:
            if len(inputs) >= node.layer.inputs[0]:
                output_shape(dataclasses.replace(node, inputs=inputs), self.facts.shapes)
        except ShapeError:
            return Verdict("mends", sentence("shape"))
        return fits

    @cached_property
    def _in_a_circle(self) -> set[str]:
        nodes = self.base.nodes
        return leading_to(nodes, self.end) if self.leaving else depends_on(nodes, self.end)

    def _tried(self, node_id: str, verdict: Verdict) -> Verdict:
        """The verdict with what would make it fit, or that nothing would."""
        way = next(ways(self.base, *self._ends(node_id)), None)
        if way is None or (way.plain and verdict.text == sentence("shape")):
            return Verdict("spoils", verdict.text)
        return Verdict(
            "mends", sentence("{reason}: {mended}", reason=verdict.text, mended=way.short or way.text)
        )


def _refusing(text: Sentence) -> Verdict:
    return Verdict("refuses", text)
