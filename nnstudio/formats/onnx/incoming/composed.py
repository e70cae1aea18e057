"""Functions of ONNX that are no layer here, and a product of the value with one that is."""

from __future__ import annotations

from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.layers.activation import Activation
from nnstudio.layers.multiply import Multiply

FUNCTIONS: dict[str, tuple[str, ...]] = {"HardSwish": ("hard_sigmoid",), "Mish": ("softplus", "tanh")}
"""What the value is multiplied with: these functions of it, one behind the other."""


def composed(reading: Reading, operator: Operator) -> Value:
    """The value, multiplied with functions of it."""
    value, grow = reading.value(operator.inputs[0]), reading.grow
    node = value.node
    for function in FUNCTIONS[operator.type]:
        node = grow.add(reading.name(operator, function), Activation(activation=function), [node], {})
    node = grow.add(reading.name(operator, "Multiply"), Multiply(), [value.node, node], {})
    reading.named(operator, node)
    return Value(node, value.view, True, value.places)
