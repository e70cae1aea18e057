"""Looks into a run at steps that are known. Usually they take a share of the time, so that a machine that is busy with
something else looks too seldom for a finding (tests/runs/test_probing.py).
"""

from functools import partial

import pytest

from nnstudio.runs import probing


@pytest.fixture(autouse=True)
def each_fifth_step_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a step and a look take."""
    monkeypatch.setattr(probing, "ShareOfTime", partial(probing.EverySteps, probing.FIRST_EVERY))
