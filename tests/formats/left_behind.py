"""Unsaved work of windows that live, crashed, or were long not heard of."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from nnstudio.formats.autosave.about import About
from nnstudio.formats.autosave.autosave import Autosave
from nnstudio.formats.autosave.left import Left, left_behind
from nnstudio.formats.autosave.place import DEAD_SECONDS
from nnstudio.formats.project import Project
from tests.formats.building import network

SINCE = 1_700_000_000.0
ABOUT_DIGITS = About("Digits", Path("digits.nnstudio"), (1, 2, 3), SINCE)

WINDOW = """
import sys
from pathlib import Path
from nnstudio.formats.autosave.about import About
from nnstudio.formats.autosave.autosave import Autosave
from nnstudio.formats.project import Project, save_project
from tests.formats.building import network

autosave = Autosave(Path(sys.argv[1]))
autosave.write(Project(network()), About("Digits", None, None, 1_700_000_000.0))
print("written", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def window(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process, which has written its unsaved work and lives."""
    child = subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "written\n"
        yield child
        child.kill()


def crashed(folder: Path, about: About = ABOUT_DIGITS, project: Project | None = None) -> Left:
    """What a window left that wrote this and ended without a farewell."""
    autosave = Autosave(folder)
    autosave.write(project or Project(network()), about)
    autosave.leave()
    return next(left for left in left_behind(folder) if left.about == about)


def failing(code: int) -> Callable[..., NoReturn]:
    def fail(*arguments: Any, **options: Any) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


def grow_old(place: Path) -> None:
    """As if nobody had touched it for longer than a living window takes."""
    then = time.time() - DEAD_SECONDS - 1
    for path in (*place.iterdir(), place):
        os.utime(path, (then, then))
