"""A graph of ours as a PyTorch module with the same arithmetic, for measuring beside it."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn

from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.shapes import Shape
from nnstudio.learning.losses import Loss
from nnstudio.learning.optimizers import Optimizer


def module_of(graph: Graph) -> nn.Sequential:
    """The stack as a module that ends in logits: the losses here take these."""
    shapes = graph.shapes()
    parts: list[nn.Module] = []
    for node in graph.ordered():
        parts.extend(_parts(node.layer, shapes[node.inputs[0]]))
    return nn.Sequential(*parts)


def _parts(layer: Layer, shape: Shape) -> list[nn.Module]:
    match layer:
        case Conv2D():
            return [nn.Conv2d(shape[2], layer.filters, layer.kernel_size), *_activation(layer.activation)]
        case Dense():
            return [nn.Linear(shape[0], layer.units), *_activation(layer.activation)]
        case MaxPooling2D():
            return [nn.MaxPool2d(layer.pool_size)]
        case Dropout():
            return [nn.Dropout(layer.rate)]
        case Flatten():
            return [nn.Flatten()]
    raise ValueError(f"The benchmarks know no PyTorch twin of {layer.type_name()}")


def _activation(name: str) -> list[nn.Module]:
    return {"relu": [nn.ReLU()], "linear": [], "softmax": []}[name]


def loss_of(loss: Loss) -> nn.Module:
    """Cross-entropy on logits and class numbers, PyTorch's fastest form of both categorical losses."""
    if "Categorical" not in loss.type_name():
        raise ValueError(f"The benchmarks know no PyTorch twin of {loss.type_name()}")
    return nn.CrossEntropyLoss()


def optimizer_of(optimizer: Optimizer, parameters: Iterable[nn.Parameter]) -> torch.optim.Optimizer:
    """PyTorch's optimizer of that name, with our settings."""
    rate = optimizer.learning_rate
    match optimizer.type_name():
        case "Adam":
            return torch.optim.Adam(parameters, lr=rate)
        case "RMSprop":
            return torch.optim.RMSprop(parameters, lr=rate, alpha=0.9)
        case "Adadelta":
            return torch.optim.Adadelta(parameters, lr=rate, rho=0.95)
    raise ValueError(f"The benchmarks know no PyTorch twin of {optimizer.type_name()}")
