"""What every engine can do, whatever it computes with: the only ways to train a network and to ask one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Mapping
from typing import Protocol

from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import Event
from nnstudio.learning.examples import Examples
from nnstudio.learning.losses import Loss
from nnstudio.learning.probe import Probe
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Task
from nnstudio.learning.timing import Timing
from nnstudio.learning.trace import Trace
from nnstudio.learning.training_data import TrainingData

Watch = Callable[[slice, Array, Array, Array], None]
"""Gets the places of a batch of examples, and its inputs as the network got them, outputs and targets, (m, ...) views
that the next batch overwrites.
"""


def before(node: str) -> str:
    """What `Model.inside` calls the values that the activation of a layer gets; without one they are its output."""
    return f"{node}:before"


class Session(Protocol):
    """A network that is being trained. Close it: it owns threads and memory.

    learning_rate: of the last step; setting it, between two events, sets what the schedule starts from. batches: in an
    epoch. step: steps taken since the beginning. examples: that it learns from. baseline: the leading metric of always
    giving the same answer, NaN where it is not known. probe: of the last step that was looked at; None before one.
    """

    learning_rate: float

    @property
    def probe(self) -> Probe | None: ...

    @property
    def examples(self) -> int: ...

    @property
    def baseline(self) -> float: ...

    @property
    def batches(self) -> int: ...

    @property
    def step(self) -> int: ...

    def events(self, epochs: int | None = None) -> Generator[Event]:
        """Train to that epoch, counted from the beginning of the run, or to the settings'."""
        ...

    def look(self) -> None:
        """Have the next step looked at closely; what it computes stays the same to the last bit."""
        ...

    def snapshot(self) -> dict[str, Array]:
        """A copy of all weights by "node/name"."""
        ...

    def best_weights(self) -> dict[str, Array] | None:
        """A copy of the weights of the best epoch by validation; None where there is none."""
        ...

    def checkpoint(self) -> Checkpoint:
        """All that going on depends on."""
        ...

    def close(self) -> None: ...


class Model(Protocol):
    """A network that can be asked, in buffers of its own; one thread may use it at a time. Close it."""

    def predict(self, values: Array) -> Array:
        """The outputs (n, *output_shape) float32 for examples (n, *input_shape) as they are read, before scaling."""
        ...

    def inside(self, values: Array, names: Collection[str]) -> dict[str, Array]:
        """The outputs (n, *shape) float32 of nodes of the graph, as answers to such examples are computed.

        names: of nodes, `before` of one, or INPUT for what the network gets after scaling. GraphError where one is
        unknown.
        """
        ...

    def gradient(
        self, values: Array, of: Mapping[str, Array], to: Collection[str] = (INPUT,)
    ) -> dict[str, Array]:
        """The gradients (n, *shape) float32 of the sum of outputs times weights, with respect to the outputs of `to`.

        of: what each node's output, by a name as for `inside`, is multiplied by: broadcast to (n, *shape). Nodes that
        come after all of those have a gradient of 0.
        """
        ...

    def slopes(self, values: Array, node: str, of: Array) -> tuple[Array, ...]:
        """How much the values of one layer change with each of its own inputs, (n, *shape) float32 for each, whatever
        other ways lead from there: the gradients of the sum of its values, before its activation, times `of`, which is
        broadcast to (n, *shape).
        """
        ...

    def load_weights(self, weights: Mapping[str, Array]) -> None:
        """Take over other weights; WeightsError when they belong to another network."""
        ...

    def close(self) -> None: ...


class Verdict(Protocol):
    """How good a network is. loss: the mean. metrics: by name. predictions: (n, *output_shape) float32."""

    @property
    def loss(self) -> float: ...

    @property
    def metrics(self) -> Mapping[str, float]: ...

    @property
    def predictions(self) -> Array: ...


class Engine(Protocol):
    """title: for a person. Each call raises DataError, TaskError or WeightsError with a sentence where things don't
    fit together, and the graph's own errors.
    """

    title: str

    def open(
        self,
        graph: Graph,
        settings: TrainingSettings,
        data: TrainingData,
        *,
        weights: Mapping[str, Array] | None = None,
        checkpoint: Checkpoint | None = None,
        threads: int | None = None,
    ) -> Session:
        """Make a network ready to be trained. weights: where to begin, of the nodes named in it; the others draw
        theirs from the seed. checkpoint: go on from there. threads: None takes all cores.
        """
        ...

    def model(
        self,
        graph: Graph,
        weights: Mapping[str, Array] | None = None,
        *,
        scaling: Scaling | None = None,
        seed: int = 0,
        batch: int = 1,
        threads: int | None = 1,
    ) -> Model:
        """Make a network ready to be asked. weights: of the nodes named in it; the others draw theirs from the seed."""
        ...

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
    ) -> Verdict:
        """Judge a network by examples with known answers. watch: gets each batch; no predictions are kept then."""
        ...

    def measure(
        self,
        graph: Graph,
        settings: TrainingSettings,
        data: TrainingData,
        *,
        weights: Mapping[str, Array] | None = None,
        threads: int | None = None,
    ) -> Generator[Timing]:
        """Train on with weights of its own, and tell after each batch how long each layer took so far. It goes on until
        it is closed, or until training diverges. weights, threads: as for `open`.
        """
        ...

    def trace(
        self,
        graph: Graph,
        settings: TrainingSettings,
        data: TrainingData,
        weights: Mapping[str, Array] | None = None,
        *,
        precise: bool = False,
    ) -> Trace:
        """Every array of the one step that all examples of `data` together make, from a fresh optimizer. weights: as
        for `open`. precise: in float64, for comparison with differences.
        """
        ...

    def threads(self) -> int:
        """How many it takes where no number is given."""
        ...

    def drawn(self, graph: Graph, seed: int) -> dict[str, Array]:
        """The weights that training with this seed would begin with."""
        ...
