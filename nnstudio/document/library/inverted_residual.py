"""The inverted residual of Sandler et al. 2018 (MobileNetV2): wide inside, and each channel convolved alone."""

from __future__ import annotations

from nnstudio.document.groups import Group, Setting
from nnstudio.document.library.shipped import Shipped, normalized
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.graph import INPUT, Node

EXPANDED, FILTERS = 96, 24
NODES = (
    *normalized("expand", INPUT, EXPANDED, 1),
    Node("expand_relu", Activation(activation="relu"), ("expand_norm",)),
    Node("depthwise", DepthwiseConv2D(padding="same", use_bias=False), ("expand_relu",)),
    Node("depthwise_norm", BatchNormalization(), ("depthwise",)),
    Node("depthwise_relu", Activation(activation="relu"), ("depthwise_norm",)),
    *normalized("project", "depthwise_relu", FILTERS, 1),
    *normalized("skip", INPUT, FILTERS, 1),
    Node("add", Add(), ("project_norm", "skip_norm")),
)
SETTINGS = (
    Setting("expanded", (("expand", "filters"),), (EXPANDED,)),
    Setting("filters", (("project", "filters"), ("skip", "filters")), (FILTERS,)),
)

GROUP = Shipped(
    "inverted-residual",
    Group("Inverted residual", NODES, settings=SETTINGS),
    "Spreads few channels to many, looks around in each alone, and brings them together again: small and fast.",
    "MobileNet, depthwise separable, linear bottleneck",
)
