"""A residual network for MNIST, built through the document's own edits: three blocks, about 100,000 parameters."""

from __future__ import annotations

from nnstudio.document import edits
from nnstudio.document.document import Document, empty_document
from nnstudio.document.templates.template import Template
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.augmentation import Augmentation
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.learning.schedules.one_cycle import OneCycle

WIDTHS = (24, 40, 64)


class Builder:
    """A document that grows at its end, layer by layer and block by block."""

    def __init__(self) -> None:
        self.document: Document = edits.retitle(empty_document(), "Residual network")
        self.end = INPUT

    def then(self, layer: Layer, name: str) -> str:
        """Add a layer that reads the end, and make it the end."""
        self.document = edits.add(self.document, layer, (self.end,), name)
        self.end = name
        return name

    def normalized(self, filters: int, size: int, name: str) -> str:
        """A convolution without bias, and batch normalization, whose beta is the bias."""
        kernel = Conv2D(
            filters=filters,
            kernel_size=(size, size),
            padding="same",
            use_bias=False,
            kernel_initializer="he_normal",
        )
        self.then(kernel, f"{name}_conv")
        return self.then(BatchNormalization(momentum=0.9), f"{name}_norm")

    def block(self, filters: int, name: str, project: bool) -> None:
        """relu(input + F(input)), F two normalized 3x3 convolutions; a 1x1 one brings the input to the same width."""
        start = self.end
        self.normalized(filters, 3, f"{name}_a")
        self.then(Activation(activation="relu"), f"{name}_a_relu")
        branch = self.normalized(filters, 3, f"{name}_b")
        self.end = start
        skip = self.normalized(filters, 1, f"{name}_skip") if project else start
        self.document = edits.add(self.document, Add(), (branch, skip), f"{name}_add")
        self.end = f"{name}_add"
        self.then(Activation(activation="relu"), f"{name}_relu")


def residual_network() -> Document:
    """Stem, three blocks with pooling between them, global average pooling, softmax."""
    builder = Builder()
    builder.normalized(WIDTHS[0], 3, "stem")
    builder.then(Activation(activation="relu"), "stem_relu")
    builder.then(MaxPooling2D(), "stem_pool")
    for place, width in enumerate(WIDTHS):
        builder.block(width, f"block_{place + 1}", project=place > 0)
        if place + 1 < len(WIDTHS):
            builder.then(MaxPooling2D(), f"block_{place + 1}_pool")
    builder.then(GlobalAveragePooling2D(), "pool")
    builder.then(Dense(units=10, activation="softmax", kernel_initializer="glorot_uniform"), "answer")
    return edits.change_training(
        builder.document,
        loss=CategoricalCrossentropy(),
        optimizer=SGD(learning_rate=0.2, momentum=0.9, nesterov=True, weight_decay=0.0005),
        schedule=OneCycle(),
        augmentation=Augmentation(shift=0.07, rotation=10.0, zoom=0.1, shear=5.0),
        batch_size=128,
        epochs=10,
    )


TEMPLATE = Template(
    "residual-network",
    residual_network(),
    0.995,
    "Blocks that only learn what to add to their input: 995 of 1,000 digits, with 99,234 parameters.",
)
