"""Names of layers, made as Keras makes them: dense, dense_1, max_pooling2d. They key weights and exports."""

from __future__ import annotations

import itertools
import keyword
import re
from collections.abc import Container, Iterable

from nnstudio.document.errors import BadNameError
from nnstudio.document.groups.flatten import prefixes
from nnstudio.document.groups.group import Group
from nnstudio.errors import sentence
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer
from nnstudio.shown import short

LONGEST_NAME = 64
LONGEST_NUMBER = 5
"""Characters of the number that tells layers of one name apart."""
LONGEST_STEM = 48


def snake_case(type_name: str) -> str:
    """Keras's rule: "MaxPooling2D" gives "max_pooling2d", "PReLU" gives "p_re_lu"."""
    spaced = re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", type_name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", spaced).lower()


def fresh_name(layer: Layer, taken: Container[str]) -> str:
    """The first of dense, dense_1, dense_2, ... that is not taken. A group is named after its label."""
    base = _of_label(layer.label) if isinstance(layer, Group) else snake_case(layer.type_name())
    return base if base not in taken else _numbered(base, taken)


def name_of_copy(name: str, taken: Container[str]) -> str:
    """The name itself, or where that is taken the first free one of its series: stem_1, stem_2, ... for "stem"."""
    if name not in taken:
        return name
    series = re.sub(r"_\d+$", "", name)
    return _numbered(series[: LONGEST_NAME - LONGEST_NUMBER], taken)


def _numbered(base: str, taken: Container[str]) -> str:
    return next(name for number in itertools.count(1) if (name := f"{base}_{number}") not in taken)


def names_in(nodes: Iterable[Node]) -> set[str]:
    """All names that another node should not get: those of the nodes, and those of the repetitions of groups."""
    nodes = tuple(nodes)
    repeated = (begin.removesuffix("/") for begins in prefixes(nodes).values() for begin in begins)
    return {*(node.id for node in nodes), *repeated}


def _of_label(label: str) -> str:
    """A name for a group with that label: "Residual block" gives "residual_block"."""
    name = "_".join(re.findall(r"\w+", label.lower()))[:LONGEST_STEM]
    return name if name.isidentifier() and not keyword.iskeyword(name) and name != INPUT else "group"


def check_name(name: object) -> str:
    """Return the name; BadNameError unless it is an identifier, not longer than LONGEST_NAME, not "input"."""
    if not isinstance(name, str) or not name.isidentifier() or keyword.iskeyword(name):
        raise BadNameError(
            sentence(
                "A layer can't be named {name}: use letters, digits and _, and no digit first.",
                name=short(name),
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
