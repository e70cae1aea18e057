"""Models as people write them in PyTorch, with each layer of the catalogue among them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnstudio.layers.layer import Array

torch = pytest.importorskip("torch")
nn = torch.nn
F = torch.nn.functional
Make = Callable[[], tuple[Any, tuple[int, ...]]]
"""A model, and the shape of one example."""


def digits() -> tuple[Any, tuple[int, ...]]:
    """The network of PyTorch's own example for MNIST, without its log."""
    return nn.Sequential(
        nn.Conv2d(1, 8, 3),
        nn.ReLU(),
        nn.Conv2d(8, 12, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Dropout(0.25),
        nn.Flatten(),
        nn.Linear(1728, 32),
        nn.ReLU(),
        nn.Dropout(0.5),
        nn.Linear(32, 10),
        nn.Softmax(dim=1),
    ), (1, 28, 28)


def tutorial() -> tuple[Any, tuple[int, ...]]:
    """The quickstart of PyTorch's documentation."""
    return nn.Sequential(
        nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10)
    ), (1, 28, 28)


def colours() -> tuple[Any, tuple[int, ...]]:
    """PyTorch's tutorial for CIFAR-10."""

    class Net(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.conv1, self.conv2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)
            self.pool = nn.MaxPool2d(2, 2)
            self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

        def forward(self, x: Any) -> Any:
            x = self.pool(F.relu(self.conv1(x)))
            x = self.pool(F.relu(self.conv2(x)))
            x = torch.flatten(x, 1)
            x = F.relu(self.fc1(x))
            x = F.relu(self.fc2(x))
            return self.fc3(x)

    return Net(), (3, 32, 32)


