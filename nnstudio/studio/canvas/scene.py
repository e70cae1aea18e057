"""The scene: the store's document as parts and wires, or as it would be after a drop that hovers now."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Signal, Slot
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from nnstudio.document import edits
from nnstudio.document.alike import repairs_by_kind
from nnstudio.document.analysis import Analysis, NodeReport, Problem, Repair, outline
from nnstudio.document.document import Document
from nnstudio.document.fresh import insert_fresh
from nnstudio.document.places import Place
from nnstudio.document.preview import Fit, fits, fits_moved
from nnstudio.document.wire_ways import Way
from nnstudio.errors import full_stop
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import shape_text
from nnstudio.studio.canvas.faces import (
    face_of,
    input_text,
    notes_of,
    output_text,
    own_notes,
    shapes_given,
)
from nnstudio.studio.canvas.frame import FrameItem, show_frames
from nnstudio.studio.canvas.landing import Landing, tried
from nnstudio.studio.canvas.layout import OUTPUT, Layout, Wire
from nnstudio.studio.canvas.motion import Motion, Seen
from nnstudio.studio.canvas.nested import Look, Memories, lay_out_nested
from nnstudio.studio.canvas.note import RepairButton
from nnstudio.studio.canvas.parts import BlockItem, Face, InvitationItem, Note, Part, TerminalItem
from nnstudio.studio.canvas.past import lead_past
from nnstudio.studio.canvas.seen.seen import Room, SeenInside
from nnstudio.studio.canvas.steady import steadied
from nnstudio.studio.canvas.wire import WireItem
from nnstudio.studio.store import Store
from nnstudio.studio.words import in_words


class CanvasScene(QGraphicsScene):
    """Draws the store. repair_wanted comes from a button on a block.

    layout: of the document as it is, also while a landing is shown.
    """

    repair_wanted = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.blocks: dict[str, BlockItem] = {}
        self.wires: list[WireItem] = []
        self.landing: Landing | None = None
        self.parts: dict[str, Part] = {}
        self.motion = Motion(self)
        self.seen = SeenInside(self)
        self._lit: Wire | None = None
        self._memories = Memories()
        self._is_left = False
        self._steady: Layout | None = None
        self._items: list[QGraphicsItem] = []
        self._of_all: dict[str, Repair] = {}
        store.left.connect(self._forget)
        store.changed.connect(self.show_document)
        store.selection.changed.connect(self.show_selection)
        store.unfolded.changed.connect(self.show_document)
        self.seen.switched.connect(self.show_document)
        self.layout = self._draw(store.document, store.analysis)

    @Slot()
    def show_document(self) -> None:
        """Draw the document as it is now."""
        self.landing = None
        self.layout = self._draw(self.store.document, self.store.analysis)

    @Slot()
    def _forget(self) -> None:
        """Another document is arranged as if nothing had stood here."""
        self._memories.clear()
        self._is_left, self._steady = True, None

    @Slot()
    def show_selection(self) -> None:
        """Outline the selected blocks, or the wire."""
        selection = self.store.selection
        for item in self.wires:
            ends = item.wire.source, item.wire.target
            item.show_as(ends == selection.wire, item.wire == self._lit)
        seen = {self.store.unfolded.visible(node_id) for node_id in selection.ids}
        current = self.store.unfolded.visible(selection.current) if selection.current else None
        for node_id, block in self.blocks.items():
            block.show_selected(node_id in seen, node_id == current)

    def light_wire(self, wire: Wire | None) -> None:
        """Light up the wire that the mouse is on."""
        if wire != self._lit:
            self._lit = wire
            self.show_selection()

    def show_insert(self, layer: Layer, place: Place) -> Landing:
        """Show what dropping a new layer at this place would do."""
        if self.landing is None or self.landing.place != place:
            document = self.store.document
            fit = fits(document, layer, place)
            self._show_landing(place, tried(document, lambda: insert_fresh(document, layer, place)), fit)
        assert self.landing is not None
        return self.landing

    def show_move(self, ids: tuple[str, ...], place: Place) -> Landing:
        """Show what moving these layers to this place would do."""
        if self.landing is None or self.landing.place != place:
            document = self.store.document
            fit = fits_moved(document, ids, place)
            moved = tried(document, lambda: edits.move(document, ids, place))
            self._show_landing(place, moved, fit, frozenset(ids))
        assert self.landing is not None
        return self.landing

    def show_way(self, way: Way) -> None:
        """Show what a wire would do that takes this way."""
        self._show_landing(way, way.document, Fit(True, way.text))

    def end_landing(self) -> None:
        """Show the document as it is again."""
        if self.landing is not None:
            self.show_document()

    def block_at(self, point: QPointF) -> BlockItem | None:
        """The block at a point of the scene."""
        for item in self.items(point):
            while item is not None and not isinstance(item, BlockItem):
                item = item.parentItem()
            if item is not None:
                return item
        return None

    def _show_landing(
        self, place: Place | Way, document: Document, fit: Fit, ghosts: frozenset[str] = frozenset()
    ) -> None:
        new = document.known - self.store.document.known
        ghosts = ghosts if ghosts <= document.known and ghosts else new
        self.landing = Landing(place, document, ghosts, fit)
        self._draw(document, outline(document))

    def _draw(self, document: Document, analysis: Analysis) -> Layout:
        parts = self._parts(document, analysis)
        invited = not document.nodes
        heights = {part.key: part.height for part in parts}
        room = InvitationItem.HEIGHT if invited else 0.0
        look = Look(heights, self.store.unfolded.paths, room, self._memories, keep=self.landing is None)
        layout = steadied(lay_out_nested(document.nodes, look), self._steady)
        if self.landing is None:
            self._steady = layout
        show_frames(parts, layout)
        seen = self._seen()
        self.blocks = {part.key: part for part in parts if isinstance(part, BlockItem)}
        self.wires = self._wires(layout, document, analysis)
        items: list[QGraphicsItem] = [*parts, *self.wires]
        if invited:
            items.append(self._invitation(layout, analysis))
        lead_past(self.blocks, layout)
        self._exchange(items)
        self.setSceneRect(layout.room)
        self.parts = {part.key: part for part in parts}
        self.motion.show(self.parts, self.wires, layout, seen, self._sight())
        self.show_selection()
        return layout

    def _seen(self) -> Seen:
        """Where everything is on the screen; nothing when another document is opened."""
        if self._is_left:
            self._is_left = False
            return Seen({}, {})
        return Seen(
            {key: part.pos() for key, part in self.parts.items()},
            {(item.wire.source, item.wire.target): item.points for item in self.wires},
        )

    def _sight(self) -> QRectF:
        """The part of the scene that is in sight."""
        sight = QRectF()
        for view in self.views():
            sight = sight.united(view.mapToScene(view.viewport().rect()).boundingRect())
        return sight

    def _exchange(self, items: list[QGraphicsItem]) -> None:
        """Show these items, of which some may be shown already."""
        kept = {id(item) for item in items}
        for item in self._items:
            if id(item) not in kept:
                self.removeItem(item)
        shown = {id(item) for item in self._items}
        for item in items:
            if id(item) not in shown:
                self.addItem(item)
        self._items = items

    def _block(self, key: str, face: Face, notes: list[Note], ghost: bool, room: Room | None) -> BlockItem:
        """A block that says this: the one that is shown already, if nothing about it is new."""
        old, kind = self.blocks.get(key), FrameItem if key in self.store.unfolded.paths else BlockItem
        same = type(old) is kind and (old.face, old.ghost, old.room) == (face, ghost, room)
        if old is not None and same and not (notes or old.notes):
            return old
        return kind(key, face, notes, ghost, room)

    def _parts(self, document: Document, analysis: Analysis) -> list[Part]:
        shown = document.nodes and not self.landing
        whole = [problem for problem in analysis.problems if problem.node is None] if shown else []
        self._of_all = repairs_by_kind(self.store.analysis.problems)
        note = own_notes(document.note)
        room = self.seen.room(document.input_shape)
        start = TerminalItem(INPUT, "input", self.tr("Input"), input_text(document), note, room)
        start.setToolTip(self.tr("Double-click for other data"))
        parts: list[Part] = [start]
        for path in self.store.unfolded.shown(document):
            node, report = document.node(path), analysis.blocks.get(path)
            notes = [*own_notes(node.note), *self._notes(path, report)]
            ghost = self.landing is not None and path in self.landing.ghosts
            room = self.seen.room(report.output_shape if report and not node.disabled else None)
            parts.append(self._block(path, face_of(node, report), notes, ghost, room))
        text = output_text(document, analysis)
        parts.append(TerminalItem(OUTPUT, "output", self.tr("Output"), text, self._problem_notes(whole)))
        return parts

    def _notes(self, node_id: str, report: NodeReport | None) -> list[Note]:
        """A block's problems; while a drop hovers, those of before, and on the ghost whether it fits."""
        if self.landing is None:
            return self._problem_notes(report.problems if report else ())
        if node_id in self.landing.ghosts:
            first = next(i for i in self.landing.document.paths if i in self.landing.ghosts)
            fit = self.landing.fit
            return (
                [Note("good" if fit.ok else "error", in_words(full_stop(fit.sentence)))]
                if node_id == first
                else []
            )
        old = self.store.analysis.blocks.get(node_id)
        return self._problem_notes(old.problems if old else ())

    def _problem_notes(self, problems: tuple[Problem, ...] | list[Problem]) -> list[Note]:
        return notes_of(problems, self._of_all, self._want_repair)

    def _want_repair(self, repair: Repair) -> None:
        self.repair_wanted.emit(repair)

    def _repair_button(self, problem: Problem) -> RepairButton:
        (note,) = self._problem_notes([problem])
        return RepairButton(*note.buttons[0])

    def _wires(self, layout: Layout, document: Document, analysis: Analysis) -> list[WireItem]:
        shapes = shapes_given(document, analysis)
        shown = {(item.wire.source, item.wire.target): item for item in self.wires}
        known = {(wire.source, wire.target) for wire in self.layout.wires} if self.landing else None
        made = []
        for wire in layout.wires:
            shape = shapes.get(wire.source)
            text = shape_text(shape) if shape else "?"
            lit = known is not None and (wire.source, wire.target) not in known
            item = shown.get((wire.source, wire.target))
            if item is None:
                item = WireItem(wire, text, shape is None, lit)
            else:
                item.show_wire(wire, text, shape is None, lit)
            made.append(item)
        return made

    def _invitation(self, layout: Layout, analysis: Analysis) -> InvitationItem:
        item = InvitationItem(
            self.tr("Drag a layer here"),
            self.tr("or double-click one in the palette."),
            next((self._repair_button(p) for p in analysis.problems if p.repair), None),
        )
        top = layout.rects[INPUT]
        room = QRectF(top.bottomLeft(), layout.rects[OUTPUT].topRight())
        item.setPos(room.left(), room.center().y() - InvitationItem.HEIGHT / 2)
        item.setZValue(2)
        return item
