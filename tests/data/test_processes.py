"""A process is known by more than its number."""

import dataclasses
import subprocess
import sys
from typing import Any

import pytest

from nnstudio.data import processes
from nnstudio.data.processes import Process, process_from_json, this_process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of its processes in files")


@pytest.fixture
def me() -> Process:
    found = this_process()
    if found is None:
        pytest.skip("this machine has no id")
    return found


def test_the_one_that_asks_lives(me: Process) -> None:
    assert me.lives() is True


def test_one_that_ended_is_dead_and_one_that_has_its_number_now_is_another(me: Process) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert dataclasses.replace(me, number=child.pid).lives() is False
    assert dataclasses.replace(me, began=me.began + 1).lives() is False


def test_a_machine_that_was_started_again_has_none_of_its_processes_any_more(me: Process) -> None:
    assert dataclasses.replace(me, boot="another time").lives() is False


def test_of_another_machine_or_container_nothing_is_known(me: Process) -> None:
    assert dataclasses.replace(me, machine="another").lives() is None
    assert dataclasses.replace(me, space="another").lives() is None


def test_a_system_that_tells_nothing_says_nothing(me: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "BOOT", "/nowhere")
    assert this_process() is None
    assert me.lives() is None


def test_what_a_file_tells_is_checked(me: Process) -> None:
    plain = dataclasses.asdict(me)
    assert process_from_json(plain) == me
    wrongs: tuple[Any, ...] = (
        None,
        [],
        {**plain, "number": True},
        {**plain, "boot": "x" * 101},
        {**plain, "began": -1},
    )
    for wrong in wrongs:
        assert process_from_json(wrong) is None
