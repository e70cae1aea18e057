"""Everything that explains one answer, found together: what was answered, and every way to explain it."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Mapping

import numpy as np

from nnstudio.inside.attribution import METHODS, Explanation
from nnstudio.inside.question import Question, meant
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification, Task


@dataclasses.dataclass(frozen=True, eq=False)
class Why:
    """example: what was asked about. answer: the class that was given, 0 for a number. chosen, against: what is
    explained. score: how large it is; blank: how large it is for an empty example. explained: by the name of the way.
    """

    example: Array
    answer: int
    chosen: int
    against: int | None
    score: float
    blank: float
    explained: Mapping[str, Explanation]


def explain(
    model: Model,
    graph: Graph,
    scaling: Scaling,
    task: Task,
    example: Array,
    chosen: int | None,
    against: int | None,
    cancelled: threading.Event,
) -> Why | None:
    """Explain the answer to an example in all ways that suit the network; None when it is not wanted any more.

    chosen: which class or target; None for the class that was answered. against: explain the difference to that one.
    """
    outputs = model.predict(example[np.newaxis])[0]
    answer = int(np.argmax(task.values(outputs))) if isinstance(task, Classification) else 0
    wanted = answer if chosen is None else chosen
    other = None if against == wanted else against
    asked = Question(model, graph, scaling, example, meant(task, outputs.shape, wanted, other))
    score, blank = asked.score(np.stack([np.asarray(example, np.float32), asked.blank]))
    found = {}
    for name, method in METHODS.items():
        if cancelled.is_set():
            return None
        if method.refusal(graph) is None:
            found[name] = method.explain(asked)
    return Why(example, answer, wanted, other, float(score), float(blank), found)
