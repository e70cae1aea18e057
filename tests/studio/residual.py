"""The template's residual network as a list of what hands put in: for the tests that build it by mouse and by key."""

from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.graph import INPUT

TEMPLATE = TEMPLATES["residual-network"].document
PARAMETERS = 99_234
TRUNK = [node.id for node in TEMPLATE.nodes if "_skip_" not in node.id]
"""The names of the layers that stand below each other."""


def wanted(name: str) -> dict[str, object]:
    """The settings of the template's layer that a fresh one does not have: those of convolutions, and the answer."""
    layer = TEMPLATE.layer(name)
    if isinstance(layer, Conv2D):
        return {
            "filters": layer.filters,
            "kernel_size": layer.kernel_size,
            "padding": "same",
            "activation": "linear",
            "use_bias": False,
        }
    if name == "answer":
        return {"units": 10, "activation": "softmax"}
    return {"activation": "relu"} if name.endswith("relu") else {}


def assert_is_the_template(document: Document, names: dict[str, str]) -> None:
    """Whether the document has the layers and wires of the template; names: of its layers, to those of the template.

    How weights begin and how a normalization averages are not what hands set here.
    """
    assert document.graph.parameters() == PARAMETERS
    found = {
        names[node.id]: (_plain(node.layer), {names.get(source, source) for source in node.inputs})
        for node in document.nodes
    }
    assert found == {node.id: (_plain(node.layer), set(node.inputs)) for node in TEMPLATE.nodes}
    assert INPUT in found["stem_conv"][1]


def _plain(layer):
    if hasattr(layer, "kernel_initializer"):
        layer = layer.change(kernel_initializer="glorot_uniform")
    return layer.change(momentum=0.99) if isinstance(layer, BatchNormalization) else layer
