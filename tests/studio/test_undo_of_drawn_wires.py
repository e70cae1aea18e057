"""Whatever wires are drawn in a network: undone to the start and redone to the end, it is the same."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nnstudio.document.wire_in_hand import WireInHand
from nnstudio.layers.graph import INPUT
from nnstudio.studio.store import Store
from tests.document.building import branched, small
from tests.document.test_any_sequence_of_edits import assert_well_formed

drawn = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 5)), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from([small(), branched()]), drawn)
def test_any_wires_that_are_drawn(qapp, document, drawn):
    store = Store(document)
    documents = [document]
    for start, end, choice in drawn:
        ends = (INPUT, *store.document.ids)
        wire = WireInHand(store.document, ends[start % len(ends)])
        targets = [node_id for node_id in wire.verdicts if node_id != INPUT]
        found = wire.offer(targets[end % len(targets)]).ways if targets else ()
        if found:
            way = found[choice % len(found)]
            store.apply(way.document, way.text)
            assert_well_formed(store.document)
            documents.append(store.document)
    for before in reversed(documents[:-1]):
        store.undo_stack.undo()
        assert store.document == before
    assert not store.undo_stack.canUndo()
    for after in documents[1:]:
        store.undo_stack.redo()
        assert store.document == after