class Block(nn.Module):  # type: ignore[misc, name-defined]
    """The basic block of torchvision's ResNet."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = (
            nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))
            if stride > 1 or inputs != outputs
            else nn.Identity()
        )

    def forward(self, x: Any) -> Any:
        out = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(out)) + self.downsample(x))


def residual() -> tuple[Any, tuple[int, ...]]:
    """The stem, blocks and head of a ResNet."""
    return nn.Sequential(
        nn.Conv2d(3, 8, 7, 2, 3, bias=False),
        nn.BatchNorm2d(8),
        nn.ReLU(),
        nn.MaxPool2d(3, 2, 1),
        Block(8, 8, 1),
        Block(8, 12, 2),
        nn.AdaptiveAvgPool2d((1, 1)),
        nn.Flatten(),
        nn.Linear(12, 5),
    ), (3, 32, 32)


def autoencoder() -> tuple[Any, tuple[int, ...]]:
    """Down, through a row, and up again."""
    return nn.Sequential(
        nn.Conv2d(1, 6, 3, 2, 1),
        nn.LeakyReLU(0.2),
        nn.Flatten(),
        nn.Linear(6 * 7 * 7, 10),
        nn.Linear(10, 4 * 7 * 7),
        nn.ReLU(),
        nn.Unflatten(1, (4, 7, 7)),
        nn.ConvTranspose2d(4, 3, 3, 2, 1, output_padding=1),
        nn.ReLU(),
        nn.ConvTranspose2d(3, 1, 4, 2, 1),
        nn.Sigmoid(),
    ), (1, 14, 14)


def squeezed() -> tuple[Any, tuple[int, ...]]:
    """Depthwise convolutions with swish, and a gate over the channels."""

    class Gate(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.pool, self.fc1, self.fc2 = nn.AdaptiveAvgPool2d(1), nn.Conv2d(8, 2, 1), nn.Conv2d(2, 8, 1)

        def forward(self, x: Any) -> Any:
            return x * torch.sigmoid(self.fc2(F.silu(self.fc1(self.pool(x)))))

    return nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1),
        nn.SiLU(),
        nn.Conv2d(8, 8, 3, stride=2, padding=1, groups=8),
        nn.BatchNorm2d(8),
        nn.SiLU(),
        Gate(),
        nn.Conv2d(8, 8, 3, groups=4),
        nn.Hardswish(),
        nn.AvgPool2d(2),
        nn.Flatten(),
        nn.Linear(32, 3),
    ), (3, 12, 12)


def modern() -> tuple[Any, tuple[int, ...]]:
    """A block as in ConvNeXt: channels to the end and back, a layer normalization, gelu."""

    class Next(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.dwconv = nn.Conv2d(4, 4, 7, padding=3, groups=4)
            self.norm, self.pw1, self.pw2 = nn.LayerNorm(4, eps=1e-6), nn.Linear(4, 16), nn.Linear(16, 4)
            self.gamma = nn.Parameter(torch.full((4,), 0.3))

        def forward(self, x: Any) -> Any:
            y = self.dwconv(x).permute(0, 2, 3, 1)
            y = self.gamma * self.pw2(F.gelu(self.pw1(self.norm(y))))
            return x + y.permute(0, 3, 1, 2)

    class Net(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.stem, self.block = nn.Conv2d(3, 4, 4, 4), Next()
            self.norm, self.head = nn.LayerNorm(4), nn.Linear(4, 3)

        def forward(self, x: Any) -> Any:
            return self.head(self.norm(self.block(self.stem(x)).mean([-2, -1])))

    return Net(), (3, 16, 16)


def every_layer() -> tuple[Any, tuple[int, ...]]:
    """Each layer of our catalogue that PyTorch has a word for, and each activation."""

    class Net(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.depthwise, self.pointwise = nn.Conv2d(3, 6, 3, padding=1, groups=3), nn.Conv2d(6, 8, 1)
            self.shortcut, self.norm = nn.Conv2d(3, 8, 1), nn.BatchNorm2d(8)
            self.prelu, self.up = nn.PReLU(8), nn.ConvTranspose2d(8, 4, 2, 2)
            self.pad, self.dropout = nn.ZeroPad2d(2), nn.Dropout2d(0.2)
            self.norm_row, self.norm_flat = nn.LayerNorm(8), nn.BatchNorm1d(72)
            self.small, self.row, self.head = nn.Conv2d(3, 8, 3, 4, 1), nn.Linear(80, 6), nn.Linear(6, 4)

        def forward(self, image: Any) -> Any:
            x = self.norm(self.pointwise(self.depthwise(image))) + F.silu(self.shortcut(image))
            x = F.avg_pool2d(self.prelu(x), 2)
            x = self.dropout(F.elu(self.up(x)))
            x = F.max_pool2d(self.pad(F.softplus(x)), 2)
            x = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
            x = F.interpolate(F.selu(x), scale_factor=2, mode="nearest")
            x = x * torch.sigmoid(F.adaptive_max_pool2d(x, 1))
            x = torch.cat([F.hardsigmoid(x), torch.tanh(x)], 1)
            row = self.norm_row(F.gelu(x.mean([2, 3])))
            flat = self.norm_flat(torch.flatten(F.leaky_relu(self.small(image), 0.2), 1))
            return F.softmax(self.head(F.relu(self.row(torch.cat([row, flat], 1)))), 1)

    return Net(), (3, 12, 12)


MODELS: dict[str, Make] = {
    make.__name__: make
    for make in (digits, tutorial, colours, residual, autoencoder, squeezed, modern, every_layer)
}


def shaken(model: Any) -> Any:
    """Evaluating, with statistics and weights that are not 0 and 1."""
    torch.manual_seed(3)
    with torch.no_grad():
        for values in model.state_dict().values():
            if values.dtype.is_floating_point:
                values += 0.1 * (torch.rand_like(values) - 0.5)
    return model.eval()


def of_torch(model: Any, examples: Array) -> Array:
    """What PyTorch says of pictures as they are here, channels last, and with its answers so too."""
    first = np.ascontiguousarray(examples.transpose(0, 3, 1, 2) if examples.ndim == 4 else examples)
    with torch.no_grad():
        given = np.asarray(model(torch.from_numpy(first)))
    return given.transpose(0, 2, 3, 1) if given.ndim == 4 else given


def exported(model: Any, shape: tuple[int, ...], path: Path, way: str) -> Path:
    """By one of PyTorch's two exporters, with a batch of any size or of one example."""
    batch = {"x": {0: "batch"}}
    if way == "dynamo":
        dims = ({0: torch.export.Dim("batch")},)
        torch.onnx.export(
            model, (torch.rand(2, *shape),), path, dynamo=True, dynamic_shapes=dims, verbose=False
        )
    elif way == "torchscript":
        torch.onnx.export(
            model, (torch.rand(2, *shape),), path, dynamo=False, input_names=["x"], dynamic_axes=batch
        )
    else:
        torch.onnx.export(model, (torch.rand(1, *shape),), path, dynamo=False, opset_version=13)
    return path
