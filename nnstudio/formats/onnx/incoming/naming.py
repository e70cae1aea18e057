"""What a layer is called here: as in the program that it comes from, as far as the file tells."""

from __future__ import annotations

import re

from nnstudio.formats.keras.archive import snake_case
from nnstudio.formats.onnx.incoming.given import Operator

OF_WEIGHTS = re.compile(r"(.+)\.(weight|bias|running_mean|running_var)")
GENERATED = re.compile(r"node_.*|n?\d+(_\d+)?|.", re.ASCII)
"""Names that exporters make up."""
PLUMBING = re.compile(
    r"[A-Z].*|(concat|mul|add|sub|div|truediv|convolution|depthwise|moments|batchnorm)(_\d+)?"
)
"""Operators in a graph of Keras, behind the name of their layer."""


def name_of(operator: Operator, kind: str) -> str:
    """By its weights in PyTorch, by its place in a graph of Keras, else by the kind of the layer."""
    for name in operator.inputs[1:]:
        found = OF_WEIGHTS.fullmatch(name)
        if found is not None:
            return found[1].lstrip("0123456789.") or snake_case(kind)
    parts = [part for part in operator.name.split("/") if part]
    while len(parts) > 1 and PLUMBING.fullmatch(parts[-1]):
        parts.pop()
    last = parts[-1] if parts else ""
    told = last.rpartition(":")[0] or last
    if not told or told.startswith(operator.type) or GENERATED.fullmatch(told):
        return snake_case(kind)
    return told
