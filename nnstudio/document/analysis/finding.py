"""A problem before its repair is chosen: of several candidates, the one that leaves the fewest errors."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.analysis.report import Problem, Repair, Severity
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.errors import Sentence

WORTH_OF_TRIALS = 4_000
"""Layers that all trials together may judge again."""
FEWEST_TRIALS = 8


@dataclasses.dataclass(frozen=True)
class Finding:
    """What a check found. candidates: repairs, the preferred one first; fallback: for when none works."""

    node: str | None
    severity: Severity
    sentence: Sentence
    candidates: tuple[Repair, ...] = ()
    field: str = ""
    fallback: Repair | None = None


Check = Callable[[Facts], Iterator[Finding]]


class Trials:
    """How many more repairs may be tried in one analysis: plenty, unless the network is enormous and all wrong."""

    def __init__(self, layers: int) -> None:
        self.left = max(FEWEST_TRIALS, WORTH_OF_TRIALS // (layers + 1))


def settle(finding: Finding, document: Document, checks: Sequence[Check], trials: Trials) -> Problem:
    """The finding as a problem with the best of its repairs. A single candidate is taken as it is, and where no trials
    are left, the fallback or else the preferred one.
    """
    repair = finding.fallback
    if len(finding.candidates) == 1 and repair is None:
        repair = finding.candidates[0]
    elif finding.candidates and trials.left > 0:
        trials.left -= len(finding.candidates)
        repair = _best(finding, document, checks) or finding.fallback
    elif finding.candidates:
        repair = finding.fallback or finding.candidates[0]
    return Problem(finding.node, finding.severity, finding.sentence, repair, finding.field)


def _best(finding: Finding, document: Document, checks: Sequence[Check]) -> Repair | None:
    left = [(_errors_left(repair, finding, document, checks), repair) for repair in finding.candidates]
    working = [(errors, repair) for errors, repair in left if errors is not None]
    return min(working, key=lambda pair: pair[0])[1] if working else None


def _errors_left(repair: Repair, finding: Finding, document: Document, checks: Sequence[Check]) -> int | None:
    """How many errors the repaired document has; None when the repair is refused or repairs nothing."""
    try:
        facts = facts_of(repair.apply(document))
    except EditError:
        return None
    errors = [found for check in checks for found in check(facts) if found.severity == "error"]
    if any(found.node == finding.node and found.sentence == finding.sentence for found in errors):
        return None
    return len(errors)
