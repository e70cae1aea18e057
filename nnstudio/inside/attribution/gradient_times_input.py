"""Gradient x input: what each number of the input adds to the score, if the network were a straight line."""

from __future__ import annotations

import numpy as np

from nnstudio.inside.attribution.method import Explanation, Method
from nnstudio.inside.question import Question
from nnstudio.layers.graph import INPUT


class GradientTimesInput(Method):
    """input * d score / d input, with the input as the network gets it (Shrikumar et al. 2016)."""

    name = "gradient-x-input"
    title = "Gradient x input"
    help = "What the ink that is there adds to the score, as far as the network is a straight line around this picture."

    def explain(self, question: Question) -> Explanation:
        asked = question.example[np.newaxis]
        return Explanation(
            (question.model.inside(asked, [INPUT])[INPUT] * question.gradient(asked, INPUT))[0]
        )
