"""Names of layers, made as Keras makes them: dense, dense_1, max_pooling2d. They key weights and exports."""

from __future__ import annotations

import keyword
import re
from collections.abc import Container

from nnstudio.document.errors import BadNameError
from nnstudio.errors import sentence
from nnstudio.layers.graph import INPUT

LONGEST_NAME = 64


def snake_case(type_name: str) -> str:
    """Keras's rule: "MaxPooling2D" gives "max_pooling2d", "PReLU" gives "p_re_lu"."""
    spaced = re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", type_name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", spaced).lower()


def fresh_name(type_name: str, taken: Container[str]) -> str:
    """The first of dense, dense_1, dense_2, ... that is not taken."""
    base = name = snake_case(type_name)
    number = 0
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return name


def check_name(name: object) -> str:
    """Return the name; BadNameError unless it is an identifier, not longer than LONGEST_NAME, not "input"."""
    if not isinstance(name, str) or not name.isidentifier() or keyword.iskeyword(name):
        raise BadNameError(
            sentence(
                "A layer can't be named {name!r}: use letters, digits and _, and no digit first.", name=name
            )
        )
    if len(name) > LONGEST_NAME:
        raise BadNameError(
            sentence(
                "The name {name}... is too long: {most} characters are the most.",
                name=name[:20],
                most=LONGEST_NAME,
            )
        )
    if name == INPUT:
        raise BadNameError(sentence("{name!r} is the name of the input itself: choose another.", name=INPUT))
    return name
