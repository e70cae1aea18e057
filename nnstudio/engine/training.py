"""The training loop: a plain generator of events, which can be stopped after any batch and taken up again.

It knows no window and no clock. Whoever iterates decides: not asking for the next event is a pause, closing the
generator is a stop. All that the future depends on is in a `Checkpoint`, so that going on from one gives the same
bits as never having stopped.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Generator, Iterator, Mapping
from typing import Any

import numpy as np

from nnstudio.engine.checkpoint import Checkpoint, CheckpointError, Progress
from nnstudio.engine.diagnosis import first_not_finite
from nnstudio.engine.evaluation import Judge
from nnstudio.engine.events import BatchDone, Diverged, EpochDone, Event, Finished, ValidationDone
from nnstudio.engine.feed import Feed, TrainingData, check_data
from nnstudio.engine.kept_weights import KeptWeights
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.schedules.schedule import Moment
from nnstudio.engine.settings import TrainingSettings
from nnstudio.engine.team import Team
from nnstudio.engine.updates import Updates
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array


class Training:
    """A network being trained. Close it, or use it in a `with` statement, since it owns threads.

    weights: where to begin (None draws them from the seed). threads: None takes all cores; the result is the same
    for any number. Raises DataError when the images don't fit the network, and the graph's own errors.
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
    ) -> None:
        check_data(graph, data)
        self.graph, self.settings, self.data = graph, settings, data
        self.parameters = Parameters(graph, settings.seed, dtype)
        if weights is not None:
            self.parameters.load(weights)
        batch = max(1, min(settings.batch_size, len(data.x)))
        self.program = Program(
            graph,
            self.parameters,
            batch,
            loss=settings.loss,
            training=True,
            shards=shards,
            seed=settings.seed,
            weighted=settings.class_weights == "balanced",
        )
        self.program.expect(len(data.x) % batch)
        self.updates = Updates(settings.optimizer, self.parameters)
        self.feed = Feed(self.program, data.x, data.y, settings.augmentation)
        self.base_rate = settings.optimizer.learning_rate
        self.progress = Progress()
        self._judge: Judge | None = None
        self._team = Team(threads)
        self._kept = KeptWeights(self.parameters, self.updates)

    @property
    def learning_rate(self) -> float:
        """The rate of the last step. Setting it, between two events, sets what the schedule starts from."""
        return self.updates.learning_rate

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self.settings.optimizer.change(learning_rate=rate)
        self.base_rate = self.updates.learning_rate = rate

    @property
    def batches(self) -> int:
        """Batches in an epoch; the last may be smaller."""
        return math.ceil(len(self.data.x) / self.program.batch)

    def snapshot(self) -> dict[str, Array]:
        """A copy of all weights by name, for another thread or a file; averaged, if the optimizer averages."""
        return self._kept.snapshot()

    @property
    def best_weights(self) -> dict[str, Array]:
        """The weights of the best epoch by validation accuracy; of now where there is none."""
        return self._kept.best or self.snapshot()

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
        order = self._permutation()
        while progress.batch < self.batches:
            event = self._step(order)
            yield event
            if isinstance(event, Diverged):
                return
        yield from self._finish_epoch()

    def _permutation(self) -> Array:
        """The order of the images in this epoch; it depends on nothing but the seed and the epoch's number."""
        count = len(self.data.x)
        if not self.settings.shuffle:
            return np.arange(count)
        return np.random.default_rng([self.settings.seed, self.progress.epoch, 1]).permutation(count)

    def _step(self, order: Array) -> BatchDone | Diverged:
        progress, size = self.progress, self.program.batch
        self.feed.chosen = order[progress.batch * size : (progress.batch + 1) * size]
        images = len(self.feed.chosen)
        binding = self.program.bind(images)
        binding.run_shards(self._team, functools.partial(self.feed.load, binding))
        loss = float(binding.losses.sum()) / images
        loss += self.updates.gather(self._team, binding.gradient_runs)
        if not math.isfinite(loss):
            return self._diverged(self.updates.step + 1)
        right = self.feed.right_answers(binding)
        self._kept.are_good()
        self.updates.learning_rate = self.settings.schedule.rate(self.base_rate, self._moment())
        self.updates.apply(self._team, binding.gradient_runs)
        progress.add(images, loss, right)
        return BatchDone(
            progress.epoch + 1,
            progress.batch,
            self.batches,
            self.updates.step,
            images,
            loss,
            right / images,
            self.learning_rate,
        )

    def _moment(self) -> Moment:
        steps = max(1, self.settings.epochs) * self.batches
        return Moment(self.updates.step + 1, self.batches, steps, tuple(self.progress.losses))

    def _finish_epoch(self) -> Iterator[Event]:
        progress = self.progress
        validation: tuple[float, float] | None = None
        if not self.parameters.are_finite:
            yield self._diverged(self.updates.step)
            return
        if self.data.validation_x is not None and len(self.data.validation_x):
            for step in self._validate():
                if isinstance(step, ValidationDone):
                    yield step
                else:
                    validation = step
        if validation is not None and not math.isfinite(validation[0]):
            yield self._diverged(self.updates.step)
            return
        loss, accuracy = progress.means()
        if progress.end_epoch(validation):
            self._kept.are_best()
        validation_loss, validation_accuracy = validation or (None, None)
        yield EpochDone(
            progress.epoch,
            self.updates.step,
            loss,
            accuracy,
            validation_loss,
            validation_accuracy,
            self.learning_rate,
        )

    def _validate(self) -> Iterator[ValidationDone | tuple[float, float]]:
        images, labels = self.data.validation_x, self.data.validation_y
        assert images is not None
        assert labels is not None
        if self._judge is None:
            self._judge = Judge(self.graph, self.parameters, self.settings.loss, len(images))
        weights = self.parameters.vector.copy()
        np.copyto(self.parameters.vector, self.updates.shown)
        try:
            yield from self._judged(self._judge, images, labels)
        finally:
            np.copyto(self.parameters.vector, weights)

    def _judged(
        self, judge: Judge, images: Array, labels: Array
    ) -> Iterator[ValidationDone | tuple[float, float]]:
        batches, total, right, seen = math.ceil(len(images) / judge.program.batch), 0.0, 0, 0
        for number, (losses, outputs) in enumerate(judge.batches(images, labels, self._team), 1):
            answers = outputs.argmax(axis=1)
            right += int(np.count_nonzero(answers == labels[seen : seen + len(answers)]))
            total, seen = total + losses, seen + len(answers)
            yield ValidationDone(self.progress.epoch + 1, number, batches)
        yield total / seen, right / seen

    def _diverged(self, step: int) -> Diverged:
        """step: the one whose loss is not finite, or after which the weights or the validation's loss are not."""
        layer, what = first_not_finite(self.graph, self.parameters, self.data.x[self.feed.chosen])
        said = sentence(
            "Training became numerically unstable at step {step}: {what}. {weights}",
            step=step,
            what=what,
            weights=self._kept.back_to_good(),
        )
        return Diverged(self.progress.epoch + 1, step, layer, said)

    def checkpoint(self) -> Checkpoint:
        """All that going on depends on: weights, optimizer, progress and the states of chance."""
        arrays = {f"weights/{name}": array for name, array in self.parameters.copy().items()}
        arrays |= {f"best/{name}": array.copy() for name, array in self._kept.best.items()}
        arrays |= {f"optimizer/{name}": array.copy() for name, array in self.updates.state.items()}
        return Checkpoint(
            arrays,
            step=self.updates.step,
            learning_rate=self.learning_rate,
            base_rate=self.base_rate,
            progress=self.progress.copy(),
            generators=self.program.generator_states(),
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go back to a checkpoint of the same graph and settings; CheckpointError when it is of others."""
        state = checkpoint.part("optimizer")
        if {name: array.shape for name, array in state.items()} != {
            name: array.shape for name, array in self.updates.state.items()
        }:
            raise CheckpointError(sentence("The checkpoint belongs to another optimizer or network"))
        self.parameters.load(checkpoint.part("weights"))
        for name, array in state.items():
            self.updates.state[name][...] = array
        self.updates.step = checkpoint.step
        self.updates.learning_rate = checkpoint.learning_rate
        self.base_rate = checkpoint.base_rate
        self.progress = checkpoint.progress.copy()
        self.program.restore_generators(checkpoint.generators)
        self._kept.begin(checkpoint.part("best"))

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
