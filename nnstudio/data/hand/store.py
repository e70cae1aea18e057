"""The file in which drawings are kept: a first line that says for which data they were drawn, and a line for each.

What is written replaces the file in one step, and a line that can't be read stays where it is: whatever happens, what
somebody drew is not lost.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.atomic import write_atomically
from nnstudio.data.description import Description
from nnstudio.data.disk import make_folders
from nnstudio.data.errors import DataError
from nnstudio.data.fitting import Bytes
from nnstudio.data.hand.drawn import Drawn, read_drawn
from nnstudio.data.handwriting.lines import lines_of
from nnstudio.data.locking import POLL_SECONDS, locked
from nnstudio.data.opening import exists, read_regular
from nnstudio.data.own_folders import data_folder
from nnstudio.data.seeing import see_many
from nnstudio.errors import reason_of, sentence
from nnstudio.learning.tasks import Classification
from nnstudio.shown import escaped

LARGEST = 2**28
"""Bytes of the file: some 100,000 drawings."""
PATIENCE_SECONDS = 5.0
"""How long another window may write."""
FORMAT = "nnstudio hand"
DIGITS = "digits"
"""The set of drawings of the ten digits, fitted by their ink."""


@dataclasses.dataclass(frozen=True, eq=False)
class Hand:
    """description: of the data that it was drawn for. drawn: in the order in which they were kept. unreadable: how many
    lines of the file are no drawings.
    """

    description: Description
    drawn: tuple[Drawn, ...]
    unreadable: int = 0

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes."""
        return classes_of(self.description)

    @property
    def labels(self) -> NDArray[np.intp]:
        """The class's number of each, (n,)."""
        numbers = {name: number for number, name in enumerate(self.classes)}
        return np.array([numbers[each.label] for each in self.drawn], np.intp)

    def images(self) -> Bytes:
        """What the network sees of each, (n, *shape) uint8."""
        images = np.empty((len(self.drawn), *self.description.shape), np.uint8)
        in_strokes = [place for place, each in enumerate(self.drawn) if each.image is None]
        if in_strokes:
            lines = [lines_of(self.drawn[place].drawing) for place in in_strokes]
            images[in_strokes] = see_many(lines, self.description)
        for place, each in enumerate(self.drawn):
            if each.image is not None:
                images[place] = each.image
        return images


def classes_of(description: Description) -> tuple[str, ...]:
    """The names of the classes; DataError for data that has none, or is no pictures."""
    task = description.task
    if not isinstance(task, Classification) or description.kind != "pictures":
        raise DataError(sentence("Drawings are kept for pictures that have classes."))
    return task.classes


def set_of(description: Description) -> str:
    """The name of the set for drawings that this data's networks read: the same for all data of the same classes and
    the same kind of image.
    """
    classes = classes_of(description)
    if classes == tuple("0123456789") and description.fit == "ink":
        return DIGITS
    kind = repr((classes, description.shape, description.fit, description.on_dark))
    return hashlib.sha256(kind.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def file_of(name: str) -> Path:
    """Where the set of that name lies, in the user's own folder. Raises DataError for what is no name of a set."""
    if not name or not all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in name):
        raise DataError(
            sentence("{name} is no name of a set of drawings: use letters and digits.", name=escaped(name))
        )
    return data_folder() / "hand" / f"{name}.jsonl"


def names() -> tuple[str, ...]:
    """The sets that there are, in the order of their names."""
    folder = data_folder() / "hand"
    return tuple(sorted(file.stem for file in folder.glob("*.jsonl"))) if folder.is_dir() else ()


def read_hand(file: Path) -> Hand:
    """What is kept. Raises DataError, one sentence, where nothing is, or the file is another one."""
    description, lines = _read(file)
    drawn, unreadable = [], 0
    for line in lines:
        try:
            drawn.append(read_drawn(line, classes_of(description), description.shape))
        except DataError:
            unreadable += 1
    return Hand(description, tuple(drawn), unreadable)


def count(file: Path) -> int:
    """How many are kept, whether they can be read or not; 0 where nothing is. Raises DataError."""
    return len(_read(file)[1]) if exists(file) else 0


