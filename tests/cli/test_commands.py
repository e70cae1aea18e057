"""The commands as a whole: what is listed, what opens, and how it ends."""

import json
import os
import signal
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest

import nnstudio as package
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.project import load_project
from tests.cli.running import Command

PROJECT = Path(package.__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT)}
COMMAND = [sys.executable, "-m", "nnstudio"]


class Window(types.ModuleType):
    """What stands in for the window: it notes what it was asked for."""

    def __init__(self) -> None:
        super().__init__("window")
        self.asked: list[Any] = []

    def main(self, argv: list[str]) -> int:
        self.asked.append(argv)
        return 0

    def run(self, folder: Path) -> int:
        self.asked.append(folder)
        return 0


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Window:
    window = Window()
    monkeypatch.setitem(sys.modules, "nnstudio.app", window)
    monkeypatch.setitem(sys.modules, "nnstudio.studio.tour", window)
    return window


def test_the_templates_are_listed_for_programs(nnstudio: Command) -> None:
    (templates,) = nnstudio("templates", "--json").lines
    assert [template["name"] for template in templates] == list(TEMPLATES)
    assert templates[-1]["parameters"] == 1_199_882
    assert templates[-1]["training"]["optimizer"]["learning_rate"] == 1.0


def test_the_templates_are_listed_for_people(nnstudio: Command) -> None:
    out = nnstudio("templates").out
    assert "first-network  (25,450 parameters, accuracy 96.00% expected)" in out
    assert "Flatten > Dense 32 relu > Dense 10 softmax" in out


def test_without_a_command_the_window_opens(nnstudio: Command, window: Window) -> None:
    assert nnstudio().status == 0
    assert window.asked == [[]]


def test_a_file_alone_opens_in_the_window(nnstudio: Command, window: Window, project: Path) -> None:
    assert nnstudio(project).status == 0
    assert window.asked == [[str(project)]]


def test_a_file_that_does_not_exist_opens_no_window(nnstudio: Command, window: Window) -> None:
    assert "There is no file missing.nnstudio" in nnstudio.refused("missing.nnstudio", status=2)
    assert window.asked == []


def test_the_tour_makes_its_folder(nnstudio: Command, window: Window, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "tour"
    assert nnstudio("tour", folder).status == 0
    assert window.asked == [folder]
    assert folder.is_dir()


def test_a_folder_that_can_not_be_made_stops_the_tour(
    nnstudio: Command, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    assert "can't be made" in nnstudio.refused("tour", tmp_path / "file" / "tour", status=2)
    assert window.asked == []


def test_a_machine_without_qt_is_told_what_still_works(
    nnstudio: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nnstudio.app", None)
    assert "Training, `nnstudio train`, works without" in nnstudio.refused(status=1)


def test_an_unknown_command_is_wrong_use(nnstudio: Command) -> None:
    assert "invalid choice: 'fly'" in nnstudio.refused("fly", status=2)


def test_the_version_is_told(nnstudio: Command) -> None:
    assert nnstudio("--version").out == f"NN Studio {package.__version__}\n"


def test_too_little_memory_is_a_sentence(nnstudio: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(arguments: object) -> int:
        raise MemoryError

    monkeypatch.setitem(sys.modules["nnstudio.cli"].COMMANDS, "templates", exhausted)
    assert "not enough memory" in nnstudio.refused("templates", status=1)


def test_listing_templates_does_not_load_qt() -> None:
    code = "import sys, nnstudio.cli as c; c.main(['templates']); sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True).returncode == 0


def long_training(out: Path | None) -> subprocess.Popen[str]:
    """A training that would take a minute, with its pipes."""
    words = ["train", "first-network", "--epochs", "1000", "--limit", "2000", "--json"]
    words += [] if out is None else ["--out", str(out)]
    return subprocess.Popen(
        [*COMMAND, *words], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def interrupted(out: Path | None) -> tuple[int, str, str]:
    """Exit status, stdout and stderr of a training that gets a Ctrl+C after its first epoch."""
    with long_training(out) as process:
        assert process.stdout is not None
        while json.loads(process.stdout.readline())["event"] != "epoch_done":
            pass
        process.send_signal(signal.SIGINT)
        text, errors = process.communicate(timeout=60)
    return process.returncode, text, errors


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent as a signal")
def test_ctrl_c_ends_the_run_and_keeps_what_was_learned(tmp_path: Path) -> None:
    path = tmp_path / "digits.nnstudio"
    status, out, errors = interrupted(path)
    assert status == 1
    assert errors == "nnstudio: Stopped before the end; what was learned so far is kept.\n"
    assert json.loads(out.splitlines()[-1])["finished"] is False
    project = load_project(path)
    assert project.checkpoint is not None
    assert project.checkpoint.progress.epoch >= 1


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent as a signal")
def test_ctrl_c_without_a_place_to_save_says_that_nothing_is_kept() -> None:
    status, out, errors = interrupted(None)
    assert status == 1
    assert errors.startswith("nnstudio: Stopped before the end; nothing was saved, since no --out was given")
    assert "`--out FILE`" in errors
    assert json.loads(out.splitlines()[-1])["saved"] is None


@pytest.mark.skipif(os.name != "posix", reason="a closed pipe is POSIX's")
def test_a_reader_that_goes_away_ends_the_run_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "digits.nnstudio"
    with long_training(path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
        process.wait(timeout=60)
    assert (process.returncode, errors) == (1, "")
    assert load_project(path).weights is not None
