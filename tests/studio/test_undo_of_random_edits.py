"""Whatever was done, undone to the start and redone to the end it gives the same documents."""

import random

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from nnstudio.document.analysis import outline
from nnstudio.document.errors import EditError
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.studio import store as store_module
from nnstudio.studio.store import Store
from tests.document.grouping import grouped
from tests.document.random_edits import edited, random_step, steps

MANY = 1_000


@pytest.fixture(autouse=True)
def cheap_analysis(qapp, monkeypatch):
    """What is tested is the way back, not the judging."""
    monkeypatch.setattr(store_module, "analyse", outline)


def there_and_back(store, documents):
    """Undo all steps and redo them; each time the document is the one that it was."""
    stack = store.undo_stack
    assert stack.count() == len(documents) - 1
    for expected in reversed(documents[:-1]):
        stack.undo()
        assert store.document == expected
    assert not stack.canUndo()
    for expected in documents[1:]:
        stack.redo()
        assert store.document == expected
    assert not stack.canRedo()


def apply(store, documents, step):
    """One edit, if it is not refused and changes anything; whether it did."""
    try:
        after = edited(store.document, step)
    except EditError:
        return False
    if after == store.document:
        return False
    store.apply(after, step[0])
    documents.append(after)
    return True


@given(steps)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_edits_are_undone_and_redone(sequence):
    store = Store(grouped(2, 2, 4))
    documents = [store.document]
    for step in sequence:
        apply(store, documents, step)
    there_and_back(store, documents)


@given(st.integers(0, 2**32))
@settings(max_examples=1, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_thousand_edits_are_undone_to_the_start_and_redone_to_the_end(seed):
    chance, store = random.Random(seed), Store(grouped(2, 2, 4))
    documents, kinds = [store.document], set()
    while len(documents) <= MANY:
        step = random_step(chance, store.document)
        if apply(store, documents, step):
            kinds.add(step[0])
    assert {"connect", "disconnect", "group", "ungroup", "repeat", "values", "move", "rewire"} <= kinds
    there_and_back(store, documents)
    for document in documents[:: MANY // 20]:
        assert document_from_json(document_to_json(document)) == document
