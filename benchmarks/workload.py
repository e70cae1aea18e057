"""The networks that are measured, and the images they are fed: the templates on noise of MNIST's size.

Time does not depend on what is in the images, so that no data set is needed to measure it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from nnstudio.data.sources.mnist import Mnist
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.fusion import fuse
from nnstudio.layers.graph import Graph, Node
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape
from nnstudio.learning.augmentation import Augmentation

IMAGES = 4096
READERS = tuple(
    name
    for name, template in TEMPLATES.items()
    if template.document.source == Mnist() and template.document.is_stack
)
"""The templates that read digits, layer after layer: those that are compared with others' libraries."""
AUGMENTATIONS: dict[str, Augmentation | None] = {
    "none": None,
    "moved": Augmentation(),
    "everything": Augmentation(shear=10, elastic=0.8, thickness=0.5, noise=0.05, erasing=0.25),
}
"""No change of the images; the studio's default: shift, rotation and zoom; and all that there is."""


def images(count: int = IMAGES) -> tuple[Array, Array]:
    """Noise images (count, 28, 28, 1) uint8 and labels (count,), always the same."""
    rng = np.random.default_rng(0)
    return rng.integers(0, 256, (count, 28, 28, 1), dtype=np.uint8), rng.integers(0, 10, count)


def template(name: str) -> Document:
    """The template's document."""
    return TEMPLATES[name].document


def useful_flop(graph: Graph, batch: int) -> float:
    """Floating-point operations of one training step: two for a multiply-add; forward, and backward twice that.

    The gradient of the image itself is nobody's use, so that a first layer counts twice and not three times, and
    pixels that no pooling window reads are not counted.
    """
    graph = fuse(graph)
    shapes = graph.shapes()
    total = 0.0
    for place, node in enumerate(
        node for node in graph.ordered() if node.layer.weights(*_inputs(node, shapes))
    ):
        total += node.layer.multiply_adds(*_inputs(node, shapes)) * (2 if place == 0 else 3)
    return 2.0 * total * batch


def _inputs(node: Node, shapes: Mapping[str, Shape]) -> tuple[Shape, ...]:
    return tuple(shapes[source] for source in node.inputs)
