"""What a group of the library is, and the layers that its groups are made of."""

from __future__ import annotations

import dataclasses

from nnstudio.document.groups import Group
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.graph import Node


@dataclasses.dataclass(frozen=True)
class Shipped:
    """name: for the palette's own use. help: what it is for; synonyms: other words that people look for it by."""

    name: str
    group: Group
    help: str
    synonyms: str


def normalized(name: str, source: str, filters: int, size: int, groups: int = 1) -> tuple[Node, Node]:
    """A convolution without bias, and the batch normalization whose beta is the bias: "name" and "name_norm"."""
    conv = Conv2D(
        filters=filters,
        kernel_size=(size, size),
        padding="same",
        groups=groups,
        use_bias=False,
        kernel_initializer="he_normal",
    )
    return Node(name, conv, (source,)), Node(f"{name}_norm", BatchNormalization(), (name,))
