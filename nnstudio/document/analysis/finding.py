"""A problem before its repair is chosen: of several candidates, the one that leaves the fewest problems.

What is offered must work, so that every repair is tried on the document before anybody sees it. In a network with
very many problems that would take long: then those that come last have no repair until the first ones are mended.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.analysis.report import Problem, Repair, Severity
from nnstudio.document.analysis.waking import waking
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.errors import Sentence

MOST_TRIED = 4_000
"""Layers that all trials together may judge again."""


@dataclasses.dataclass(frozen=True)
class Finding:
    """What a check found. candidates: repairs, the preferred one first, made only when they are asked for; fallbacks:
    for when none of them works.

    sure: the only candidate always works, as when a setting gets another value, and need not be tried.
    """

    node: str | None
    severity: Severity
    sentence: Sentence
    candidates: Iterable[Repair] = ()
    field: str = ""
    fallbacks: Iterable[Repair] = ()
    sure: bool = False


Check = Callable[[Facts], Iterator[Finding]]
Left = tuple[int, int, int]
"""How many layers of a repaired document have no shape, since what is wrong there is not known yet; how many errors
there are, and how many warnings.
"""


class Settling:
    """Makes problems of the findings of one document."""

    def __init__(self, document: Document, checks: Sequence[Check]) -> None:
        self.document, self.checks = document, checks
        self.untried = MOST_TRIED

    def problem(self, finding: Finding) -> Problem:
        """The finding as a problem with the best of its repairs that work."""
        if finding.sure:
            repair: Repair | None = next(iter(finding.candidates))
        else:
            first = waking(self.document) if finding.severity == "error" else ()
            candidates = itertools.chain(first, finding.candidates)
            repair = self._best(finding, candidates) or self._best(finding, finding.fallbacks)
        return Problem(finding.node, finding.severity, finding.sentence, repair, finding.field)

    def _best(self, finding: Finding, repairs: Iterable[Repair]) -> Repair | None:
        best: tuple[Left, Repair] | None = None
        for repair in repairs if self.untried > 0 else ():
            left = self._left(finding, repair)
            if left is not None and (best is None or left < best[0]):
                best = left, repair
        return None if best is None else best[1]

    def _left(self, finding: Finding, repair: Repair) -> Left | None:
        """What the repair leaves; None when it is refused, repairs nothing, or can't be tried any more."""
        if self.untried <= 0:
            return None
        self.untried -= 1 + len(self.document.graph.nodes)
        try:
            facts = facts_of(repair.apply(self.document))
        except EditError:
            return None
        found = [found for check in self.checks for found in check(facts)]
        if any((other.node, other.sentence) == (finding.node, finding.sentence) for other in found):
            return None
        errors = sum(other.severity != "warning" for other in found)
        return len(facts.nodes) + 1 - len(facts.shapes), errors, len(found) - errors
