"""The inception block of Szegedy et al. 2014 (figure 2b): four ways of looking side by side."""

from __future__ import annotations

from nnstudio.document.groups import Group, Setting
from nnstudio.document.library.shipped import Shipped
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.max_pooling2d import MaxPooling2D


def _conv(name: str, source: str, filters: int, size: int) -> Node:
    layer = Conv2D(
        filters=filters,
        kernel_size=(size, size),
        padding="same",
        activation="relu",
        kernel_initializer="he_normal",
    )
    return Node(name, layer, (source,))


NODES = (
    _conv("one", INPUT, 16, 1),
    _conv("three_narrow", INPUT, 16, 1),
    _conv("three", "three_narrow", 24, 3),
    _conv("five_narrow", INPUT, 8, 1),
    _conv("five", "five_narrow", 12, 5),
    Node("pool", MaxPooling2D(pool_size=(3, 3), strides=(1, 1), padding="same"), (INPUT,)),
    _conv("pooled", "pool", 12, 1),
    Node("join", Concatenate(), ("one", "three", "five", "pooled")),
)
SETTINGS = (
    Setting("filters 1x1", (("one", "filters"),), (16,)),
    Setting("filters 3x3", (("three", "filters"),), (24,)),
    Setting("filters 5x5", (("five", "filters"),), (12,)),
    Setting("filters pooled", (("pooled", "filters"),), (12,)),
)

GROUP = Shipped(
    "inception",
    Group("Inception block", NODES, settings=SETTINGS),
    "Looks at small and large neighbourhoods at once, and lets training choose among them.",
    "GoogLeNet, parallel branches, multi-scale",
)
