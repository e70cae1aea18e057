"""A network as the search asks it: images as the network sees them in, answers out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.fitting import Bytes
from nnstudio.data.seeing import as_read
from nnstudio.inside.doubt.doubts import Doubts
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification


class Answers(NamedTuple):
    """values: of the classes, (n, classes). known: whether each is like the training examples, (n,); all are where
    nobody knows.
    """

    values: Array
    known: NDArray[np.bool_]


Ask = Callable[[Bytes], Answers]
"""The answers to images (n, height, width, channels) uint8 as the network sees them."""


def asker(model: Model, task: Classification, scaling: Scaling, doubts: Doubts | None = None) -> Ask:
    """Asks a network that reads pictures of classes. doubts: know what is like its training examples."""

    def ask(images: Bytes) -> Answers:
        examples = as_read(images, scaling)
        if doubts is not None:
            return Answers(*doubts.clear(model, examples))
        outputs = model.predict(examples)
        values = np.array([task.values(output) for output in outputs])
        return Answers(values, np.ones(len(values), np.bool_))

    return ask
