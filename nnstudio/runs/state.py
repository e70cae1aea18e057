"""The states of training, and what the person may do in each."""

from __future__ import annotations

import enum


class State(enum.StrEnum):
    """Where training is. `active`: a thread is at work or waits; `can_start`: a run may begin or go on."""

    IDLE = "idle"
    TRAINING = "training"
    PAUSED = "paused"
    STOPPING = "stopping"
    STOPPED = "stopped"
    DIVERGED = "diverged"
    FINISHED = "finished"
    FAILED = "failed"

    @property
    def active(self) -> bool:
        """Whether a run is going on, even if it waits."""
        return self in (State.TRAINING, State.PAUSED, State.STOPPING)

    @property
    def can_start(self) -> bool:
        """Whether a run may begin or go on."""
        return self is not State.TRAINING and self is not State.STOPPING
