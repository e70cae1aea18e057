"""Random small networks: branches that part and meet, of every layer there is."""

from __future__ import annotations

from collections.abc import Callable

import hypothesis.strategies as st

from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dense import Dense
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.gaussian_noise import GaussianNoise
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.global_max_pooling2d import GlobalMaxPooling2D
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Layer
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.multiply import Multiply
from nnstudio.layers.prelu import PReLU
from nnstudio.layers.reshape import Reshape
from nnstudio.layers.separable_conv2d import SeparableConv2D
from nnstudio.layers.shapes import Shape, ShapeError, size_of
from nnstudio.layers.spatial_dropout2d import SpatialDropout2D
from nnstudio.layers.up_sampling2d import UpSampling2D
from nnstudio.layers.zero_padding2d import ZeroPadding2D

LARGEST = 150
"""Values in an output; larger ones are not grown further."""

activations = st.sampled_from(FUNCTION_NAMES)
paddings = st.sampled_from(["valid", "same"])
few = st.integers(1, 3)
small = st.tuples(few, few)
rates = st.sampled_from([0.25, 0.4])
flags = st.booleans()


def _sliding(layer: type[Layer], **more: st.SearchStrategy[object]) -> st.SearchStrategy[Layer]:
    fields = {"kernel_size": small, "strides": small, "padding": paddings, "activation": activations}
    return st.builds(layer, **fields, use_bias=flags, **more)


LAYERS_OF_ONE: dict[str, st.SearchStrategy[Layer]] = {
    "Dense": st.builds(Dense, units=few, activation=activations, use_bias=flags),
    "Flatten": st.just(Flatten()),
    "Conv2D": _sliding(Conv2D, filters=few, groups=few),
    "DepthwiseConv2D": _sliding(DepthwiseConv2D, depth_multiplier=st.integers(1, 2)),
    "SeparableConv2D": _sliding(SeparableConv2D, filters=few),
    "Conv2DTranspose": _sliding(Conv2DTranspose, filters=st.integers(1, 2)),
    "MaxPooling2D": st.builds(MaxPooling2D, pool_size=small, padding=paddings),
    "AveragePooling2D": st.builds(AveragePooling2D, pool_size=small, strides=small, padding=paddings),
    "GlobalAveragePooling2D": st.builds(GlobalAveragePooling2D, keepdims=flags),
    "GlobalMaxPooling2D": st.builds(GlobalMaxPooling2D, keepdims=flags),
    "UpSampling2D": st.builds(
        UpSampling2D, size=small, interpolation=st.sampled_from(["nearest", "bilinear"])
    ),
    "ZeroPadding2D": st.builds(ZeroPadding2D, padding=st.tuples(st.integers(0, 1), st.integers(0, 1))),
    "Activation": st.builds(Activation, activation=activations),
    "PReLU": st.builds(PReLU, shared_axes=st.sampled_from([None, (1, 2), (1,)])),
    "BatchNormalization": st.builds(BatchNormalization, center=flags, scale=flags),
    "LayerNormalization": st.builds(LayerNormalization, center=flags, scale=flags),
    "Dropout": st.builds(Dropout, rate=rates),
    "SpatialDropout2D": st.builds(SpatialDropout2D, rate=rates),
    "GaussianNoise": st.builds(GaussianNoise, stddev=st.just(0.5)),
    "Reshape": st.sampled_from([Reshape(target_shape=shape) for shape in ((-1,), (-1, 2), (-1, 1, 2))]),
}
MERGES: dict[str, Layer] = {"Add": Add(), "Multiply": Multiply(), "Concatenate": Concatenate()}
CHANCE = frozenset({"Dropout", "SpatialDropout2D", "GaussianNoise"})
"""Layers that draw for each shard anew, so that the number of shards matters."""


class _Sketch:
    """A network while it grows: nodes, and the shapes that they give."""

    def __init__(self, draw: st.DrawFn, input_shape: Shape) -> None:
        self.draw = draw
        self.shapes: dict[str, Shape] = {INPUT: input_shape}
        self.nodes: list[Node] = []

    def place(self) -> str:
        """Any output so far; the newest half of the time."""
        names = list(self.shapes)
        return names[-1] if self.draw(flags) else self.draw(st.sampled_from(names))

    def add(self, layer: Layer, *inputs: str) -> str | None:
        """The new node's id; None if the layer can't take these inputs or would make them too large."""
        try:
            shape = layer.output_shape(*(self.shapes[name] for name in inputs))
        except ShapeError:
            return None
        if size_of(shape) > LARGEST:
            return None
        name = f"{layer.type_name().lower()}_{len(self.nodes)}"
        self.nodes.append(Node(name, layer, inputs))
        self.shapes[name] = shape
        return name

    def ends(self) -> list[str]:
        """The outputs that nobody reads."""
        read = {name for node in self.nodes for name in node.inputs}
        return [name for name in self.shapes if name not in read]


