"""The registry of layers: LAYERS maps each type's name to its class, found by scanning this folder."""

from __future__ import annotations

import nnstudio.layers
from nnstudio.layers.layer import Layer
from nnstudio.layers.scan import classes_in

FAMILIES = (
    "core",
    "convolution",
    "pooling",
    "activation",
    "normalization",
    "regularization",
    "shape",
    "merge",
)

LAYERS: dict[str, type[Layer]] = {
    cls.__name__: cls
    for cls in sorted(
        (cls for cls in classes_in(nnstudio.layers, Layer) if cls.title),
        key=lambda cls: (FAMILIES.index(cls.family), cls.__name__),
    )
}
"""The layers that people can use, in palette order; bases of several layers have no title and are not among them."""
