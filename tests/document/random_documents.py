"""Random networks as beginners leave them: branches that don't fit, wires pulled about, losses that suit nothing."""

from __future__ import annotations

import hypothesis.strategies as st

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.data.sources import ImageFolder, Mnist, Points, Table
from nnstudio.document import edits
from nnstudio.document.answer import for_data
from nnstudio.document.document import Document, empty_document
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.multiply import Multiply
from nnstudio.layers.reshape import Reshape
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Classification, Reconstruction, Regression
from nnstudio.learning.tasks.regression import Target
from tests.document.building import raw

activations = st.sampled_from(["linear", "relu", "softmax", "sigmoid"])
pairs = st.tuples(st.integers(1, 5), st.integers(1, 5))
LAYERS: dict[str, st.SearchStrategy[Layer]] = {
    "dense": st.builds(
        Dense, units=st.sampled_from([1, 3, 10, 12]), activation=activations, trainable=st.booleans()
    ),
    "conv2d": st.builds(
        Conv2D,
        filters=st.sampled_from([4, 6]),
        kernel_size=pairs,
        strides=st.sampled_from([(1, 1), (2, 2)]),
        padding=st.sampled_from(["valid", "same"]),
        groups=st.sampled_from([1, 1, 1, 3]),
        activation=activations,
    ),
    "pool": st.builds(MaxPooling2D, pool_size=pairs),
    "global": st.builds(GlobalAveragePooling2D, keepdims=st.booleans()),
    "activation": st.builds(Activation, activation=activations),
    "dropout": st.builds(Dropout, rate=st.sampled_from([0.2, 0.9])),
    "flatten": st.just(Flatten()),
    "reshape": st.sampled_from([Reshape(target_shape=shape) for shape in ((-1, 1, 2), (4, -1, 1))]),
    "batch": st.builds(BatchNormalization, center=st.booleans(), scale=st.booleans()),
    "add": st.just(Add()),
    "multiply": st.just(Multiply()),
    "concatenate": st.just(Concatenate()),
}
any_layer = st.sampled_from(sorted(LAYERS)).flatmap(LAYERS.__getitem__)


def _folder(
    size: tuple[int, int], channels: str, classes: int, scaling: Scaling
) -> tuple[Source, Description]:
    source = ImageFolder(folder="somewhere", size=size, channels=channels)
    names = tuple(f"class {at}" for at in range(classes))
    return source, Description(
        "Somewhere", "pictures", source.shape, Classification(names), 1000, 100, scaling
    )


STANDARD = Scaling(1 / 255, (0.5, 0.5, 0.5), (0.2, 0.2, 0.2))
TABLE = Table(file="somewhere.csv", targets=("price",))
data: st.SearchStrategy[tuple[Source, Description]] = st.sampled_from(
    [
        *[(Mnist(), Mnist().describe())] * 4,
        (Points(), Points().describe()),
        (Points(pattern="plane"), Points(pattern="plane").describe()),
        _folder((28, 28), "grey", 26, Scaling(1 / 255)),
        _folder((6, 6), "colour", 3, Scaling(1 / 255)),
        _folder((64, 64), "colour", 2, STANDARD),
        (TABLE, Description("Houses", "table", (8,), Regression((Target("price"), Target("age"))), 100, 20)),
        (TABLE, Description("Kinds", "table", (30,), Classification(("a", "b", "c")), 100, 20)),
        (Mnist(), Description("Digits again", "pictures", (28, 28, 1), Reconstruction(), 100, 20)),
    ]
)
"""What a network may learn from, as it is described; nothing is read."""


@st.composite
def broken(draw: st.DrawFn) -> Document:
    """A network of up to eight layers, each of which reads any that came before, or nothing at all."""
    nodes: list[tuple[str, Layer, tuple[str, ...]]] = []
    for at in range(draw(st.integers(0, 8))):
        layer = draw(any_layer)
        known = [INPUT, *(name for name, _, _ in nodes)]
        most = 3 if layer.inputs[1] is None else 1
        inputs = draw(st.lists(st.sampled_from([*known, known[-1], known[-1]]), min_size=0, max_size=most))
        nodes.append((f"n{at}", layer, tuple(inputs)))
    if nodes and draw(st.integers(0, 4)) == 0:
        name, layer, _ = nodes[0]
        nodes[0] = name, layer, (draw(st.sampled_from([nodes[-1][0], "ghost"])),)
    document = raw(*nodes) if nodes else empty_document()
    source, description = draw(data)
    document = (
        for_data(document, source, description)
        if draw(st.booleans())
        else edits.change_data(document, source, description)
    )
    loss = draw(st.sampled_from(["CategoricalCrossentropy", "BinaryCrossentropy", "MeanSquaredError"]))
    return edits.change_training(
        document,
        loss=LOSSES[loss](),
        epochs=draw(st.integers(0, 1)),
        batch_size=draw(st.sampled_from([32, 61_000])),
    )
