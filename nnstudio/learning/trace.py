"""One step of training taken apart: every array on the way forward and back, and the weights before and after."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from nnstudio.layers.layer import Array


@dataclasses.dataclass(frozen=True, eq=False)
class Trace:
    """targets: (n, ...) of the batch as the loss got them. values: the outputs (n, *shape) of INPUT and each node, with
    dropout and the like at work. gradients: of the mean loss with respect to those, (n, *shape). loss: with penalties.
    weight_gradients, before, after: by "node/name"; the gradients are those the optimizer got, before any clipping.
    """

    targets: Array
    values: Mapping[str, Array]
    gradients: Mapping[str, Array]
    loss: float
    weight_gradients: Mapping[str, Array]
    before: Mapping[str, Array]
    after: Mapping[str, Array]
    learning_rate: float
