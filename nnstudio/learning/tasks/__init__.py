"""What a network is asked for: a class, numbers, or its input again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nnstudio.learning.tasks.classification import Classification
from nnstudio.learning.tasks.reconstruction import Reconstruction
from nnstudio.learning.tasks.regression import Regression
from nnstudio.learning.tasks.task import Answer, Likely, Measured, Remade, Task, TaskError

TASKS: dict[str, type[Task]] = {task.name: task for task in (Classification, Regression, Reconstruction)}

__all__ = [
    "TASKS",
    "Answer",
    "Classification",
    "Likely",
    "Measured",
    "Reconstruction",
    "Regression",
    "Remade",
    "Task",
    "TaskError",
    "task_from_json",
]


def task_from_json(plain: Any) -> Task:
    """What `Task.to_json` wrote; TaskError, a sentence, for anything else."""
    if not isinstance(plain, Mapping) or plain.get("type") not in TASKS:
        raise TaskError.unknown(plain, tuple(TASKS))
    return TASKS[plain["type"]].read(plain)
