"""All kinds of changes that are tried, and which of them a drawing has."""

from __future__ import annotations

from nnstudio.data.description import Description
from nnstudio.data.handwriting.lines import Lines
from nnstudio.inside.pen.away import Away
from nnstudio.inside.pen.change import Change
from nnstudio.inside.pen.gaps import Close
from nnstudio.inside.pen.leaning import Slant, Turn
from nnstudio.inside.pen.placing import Move, Scale
from nnstudio.inside.pen.thickness import Thickness

KINDS: tuple[type[Change], ...] = (Away, Close, Thickness, Slant, Turn, Scale, Move)


def normalises(description: Description) -> bool:
    """Whether a drawing's place and size make no difference, since it is brought to one place and one size."""
    return description.fit == "ink"


def changes_of(lines: Lines, description: Description) -> tuple[Change, ...]:
    """The changes that could make a difference to what the network sees."""
    kinds = (kind for kind in KINDS if not (kind.normalised and normalises(description)))
    return tuple(change for kind in kinds for change in kind.ways(lines))
