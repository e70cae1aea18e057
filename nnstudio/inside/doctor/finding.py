"""What the doctor found: a disease, its evidence in figures, and what would help."""

from __future__ import annotations

import dataclasses
import enum

from nnstudio.document.analysis import Repair
from nnstudio.errors import Sentence


class Action(enum.Enum):
    """What helps and is no edit."""

    RANGE_TEST = "range test"
    LOOK_AT_DATA = "look at the data"


@dataclasses.dataclass(frozen=True)
class Finding:
    """disease: its key. said: what is the matter, with figures, a sentence without its full stop. repairs: edits that
    may help, the likeliest first. anew: whether what was learned is worth nothing, so that a repair begins anew.
    actions: what else may help. node: the layer that has it. step: from which on it shows, 0 from the very
    first; None for what happened at no step of the run. explains: diseases that are not said beside it, since this one
    is known to bring them about here.
    """

    disease: str
    said: Sentence
    repairs: tuple[Repair, ...] = ()
    anew: bool = False
    actions: tuple[Action, ...] = ()
    node: str | None = None
    step: int | None = 0
    explains: frozenset[str] = frozenset()

    @property
    def repair(self) -> Repair | None:
        """The likeliest to help."""
        return self.repairs[0] if self.repairs else None
