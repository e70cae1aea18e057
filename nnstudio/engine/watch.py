"""Who may look on while layers work: each task of each op is shown to a watch before it is first done."""

from __future__ import annotations

from typing import Literal, Protocol

from nnstudio.engine.team import Task

Way = Literal["forward", "backward"]


class Watch(Protocol):
    """Looks on while layers work, from all threads."""

    def around(self, node: str, way: Way, task: Task, side_by_side: int) -> Task:
        """What is to be done in place of the task. side_by_side: tasks like it that can be done at once."""
        ...
