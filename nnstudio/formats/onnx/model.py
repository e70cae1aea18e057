"""The whole network as a graph of ONNX, with names of inputs, outputs and classes, written by the onnx package."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

import nnstudio
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.metadata import metadata
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.onnx.building import Builder
from nnstudio.formats.onnx.layers import LAYERS
from nnstudio.formats.onnx.place import TO_FIRST, TO_LAST, Place
from nnstudio.layers.graph import INPUT
from nnstudio.layers.shapes import Shape

OPSET = 17
IR_VERSION = 8
"""The version of the format that belongs to that opset, so that older programs read it."""
INPUT_NAME, OUTPUT_NAME = "inputs", "answers"


def built(network: Network) -> tuple[Builder, str]:
    """The operators, and the name of the last value, channels last where it is an image."""
    builder = Builder()
    value = _scaled(network, builder)
    shape = network.graph.input_shape
    if len(shape) == 3:
        value = builder.add("Transpose", value, name=f"{INPUT_NAME}_first", perm=list(TO_FIRST))
    values: dict[str, str] = {INPUT: value}
    for node in network.nodes:
        entry = LAYERS[node.layer.type_name()]
        assert not isinstance(entry, Sentence)
        place = Place(
            builder,
            node.layer,
            network.names[node.id],
            tuple(values[source] for source in node.inputs),
            network.inputs(node),
            network.shapes[node.id],
            network.weights_of(node),
        )
        values[node.id] = entry(place)
    end = network.graph.output()
    last = values[end.id]
    if len(network.shapes[end.id]) == 3:
        last = builder.add("Transpose", last, name=f"{last}_last", perm=list(TO_LAST))
    return builder, builder.add("Identity", last, name=OUTPUT_NAME)


def _scaled(network: Network, builder: Builder) -> str:
    scaling = network.scaling
    if not scaling.mean:
        if scaling.factor == 1.0:
            return INPUT_NAME
        return builder.add("Mul", INPUT_NAME, builder.constant(scaling.factor, "factor"), name="scaled")
    deviation = np.asarray(scaling.deviation)
    scale = builder.constant(scaling.factor / deviation, "scale")
    offset = builder.constant(-np.asarray(scaling.mean) / deviation, "offset")
    return builder.add("Add", builder.add("Mul", INPUT_NAME, scale, name="factored"), offset, name="scaled")


def onnx_bytes(network: Network) -> bytes:
    """The file, checked by onnx's own checker. Raises Refused where onnx is not installed."""
    try:
        import onnx
    except ImportError as error:
        raise Refused(
            sentence(
                "The onnx package is not installed beside NN Studio: pip install 'nnstudio[onnx]' brings it."
            )
        ) from error
    from onnx import helper, numpy_helper

    builder, end = built(network)
    nodes = [
        helper.make_node(each.type, list(each.inputs), [each.output], name=each.output, **each.attributes)
        for each in builder.operators
    ]
    constants = [numpy_helper.from_array(array, name) for name, array in builder.constants.items()]
    takes = _value(INPUT_NAME, network.graph.input_shape)
    gives = _value(end, network.shapes[network.graph.output().id])
    graph = helper.make_graph(nodes, "network", [takes], [gives], constants)
    opsets = [helper.make_opsetid("", OPSET)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="NN Studio", ir_version=IR_VERSION)
    model.producer_version, model.doc_string = nnstudio.__version__, network.title
    told = {name: json.dumps(value, ensure_ascii=False) for name, value in metadata(network).items()}
    helper.set_model_props(model, told)
    onnx.checker.check_model(model, full_check=True)
    written: bytes = model.SerializeToString(deterministic=True)
    return written


def _value(name: str, shape: Shape) -> Any:
    from onnx import TensorProto, helper

    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["examples", *shape])
