"""How weights begin, as functions of the written code. Each gets the fans that the studio counts with.

PyTorch's own of these names draw normal values without cutting the tails off, and count other fans for some layers.
"""

from __future__ import annotations

from collections.abc import Mapping

UNIFORM = """def {name}(weight: Tensor, fan_in: int, fan_out: int) -> None:
    \"""Even within the root of {share}.\"""
    limit = math.sqrt({share})
    nn.init.uniform_(weight, -limit, limit)"""
NORMAL = """def {name}(weight: Tensor, fan_in: int, fan_out: int) -> None:
    \"""Normal with variance {share}; what is beyond two deviations is drawn again.\"""
    deviation = math.sqrt({share}) / 0.87962566103423978
    nn.init.trunc_normal_(weight, std=deviation, a=-2 * deviation, b=2 * deviation)"""


def _drawn(pattern: str, name: str, share: str) -> str:
    return pattern.replace("{name}", name).replace("{share}", share)


INITIALIZERS: Mapping[str, str] = {
    "glorot_uniform": _drawn(UNIFORM, "glorot_uniform", "6 / (fan_in + fan_out)"),
    "glorot_normal": _drawn(NORMAL, "glorot_normal", "2 / (fan_in + fan_out)"),
    "he_uniform": _drawn(UNIFORM, "he_uniform", "6 / fan_in"),
    "he_normal": _drawn(NORMAL, "he_normal", "2 / fan_in"),
    "zeros": "",
    "ones": "",
}
"""By Keras's name: the function's code; what PyTorch draws alike has none."""