def _one(sketch: _Sketch, kinds: list[str]) -> None:
    sketch.add(sketch.draw(LAYERS_OF_ONE[sketch.draw(st.sampled_from(kinds))]), sketch.place())


def _merge(sketch: _Sketch, kinds: list[str]) -> None:
    """Several outputs that fit together, perhaps one of them twice."""
    first = sketch.place()
    merge = MERGES[sketch.draw(st.sampled_from(sorted(MERGES)))]
    fitting = [name for name in sketch.shapes if _fit(merge, sketch.shapes[first], sketch.shapes[name])]
    others = sketch.draw(st.lists(st.sampled_from(fitting), min_size=1, max_size=2))
    sketch.add(merge, first, *others)


def _fit(merge: Layer, *shapes: Shape) -> bool:
    try:
        merge.output_shape(*shapes)
    except ShapeError:
        return False
    return True


def _residual(sketch: _Sketch, kinds: list[str]) -> None:
    """x + f(x), with a convolution for f where x is an image."""
    source = sketch.place()
    size, activation = sketch.shapes[source][-1], sketch.draw(activations)
    image = Conv2D(filters=size, kernel_size=sketch.draw(small), padding="same", activation=activation)
    layer = image if len(sketch.shapes[source]) == 3 else Dense(units=size, activation=activation)
    inner = sketch.add(layer, source)
    if inner is not None and sketch.draw(flags):
        inner = sketch.add(BatchNormalization(), inner)
    if inner is not None:
        sketch.add(Add(), inner, source)


def _inception(sketch: _Sketch, kinds: list[str]) -> None:
    """Two or three convolutions of one image, side by side."""
    source = sketch.place()
    sizes = sketch.draw(st.lists(small, min_size=2, max_size=3))
    layers = [Conv2D(filters=sketch.draw(few), kernel_size=size, padding="same") for size in sizes]
    branches = [sketch.add(layer, source) for layer in layers]
    found = [branch for branch in branches if branch is not None]
    if len(found) > 1:
        sketch.add(Concatenate(), *found)


def _pooled(sketch: _Sketch, kinds: list[str]) -> None:
    """A convolution whose only reader is a pooling: the engine computes them together."""
    activation = st.sampled_from(["linear", "relu"])
    fields = {"filters": few, "kernel_size": small, "padding": paddings, "activation": activation}
    conv = sketch.add(sketch.draw(st.builds(Conv2D, **fields, use_bias=flags)), sketch.place())
    if conv is not None:
        sketch.add(sketch.draw(st.builds(MaxPooling2D, pool_size=small)), conv)


GROWTH: tuple[Callable[[_Sketch, list[str]], None], ...] = (
    *[_one] * 6,
    _merge,
    _merge,
    _residual,
    _inception,
    _pooled,
)


@st.composite
def graphs(draw: st.DrawFn, classes: int = 3, chance: bool = True, input_shape: Shape | None = None) -> Graph:
    """A network whose one output are the probabilities of so many classes."""
    shape = input_shape or (draw(st.integers(2, 6)), draw(st.integers(2, 6)), draw(st.integers(1, 2)))
    kinds = [name for name in LAYERS_OF_ONE if chance or name not in CHANCE]
    sketch = _Sketch(draw, shape)
    if size_of(shape) > LARGEST:
        sketch.add(AveragePooling2D(pool_size=(7, 7)), INPUT)
    for _ in range(draw(st.integers(1, 7))):
        draw(st.sampled_from(GROWTH))(sketch, kinds)
    _close(sketch, classes)
    return Graph(shape, tuple(sketch.nodes))


def _close(sketch: _Sketch, classes: int) -> None:
    """Bring all ends together in one row of scores."""
    scores = []
    for end in sketch.ends():
        flat = end if len(sketch.shapes[end]) == 1 else sketch.add(Flatten(), end)
        scores.append(sketch.add(Dense(units=classes), str(flat)))
    names = [str(name) for name in scores]
    last = names[0] if len(names) == 1 else str(sketch.add(Add(), *names))
    if sketch.draw(flags):
        sketch.add(Dense(units=classes, activation="softmax"), last)
    else:
        sketch.add(Activation(activation="softmax"), last)
