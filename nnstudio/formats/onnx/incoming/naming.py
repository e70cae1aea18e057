"""What a layer is called here: as in the program that it comes from, as far as the file tells."""

from __future__ import annotations

import re

from nnstudio.formats.keras.archive import snake_case
from nnstudio.formats.onnx.incoming.given import Operator

OF_WEIGHTS = re.compile(r"(.+)\.(weight|bias|running_mean|running_var)")
GENERATED = re.compile(r"(node_|n\d|\W|_)*[A-Za-z]*_?\d*", re.ASCII)
PLUMBING = frozenset({"BiasAdd", "ReadVariableOp", "Conv2D", "MatMul", "Relu", "convolution", "depthwise"})


def name_of(operator: Operator, kind: str) -> str:
    """By its weights in PyTorch, by its place in a graph of Keras, else by the kind of the layer."""
    for name in operator.inputs[1:]:
        found = OF_WEIGHTS.fullmatch(name)
        if found is not None:
            return found[1]
    parts = [part for part in operator.name.split("/") if part]
    while len(parts) > 1 and (
        parts[-1].startswith(operator.type) or parts[-1].rstrip("_0123456789") in PLUMBING
    ):
        parts.pop()
    last = parts[-1] if parts else ""
    told = last.rpartition(":")[0] or last
    if not told or told.startswith(("node_", operator.type)) or told.isdigit() or len(told) < 2:
        return snake_case(kind)
    return told
