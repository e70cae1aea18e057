"""Ctrl+C while a command loads, and in the terminal of a window: real processes that get a real signal."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import nnstudio as package

PROJECT = Path(package.__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT)}
pytestmark = pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent as a signal")

AS_IN_A_TERMINAL = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""Whoever runs the tests in the background has their children ignore Ctrl+C."""

WHILE_IT_LOADS = """
import signal, sys
from nnstudio.__main__ import main

class Finger:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Finger())
sys.argv = ["nnstudio", *{words!r}]
sys.exit(main())
"""

A_WINDOW = """
import sys
from nnstudio.studio.files import dialogs
from nnstudio.studio.main_window import MainWindow

def agree(question, answer):
    def ask(*arguments):
        print(question, flush=True)
        return answer
    return ask

dialogs.ask_stop, dialogs.ask_unsaved = agree("asked to stop", True), agree("asked to save", "discard")
training = {training!r}

def shown(window, event):
    if training:
        window.run_model.progressed.connect(ready)
        window.open_template("wide-dropout", True)
    else:
        print("ready", flush=True)

told = []
def ready():
    if not told:
        told.append(print("ready", flush=True))

MainWindow.showEvent = shown
from nnstudio.app import main
sys.exit(main([]))
"""


@contextlib.contextmanager
def running(code: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is ended for good if it does not end by itself."""
    command = [sys.executable, "-c", AS_IN_A_TERMINAL + code]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("numpy", ["templates"]),
        ("nnstudio.engine", ["evaluate", "x"]),
        ("PySide6", ["tour", "{folder}"]),
    ],
)
def test_ctrl_c_while_a_command_loads_ends_it_in_a_sentence(module: str, words: list[str], tmp_path: Path):
    words = [word.format(folder=tmp_path) for word in words]
    with running(WHILE_IT_LOADS.format(module=module, words=words)) as process:
        out, errors = process.communicate(timeout=60)
    assert (process.returncode, out, errors) == (1, "", "nnstudio: Stopped.\n")


def closed_by_ctrl_c(training: bool) -> tuple[int, list[str], str]:
    """Status, what was asked, and stderr of a window that gets a Ctrl+C when it is ready."""
    with running(A_WINDOW.format(training=training)) as process:
        assert process.stdout is not None
        while (line := process.stdout.readline().strip()) != "ready":
            assert process.poll() is None, line
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=60)
    return process.returncode, out.splitlines(), errors


def test_ctrl_c_closes_a_window():
    assert closed_by_ctrl_c(training=False) == (0, [], "")


def test_ctrl_c_closes_a_window_that_trains_with_the_questions_of_its_button():
    assert closed_by_ctrl_c(training=True) == (0, ["asked to stop", "asked to save"], "")
