"""The groups of a convolution: channels that only some of the filters see."""

from __future__ import annotations

import dataclasses

from nnstudio.layers.layer import Array, Frame


@dataclasses.dataclass
class Group:
    """The views of one group: kernel and its gradient (taps, filters), and where its channels and filters are."""

    channels: slice
    filters: slice
    kernel: Array
    gradient: Array | None


def kernel_groups(frame: Frame, count: int) -> list[Group]:
    """The kernel of a frame, (rows, columns, channels / count, filters), cut into its groups."""
    c, f = frame.x.shape[3] // count, frame.weights["kernel"].shape[3] // count
    gradient = frame.gradients.get("kernel")
    return [
        Group(
            slice(index * c, (index + 1) * c),
            slice(index * f, (index + 1) * f),
            _filters(frame.weights["kernel"], index * f, f),
            None if gradient is None else _filters(gradient, index * f, f),
        )
        for index in range(count)
    ]


def _filters(kernel: Array, first: int, count: int) -> Array:
    return kernel.reshape(-1, kernel.shape[3])[:, first : first + count]
