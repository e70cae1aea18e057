"""Lines of the written code about single weights: how each begins, and what its size costs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nnstudio.formats.exchange.network import Network
from nnstudio.formats.pytorch.initializers import INITIALIZERS
from nnstudio.formats.pytorch.module import pieces_of
from nnstudio.layers.graph import Node
from nnstudio.layers.layer import Weight

NUMBER = re.compile(r"\.(\d+)\.")
"""A module in a Sequential."""


def weights_of(network: Network) -> Iterator[tuple[Node, Weight, str]]:
    """Each weight of the network with its layer and the expression for it, such as network.dense.weight."""
    pieces = pieces_of(network)
    for node in network.nodes:
        specs = {spec.name: spec for spec in node.layer.weights(*network.inputs(node))}
        for key, (name, _) in pieces[node.id].state.items():
            yield node, specs[name], NUMBER.sub(r"[\1].", f"network.{key}")


def draws(network: Network) -> Iterator[tuple[Node, str]]:
    """A line that draws each weight anew, but for those of frozen layers."""
    for node, spec, said in weights_of(network):
        if node.layer.frozen:
            continue
        if INITIALIZERS[spec.initializer]:
            fan_in, fan_out = spec.fans
            yield node, f"{spec.initializer}({said}, {fan_in}, {fan_out})"
        else:
            yield node, f"nn.init.{spec.initializer}_({said})"


def initializers(network: Network) -> list[str]:
    """The functions that these lines need, each once."""
    needed = {spec.initializer for node, spec, _ in weights_of(network) if not node.layer.frozen}
    return [code for name, code in INITIALIZERS.items() if name in needed and code]


def penalties(network: Network) -> list[str]:
    """What the size of weights adds to the loss, a term for each."""
    found = []
    for _, spec, said in weights_of(network):
        if not spec.trainable:
            continue
        if spec.l1:
            found.append(f"{spec.l1!r} * {said}.abs().sum()")
        if spec.l2:
            found.append(f"{spec.l2!r} * {said}.square().sum()")
    return found
