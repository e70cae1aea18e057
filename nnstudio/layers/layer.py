"""What every layer has: declared fields, a shape rule, its weights, and an `Op` that computes.

A layer is immutable and knows no data. To compute, it makes one `Op` for each shard of a batch: all views are
taken then, once, and `forward` and `backward` only fill buffers that exist already.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from nnstudio.declared import Declared, param
from nnstudio.layers.shapes import Shape
from nnstudio.layers.sight import STRAIGHT, Sights

Array = NDArray[Any]


class Workspace(Protocol):
    """The memory of one op on one shard; the engine brings it."""

    def take(self, shape: Shape, dtype: Any) -> Array:
        """Scratch that no other `take` of the same op overlaps, but the shard's other ops do."""
        ...

    def keep(self, shape: Shape, dtype: Any) -> Array:
        """Zeroed memory that nobody else touches; the first axis may be shorter for a smaller batch."""
        ...

    def ones(self, count: int, dtype: Any) -> Array:
        """So many ones (count,) that all ops read, and none changes."""
        ...


@dataclasses.dataclass(frozen=True)
class Weight:
    """One array that a layer owns.

    name: short name ("kernel"). fans: (fan_in, fan_out) for the initializer. trainable: False for running
    statistics, which no optimizer touches. l1, l2: strengths of the penalties l1*sum|w| and l2*sum(w^2).
    """

    name: str
    shape: Shape
    initializer: str
    fans: tuple[int, int] = (1, 1)
    trainable: bool = True
    l1: float = 0.0
    l2: float = 0.0


@dataclasses.dataclass
class Frame:
    """All that one layer may touch for one shard of a batch of fixed size. Every array is a view made once.

    inputs: one (n, *shape) array for each input. output: (n, *output_shape). output_gradient: the same shape, or
    None without a backward pass; backward may change it in place. input_gradients: to be overwritten, not added
    to; None where nobody needs one. weights: read only. gradients: this shard's own sum over its images, to be
    overwritten; without the key where the weight is frozen. shard, shards: which of how many parts of the batch
    this is; batch: the first axis of the whole batch. training: whether dropout and statistics act. shared(name,
    shape) gives a float64 array (shards, *shape) that all shards of this layer see, for layers that work in steps.
    """

    inputs: tuple[Array, ...]
    output: Array
    output_gradient: Array | None
    input_gradients: tuple[Array | None, ...]
    weights: Mapping[str, Array]
    gradients: Mapping[str, Array]
    generator: np.random.Generator
    training: bool
    shard: int
    shards: int
    batch: int
    workspace: Workspace
    shared: Callable[[str, Shape], Array]

    @property
    def dtype(self) -> np.dtype[Any]:
        """The number type of the computation: float32, or float64 in gradient checks."""
        return self.output.dtype

    def scratch(self, shape: Shape, dtype: Any = None) -> Array:
        """Memory that holds only within one call of a step; all ops of a shard share it."""
        return self.workspace.take(shape, self.dtype if dtype is None else dtype)

    def keep(self, shape: Shape, dtype: Any = None) -> Array:
        """Zeroed memory of this op's own, which lasts from forward to backward and longer."""
        return self.workspace.keep(shape, self.dtype if dtype is None else dtype)

    def remember(self, shape: Shape, dtype: Any = None) -> Array:
        """Memory for what the backward pass will read again: kept in training, scratch where there is no way back."""
        return self.keep(shape, dtype) if self.training else self.scratch(shape, dtype)

    def ones(self, *shape: int) -> Array:
        """Ones by which a product makes a sum, to be read only: all ops share them."""
        return self.workspace.ones(math.prod(shape), self.dtype).reshape(shape)

    @property
    def x(self) -> Array:
        """The input of a layer with one input."""
        return self.inputs[0]

    @property
    def dx(self) -> Array | None:
        """Where the gradient of the only input goes, if anybody needs it."""
        return self.input_gradients[0]


