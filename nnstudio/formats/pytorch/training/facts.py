"""What the written training depends on, found out once: the task's figure, the loss's form, what there is to read."""

from __future__ import annotations

import dataclasses
from functools import cached_property

from nnstudio.formats.exchange.network import Network
from nnstudio.formats.pytorch.functions import FUNCTIONS
from nnstudio.formats.pytorch.module import activation_of, fuses, pieces_of
from nnstudio.formats.pytorch.training.losses import Asked
from nnstudio.formats.pytorch.training.metrics import METRICS, Figure
from nnstudio.layers.shapes import size_of
from nnstudio.learning.scaling import BYTE
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification, Reconstruction


@dataclasses.dataclass(frozen=True)
class Facts:
    """judged: whether examples are kept aside. mapped: whether the data is files to be mapped, or one NPZ."""

    network: Network
    judged: bool
    mapped: bool

    @property
    def settings(self) -> TrainingSettings:
        """All that is declared."""
        return self.network.training

    @property
    def of_images(self) -> bool:
        """Whether its inputs are pictures."""
        return len(self.network.graph.input_shape) == 3

    @property
    def fused(self) -> bool:
        """Whether the loss computes the last activation together with itself."""
        return fuses(self.network)

    @property
    def classes(self) -> bool:
        """Whether targets are class numbers."""
        return isinstance(self.network.description.task, Classification)

    @property
    def remakes(self) -> bool:
        """Whether the target is the input itself."""
        return isinstance(self.network.description.task, Reconstruction)

    @property
    def noise(self) -> float:
        """Standard deviation of what is added to the input, 0 without."""
        task = self.network.description.task
        return task.noise if isinstance(task, Reconstruction) else 0.0

    @property
    def balanced(self) -> bool:
        """Whether rare classes count more."""
        return self.classes and self.settings.class_weights == "balanced"

    @property
    def outputs(self) -> int:
        """Numbers in one answer."""
        return size_of(self.network.shapes[self.network.graph.output().id])

    @property
    def full(self) -> int:
        """The largest value of a picture as it is read."""
        return 255 if self.network.scaling.factor == BYTE else 1

    @property
    def augments(self) -> bool:
        """Whether pictures are changed."""
        augmentation = self.settings.augmentation
        return augmentation is not None and not augmentation.is_off

    @property
    def stops_early(self) -> bool:
        """Whether the run ends when nothing gets better."""
        return self.judged and self.settings.early_stopping is not None

    @cached_property
    def helpers(self) -> frozenset[str]:
        """Names of what the module has beside the network."""
        return frozenset(name for piece in pieces_of(self.network).values() for name in piece.helpers)

    @property
    def asked(self) -> Asked:
        """What the loss is asked for."""
        shape = self.network.shapes[self.network.graph.output().id]
        return Asked(self.settings.loss, self.fused, self.classes, self.outputs, len(shape) == 1)

    @property
    def figure(self) -> Figure:
        """The figure that leads."""
        found = METRICS[self.network.description.task.metric.name]
        assert isinstance(found, Figure)
        return found

    @property
    def sums(self) -> list[str]:
        """Lines that end with a batch's sums of the figure."""
        lines = [line.format(classes=self._classes) for line in self.figure.sums]
        if self.fused and not self.classes:
            activation = FUNCTIONS[activation_of(self.network.graph.output())]
            said = activation.replace("{axis}", "-1").replace("{x}", "answers")
            lines.insert(0, f"answers = {said}")
        return lines

    @property
    def _classes(self) -> str:
        if self.outputs > 1:
            return "answers.argmax(1)"
        return f"(answers[:, 0] > {0 if self.fused else 0.5}).long()"
