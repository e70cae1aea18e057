"""Of which step of the training a judgement is, in words: while a network trains on, its figures are of a while ago."""

from __future__ import annotations

import dataclasses

from nnstudio.runs.moments import Moment
from nnstudio.studio.training.moment_words import moment_words, step_words


@dataclasses.dataclass(frozen=True)
class When:
    """step: of the run that the weights are of; 0 where that is not known. moment: the one that was looked back at."""

    step: int = 0
    moment: Moment | None = None

    def words(self) -> str:
        """Such as "step 1,234"; "" where it is not known."""
        if self.moment is not None:
            return moment_words(self.moment)
        return step_words(self.step) if self.step else ""
