"""All that is to be said of one answer beside the answer itself: what it may be, what it is like, and what would have
made it right.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.fitting import Bytes
from nnstudio.data.handwriting.strokes import Drawing
from nnstudio.data.seeing import Seen
from nnstudio.inside.doubt.doubts import Doubts, Opinion
from nnstudio.inside.doubt.several import digits_within
from nnstudio.inside.pen.asking import asker
from nnstudio.inside.pen.search import Counterfactual, PenSearch
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Classification

TURNS = 3
"""Changes of the pen that are shown."""


@dataclasses.dataclass(frozen=True, eq=False)
class Asked:
    """One example as it is asked about. example: (*input_shape) as it is read. seen: how it got there. drawing: its
    strokes, which may be none. under: the picture that they are on. target: the class that it was meant to be, if
    somebody said so. with_turns: whether changes of the pen are wanted.
    """

    description: Description
    example: Array
    seen: Seen
    drawing: Drawing = dataclasses.field(default_factory=Drawing)
    under: Seen | None = None
    target: int | None = None
    with_turns: bool = True


@dataclasses.dataclass(frozen=True, eq=False)
class Study:
    """several: the digits that are in it, where it is no single one. nearest: the training images that are most like
    it, (n, height, width, channels) uint8, and their classes. turns: what would make it another class, or the target.
    """

    opinion: Opinion
    several: tuple[int, ...]
    nearest: Bytes
    classes: tuple[int, ...]
    turns: tuple[Counterfactual, ...]


def study(model: Model, doubts: Doubts, learned: Examples, asked: Asked) -> Study:
    """Asks a network about one example. learned: all of its training examples."""
    description, scaling = asked.description, asked.description.scaling
    opinion = doubts.opinion(model, asked.example)
    near = learned.take(np.array(opinion.nearest, np.intp))
    several = digits_within(model, doubts, description, scaling, asked.seen) if opinion.far else ()
    return Study(
        opinion,
        several,
        scaling.as_bytes(near.all()),
        tuple(int(each) for each in near.targets),
        _turns(model, doubts, asked),
    )


def _turns(model: Model, doubts: Doubts, asked: Asked) -> tuple[Counterfactual, ...]:
    task = asked.description.task
    if not asked.with_turns or not asked.drawing or not isinstance(task, Classification):
        return ()
    ask = asker(model, task, asked.description.scaling, doubts)
    return PenSearch(asked.drawing, asked.description, ask, asked.under).turns(asked.target, TURNS)
