"""What can be done to the layers, whether from the canvas, a menu or the keyboard: one method for each gesture."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.document import edits
from nnstudio.document.analysis import Repair
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.fresh import insert_fresh
from nnstudio.document.groups import Group
from nnstudio.document.groups.paths import within
from nnstudio.document.places import Beside, OnWire, Place
from nnstudio.document.wire_ways import Way, name_of
from nnstudio.errors import Sentence, declared, sentence
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.studio.canvas.clipboard import Clipboard
from nnstudio.studio.canvas.layout import group_of
from nnstudio.studio.mime import layer_named
from nnstudio.studio.store import Store


class Editing(QObject):
    """Calls the document's edits and hands the result to the store. refused: the sentence of an edit that can't be.
    code_pasted: a text that is code of another library, and no layers of ours. clipboard: cuts, copies and pastes.
    """

    refused = Signal(object)
    code_pasted = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.clipboard = Clipboard(self)
        self._wires_of: str | None = None

    @property
    def selected(self) -> tuple[str, ...]:
        """The selected layers in the order of the computation."""
        chosen = set(self.store.selection.ids)
        return tuple(path for path in self.store.document.paths if path in chosen)

    @property
    def beside(self) -> tuple[str, ...]:
        """All layers that stand where the selected ones stand: outside of groups, or in the same one."""
        return self.store.document.paths_in(group_of(self.selected[0]) if self.selected else "")

    @property
    def end(self) -> str | Place:
        """Where another layer goes: on the selected wire, or behind the last selected layer, or behind all."""
        if self.store.selection.wire is not None:
            return OnWire(*self.store.selection.wire)
        return self.selected[-1] if self.selected else self.store.document.last

    @Slot(str)
    def add(self, name: str) -> None:
        """Add a new layer of that name in the palette behind the selection."""
        layer = layer_named(name)
        if layer is not None:
            self.insert(layer, self.end)

    @Slot(str)
    def branch(self, name: str) -> None:
        """Begin a branch with a new layer of that name, which reads the last selected layer, or the input."""
        layer = layer_named(name)
        if layer is not None:
            self.insert(layer, Beside(self.selected[-1] if self.selected else INPUT))

    def insert(self, layer: Layer, after: str | Place) -> bool:
        """Put a fresh layer at a place, set as the place wants it, and select it; False if that is refused."""
        text = sentence("Add {what}", what=layer.label if isinstance(layer, Group) else declared(layer.title))
        return self.do(lambda document: insert_fresh(document, layer, after), text, select_new=True)

    def move(self, ids: Collection[str], after: str | Place) -> bool:
        """Move layers to a place; False if that is refused."""
        return self.do(
            lambda document: edits.move(document, ids, after), sentence("Move {what}", what=self.named(ids))
        )

    @Slot()
    def move_up(self) -> None:
        """Move the selected layers one place towards the image."""
        ids = self.beside
        first = ids.index(self.selected[0]) if self.selected else 0
        if first > 0:
            self.move(self.selected, ids[first - 2] if first > 1 else within(group_of(ids[0]), INPUT))

    @Slot()
    def move_down(self) -> None:
        """Move the selected layers one place towards the output."""
        ids = self.beside
        last = ids.index(self.selected[-1]) + 1 if self.selected and self.selected[-1] in ids else len(ids)
        if last < len(ids):
            self.move(self.selected, ids[last])

    @Slot()
    def delete(self) -> None:
        """Take the selected wire or layers out, and select the layer that takes their place."""
        if self.store.selection.wire is not None:
            self.disconnect_wire(*self.store.selection.wire)
            return
        ids = self.selected
        if not ids:
            return
        before, group = self.beside, group_of(ids[0])
        if self.do(
            lambda document: edits.remove(document, ids), sentence("Delete {what}", what=self.named(ids))
        ):
            left = self.store.document.paths_in(group)
            at = max(0, min(before.index(ids[0]), len(left) - 1))
            self.store.selection.set(left[at : at + 1] or filter(None, (group,)))

    @Slot()
    def duplicate(self) -> None:
        """Copy the selected layers behind themselves."""
        ids = self.selected
        self.do(
            lambda document: edits.duplicate(document, ids),
            sentence("Duplicate {what}", what=self.named(ids)),
            True,
        )

    def connect_by(self, way: Way, target: str | None) -> None:
        """Do what a wire does that takes this way, and select the layer at its end."""
        self.store.apply(way.document, way.text)
        if target in self.store.document.known:
            self.store.selection.set((target,))

    def disconnect_wire(self, source: str, target: str) -> None:
        """Take a wire out, and select the layer that it led to."""
        text = sentence("Disconnect {source} from {target}", source=name_of(source), target=target)
        if self.do(lambda document: edits.disconnect_all(document, source, target), text):
            self.store.selection.set((target,))

    def rename(self, node_id: str, new_id: str) -> bool:
        """Give a layer another name; False if that is refused."""
        text, path = sentence("Rename {what}", what=node_id), within(group_of(node_id), new_id)
        unfolded = self.store.unfolded.paths
        self.store.unfolded.rename(node_id, path)
        done = self.do(lambda document: edits.rename(document, node_id, new_id), text)
        if done:
            self.store.selection.set((path,))
        else:
            self.store.unfolded.set(unfolded)
        return done

    @Slot()
    def disable(self) -> None:
        """Leave the selected layers out of what is computed; take them in again, where all of them are left out."""
        ids = self.selected
        flag = not self.all_disabled
        what = self.named(ids)
        text = sentence("Disable {what}", what=what) if flag else sentence("Enable {what}", what=what)
        self.do(lambda document: edits.set_disabled(document, ids, flag), text)

    @property
    def all_disabled(self) -> bool:
        """Whether layers are selected, and all of them are disabled."""
        nodes = [self.store.document.node(node_id) for node_id in self.selected]
        return bool(nodes) and all(node.disabled for node in nodes)

    def note_of(self, node_id: str | None) -> str:
        """The note beside a layer, or for None beside the whole network; "" where there is none."""
        document = self.store.document
        return document.note if node_id is None else document.node(node_id).note

    def annotate(self, node_id: str | None, note: str) -> bool:
        """Write a note beside a layer, or for None beside the whole network; False if that is refused."""
        what = node_id or sentence("the network")
        return self.do(
            lambda document: edits.annotate(document, node_id, note), sentence("Note on {what}", what=what)
        )

    @Slot(bool)
    def set_trainable(self, flag: bool) -> None:
        """Let training change the selected layers, or leave them as they are."""
        ids = self.selected
        what = self.named(ids)
        text = sentence("Train {what}", what=what) if flag else sentence("Freeze {what}", what=what)
        if ids:
            self.do(lambda document: edits.set_trainable(document, ids, flag), text)

    @Slot(object)
    def repair(self, repair: Repair) -> None:
        """Do what a problem's button says."""
        self.do(repair.apply, repair.text)

    @Slot()
    def repair_current(self) -> None:
        """Do the first repair of the current layer, or else of the network."""
        problems = self.store.analysis.problems
        current = [problem for problem in problems if problem.node == self.store.selection.current]
        for problem in (*current, *problems):
            if problem.repair is not None:
                self.repair(problem.repair)
                return

    @Slot()
    def select_all(self) -> None:
        """Select every layer, or in a group every layer in it."""
        self.store.selection.set(self.beside)

    def step(self, by: int, extend: bool = False) -> None:
        """Select the layer `by` places from the current one; extend: and keep what is selected. From a wire, it is the
        layer at its end, or at its beginning.
        """
        ids = self.store.unfolded.shown(self.store.document)
        if not ids:
            return
        wire = self.store.selection.wire
        if wire is not None:
            self.store.selection.set((wire[1] if by > 0 or wire[0] == INPUT else wire[0],))
            return
        current = self.store.unfolded.visible(self.store.selection.current or "")
        at = ids.index(current) + by if current in ids else (0 if by > 0 else len(ids) - 1)
        target = ids[max(0, min(at, len(ids) - 1))]
        kept = tuple(i for i in self.store.selection.ids if i != target) if extend else ()
        self.store.selection.set((*kept, target))

    def step_wire(self, by: int) -> bool:
        """Select the next wire of the current layer, or of the layer of the selected wire; False where there is none.

        Beyond the last, or before the first, is the layer itself.
        """
        selection, wires = self.store.selection, self.store.document.wires
        layer = self._layer_of_wires()
        own = [wire for wire in wires if wire[1] == layer] + [wire for wire in wires if wire[0] == layer]
        if not own or layer is None:
            return False
        stops = [None, *own]
        at = (stops.index(selection.wire) if selection.wire in own else 0) + by
        stop = stops[at % len(stops)]
        if stop is None:
            selection.set((layer,))
        else:
            selection.set_wire(*stop)
        self._wires_of = layer
        return True

    def _layer_of_wires(self) -> str | None:
        """The layer whose wires are stepped through: the current one, or that of the wire that is selected."""
        wire = self.store.selection.wire
        if wire is None:
            return self.store.selection.current
        return self._wires_of if self._wires_of in wire else wire[1]

    def do(self, edit: Callable[[Document], Document], text: Sentence, select_new: bool = False) -> bool:
        """Do an edit as one step of undo, and select what is new; False where it is refused."""
        before = self.store.document
        try:
            after = edit(before)
        except EditError as error:
            self.refused.emit(error.sentence)
            return False
        self.store.apply(after, text)
        if select_new:
            new = [path for path in after.paths if path not in before.known]
            self.store.selection.set(path for path in new if group_of(path) not in new)
        return True

    def named(self, ids: Collection[str]) -> str:
        """What a sentence calls these layers: the one by its name, several by their number."""
        return next(iter(ids)) if len(ids) == 1 else self.counted(ids)

    def counted(self, things: Collection[object]) -> Sentence:
        """What a sentence calls so many layers."""
        return declared("layer") if len(things) == 1 else sentence("{count} layers", count=len(things))
