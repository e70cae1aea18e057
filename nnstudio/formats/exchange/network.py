"""A network as it leaves: its flat graph in the order of computation, its weights, and what others need to use it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cached_property

import numpy as np

from nnstudio.data.columns import Column
from nnstudio.data.description import Description
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.formats.exchange.names import identifiers
from nnstudio.formats.exchange.rows import Row, encoded, made_up_rows
from nnstudio.formats.exchange.tables import Refused
from nnstudio.layers.graph import INPUT, Graph, GraphError, Node
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape, ShapeError
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData

INPUTS = "inputs"
RESERVED = frozenset(
    f"{INPUTS} scaled model keras np torch nn F x self load_weights main forward logits scale offset training "
    "train eval modules children parameters buffers apply compile type to cpu cuda half float double state_dict "
    "load_state_dict requires_grad_ zero_grad named_modules named_parameters add_module extra_repr "
    "columns missing encode in_units".split()
)
"""Names that written code uses for itself, or a module of PyTorch has."""
PROOFS = 100
"""Examples that an export is asked in its proof."""


@dataclasses.dataclass(frozen=True)
class Network:
    """title: for a person. weights: float32 by "node/kernel". training: its settings. description: of its data.

    data: the examples themselves, where they leave too.
    """

    title: str
    graph: Graph
    weights: Mapping[str, Array]
    training: TrainingSettings
    description: Description
    data: TrainingData | None = None

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The layers, each after its inputs."""
        return self.graph.ordered()

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """Output shapes of INPUT and each layer, without the batch."""
        return self.graph.shapes()

    @cached_property
    def names(self) -> dict[str, str]:
        """For INPUT and each layer a name that is a Python identifier."""
        return {INPUT: INPUTS, **identifiers((node.id for node in self.nodes), RESERVED)}

    @property
    def plain_title(self) -> str:
        """The title as it can stand in the docstring of written code."""
        return self.title.replace("\\", "/").replace('"""', "'''").rstrip('"')

    @property
    def scaling(self) -> Scaling:
        """From what is read to what the first layer gets."""
        return self.description.scaling

    @property
    def columns(self) -> tuple[Column, ...]:
        """Of the table whose rows become the network's inputs; () where there is none, or it is of another size."""
        columns = self.description.columns
        return columns if self.graph.input_shape == (sum(column.width for column in columns),) else ()

    @property
    def is_stack(self) -> bool:
        """Whether each layer takes exactly the one before it."""
        before = (INPUT, *(node.id for node in self.nodes))
        return all(node.inputs == (source,) for node, source in zip(self.nodes, before, strict=False))

    def inputs(self, node: Node) -> tuple[Shape, ...]:
        """The shapes that the layer gets."""
        return tuple(self.shapes[source] for source in node.inputs)

    def weights_of(self, node: Node) -> dict[str, Array]:
        """The layer's arrays by their short names, in the layer's own order."""
        specs = node.layer.weights(*self.inputs(node))
        return {spec.name: self.weights[f"{node.id}/{spec.name}"] for spec in specs}

    def made_up(self, count: int = PROOFS, seed: int = 0) -> Array:
        """Examples (count, *input_shape) as they are read, before scaling, for where the data is not at hand."""
        if self.columns:
            return encoded(self.columns, self.made_up_rows(count, seed))
        rng, shape = np.random.default_rng(seed), (count, *self.graph.input_shape)
        if self.scaling.factor == BYTE:
            return rng.integers(0, 256, shape).astype(np.float32)
        values = rng.normal(size=shape)
        if self.scaling.mean:
            values = values * np.asarray(self.scaling.deviation) + np.asarray(self.scaling.mean)
        return np.asarray(values / self.scaling.factor, np.float32)

    def made_up_rows(self, count: int = PROOFS, seed: int = 0) -> list[Row]:
        """Rows of texts and numbers by column, where it is known how they become inputs; made_up encodes the same."""
        return made_up_rows(self.columns, count, seed)


def network_of(document: Document, weights: Mapping[str, Array]) -> Network:
    """What leaves of a document. Raises Refused where the network has a fault; its problems tell more."""
    try:
        document.graph.shapes()
        document.graph.output()
    except (GraphError, ShapeError) as error:
        raise Refused(
            sentence("The network has a fault and can't be exported: {reason}", reason=error.sentence)
        ) from error
    return Network(document.title, document.graph, weights, document.training, document.description)
