"""Layers that are computed together because the second can work on what the first has in the cache."""

from __future__ import annotations

import dataclasses

from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.graph import Graph, Node
from nnstudio.layers.kernels.convolution import ConvolutionOp
from nnstudio.layers.kernels.finish import PooledFinish
from nnstudio.layers.kernels.windows import Geometry
from nnstudio.layers.layer import Frame, Layer, Op, Weight
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.shapes import Shape

NEVER_FALLING = frozenset({"linear", "relu"})
"""Activations that may follow a maximum instead of going before it."""


@dataclasses.dataclass(frozen=True)
class PooledConvolution(Layer):
    """A Conv2D and the MaxPooling2D that is its only reader, as one layer; never part of a document."""

    conv: Conv2D = dataclasses.field(default_factory=Conv2D)
    pool: MaxPooling2D = dataclasses.field(default_factory=MaxPooling2D)

    def output_shape(self, *shapes: Shape) -> Shape:
        return self.pool.output_shape(self.conv.output_shape(*shapes))

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        return self.conv.weights(*shapes)

    def multiply_adds(self, *shapes: Shape) -> int:
        """Of the pixels that are computed: without the last row and column of an odd image."""
        whole = self.conv.geometry(shapes[0])
        read = self._read(shapes[0])
        pixels = whole.out_height * whole.out_width
        return self.conv.multiply_adds(*shapes) // pixels * read.out_height * read.out_width

    def op(self, frame: Frame) -> Op:
        g = self._read(frame.x.shape[1:])
        shape = (g.out_height, g.out_width, self.conv.filters)
        finish = PooledFinish(self.conv.activation, self.pool, shape, frame)
        return ConvolutionOp(g, self.conv.groups, finish, frame)

    def _read(self, shape: Shape) -> Geometry:
        """The convolution without the last row and column if no window of the pooling reaches them."""
        g = self.conv.geometry(shape)
        rows, columns = self.pool.pool_size
        return dataclasses.replace(
            g, out_height=g.out_height // rows * rows, out_width=g.out_width // columns * columns
        )


def fuse(graph: Graph) -> Graph:
    """The same network with each Conv2D and its pooling as one node, under the id of the convolution."""
    by_id = {node.id: node for node in graph.nodes}
    fused = {pool: by_id[conv] for pool, conv in computed_together(graph).items()}
    pools = {conv.id: by_id[pool].layer for pool, conv in fused.items()}
    kept = (_rewired(node, fused, pools) for node in graph.nodes if node.id not in fused)
    return Graph(graph.input_shape, tuple(kept))


def computed_together(graph: Graph) -> dict[str, str]:
    """The poolings that are computed with a convolution, each with that."""
    readers = graph.consumers()
    by_id = {node.id: node for node in graph.nodes}
    found: dict[str, str] = {}
    for node in graph.nodes:
        source = by_id.get(node.inputs[0])
        if source is not None and len(readers[source.id]) == 1 and _fits(source.layer, node.layer):
            found[node.id] = source.id
    return found


def _fits(conv: Layer, pool: Layer) -> bool:
    return (
        isinstance(conv, Conv2D)
        and isinstance(pool, MaxPooling2D)
        and conv.activation in NEVER_FALLING
        and pool.steps == pool.pool_size
        and pool.padding == "valid"
    )


def _rewired(node: Node, fused: dict[str, Node], pools: dict[str, Layer]) -> Node:
    inputs = tuple(fused[source].id if source in fused else source for source in node.inputs)
    pool = pools.get(node.id)
    if isinstance(node.layer, Conv2D) and isinstance(pool, MaxPooling2D):
        return Node(node.id, PooledConvolution(node.layer, pool), inputs)
    return dataclasses.replace(node, inputs=inputs)
