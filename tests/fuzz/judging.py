"""What the program does with a damaged thing: it takes it, and then all of it works, or it says a sentence."""

from __future__ import annotations

import contextlib
import functools
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from nnstudio.cli import main
from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.images import read_digits
from nnstudio.data.idx import read_idx
from nnstudio.document.analysis import analyse
from nnstudio.engine.training import Training
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, load_project, save_project
from tests.formats.building import DATA

LONGEST = 600
MEMORY = 2**29
"""Bytes of the machine that the analysis is told of."""
SMALL = 2**26
"""Networks that need more bytes than this are not trained here."""


class NoSentence(AssertionError):
    """What was said is nothing to show to a person."""


def exceptions_in(text: str) -> set[str]:
    """The names of exceptions in a text, and the heading of a traceback; losses such as MeanAbsoluteError are none."""
    return set(re.findall(r"\w+", text)) & _exceptions()


@functools.cache
def _exceptions() -> frozenset[str]:
    """What the exceptions of Python, of ours and of all that is loaded are called; plain words, such as Empty, not."""
    names = {kind.__name__ for kind in _kinds_of(BaseException)}
    return frozenset({name for name in names if re.search(r"[a-z][A-Z]|Error$", name)} | {"Traceback"})


def _kinds_of(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    for narrower in type.__subclasses__(kind):
        yield narrower
        yield from _kinds_of(narrower)


def check_sentence(text: str, name: str = "") -> None:
    """One line, that names the file, ends, and can be shown anywhere."""
    for good, why in (
        (text.endswith("."), "no full stop"),
        (text.isprintable(), "control characters"),
        (len(text) - len(name) < LONGEST, "too long"),
        (name in text, "does not name the file"),
        (not exceptions_in(text), "an exception's name"),
    ):
        if not good:
            raise NoSentence(f"{why}: {text[:300]!r}")


def judge_project(path: Path) -> str:
    """Open it in full, and do with it what can be done: save it again, train it on."""
    try:
        project = load_project(path)
    except ProjectError as error:
        check_sentence(str(error), str(path))
        return "refused"
    analysis = analyse(project.document, MEMORY)
    for problem in analysis.problems:
        check_sentence(f"{problem.sentence}.")
    again = path.with_name("again.nnstudio")
    save_project(again, project)
    _check_same(project, load_project(again))
    if analysis.can_train and analysis.memory < SMALL and analysis.multiply_adds < 10**7:
        _train_on(project)
    return "taken"


def _check_same(one: Project, other: Project) -> None:
    assert one.document == other.document
    assert repr(one.history) == repr(other.history)
    assert [look.step for look in one.looks] == [look.step for look in other.looks]
    assert (one.checkpoint is None) == (other.checkpoint is None)
    for name, array in (one.weights or {}).items():
        np.testing.assert_array_equal(array, (other.weights or {})[name])


def _train_on(project: Project) -> None:
    document = project.document
    settings = document.training.change(batch_size=min(document.training.batch_size, 64))
    with Training(document.graph, settings, DATA, weights=project.weights, threads=1) as run:
        if project.checkpoint is not None:
            run.restore(project.checkpoint)
        for _, _ in zip(run.events(run.progress.epoch + 1), range(3), strict=False):
            run.checkpoint()


def judge_command(path: Path) -> str:
    """`nnstudio evaluate`: figures, or one sentence and a status.

    It notes in the project how often the test part was looked at, so it gets a copy: that still opens, and is the same
    otherwise.
    """
    copy = path.with_name("judged.nnstudio")
    copy.write_bytes(path.read_bytes())
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        status = main(["evaluate", str(copy), "--limit", "20", "--threads", "1"])
    if status == 0:
        out.getvalue().encode("ascii")
        _check_same(load_project(path), load_project(copy))
        return "taken"
    assert copy.read_bytes() == path.read_bytes(), "refused, and changed all the same"
    assert not out.getvalue(), out.getvalue()
    check_sentence(errors.getvalue().removesuffix("\n"))
    return "refused"


def _judged(read: Callable[[Path], object], path: Path) -> str:
    try:
        read(path)
    except DataError as error:
        check_sentence(str(error), str(path))
        return "refused"
    return "taken"


def judge_picture(path: Path) -> str:
    """As `predict` reads it."""
    return _judged(read_digits, path)


def judge_idx(path: Path) -> str:
    """As MNIST's files are read."""
    return _judged(lambda path: read_idx(path, 3), path)
