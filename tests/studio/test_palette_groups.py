"""Groups in the palette: those that come with the program, and those of one's own."""

import pytest
from PySide6.QtWidgets import QInputDialog

from nnstudio.document.groups import Group
from nnstudio.document.library import SHIPPED
from nnstudio.studio.mime import layer_in, layer_named, name_of_own
from nnstudio.studio.own_groups import OwnGroups
from nnstudio.studio.palette.groups import GroupRow, OwnRow
from tests.document.grouping import grouped, residual


@pytest.fixture
def own(tmp_path, qapp):
    return OwnGroups(tmp_path / "groups")


@pytest.fixture
def tree(bench, own):
    bench.palette_panel.follow(own)
    return bench.palette_panel.tree


def rows(tree, kind=GroupRow):
    return [row for row in tree.rows() if isinstance(row, kind)]


def test_shipped_groups_stand_in_the_palette_and_are_found_by_other_words(tree):
    assert [row.text(0) for row in rows(tree)] == [one.group.label for one in SHIPPED.values()]
    tree.show_only("mobilenet")
    assert [row.text(0) for row in tree.rows() if not row.isHidden()] == [
        "SeparableConv2D",
        "Inverted residual",
    ]
    tree.show_only("")


def test_what_is_dragged_or_entered_is_the_group(tree, bench):
    for row, shipped in zip(rows(tree), SHIPPED.values(), strict=True):
        assert layer_in(tree.mimeData([row])) == shipped.group
    bench.editing.add("Group residual")
    (path,) = bench.store.selection.ids
    assert bench.store.document.layer(path) == SHIPPED["residual"].group
    assert bench.store.undo_stack.undoText() == "Add Residual block"


def test_a_group_of_the_canvas_becomes_one_of_ones_own(tree, bench, own):
    bench.canvas.view.grouping.kept.connect(own.save)
    bench.store.open(grouped(2, 4, 8))
    bench.store.selection.set(("block",))
    bench.canvas.edit_actions["keep_group"].trigger()
    (row,) = rows(tree, OwnRow)
    assert row.text(0) == "Residual"
    assert layer_in(tree.mimeData([row])) == residual(2, 4, 8)
    bench.editing.add(name_of_own(own.all[0].group))
    assert bench.store.document.layer("residual") == residual(2, 4, 8)


def test_ones_own_groups_are_renamed_and_deleted(tree, bench, own, monkeypatch):
    own.save(residual())
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("My block", True))
    bench.palette_panel._ask_name(own.all[0])
    assert [row.text(0) for row in rows(tree, OwnRow)] == ["My block"]
    said = []
    own.said.connect(lambda kind, text: said.append((kind, text)))
    bench.palette_panel.rename_wanted.emit(own.all[0], " ")
    assert said[0][0] == "warning"
    bench.palette_panel.delete_wanted.emit(own.all[0])
    assert rows(tree, OwnRow) == []


@pytest.mark.parametrize("name", ["Group nothing", "Own {", "Own ", "Own []", "Group"])
def test_what_names_no_group_is_none(name):
    assert layer_named(name) is None


def test_the_name_of_ones_own_tells_all_of_it():
    group = layer_named(name_of_own(residual(3, 1, 2, 3)))
    assert isinstance(group, Group)
    assert group == residual(3, 1, 2, 3)
