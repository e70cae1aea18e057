"""The door to this engine: training sessions and models on NumPy."""

from __future__ import annotations

from collections.abc import Generator, Mapping

from nnstudio.engine.evaluation import Evaluation, evaluate
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.predictor import Predictor
from nnstudio.engine.stopwatch import measure
from nnstudio.engine.team import available_cores
from nnstudio.engine.tracing import trace
from nnstudio.engine.training import Training
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.engine import Watch
from nnstudio.learning.examples import Examples
from nnstudio.learning.losses import Loss
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Task
from nnstudio.learning.timing import Timing
from nnstudio.learning.trace import Trace
from nnstudio.learning.training_data import TrainingData


class NumpyEngine:
    """Computes on the processor, with NumPy alone."""

    title = "NumPy"

    def open(
        self,
        graph: Graph,
        settings: TrainingSettings,
        data: TrainingData,
        *,
        weights: Mapping[str, Array] | None = None,
        checkpoint: Checkpoint | None = None,
        threads: int | None = None,
    ) -> Training:
        """A network ready to be trained; see learning/engine.py."""
        start = {**self.drawn(graph, settings.seed), **weights} if weights else None
        training = Training(graph, settings, data, weights=start, threads=threads)
        if checkpoint is not None:
            training.restore(checkpoint)
        return training

    def model(
        self,
        graph: Graph,
        weights: Mapping[str, Array] | None = None,
        *,
        scaling: Scaling | None = None,
        seed: int = 0,
        batch: int = 1,
        threads: int | None = 1,
    ) -> Predictor:
        """A network ready to be asked; see learning/engine.py."""
        start = {**self.drawn(graph, seed), **weights} if weights else None
        return Predictor(graph, start, scaling=scaling, batch=batch, threads=threads, seed=seed)

    def evaluate(
        self,
        graph: Graph,
        weights: Mapping[str, Array],
        task: Task,
        examples: Examples,
        loss: Loss,
        *,
        scaling: Scaling | None = None,
        threads: int | None = None,
        watch: Watch | None = None,
    ) -> Evaluation:
        """How good a network is; see learning/engine.py."""
        return evaluate(graph, weights, task, examples, loss, scaling=scaling, threads=threads, watch=watch)

    def measure(
        self,
        graph: Graph,
        settings: TrainingSettings,
        data: TrainingData,
        *,
        weights: Mapping[str, Array] | None = None,
        threads: int | None = None,
    ) -> Generator[Timing]:
        """How long each layer takes; see learning/engine.py."""
        start = {**self.drawn(graph, settings.seed), **weights} if weights else None
        return measure(graph, settings, data, weights=start, threads=threads)

    def trace(
        self,
        graph: Graph,
        settings: TrainingSettings,
        data: TrainingData,
        weights: Mapping[str, Array] | None = None,
        *,
        precise: bool = False,
    ) -> Trace:
        """Every array of one step; see learning/engine.py."""
        start = {**self.drawn(graph, settings.seed), **(weights or {})}
        return trace(graph, settings, data, start, precise)

    def threads(self) -> int:
        """The cores that this process may use."""
        return available_cores()

    def drawn(self, graph: Graph, seed: int) -> dict[str, Array]:
        """The weights that training with this seed would begin with."""
        return Parameters(graph, seed).copy()
