"""The residual block of He et al. 2015 (figure 2), with a 1x1 convolution on the way past it for other channels."""

from __future__ import annotations

from nnstudio.document.groups import Group, Setting
from nnstudio.document.library.shipped import Shipped, normalized
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.graph import INPUT, Node

FILTERS = 32
NODES = (
    *normalized("conv_1", INPUT, FILTERS, 3),
    Node("relu_1", Activation(activation="relu"), ("conv_1_norm",)),
    *normalized("conv_2", "relu_1", FILTERS, 3),
    *normalized("skip", INPUT, FILTERS, 1),
    Node("add", Add(), ("conv_2_norm", "skip_norm")),
    Node("relu_2", Activation(activation="relu"), ("add",)),
)
SETTING = Setting("filters", tuple((name, "filters") for name in ("conv_1", "conv_2", "skip")), (FILTERS,))

GROUP = Shipped(
    "residual",
    Group("Residual block", NODES, settings=(SETTING,)),
    "Learns only what to add to its input, so that networks of many layers still learn.",
    "ResNet, skip connection, shortcut",
)
