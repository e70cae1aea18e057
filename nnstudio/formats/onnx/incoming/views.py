"""How a value of ONNX lies in one of ours. Transpose, Reshape and the like move no number here: they change the view,
and the layers that follow read our array through it.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape


@dataclasses.dataclass(frozen=True)
class View:
    """sizes: of the atoms of our array, in the order in memory; each is above 1. axes: of which atoms each axis of the
    value in ONNX is made, the outermost first, without the batch; a side of length 1 is made of none.
    """

    sizes: tuple[int, ...]
    axes: tuple[tuple[int, ...], ...]

    @property
    def shape(self) -> Shape:
        """The sides of the value in ONNX, without the batch."""
        return tuple(math.prod(self.sizes[atom] for atom in axis) for axis in self.axes)

    @property
    def order(self) -> tuple[int, ...]:
        """The atoms in the order in which ONNX counts the value's numbers."""
        return tuple(atom for axis in self.axes for atom in axis)

    @property
    def is_plain(self) -> bool:
        """Whether ONNX counts the numbers as they lie in memory."""
        return self.order == tuple(range(len(self.sizes)))

    def with_last(self, axis: int) -> tuple[int, ...]:
        """The atoms in the order in which that axis is the last, and the others before it in theirs."""
        others = tuple(atom for number, each in enumerate(self.axes) if number != axis for atom in each)
        return others + self.axes[axis]

    def has_last(self, axis: int) -> bool:
        """Whether that is the order in memory."""
        return self.with_last(axis) == tuple(range(len(self.sizes)))

    def places(self) -> Array:
        """For each number of the value, in ONNX's order, its place in our memory (int64)."""
        memory = np.arange(math.prod(self.sizes)).reshape(self.sizes)
        return memory.transpose(self.order).reshape(-1)

    def transposed(self, order: tuple[int, ...]) -> View:
        """With the axes in another order."""
        return View(self.sizes, tuple(self.axes[axis] for axis in order))

    def reshaped(self, shape: Shape) -> View | None:
        """With other sides; None where that cuts an axis in a way that atoms can't tell."""
        sizes, order = list(self.sizes), list(self.order)
        axes, place = list[tuple[int, ...]](), 0
        for side in shape:
            axis = list[int]()
            while side > 1:
                if place == len(order):
                    return None
                atom = order[place]
                if side % sizes[atom]:
                    if sizes[atom] % side:
                        return None
                    order = _cut(sizes, order, atom, side)
                    axes = [tuple(number + (number > atom) for number in each) for each in axes]
                    axis = [number + (number > atom) for number in axis]
                side //= sizes[atom]
                axis.append(atom)
                place += 1
            axes.append(tuple(axis))
        return View(tuple(sizes), tuple(axes)) if place == len(order) else None


def _cut(sizes: list[int], order: list[int], atom: int, outer: int) -> list[int]:
    """Make two atoms of one, and return the order with both. Those behind it count one more."""
    inner = sizes[atom] // outer
    sizes[atom : atom + 1] = [outer, inner]
    return [
        part
        for number in order
        for part in ((atom, atom + 1) if number == atom else (number + (number > atom),))
    ]


def view_of(shape: Shape, channels: int = -1) -> View:
    """The view of our whole array of that shape, whose last side is the axis `channels` in ONNX (counted without the
    batch) and whose others are in order.
    """
    sizes, axes = list[int](), list[tuple[int, ...]]()
    for side in shape:
        axes.append((len(sizes),) if side > 1 else ())
        if side > 1:
            sizes.append(side)
    if axes and channels >= 0:
        axes.insert(channels, axes.pop())
    return View(tuple(sizes), tuple(axes))
