"""When to write next: soon after an edit, at the end of each epoch, and not so often that training notices it."""

from __future__ import annotations

SOON = 5.0
"""Seconds after an edit, so that edits that follow each other are written together."""
LATEST = 30.0
"""Seconds after an edit, whatever writing costs."""
SHARE = 1 / 50
"""Most of a run's time that writing may take."""


class Pace:
    """All times are seconds of one clock. soon, latest, share: as above."""

    def __init__(self, soon: float = SOON, latest: float = LATEST, share: float = SHARE) -> None:
        self.soon, self.latest, self.share = soon, latest, share
        self._edited: float | None = None
        self._learned = False
        self._rested = 0.0

    def edit(self, now: float) -> None:
        """Something was edited that nothing would bring back."""
        if self._edited is None:
            self._edited = now

    def learn(self) -> None:
        """An epoch has ended, and the next one will too."""
        self._learned = True

    def begin(self) -> None:
        """All of this is being written."""
        self._edited, self._learned = None, False

    def end(self, cost: float, now: float) -> None:
        """It has been written, or could not be. cost: seconds of a processor, which a run could have used."""
        self._rested = now + cost * (1 / self.share - 1)

    def may_learn(self, now: float) -> bool:
        """Whether the end of an epoch would be written at once."""
        return now >= self._rested

    @property
    def rested(self) -> float:
        """From when on `may_learn`."""
        return self._rested

    @property
    def due(self) -> float | None:
        """When to write; None where there is nothing to be written."""
        times = []
        if self._edited is not None:
            times.append(max(self._edited + self.soon, min(self._rested, self._edited + self.latest)))
        if self._learned:
            times.append(self._rested)
        return min(times, default=None)
