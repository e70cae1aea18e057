"""What every way to explain an answer has: it says of each number of the input how much it did for the score."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

from nnstudio.errors import Sentence
from nnstudio.inside.question import Question
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array


@dataclasses.dataclass(frozen=True, eq=False)
class Explanation:
    """values: (*input_shape) float32, more than 0 for what speaks for the score. missing: of the difference between
    the score of the example and that of a blank one, the share that the values don't add up to; None where they
    need not.
    """

    values: Array
    missing: float | None = None


class Method:
    """Base of all ways to explain. name: in files and on the command line. title, help: for a person."""

    name: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]

    def refusal(self, graph: Graph) -> Sentence | None:
        """Why answers of such a network can't be explained so; None where they can."""
        return None

    def explain(self, question: Question) -> Explanation:
        """How much each number of the input did for the score."""
        raise NotImplementedError
