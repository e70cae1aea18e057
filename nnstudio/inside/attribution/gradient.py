"""Gradient: how the score would change if one number of the input were a little larger."""

from __future__ import annotations

import numpy as np

from nnstudio.inside.attribution.method import Explanation, Method
from nnstudio.inside.question import Question
from nnstudio.layers.graph import INPUT


class Gradient(Method):
    """d score / d input (Simonyan et al. 2013)."""

    name = "gradient"
    title = "Gradient"
    help = (
        "Where a little more ink would change the score most, for better or worse. It often looks like noise."
    )

    def explain(self, question: Question) -> Explanation:
        return Explanation(question.gradient(question.example[np.newaxis], INPUT)[0])
