"""Training images changed a little, anew in every epoch, on the threads that train."""

from __future__ import annotations

from nnstudio.learning.augmentation.augmentation import Augmentation
from nnstudio.learning.augmentation.augmenter import Augmenter

AUGMENTATIONS: dict[str, type[Augmentation]] = {"Augmentation": Augmentation}

__all__ = ["AUGMENTATIONS", "Augmentation", "Augmenter"]
