"""A map with the place of the example on it, and which of those that were made is shown for the weights that answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from nnstudio.inside.map import Map, place_on
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.runs.answering import Ready, reloaded
from nnstudio.runs.asked import Asked
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.map_making import Made


@dataclasses.dataclass(frozen=True, eq=False)
class Mapped:
    """A map, what was looked into for it, whose examples it is of, and where that of the test panel lies on it; no map
    where none was made. way: of making it. made: how it came about, where it took a while. fresh: whether it is of the
    weights that answer.
    """

    way: str
    layer: str
    look: Look
    asked: Asked
    map: Map | None
    point: Array | None
    made: Made | None = None
    fresh: bool = True

    def is_like(self, way: str, look: Look, asked: Asked, layer: str) -> bool:
        """Whether it is made this way, of this layer and these examples, of this network, maybe with other weights."""
        same = (self.way, self.layer, self.asked.key) == (way, layer, asked.key)
        return same and self.look.answering.graph == look.answering.graph


def placed(
    way: str,
    look: Look,
    layer: str,
    asked: Asked,
    candidates: Sequence[Made],
    model: Model,
    earlier: list[Ready | None],
) -> Mapped:
    """The map of these weights, or else the newest of others, on which the network as it was then says where the
    example lies. candidates: the newest first. earlier: has the model of those weights for the next time.
    """
    mark = look.answering.mark() if candidates else 0
    made = next((made for made in candidates if made.mark == mark), next(iter(candidates), None))
    if made is None:
        return Mapped(way, layer, look, asked, None, None)
    fresh = made.mark == mark
    if not fresh:
        answering = made.wish.answering
        ready = reloaded(earlier[0], answering) or (answering, answering.model())
        earlier[0], model = ready, ready[1]
    point = place_on(made.map, model, look.example)
    return Mapped(way, layer, look, asked, made.map, point, made, fresh)