class Op:
    """One layer at work on one shard. Subclasses fill `frame.output`, then the gradients, in place."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def forward(self) -> None:
        """Fill frame.output from frame.inputs and frame.weights."""
        raise NotImplementedError

    def backward(self) -> None:
        """Fill frame.gradients and frame.input_gradients from frame.output_gradient."""
        raise NotImplementedError

    def forward_steps(self) -> Sequence[Callable[[], None]]:
        """The forward pass in steps; between two steps all shards wait for each other."""
        return (self.forward,)

    def backward_steps(self) -> Sequence[Callable[[], None]]:
        """The backward pass in steps; between two steps all shards wait for each other."""
        return (self.backward,)


@dataclasses.dataclass
class BatchGradient:
    """The whole batch, for a layer whose weight gradient is best computed at once and not shard by shard."""

    input: Array
    output_gradient: Array
    gradients: Mapping[str, Array]


@dataclasses.dataclass(frozen=True)
class GradientPart:
    """A piece of work that fills part of a gradient: the values start to stop of the weight, laid out in a row."""

    weight: str
    start: int
    stop: int
    fill: Callable[[], object]


@dataclasses.dataclass(frozen=True)
class Layer(Declared):
    """Base of all layers.

    family: the group in the palette, and the colour of the block. synonyms: other words that people look for it by,
    with commas between them. inputs: (least, most) number of inputs, most
    None without a bound. view: the output is the input in another shape, so nothing is computed. remembers:
    which of "input" and "output" the backward pass reads. defers: the weight gradient is computed by
    `batch_gradient` after all shards, and not by the ops. breadth: the field that says how many numbers stand along the
    last axis of the output; "" where none does. mixes: each output reads the whole last axis of the input.
    """

    family: ClassVar[str] = "core"
    synonyms: ClassVar[str] = ""
    inputs: ClassVar[tuple[int, int | None]] = (1, 1)
    view: ClassVar[bool] = False
    remembers: ClassVar[frozenset[str]] = frozenset({"input", "output"})
    defers: ClassVar[bool] = False
    breadth: ClassVar[str] = ""
    mixes: ClassVar[bool] = False
    only_training: ClassVar[bool] = False

    def output_shape(self, *shapes: Shape) -> Shape:
        """The shape of the output for these inputs, all without the batch; ShapeError when they don't fit."""
        raise NotImplementedError

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        """The arrays that the layer owns for these input shapes."""
        return ()

    def multiply_adds(self, *shapes: Shape) -> int:
        """Multiplications with an addition for one image, forward; what counts as the layer's cost."""
        return 0

    def flop(self, *shapes: Shape) -> int:
        """Floating point operations for one example, forward, when the network answers.

        A multiply-add counts as two; any other addition, multiplication or comparison, and each value of a function
        such as relu, as one; what is only moved, as nothing. A window counts whole, also where it reaches over an edge.
        """
        return 0

    def sights(self, shape: Shape) -> Sights:
        """Which places of an input image (height, width, channels) each place of the output reads."""
        return STRAIGHT

    def op(self, frame: Frame) -> Op:
        """The layer at work on one shard."""
        raise NotImplementedError

    def batch_gradient(self, whole: BatchGradient) -> list[GradientPart]:
        """Independent parts that together fill whole.gradients; only for layers that defer."""
        return []

    def summary(self) -> str:
        """The main settings in a few words, for the block on the canvas."""
        return ""

    @property
    def frozen(self) -> bool:
        """Whether the layer's weights stay as they are in training."""
        return not getattr(self, "trainable", True)


@dataclasses.dataclass(frozen=True)
class TrainableLayer(Layer):
    """Base of layers that learn: they can be frozen."""

    trainable: bool = param(
        True, help="Whether training changes this layer. Switch it off to keep loaded weights."
    )


@dataclasses.dataclass(frozen=True)
class WeightedLayer(TrainableLayer):
    """Base of layers that multiply by a kernel, which can be penalised."""

    l1: float = param(
        0.0,
        min=0.0,
        max=10.0,
        label="L1",
        help="Penalty on the sum of |weights|: drives small weights to zero.",
    )
    l2: float = param(
        0.0, min=0.0, max=10.0, label="L2", help="Penalty on the sum of squared weights: keeps them small."
    )
