"""The registry of layers: LAYERS maps each type's name to its class, found by scanning this folder."""

from __future__ import annotations

import nnstudio.layers
from nnstudio.layers.layer import Layer, WeightedLayer
from nnstudio.layers.scan import classes_in

FAMILIES = ("core", "convolution", "pooling", "activation", "normalization", "regularization", "shape", "merge")

LAYERS: dict[str, type[Layer]] = {
    cls.__name__: cls
    for cls in sorted(
        (cls for cls in classes_in(nnstudio.layers, Layer) if cls is not WeightedLayer),
        key=lambda cls: (FAMILIES.index(cls.family), cls.__name__),
    )
}
