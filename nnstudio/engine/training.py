"""The training loop: a plain generator of events, which can be stopped after any batch and taken up again.

It knows no window and no clock. Whoever iterates decides: not asking for the next event is a pause, closing the
generator is a stop. All that the future depends on is in a `Checkpoint`, so that going on from one gives the same
bits as never having stopped.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any

import numpy as np

from nnstudio.engine.binding import Binding
from nnstudio.engine.checkpoints import arrays_of, restore_arrays
from nnstudio.engine.checks import check_data
from nnstudio.engine.diagnosis import first_not_finite
from nnstudio.engine.evaluation import Meter
from nnstudio.engine.feed import Feed, order_of
from nnstudio.engine.kept_weights import KeptWeights
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.probing import Looks
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.engine.updates import Updates
from nnstudio.engine.validation import Validation
from nnstudio.engine.watch import Watch
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.checkpoint import Checkpoint, Progress
from nnstudio.learning.events import BatchDone, Diverged, EpochDone, Event, Finished
from nnstudio.learning.metrics.metric import Sums
from nnstudio.learning.probe import Probe
from nnstudio.learning.schedules.schedule import Moment
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData


class Training:
    """A network being trained. Close it, or use it in a `with` statement, since it owns threads.

    weights: where to begin (None draws them from the seed). threads: None takes all cores; the result is the same
    for any number. watch: looks on while layers work. Raises DataError when the examples don't fit the network, and the
    graph's own errors.
    """

    def __init__(
        self,
        graph: Graph,
        settings: TrainingSettings,
        data: TrainingData,
        *,
        weights: Mapping[str, Array] | None = None,
        threads: int | None = None,
        shards: int | None = None,
        dtype: Any = np.float32,
        watch: Watch | None = None,
    ) -> None:
        check_data(graph, data)
        self.graph, self.settings, self.data = graph, settings, data
        self.parameters = Parameters(graph, settings.seed, dtype)
        if weights is not None:
            self.parameters.load(weights)
        batch = max(1, min(settings.batch_size, len(data.train)))
        self.program = Program(
            graph,
            self.parameters,
            batch,
            loss=settings.loss,
            training=True,
            shards=shards,
            seed=settings.seed,
            weighted=settings.class_weights == "balanced",
            watch=watch,
        )
        self.program.expect(len(data.train) % batch)
        self.updates = Updates(settings.optimizer, self.parameters)
        self.feed = Feed(self.program, data, settings.augmentation)
        self.base_rate = settings.optimizer.learning_rate
        self.metric = data.task.metric
        self._counters: dict[int, Callable[[], Sums]] = {}
        self.progress = Progress()
        self._team = Team(threads)
        self._validation = Validation(graph, settings.loss, data, self.parameters, self.updates, self._team)
        self._kept = KeptWeights(self.parameters, self.updates)
        self._looks = Looks(graph, self.parameters)

    @property
    def learning_rate(self) -> float:
        """The rate of the last step. Setting it, between two events, sets what the schedule starts from."""
        return self.updates.learning_rate

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self.settings.optimizer.change(learning_rate=rate)
        self.base_rate = self.updates.learning_rate = rate

    @functools.cached_property
    def batches(self) -> int:
        """Batches in an epoch; the last may be smaller."""
        return math.ceil(len(self.data.train) / self.program.batch)

    @property
    def step(self) -> int:
        """Steps taken since the beginning of the run."""
        return self.updates.step

    def look(self) -> None:
        """Have the next step looked at, and `probe` tell of it."""
        self._looks.wanted = True

    @property
    def probe(self) -> Probe | None:
        """What the last step that was looked at showed."""
        return self._looks.probe

    def snapshot(self) -> dict[str, Array]:
        """A copy of all weights by name, for another thread or a file; averaged, if the optimizer averages."""
        return self._kept.snapshot()

    def best_weights(self) -> dict[str, Array] | None:
        """A copy of the weights of the best epoch by validation; None where there is none."""
        return {name: array.copy() for name, array in self._kept.best.items()} or None

    @property
    def examples(self) -> int:
        """How many it learns from."""
        return len(self.data.train)

    @functools.cached_property
    def baseline(self) -> float:
        """The leading metric of always giving the same answer; NaN where no targets are kept to tell it."""
        targets, task = self.data.train.targets, self.data.task
        if targets.ndim > 1 and not targets.shape[1]:
            return math.nan
        return task.baseline(targets, self.graph.shapes()[self.graph.output().id])

    def events(self, epochs: int | None = None) -> Generator[Event]:
        """Train to the given epoch (by default the settings'), going on from where the progress is."""
        last = self.settings.epochs if epochs is None else epochs
        while not self.progress.waited(self.settings.early_stopping):
            if self.progress.epoch >= last:
                yield Finished(self.progress.epoch, self.progress.best_epoch, _done(last))
                return
            for event in self._epoch():
                yield event
                if isinstance(event, Diverged):
                    return
        yield self._stopped_early()

    def _stopped_early(self) -> Finished:
        """Whoever trains on afterwards is given the same patience again."""
        best = self.progress.best_epoch
        self._kept.back_to_best()
        self.progress.patient_from = self.progress.epoch
        reason = sentence(
            "Validation has not improved since epoch {best}, whose weights are restored", best=best
        )
        return Finished(self.progress.epoch, best, reason)

    def _epoch(self) -> Iterator[Event]:
        progress = self.progress
        order = order_of(len(self.data.train), self.settings, progress.epoch)
        while progress.batch < self.batches:
            event = self._step(order)
            yield event
            if isinstance(event, Diverged):
                return
        yield from self._finish_epoch()

    def _step(self, order: Array) -> BatchDone | Diverged:
        progress, size = self.progress, self.program.batch
        self.feed.chosen = order[progress.batch * size : (progress.batch + 1) * size]
        examples = len(self.feed.chosen)
        binding = self.program.bind(examples)
        look = self._looks.begin(binding)
        load = functools.partial(self.feed.load, binding)
        binding.run_shards(self._team, load, look.stages if look else None)
        loss = float(binding.losses.sum()) / examples
        loss += self.updates.gather(self._team, binding.gradient_runs, whole=look is not None)
        if not math.isfinite(loss):
            return self._diverged(self.updates.step + 1)
        sums = self._counter(binding)()
        self._kept.are_good()
        self.updates.learning_rate = self.settings.schedule.rate(self.base_rate, self._moment())
        if look is not None:
            look.before_update()
        self.updates.apply(self._team, binding.gradient_runs)
        if look is not None:
            self._looks.probe = look.after_update(self.step, self.learning_rate, self.feed.targets(binding))
        progress.add(examples, loss, sums)
        return BatchDone(
            progress.epoch + 1,
            progress.batch,
            self.batches,
            self.updates.step,
            examples,
            loss,
            {self.metric.name: self.metric.value(sums)},
            self.learning_rate,
        )

    def _counter(self, binding: Binding) -> Callable[[], Sums]:
        """What counts the leading metric over the batch that has just run; made at the first batch of its size."""
        if binding.images not in self._counters:
            counter = self.metric.counter(binding.output, self.feed.targets(binding))
            self._counters[binding.images] = counter
        return self._counters[binding.images]

    def _moment(self) -> Moment:
        steps = max(1, self.settings.epochs) * self.batches
        return Moment(self.updates.step + 1, self.batches, steps, tuple(self.progress.losses))

    def _finish_epoch(self) -> Iterator[Event]:
        progress, judged = self.progress, None
        if not self.parameters.are_finite:
            yield self._diverged(self.updates.step)
            return
        if self.data.validation is not None and len(self.data.validation):
            judged = Meter(self.data.task.metrics())
            yield from self._validation.judge(progress.epoch + 1, judged)
            if not math.isfinite(judged.loss):
                yield self._diverged(self.updates.step)
                return
        loss, value = progress.loss(), progress.value(self.metric)
        values = judged.values() if judged else {}
        validation_loss = judged.loss if judged else None
        if progress.end_epoch(validation_loss, values.get(self.metric.name), self.metric):
            self._kept.are_best()
        yield EpochDone(
            progress.epoch,
            self.updates.step,
            loss,
            {self.metric.name: value},
            validation_loss,
            values,
            self.learning_rate,
        )

    def _diverged(self, step: int) -> Diverged:
        """step: the one whose loss is not finite, or after which the weights or the validation's loss are not."""
        inputs = self.feed.inputs()
        layer, what = first_not_finite(self.graph, self.parameters, inputs)
        said = sentence(
            "Training became numerically unstable at step {step}: {what}. {weights}",
            step=step,
            what=what,
            weights=self._kept.back_to_good(),
        )
        return Diverged(self.progress.epoch + 1, step, layer, said)

    def checkpoint(self) -> Checkpoint:
        """All that going on depends on: weights, optimizer, progress and the states of chance."""
        return Checkpoint(
            arrays_of(self.parameters, self.updates, self._kept),
            step=self.updates.step,
            learning_rate=self.learning_rate,
            base_rate=self.base_rate,
            progress=self.progress.copy(),
            generators=self.program.generator_states(),
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go back to a checkpoint of the same graph and settings; CheckpointError when it is of others."""
        restore_arrays(checkpoint, self.parameters, self.updates, self._kept)
        self.updates.step = checkpoint.step
        self.updates.learning_rate = checkpoint.learning_rate
        self.base_rate = checkpoint.base_rate
        self.progress = checkpoint.progress.copy()
        self.program.restore_generators(checkpoint.generators)

    def close(self) -> None:
        """End the threads."""
        self._team.close()

    def __enter__(self) -> Training:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _done(epochs: int) -> Sentence:
    if epochs == 1:
        return sentence("The 1 epoch is done")
    return sentence("All {epochs} epochs are done", epochs=epochs)
