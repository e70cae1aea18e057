"""One click for all problems of a kind, such as six layers without an activation: the repairs that each would get by a
click of its own, one after the other, as one step.

A repair changes the network that the others were found in: it may end their problems too, or show others of the kind
behind it. So each is done only while its problem is still there, and the network is judged anew after each round.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Sequence

from nnstudio.document.analysis import Problem, Repair, analyse, still_there
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.errors import sentence

MOST_REPAIRED = 500
"""Problems that one click repairs; more are left for another."""
MOST_JUDGED = 60_000
"""Layers that may be judged again for one click, which takes a second or two."""


def alike(problems: Sequence[Problem], kind: str) -> tuple[Problem, ...]:
    """The problems of that kind that have a repair."""
    return tuple(problem for problem in problems if problem.kind == kind and problem.repair is not None)


def repairs_by_kind(problems: Sequence[Problem]) -> dict[str, Repair]:
    """For each kind of which there are two or more that can be repaired, the repair of them all."""
    counts = Counter(problem.kind for problem in problems if problem.repair is not None)
    return {kind: _repair(kind, count) for kind, count in counts.items() if count > 1}


def _repair(kind: str, count: int) -> Repair:
    text = sentence("Repair all {count} of this kind", count=count)
    if count > MOST_REPAIRED:
        text = sentence("Repair {count} of this kind", count=MOST_REPAIRED)
    return Repair(text, lambda document: repair_all(document, kind))


def repair_all(document: Document, kind: str) -> Document:
    """The document without problems of that kind, as far as their repairs can do that. kind: as of `Problem.kind`."""
    repaired = judged = 0
    while repaired < MOST_REPAIRED and judged < MOST_JUDGED:
        found = alike(analyse(document).problems, kind)[: MOST_REPAIRED - repaired]
        size = 1 + len(document.graph.nodes)
        changed = _round(document, found, 1 + size * len(found) // MOST_JUDGED)
        if changed == document:
            break
        document = changed
        repaired += len(found)
        judged += size * (2 + len(found))
    return document


def _round(document: Document, problems: Sequence[Problem], together: int) -> Document:
    """The document after the repairs of those problems that it still has when their turn comes. together: so many are
    repaired between two looks at what it still has.
    """
    for at in range(0, len(problems), together):
        left = still_there(document, problems[at : at + together])
        for repair in (problem.repair for problem in left if problem.repair is not None):
            with contextlib.suppress(EditError):
                document = repair.apply(document)
    return document
