"""The bottleneck of He et al. 2015 (figure 5): narrow, 3x3, and wide again, with a 1x1 convolution past it."""

from __future__ import annotations

from nnstudio.document.groups import Group, Setting
from nnstudio.document.library.shipped import Shipped, normalized
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.graph import INPUT, Node

WIDTH, FILTERS = 16, 64
NODES = (
    *normalized("narrow", INPUT, WIDTH, 1),
    Node("narrow_relu", Activation(activation="relu"), ("narrow_norm",)),
    *normalized("conv", "narrow_relu", WIDTH, 3),
    Node("conv_relu", Activation(activation="relu"), ("conv_norm",)),
    *normalized("wide", "conv_relu", FILTERS, 1),
    *normalized("skip", INPUT, FILTERS, 1),
    Node("add", Add(), ("wide_norm", "skip_norm")),
    Node("relu", Activation(activation="relu"), ("add",)),
)
SETTINGS = (
    Setting("width", (("narrow", "filters"), ("conv", "filters")), (WIDTH,)),
    Setting("filters", (("wide", "filters"), ("skip", "filters")), (FILTERS,)),
)

GROUP = Shipped(
    "bottleneck",
    Group("Bottleneck", NODES, settings=SETTINGS),
    "A residual block whose 3x3 convolution works on few channels: many channels at a low cost.",
    "ResNet-50, residual, 1x1, narrow",
)
