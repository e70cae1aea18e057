"""Threads that share out the shards, and never change what is computed."""

from __future__ import annotations

import functools
import threading

import pytest

from nnstudio.engine.team import Team


@pytest.mark.parametrize("threads", [1, 2, 3, 8])
def test_every_task_is_done_once(threads: int) -> None:
    done: list[int] = []
    with Team(threads) as team:
        for _ in range(3):
            team.run([functools.partial(done.append, number) for number in range(5)])
    assert sorted(done) == sorted([*range(5)] * 3)


def test_the_caller_works_too() -> None:
    names: set[str] = set()
    with Team(2) as team:
        barrier = threading.Barrier(2, timeout=5)

        def note() -> None:
            barrier.wait()
            names.add(threading.current_thread().name)

        team.run([note, note])
    assert names == {threading.current_thread().name, "nnstudio-shard-1"}


def test_an_error_in_a_task_reaches_the_caller_and_the_team_goes_on() -> None:
    def fail() -> None:
        raise ZeroDivisionError("a shard failed")

    done: list[int] = []
    with Team(2) as team:
        with pytest.raises(ZeroDivisionError, match="a shard failed"):
            team.run([lambda: None, fail])
        team.run([lambda: done.append(1), lambda: done.append(2)])
    assert sorted(done) == [1, 2]


def test_a_closed_team_has_no_threads_left() -> None:
    team = Team(4)
    team.run([lambda: None] * 4)
    assert [t for t in threading.enumerate() if t.name.startswith("nnstudio-shard")]
    team.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("nnstudio-shard")]
