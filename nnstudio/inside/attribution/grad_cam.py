"""Grad-CAM: which places of the last picture inside the network speak for the score."""

from __future__ import annotations

import numpy as np

from nnstudio.errors import Sentence, sentence
from nnstudio.inside.attribution.method import Explanation, Method
from nnstudio.inside.pixels import resized
from nnstudio.inside.question import Question
from nnstudio.layers.graph import Graph


class GradCam(Method):
    """relu(sum over channels of mean(d score / d channel) * channel), as large as the input (Selvaraju et al. 2017)."""

    name = "grad-cam"
    title = "Grad-CAM"
    help = "Which places the last convolution found something at that speaks for the class. Coarse, but rarely noisy."

    def refusal(self, graph: Graph) -> Sentence | None:
        if last_picture(graph) is None:
            return sentence("Grad-CAM needs a layer whose output is a picture, such as Conv2D.")
        return None

    def explain(self, question: Question) -> Explanation:
        layer = last_picture(question.graph)
        assert layer is not None
        asked = question.example[np.newaxis]
        channels = question.model.inside(asked, [layer])[layer][0]
        weights = question.gradient(asked, layer)[0].mean(axis=(0, 1))
        places = np.maximum(channels @ weights, 0.0)
        shape = question.graph.input_shape
        whole = resized(places, shape[0], shape[1])[..., np.newaxis] / shape[-1]
        return Explanation(np.asarray(np.broadcast_to(whole, shape), np.float32))


def last_picture(graph: Graph) -> str | None:
    """The last node with an output of several places, (height, width, channels), that learned something or comes after
    such a one; None where there is none, or the input is no picture.
    """
    shapes = graph.shapes()
    if len(graph.input_shape) != 3:
        return None
    seen, found = False, None
    for node in graph.ordered():
        seen = seen or bool(node.layer.weights(*(shapes[source] for source in node.inputs)))
        shape = shapes[node.id]
        if seen and len(shape) == 3 and shape[0] * shape[1] > 1:
            found = node.id
    return found
