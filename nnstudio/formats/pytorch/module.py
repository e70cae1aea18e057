"""The network as a module of PyTorch: what it owns in `__init__`, how it answers in `forward`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nnstudio.errors import Sentence
from nnstudio.formats.exchange.call import python
from nnstudio.formats.exchange.code import Code, Writer, comment
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.rows import in_units, write_rows
from nnstudio.formats.pytorch.functions import FUNCTIONS
from nnstudio.formats.pytorch.helpers import HELPERS
from nnstudio.formats.pytorch.layers import LAYERS
from nnstudio.formats.pytorch.piece import Piece, Place, first, is_image, last
from nnstudio.layers.graph import INPUT, GraphError, Node
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import ShapeError
from nnstudio.learning.scaling import BYTE, Scaling

LOGITS = "logits"
"""The method that answers before the last activation, which the loss computes together with itself."""


def pytorch_module(network: Network) -> Code:
    """The code of the module; where the network has a fault, what it is, in the place of the code."""
    try:
        network.shapes[network.graph.output().id]
    except (GraphError, ShapeError) as error:
        writer = Writer()
        writer.add_all(comment(error.sentence))
        return writer.code
    pieces = pieces_of(network)
    writer = Writer()
    writer.add(f'"""{network.plain_title}: a network of NN Studio for PyTorch."""\n')
    if network.columns or in_units(network.description.task):
        writer.add("import numpy as np")
    writer.add("import torch\nfrom torch import nn\nfrom torch.nn import functional as F\n")
    write_rows(network.columns, network.description.task, writer)
    writer.add("\n")
    needed = {name for piece in pieces.values() for name in piece.helpers}
    for name, text in HELPERS.items():
        if name in needed:
            writer.add(f"{text}\n\n")
    _write_class(network, pieces, writer)
    return writer.code


def pieces_of(network: Network) -> dict[str, Piece]:
    """What each layer becomes, by its id."""
    found = {}
    for node in network.nodes:
        entry = LAYERS[node.layer.type_name()]
        assert not isinstance(entry, Sentence)
        place = Place(node.layer, network.names[node.id], network.inputs(node), network.shapes[node.id])
        found[node.id] = entry(place)
    return found


def state_dict(network: Network) -> dict[str, Array]:
    """The weights by PyTorch's keys, with its order of axes."""
    pieces = pieces_of(network)
    return {
        key: move(network.weights[f"{node.id}/{name}"])
        for node in network.nodes
        for key, (name, move) in pieces[node.id].state.items()
    }


def _write_class(network: Network, pieces: Mapping[str, Piece], writer: Writer) -> None:
    takes, gives = network.graph.input_shape, network.shapes[network.graph.output().id]
    kind = "Pictures as they are read" if is_image(takes) else "Rows"
    writer.add("class Network(nn.Module):")
    writer.add(f'    """{kind}, {_sides(takes)}, to answers, {_sides(gives)}."""\n')
    writer.add("    def __init__(self):\n        super().__init__()")
    for line in _constants(network.scaling):
        writer.add(f"        {line}", INPUT)
    for node in network.nodes:
        _write_modules(node, pieces[node.id], writer)
    writer.add()
    fused = _fused(network)
    if fused is None:
        writer.add("    def forward(self, inputs):")
        _write_steps(network, pieces, writer, None)
        return
    said = FUNCTIONS[activation_of(fused)].replace("{axis}", "-1")
    writer.add("    def forward(self, inputs):")
    writer.add(f"        return {said.replace('{x}', f'self.{LOGITS}(inputs)')}", fused.id)
    writer.add(f"\n    def {LOGITS}(self, inputs):")
    writer.add('        """What the last activation is applied to; the loss takes this in training."""')
    _write_steps(network, pieces, writer, fused)


def _sides(shape: tuple[int, ...]) -> str:
    return f"(n, {', '.join(map(str, shape))})"


def activation_of(node: Node) -> str:
    """The activation that the layer ends with."""
    return str(getattr(node.layer, "activation", "linear"))


def _fused(network: Network) -> Node | None:
    """The last layer, where the loss computes its activation together with itself."""
    node = network.graph.output()
    activation = activation_of(node)
    return node if activation != "linear" and activation == network.training.loss.fuses else None


def fuses(network: Network) -> bool:
    """Whether the module has a method for the logits."""
    return _fused(network) is not None


def _constants(scaling: Scaling) -> Iterator[str]:
    if not scaling.mean:
        return
    pairs = list(zip(scaling.mean, scaling.deviation, strict=True))
    scale = [scaling.factor / deviation for _, deviation in pairs]
    offset = [-mean / deviation for mean, deviation in pairs]
    for name, values in (("scale", scale), ("offset", offset)):
        yield f'self.register_buffer("{name}", torch.tensor({values!r}), persistent=False)'


def _write_modules(node: Node, piece: Piece, writer: Writer) -> None:
    for name, call in piece.modules.items():
        made = python(call, 8, len(f"self.{name} = "))
        writer.add(f"        self.{name} = {made}", node.id)
        if node.layer.frozen:
            writer.add(f"        self.{name}.requires_grad_(False)", node.id)


def _write_steps(network: Network, pieces: Mapping[str, Piece], writer: Writer, fused: Node | None) -> None:
    names = {**network.names, INPUT: "x"}
    shape = network.graph.input_shape
    scaled = _scaled(network.scaling)
    writer.add(f"        x = {first(scaled, shape)}", INPUT)
    for node in network.nodes:
        piece = pieces[node.id]
        if node is fused:
            piece = _without_activation(network, node)
        made = piece.forward.format(*(names[source] for source in node.inputs))
        writer.add(_step(names[node.id], made), node.id)
    end = network.graph.output()
    writer.add(f"        return {last(names[end.id], network.shapes[end.id])}", end.id)


def _step(name: str, expression: str) -> str:
    """One line; names need no brackets around them."""
    inner = expression[1:-1] if expression.startswith("(") and expression.endswith(")") else expression
    return f"        {name} = {inner if inner.count('(') == inner.count(')') else expression}"


def _without_activation(network: Network, node: Node) -> Piece:
    layer = node.layer.change(activation="linear")
    entry = LAYERS[layer.type_name()]
    assert not isinstance(entry, Sentence)
    return entry(Place(layer, network.names[node.id], network.inputs(node), network.shapes[node.id]))


def _scaled(scaling: Scaling) -> str:
    if scaling.mean:
        return "(inputs * self.scale + self.offset)"
    if scaling.factor == BYTE:
        return "(inputs / 255)"
    return "inputs" if scaling.factor == 1.0 else f"(inputs * {scaling.factor!r})"
