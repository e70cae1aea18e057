"""Names that data of ours has, such as those of classes and columns, can be said in the user's language.

They stay the texts that they are, so that files, code and comparisons have the data's own names; only where a person
reads them they are said in other words. Names of a user's own data are said as they are, whatever they mean.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from nnstudio.data.columns import Column
from nnstudio.data.description import Description
from nnstudio.errors import declared
from nnstudio.learning.tasks import Classification, Regression, Task


def spoken(description: Description, words: Collection[str]) -> Description:
    """The same, equal to it, in which the names that are among these words can be said in other languages."""
    if not words:
        return description
    columns = tuple(_column(column, words) for column in description.columns)
    return dataclasses.replace(description, task=_task(description.task, words), columns=columns)


def spoken_name(name: str, words: Collection[str]) -> str:
    """One name."""
    return declared(name) if name in words else name


def _task(task: Task, words: Collection[str]) -> Task:
    if isinstance(task, Classification):
        return Classification(tuple(spoken_name(name, words) for name in task.classes))
    if isinstance(task, Regression):
        targets = (
            dataclasses.replace(target, name=spoken_name(target.name, words)) for target in task.targets
        )
        return Regression(tuple(targets))
    return task


def _column(column: Column, words: Collection[str]) -> Column:
    categories = tuple(spoken_name(category, words) for category in column.categories)
    return dataclasses.replace(column, name=spoken_name(column.name, words), categories=categories)
