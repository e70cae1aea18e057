"""Activation functions, one file each, found by scanning this folder. FUNCTIONS maps Keras's names to them."""

from __future__ import annotations

import sys

from nnstudio.layers.functions.function import Function
from nnstudio.layers.scan import classes_in

_ORDER = (
    "linear",
    "relu",
    "leaky_relu",
    "elu",
    "selu",
    "gelu",
    "silu",
    "softplus",
    "sigmoid",
    "hard_sigmoid",
)


def _rank(function: Function) -> tuple[int, str]:
    known = function.name in _ORDER
    return (_ORDER.index(function.name) if known else len(_ORDER), function.name)


_found = sorted((cls() for cls in classes_in(sys.modules[__name__], Function)), key=_rank)
FUNCTIONS: dict[str, Function] = {function.name: function for function in _found}
FUNCTION_NAMES = tuple(FUNCTIONS)

__all__ = ["FUNCTIONS", "FUNCTION_NAMES", "Function"]