def keep(file: Path, description: Description, drawn: Sequence[Drawn]) -> int:
    """Keep these, too; how many there are now. Raises DataError, and then what was kept is as it was."""
    classes = classes_of(description)
    for each in drawn:
        if each.label not in classes:
            raise DataError(sentence("{label} is no class of this data.", label=escaped(each.label)))
        if each.image is None and not each.drawing:
            raise DataError(sentence("There is nothing on the pad to keep."))
    with _alone(file):
        known, lines = _read(file) if exists(file) else (description, [])
        if (classes_of(known), known.shape) != (classes, description.shape):
            raise DataError(
                sentence("{path} has drawings for other data. Move it away to begin anew.", path=str(file))
            )
        lines += [each.line() for each in drawn]
        _write(file, known, lines)
    return len(lines)


def take_back(file: Path) -> Drawn:
    """Give up the drawing that was kept last, which is returned. Raises DataError where there is none."""
    with _alone(file):
        description, lines = _read(file)
        for place in reversed(range(len(lines))):
            with contextlib.suppress(DataError):
                drawn = read_drawn(lines[place], classes_of(description), description.shape)
                _write(file, description, lines[:place] + lines[place + 1 :])
                return drawn
    raise DataError(sentence("No drawing is kept."))


def give_up(file: Path, drawn: Drawn) -> int:
    """Give up this drawing, wherever it is; its place among the lines, for `put_back`. Raises DataError where it is not
    there any more.
    """
    with _alone(file):
        description, lines = _read(file)
        for place, line in enumerate(lines):
            if _is(line, drawn, description):
                _write(file, description, lines[:place] + lines[place + 1 :])
                return place
    raise DataError(sentence("This drawing is not kept any more."))


def put_back(file: Path, drawn: Drawn, place: int) -> int:
    """Keep a drawing again that was given up, where it was, which is returned. Raises DataError."""
    with _alone(file):
        description, lines = _read(file)
        _write(file, description, [*lines[:place], drawn.line(), *lines[place:]])
    return place


def _is(line: str, drawn: Drawn, description: Description) -> bool:
    """Whether a line holds that drawing, also where somebody wrote it in other words of JSON."""
    wanted = drawn.line()
    if line == wanted:
        return True
    with contextlib.suppress(DataError):
        return read_drawn(line, classes_of(description), description.shape).line() == wanted
    return False


def _read(file: Path) -> tuple[Description, list[str]]:
    """What it was drawn for, and the lines of the drawings as they are; those that are empty are left out."""
    if not exists(file):
        raise DataError(
            sentence("No drawing is kept yet: draw on the pad beside the network, and keep what you drew.")
        )
    text = read_regular(file, DataError, LARGEST).decode("utf-8", "surrogateescape")
    first, *lines = text.split("\n")
    try:
        plain = json.loads(first)
        if plain["format"] != FORMAT:
            raise ValueError("another format")
        description = Description.from_json(plain["data"])
        classes_of(description)
    except (ValueError, KeyError, TypeError, RecursionError, DataError) as error:
        raise DataError(
            sentence(
                "{path} does not begin as a file of drawings does, and is left as it is: move it away to begin anew.",
                path=str(file),
            )
        ) from error
    return description, [line for line in lines if line.strip()]


def _write(file: Path, description: Description, lines: list[str]) -> None:
    plain = {"format": FORMAT, "data": description.to_json()}
    text = "\n".join([json.dumps(plain, ensure_ascii=False), *lines, ""])
    with _told(file):
        write_atomically(file, lambda out: out.write(text.encode("utf-8", "surrogateescape")))


@contextlib.contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Within it, no other window changes the file. Raises DataError where one does not stop."""
    with _told(file):
        make_folders(file.parent)
        with locked(file.with_suffix(".lock"), _patient(file)):
            yield


def _patient(file: Path) -> Callable[[], None]:
    left = [round(PATIENCE_SECONDS / POLL_SECONDS)]

    def waiting() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise DataError(
                sentence("Another window is writing {path}: try again in a moment.", path=str(file))
            )

    return waiting


@contextlib.contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DataError(
            sentence(
                "The drawing can't be kept in {path}: {reason}.", path=str(file), reason=reason_of(error)
            )
        ) from error
