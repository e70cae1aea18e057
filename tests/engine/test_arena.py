"""Memory is shared by values whose lives don't overlap, and by no others."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from nnstudio.engine.arena import Life, place

lives = st.lists(
    st.tuples(st.integers(1, 500), st.integers(0, 20), st.integers(0, 20)).map(
        lambda t: (t[0], min(t[1:]), max(t[1:]))
    ),
    max_size=12,
)


@given(lives)
def test_values_that_live_at_once_never_overlap(spans: list[tuple[int, int, int]]) -> None:
    values = [Life(key, *span) for key, span in enumerate(spans)]
    places = place(values)
    for one, other in itertools.combinations(values, 2):
        if one.first <= other.last and other.first <= one.last:
            a, b = places.offsets[one.key], places.offsets[other.key]
            assert a + one.size <= b or b + other.size <= a


@given(lives)
def test_everything_lies_inside(spans: list[tuple[int, int, int]]) -> None:
    values = [Life(key, *span) for key, span in enumerate(spans)]
    places = place(values)
    assert all(places.offsets[value.key] + value.size <= places.size for value in values)


def test_a_chain_needs_room_for_two_values_however_long_it_is() -> None:
    chain = [Life(step, 640, step, step + 1) for step in range(50)]
    assert place(chain).size == 2 * 640


def test_nothing_needs_nothing() -> None:
    assert place([]).size == 0
