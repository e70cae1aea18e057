"""What a template is: a network to start from, and the figure that it reaches."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from nnstudio.data.source import Source
from nnstudio.data.sources.mnist import Mnist
from nnstudio.document.document import Document
from nnstudio.document.names import fresh_name
from nnstudio.document.wiring import chain
from nnstudio.layers.layer import Layer
from nnstudio.learning.metrics import Metric
from nnstudio.learning.settings import TrainingSettings


@dataclasses.dataclass(frozen=True)
class Template:
    """A network to start from.

    name: for the command line. description: one sentence on what it shows. expected: what the leading metric of its
    task is on the test part after its epochs, at least, in the metric's own unit.
    """

    name: str
    document: Document
    expected: float
    description: str

    @property
    def title(self) -> str:
        """For a person."""
        return self.document.title

    @property
    def parameters(self) -> int:
        """Number of weights."""
        return self.document.graph.parameters()

    @property
    def metric(self) -> Metric:
        """What `expected` is a figure of."""
        return self.document.task.metric


def stack(
    title: str, layers: Iterable[Layer], training: TrainingSettings, source: Source | None = None
) -> Document:
    """A document of layers one behind the other. source: None for MNIST's digits."""
    named: list[tuple[str, Layer]] = []
    for layer in layers:
        named.append((fresh_name(layer, [name for name, _ in named]), layer))
    source = source or Mnist()
    description = source.describe()
    return Document(description.shape, chain(named), training, title, source, description)
