"""At which settings networks end at the baseline: the runs behind the limits of docs/learning_nothing.md.

`python -m benchmarks.learning_nothing` prints, for each optimizer and rate, the share of 2,000 test images that six
small networks get right after one epoch over 20,000 images (6,000 with convolutions).
"""

from __future__ import annotations

from nnstudio.data.mnist import load_mnist
from nnstudio.engine.evaluation import evaluate
from nnstudio.engine.training import Training
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph, stack
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.events import Diverged
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData

RATES: dict[str, tuple[float, ...]] = {
    "SGD": (0.1, 0.5, 1.0, 2.0, 10.0),
    "Adagrad": (0.1, 0.5, 1.0),
    "Adadelta": (1.0, 10.0, 100.0),
    "Lion": (0.003, 0.01, 0.03),
    "Adamax": (0.03, 0.05, 0.1, 0.2, 0.5),
}
OTHERWISE = (0.01, 0.03, 0.05, 0.1, 0.2, 0.5)


def _dense(units: int, activation: str = "relu") -> Dense:
    return Dense(units=units, activation=activation)


def networks() -> dict[str, Graph]:
    """A single layer, one and four hidden ones, tanh, batch normalization, two convolutions."""
    conv = [Conv2D(filters=count, kernel_size=(3, 3), activation="relu") for count in (16, 32)]
    normalized = [_dense(64, "linear"), BatchNormalization(), Activation(activation="relu")]
    stacks: dict[str, list[Layer]] = {
        "one layer": [Flatten()],
        "dense": [Flatten(), _dense(32)],
        "deep": [Flatten(), *[_dense(64) for _ in range(4)]],
        "tanh": [Flatten(), _dense(64, "tanh")],
        "normalized": [Flatten(), *normalized],
        "convolved": [conv[0], MaxPooling2D(), conv[1], MaxPooling2D(), Flatten(), _dense(64)],
    }
    return {
        name: stack(
            (28, 28, 1), [(f"layer_{at}", layer) for at, layer in enumerate([*layers, _dense(10, "softmax")])]
        )
        for name, layers in stacks.items()
    }


def accuracy(graph: Graph, settings: TrainingSettings, images: int) -> float:
    """Share of the test images that are right after an epoch; 0 where the run diverged."""
    train, test = load_mnist("train"), load_mnist("test")
    data = TrainingData.of_arrays(train.images[:images], train.labels[:images], None, None)
    with Training(graph, settings, data) as training:
        if any(isinstance(event, Diverged) for event in training.events()):
            return 0.0
        weights = training.snapshot()
    examples = ArrayExamples(test.images[:2000], test.labels[:2000])
    return evaluate(graph, weights, data.task, examples, settings.loss).metrics["accuracy"]


def main() -> None:
    """Print the table."""
    graphs = networks()
    print(f"{'':20s}" + "".join(f"{name:>12s}" for name in graphs))
    for name, cls in OPTIMIZERS.items():
        for rate in RATES.get(name, OTHERWISE):
            settings = TrainingSettings(optimizer=cls(learning_rate=rate), epochs=1)
            row = [
                accuracy(graph, settings, 6000 if "conv" in at else 20_000) for at, graph in graphs.items()
            ]
            print(f"{name:12s}{rate:<8g}" + "".join(f"{value:12.1%}" for value in row), flush=True)


if __name__ == "__main__":
    main()
