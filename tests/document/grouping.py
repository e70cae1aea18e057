"""Networks with groups for the tests."""

from nnstudio.document import edits
from nnstudio.document.document import Document, empty_document
from nnstudio.document.groups import Group, Setting
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Node
from tests.document.building import answer


def conv(filters: int = 4) -> Conv2D:
    """One that keeps the sides."""
    return Conv2D(filters=filters, padding="same", activation="relu")


def residual(repeat: int = 1, *filters: int) -> Group:
    """skip(input) + second(first(input)), where skip is a 1x1 convolution. filters: one number, or one each time."""
    inner = (
        Node("first", conv(), (INPUT,)),
        Node("second", conv(), ("first",)),
        Node("skip", Conv2D(filters=4, kernel_size=(1, 1), activation="relu"), (INPUT,)),
        Node("sum", Add(), ("second", "skip")),
    )
    targets = tuple((name, "filters") for name in ("first", "second", "skip"))
    return Group("Residual", inner, repeat, (Setting("filters", targets, filters or (4,)),))


def grouped(repeat: int = 1, *filters: int) -> Document:
    """stem, the group block, flatten, dense: nothing is wrong with it."""
    document = edits.insert(empty_document(), conv(), INPUT, "stem")
    document = edits.insert(document, residual(repeat, *filters), "stem", "block")
    document = edits.insert(document, Flatten(), "block")
    return edits.insert(document, answer(), "flatten")


def filters_of(document: Document, path: str) -> int:
    """The filters of that convolution, or the units of that Dense."""
    layer = document.layer(path)
    assert isinstance(layer, Conv2D | Dense)
    return layer.filters if isinstance(layer, Conv2D) else layer.units
