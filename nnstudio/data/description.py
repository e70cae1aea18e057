"""What is known of data without having it: a project keeps this, and opens where its data is not."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, Literal, Self

from nnstudio.data.columns import Column
from nnstudio.data.errors import DataError
from nnstudio.errors import sentence
from nnstudio.layers.shapes import Shape
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Task, TaskError, task_from_json

Kind = Literal["pictures", "table", "points"]
KINDS: tuple[Kind, ...] = ("pictures", "table", "points")
FITS = ("ink", "pad", "crop", "stretch")
"""How another picture gets the size of these: as drawings get it, by their ink, or whole, cut or distorted."""
LONGEST_TITLE = 200
LARGEST_SIDE = 4096
MOST = 2**40
FINGERPRINT = re.compile(r"[0-9a-f]{32}|")


@dataclasses.dataclass(frozen=True)
class Description:
    """title: for a person. kind: how it is shown and asked. shape: of one example as the network gets it.

    task: with the names of classes or targets. train, test: numbers of examples, test may be 0. scaling: from
    what is read to what the network gets. columns: of a table or of points, in the order of the inputs. fit, invert:
    for another picture: how it gets this size, and whether dark and light change places. on_dark: whether grey pictures
    are light on a dark ground as the network sees them, so that a drawing is, too. fingerprint: tells this data from
    other data wherever it lies (data/fingerprint.py); "" where that is not known, or the source alone says it.
    """

    title: str
    kind: Kind
    shape: Shape
    task: Task
    train: int
    test: int
    scaling: Scaling = Scaling()
    columns: tuple[Column, ...] = ()
    fit: str = "pad"
    invert: bool = False
    on_dark: bool = False
    fingerprint: str = ""

    def to_json(self) -> dict[str, Any]:
        """A plain dict."""
        return {
            "title": self.title,
            "kind": self.kind,
            "shape": list(self.shape),
            "task": self.task.to_json(),
            "train": self.train,
            "test": self.test,
            "scaling": self.scaling.to_json(),
            "columns": [column.to_json() for column in self.columns],
            "fit": self.fit,
            "invert": self.invert,
            "on_dark": self.on_dark,
            "fingerprint": self.fingerprint,
        }

    @classmethod
    def from_json(cls, plain: Any) -> Self:
        """What `to_json` wrote; DataError, a sentence, for anything else."""
        if not isinstance(plain, Mapping):
            raise DataError(sentence("The description of the data can't be read."))
        try:
            task = task_from_json(plain.get("task"))
        except TaskError as error:
            raise DataError(sentence("The task can't be read: {fault}.", fault=error.sentence)) from error
        columns = plain.get("columns")
        if not isinstance(columns, list):
            raise _unreadable("columns", columns)
        described = cls(
            title=_title(plain.get("title")),
            kind=_choice(plain, "kind", KINDS),
            shape=_shape(plain.get("shape")),
            task=task,
            train=_count(plain, "train"),
            test=_count(plain, "test"),
            scaling=Scaling.from_json(plain.get("scaling")),
            columns=tuple(Column.from_json(column) for column in columns),
            fit=_choice(plain, "fit", FITS),
            invert=plain.get("invert") is True,
            on_dark=plain.get("on_dark") is True,
            fingerprint=_fingerprint(plain.get("fingerprint", "")),
        )
        described._check_lengths()
        return described

    def _check_lengths(self) -> None:
        """Raises DataError where scaling, columns or kind don't go with the shape."""
        if self.kind == "pictures" and (len(self.shape) != 3 or self.shape[2] not in (1, 3)):
            raise _unreadable("shape", list(self.shape))
        if self.scaling.mean and len(self.scaling.mean) != self.shape[-1]:
            raise _unreadable("scaling", self.scaling.to_json())
        if self.columns and self.shape != (sum(column.width for column in self.columns),):
            raise _unreadable("columns", [column.name for column in self.columns])


def _unreadable(what: str, found: Any) -> DataError:
    return DataError(
        sentence("The description of the data has {found} as {what}.", found=str(found)[:60], what=what)
    )


def _title(plain: Any) -> str:
    if not isinstance(plain, str) or not 0 < len(plain) <= LONGEST_TITLE or not plain.isprintable():
        raise _unreadable("title", plain)
    return plain


def _fingerprint(plain: Any) -> str:
    """Older files have none."""
    if not isinstance(plain, str) or not FINGERPRINT.fullmatch(plain):
        raise _unreadable("fingerprint", plain)
    return plain


def _choice(plain: Mapping[str, Any], name: str, choices: tuple[Any, ...]) -> Any:
    if plain.get(name) not in choices:
        raise _unreadable(name, plain.get(name))
    return plain[name]


def _shape(plain: Any) -> Shape:
    sides = plain if isinstance(plain, list) else []
    if not 1 <= len(sides) <= 3 or not all(type(side) is int and side >= 1 for side in sides):
        raise _unreadable("shape", plain)
    if max(sides) > (LARGEST_SIDE if len(sides) > 1 else LARGEST_SIDE**2):
        raise _unreadable("shape", plain)
    return tuple(sides)


def _count(plain: Mapping[str, Any], name: str) -> int:
    value = plain.get(name)
    if type(value) is not int or not 0 <= value < MOST:
        raise _unreadable(name, value)
    return value
