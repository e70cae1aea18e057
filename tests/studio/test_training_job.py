"""Work beside the window's thread: its end is told, however short it is and however it ends."""

import pytest
from PySide6.QtCore import QObject, Slot

from nnstudio.errors import sentence
from nnstudio.learning.errors import DataError
from nnstudio.studio.training.job import Job, Jobs


class Listener(QObject):
    """Notes what it is told."""

    def __init__(self):
        super().__init__()
        self.told = []

    @Slot(object)
    def take(self, found):
        self.told.append(found)

    @Slot()
    def end(self):
        self.told.append("ended")


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.stop_and_wait()


@pytest.fixture
def listener(qapp):
    return Listener()


def test_the_end_comes_after_the_result(qtbot, jobs, listener):
    jobs.start(lambda cancelled: 7, listener.take, listener.take, listener.end)
    qtbot.waitUntil(lambda: "ended" in listener.told)
    assert listener.told == [7, "ended"]


def test_the_end_of_a_job_that_is_over_at_once_is_told(qtbot, jobs, listener, monkeypatch):
    start = Job.start

    def start_and_finish(job):
        start(job)
        job.wait()

    monkeypatch.setattr(Job, "start", start_and_finish)
    jobs.start(lambda cancelled: 7, listener.take, listener.take, listener.end)
    qtbot.waitUntil(lambda: "ended" in listener.told)
    assert listener.told == [7, "ended"]


def test_the_end_of_a_job_that_failed_is_told(qtbot, jobs, listener):
    def fail(cancelled):
        raise DataError(sentence("It is gone."))

    jobs.start(fail, listener.take, listener.take, listener.end)
    qtbot.waitUntil(lambda: "ended" in listener.told)
    assert listener.told == ["It is gone.", "ended"]


def test_a_result_that_is_there_already_is_not_told_after_cancel(qtbot, jobs, listener):
    job = jobs.start(lambda cancelled: 7, listener.take, listener.take, listener.end)
    job.wait()
    job.cancel()
    qtbot.waitUntil(lambda: "ended" in listener.told)
    assert listener.told == ["ended"]


def test_of_a_job_that_was_cancelled_only_the_end_is_told(qtbot, jobs, listener):
    jobs.start(lambda cancelled: cancelled.wait(), listener.take, listener.take, listener.end)
    jobs.stop_and_wait()
    qtbot.waitUntil(lambda: "ended" in listener.told)
    assert listener.told == ["ended"]


def test_of_many_jobs_that_end_at_once_each_tells_its_result_and_its_end(qtbot, jobs, listener):
    """One that has ended is kept until what it told has arrived, whichever other ends meanwhile."""
    for number in range(150):
        jobs.start(lambda cancelled, number=number: number, listener.take, listener.take, listener.end)
        if number % 15 == 14:
            qtbot.wait(1)
    qtbot.waitUntil(lambda: not jobs._running)
    qtbot.waitUntil(lambda: listener.told.count("ended") == 150)
    assert sorted(each for each in listener.told if each != "ended") == list(range(150))
