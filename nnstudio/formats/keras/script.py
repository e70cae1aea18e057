"""The network as a readable script of Keras 3: Sequential where it is a stack, else the functional API."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from nnstudio.formats.exchange.call import Call, Name, python, quoted
from nnstudio.formats.exchange.code import COLUMNS, Code, Writer, comment
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.rows import write_rows
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.keras.config import metrics_of, model_name
from nnstudio.formats.keras.fitting import lowers_rate, weighs_classes, write_fit
from nnstudio.formats.keras.layers import keras_call, same
from nnstudio.formats.keras.plan import rate_of
from nnstudio.formats.keras.scaling import SCALED, scaling_call
from nnstudio.formats.keras.training import keras_loss, keras_optimizer
from nnstudio.layers.graph import INPUT, Node

WEIGHTS = "weights.npz"
"""The file beside the script: one array for each weight, by "layer/kernel"."""


def keras_script(network: Network) -> Code:
    """The code of the network and of its compilation, and, run by itself, its answers to the examples of a file."""
    writer = Writer()
    writer.add(f'"""{_docstring(network)}"""\n')
    writer.add("import keras\nimport numpy as np\n")
    if write_rows(network.columns, network.description.task, writer):
        writer.add("\n")
    _write_model(network, writer)
    writer.add()
    _write_compile(network, writer)
    writer.add(_LOADING.format(weights=WEIGHTS))
    return writer.code


def keras_model_code(network: Network) -> Code:
    """The code of the network and of its training alone, as the code view shows it."""
    writer = Writer()
    writer.add("import keras" if weighs_classes(network) else "import keras\n")
    if weighs_classes(network):
        writer.add("import numpy as np\n")
    _write_model(network, writer)
    writer.add()
    _write_compile(network, writer, fitted=True)
    writer.add()
    write_fit(network, writer)
    return writer.code


def _docstring(network: Network) -> str:
    used = (
        "raw pictures as they are"
        if network.description.kind == "pictures"
        else "rows of numbers as they are"
    )
    if network.columns:
        used = "what encode() makes of rows"
    return textwrap.fill(
        f"{network.plain_title}: a network of NN Studio for Keras 3. It takes {used}.", COLUMNS
    )


def _write_model(network: Network, writer: Writer) -> None:
    if network.is_stack:
        _write_stack(network, writer)
    else:
        _write_graph(network, writer)


def _write_stack(network: Network, writer: Writer) -> None:
    writer.add("model = keras.Sequential([")
    writer.add(f"    keras.Input({python(network.graph.input_shape)}),", INPUT)
    scaling = scaling_call(network.scaling, network.graph.input_shape)
    if scaling is not None:
        writer.add(f"    {python(scaling, 4, 1)},", INPUT)
    for node in network.nodes:
        for line in _remarks(node):
            writer.add(f"    {line}", node.id)
        writer.add(f"    {python(_named(network, node), 4, 1)},", node.id)
    writer.add(f"], name={quoted(model_name(network.title))})")


def _write_graph(network: Network, writer: Writer) -> None:
    names = network.names
    source = names[INPUT]
    writer.add(f"{source} = keras.Input({python(network.graph.input_shape)}, name={quoted(source)})", INPUT)
    variables = dict(names)
    scaling = scaling_call(network.scaling, network.graph.input_shape)
    if scaling is not None:
        variables[INPUT] = SCALED
        writer.add(f"{SCALED} = {python(scaling.with_named(name=SCALED))}({source})", INPUT)
    for node in network.nodes:
        for line in _remarks(node):
            writer.add(line, node.id)
        called = f"({_several([variables[each] for each in node.inputs])})"
        made = names[node.id]
        around = len(made) + len(called) + len(" = ")
        writer.add(f"{made} = {python(_named(network, node), 0, around)}{called}", node.id)
    ends = _several([names[node.id] for node in _ends(network)])
    writer.add(f"model = keras.Model({source}, {ends}, name={quoted(model_name(network.title))})")


def _several(variables: list[str]) -> str:
    """One as it is, and any other number as a list."""
    taken = ", ".join(variables)
    return taken if len(variables) == 1 else f"[{taken}]"


def _ends(network: Network) -> list[Node]:
    read = {source for node in network.nodes for source in node.inputs}
    return [node for node in network.nodes if node.id not in read]


def _named(network: Network, node: Node) -> Call:
    """The layer with its name, which the weights go by. What Keras refuses has a remark before it."""
    try:
        call = keras_call(node.layer)
    except Refused:
        call = same(node.layer)
    return call.with_named(name=network.names[node.id])


def _remarks(node: Node) -> Iterator[str]:
    try:
        keras_call(node.layer)
    except Refused as refused:
        yield from comment(refused.sentence)


def _write_compile(network: Network, writer: Writer, fitted: bool = False) -> None:
    """fitted: whether a call of fit follows, which may have what compile can't."""
    settings = network.training
    rate: Call | float | Name
    try:
        rate = rate_of(network)
    except Refused as refused:
        if not (fitted and lowers_rate(network)):
            writer.add_all(comment(refused.sentence))
        rate = settings.optimizer.learning_rate
    named = {
        "optimizer": keras_optimizer(settings.optimizer, rate),
        "loss": keras_loss(settings.loss),
        "metrics": metrics_of(network),
    }
    writer.add(python(Call("model.compile", named)))


_LOADING = '''

def load_weights(path):
    """Give each layer the arrays that carry its name."""
    with np.load(path) as arrays:
        for layer in model.layers:
            layer.set_weights([arrays[f"{{layer.name}}/{{weight.name}}"] for weight in layer.weights])


if __name__ == "__main__":
    load_weights("{weights}")
    model.summary()'''
