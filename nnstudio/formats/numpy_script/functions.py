"""Our activation functions as functions of NumPy, whose code is in `helpers.py`."""

from __future__ import annotations

from collections.abc import Mapping

FUNCTIONS: Mapping[str, str] = {
    "linear": "",
    **{
        name: name
        for name in (
            "relu",
            "leaky_relu",
            "elu",
            "selu",
            "gelu",
            "silu",
            "softplus",
            "sigmoid",
            "hard_sigmoid",
            "softmax",
            "tanh",
        )
    },
}
"""By our names: the function in helpers.py; none is needed for what changes nothing."""
