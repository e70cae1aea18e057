"""A network as the search asks it: images as the network sees them in, answers out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from nnstudio.data.fitting import Bytes
from nnstudio.data.seeing import as_read
from nnstudio.inside.doubt.doubts import Doubts
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification


class Answers(NamedTuple):
    """values: of the classes, (n, classes). as_strange: the share of usual examples that are at least as strange as
    each, (n,); 1 where nobody knows.
    """

    values: Array
    as_strange: Array


Ask = Callable[[Bytes], Answers]
"""The answers to images (n, height, width, channels) uint8 as the network sees them."""


def asker(model: Model, task: Classification, scaling: Scaling, doubts: Doubts | None = None) -> Ask:
    """Asks a network that reads pictures of classes. doubts: know what is like its training examples."""

    def ask(images: Bytes) -> Answers:
        examples = as_read(images, scaling)
        if doubts is not None:
            return Answers(*doubts.usual(model, examples))
        outputs = model.predict(examples)
        values = np.array([task.values(output) for output in outputs])
        return Answers(values, np.ones(len(values)))

    return ask
