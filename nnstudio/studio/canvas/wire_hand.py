"""A wire in the hand, by mouse or by key: taken up at one end, held over a layer, and let go there or given up.

Nothing changes until it is let go. Where it can mean several things, a menu asks, and shows each while it is chosen.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Signal, Slot
from PySide6.QtWidgets import QGraphicsView

from nnstudio.document.groups.group import is_entry
from nnstudio.document.wire_in_hand import Offer, Verdict, WireInHand
from nnstudio.document.wire_ways import Way
from nnstudio.errors import full_stop, sentence
from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.canvas.layout import OUTPUT, group_of, is_output
from nnstudio.studio.canvas.near import block_at, port_of
from nnstudio.studio.canvas.scene import CanvasScene
from nnstudio.studio.canvas.way_menu import WayMenu
from nnstudio.studio.canvas.wire_note import WireNote
from nnstudio.studio.canvas.wiring_items import FADED, PulledItem, TargetItem
from nnstudio.studio.words import in_words, one_after_the_other

Manner = Literal["drag", "click", "key"]
ROOM_FOR_NOTE = 120
"""Pixels below a block that is chosen by key."""
MARKS = {"takes": "good", "mends": "repair", "spoils": "warning", "refuses": "error"}


class WireHand(QObject):
    """wire: what is in the hand, or None. target: the block that it is held over, or None. manner: how it is held.

    said: what a screen reader should know, when it is held over another block.
    """

    said = Signal(str)

    def __init__(self, view: QGraphicsView, network: CanvasScene, editing: Editing) -> None:
        super().__init__(view)
        self.view, self.network, self.editing = view, network, editing
        self.wire: WireInHand | None = None
        self.target: str | None = None
        self.manner: Manner = "drag"
        self.targets: dict[str, TargetItem] = {}
        self.menu: WayMenu | None = None
        self.note = WireNote(view.viewport())
        self._pulled = PulledItem()
        self._point = QPointF()
        self._reader: str | None = None
        editing.store.changed.connect(self.cancel)

    # Taking it up

    def take(self, wire: WireInHand, manner: Manner) -> None:
        """Take a wire up, and let every block say what it makes of it."""
        self.cancel()
        self.wire, self.manner, self.target = wire, manner, None
        zoom = self.view.transform().m11()
        for key, verdict in wire.verdicts.items():
            if is_entry(key.rpartition("/")[2]) and not verdict.possible:
                continue
            kind = "home" if key == wire.home else verdict.kind
            item = TargetItem(self.network.layout.rects[key], kind, in_words(verdict.text), zoom)
            self.targets[key] = item
            self.network.addItem(item)
            if not item.possible and key in self.network.blocks:
                self.network.blocks[key].setOpacity(FADED)
        self._pulled.setVisible(True)
        self.network.addItem(self._pulled)
        for shown in self.network.wires:
            shown.setVisible((shown.wire.source, shown.wire.target) != wire.moved)
        self._point = self._anchor(wire.end, wire.leaving)
        self._show()

    def take_by_key(self, wire: WireInHand) -> None:
        """Take a wire up, and hold it over the first block behind its end that can take it."""
        self.take(wire, "key")
        keys = self._possible()
        if keys:
            order = list(wire.verdicts)
            ids = self.editing.store.document.paths_in(group_of(wire.end))
            at = ids.index(wire.end) + 1 if wire.end in ids else 0
            behind = [key for key in keys if order.index(key) > at]
            self.choose(wire.home or (behind[0] if behind and wire.leaving else keys[-1]))

    # Holding it

    def point_to(self, position: QPoint) -> None:
        """Hold it where the mouse is in the viewport."""
        if self.wire is not None:
            self._point = self.view.mapToScene(position)
            key = self._reachable(block_at(self.network.layout, self._point, self.wire.leaving))
            self.target = key if key != self.wire.end else None
            self._show()

    def _reachable(self, key: str | None) -> str | None:
        """That block, or the group around it that stands where the wire does; None where it is out of reach."""
        group = group_of(self.wire.end) if self.wire is not None else ""
        while key is not None and group_of(key) != group:
            key = group_of(key) or None
        return key

    def choose(self, key: str) -> None:
        """Hold it over a block, and bring that into sight, with room for the note below it."""
        self.target = key
        room = ROOM_FOR_NOTE / self.view.transform().m11()
        self.view.ensureVisible(self.network.layout.rects[key].adjusted(-8, -24, 8, room), 8, 8)
        self._show()

    def step(self, by: int) -> None:
        """Hold it over the next block, or the one before, that can take it; by: 1, -1, or more than all for an end."""
        keys = self._possible()
        if keys:
            at = keys.index(self.target) + by if self.target in keys else 0
            self.choose(keys[max(0, min(at, len(keys) - 1))])

    # Letting it go

    def drop(self) -> None:
        """Let it go where it is held."""
        wire, target, offer = self.wire, self.target, self._offer()
        self._reader = target if wire is None or wire.leaving else wire.end
        if wire is None or (target is not None and target == wire.home):
            self.cancel()
        elif offer is None:
            moved = wire.moved if self.manner == "drag" else None
            self.cancel()
            if moved is not None:
                self.editing.disconnect_wire(*moved)
        elif not offer.ways:
            self.cancel()
            self.editing.refused.emit(offer.sentence)
        elif len(offer.ways) == 1:
            self._take_way(offer.ways[0])
        else:
            self._ask(offer)

    @Slot()
    def cancel(self) -> None:
        """Give it up: everything is as it was."""
        if self.wire is None:
            return
        self.wire = None
        for item in (*self.targets.values(), self._pulled):
            self.network.removeItem(item)
        self.targets = {}
        self._unfade()
        self.note.hide()
        if self.menu is not None:
            self.menu.close()

    def _ask(self, offer: Offer) -> None:
        place = self._place_of_menu()
        self.note.hide()
        self.menu = WayMenu(offer.ways, self.view)
        self.menu.looked_at.connect(self._look_at)
        self.menu.chosen.connect(self._take_way)
        self.menu.closed.connect(self._menu_closed)
        self.menu.open_at(self.view.viewport().mapToGlobal(place))

    @Slot(object)
    def _look_at(self, way: Way) -> None:
        for item in (*self.targets.values(), self._pulled):
            item.setVisible(False)
        self._unfade()
        self.network.show_way(way)

    @Slot()
    def _menu_closed(self) -> None:
        self.menu = None
        self.network.end_landing()
        self.cancel()

    @Slot(object)
    def _take_way(self, way: Way) -> None:
        self.cancel()
        self.editing.connect_by(way, self._reader)

    def _unfade(self) -> None:
        for block in self.network.blocks.values():
            block.setOpacity(1.0)
        for shown in self.network.wires:
            shown.setVisible(True)

    # Showing it

    def _show(self) -> None:
        wire = self.wire
        if wire is None:
            return
        for key, item in self.targets.items():
            item.show_chosen(key == self.target)
        anchor = self._anchor(wire.end, wire.leaving)
        other = self._point if self.target is None else self._anchor(self.target, not wire.leaving)
        start, end = (anchor, other) if wire.leaving else (other, anchor)
        self._pulled.show_between(
            start, end, self.target not in self.targets or self.targets[self.target].possible
        )
        self._show_note()

    def _show_note(self) -> None:
        offer = self._offer()
        if offer is not None:
            order = self._order(offer.ways)
            sentence = in_words(full_stop(offer.sentence))
            self.note.say(MARKS[offer.verdict.kind], sentence, order, self._place_of(self.target or OUTPUT))
            word = in_words(offer.verdict.text)
            self.said.emit(one_after_the_other((f"{self.target}: {word}.", sentence, order)))
        else:
            hint = self._hint()
            self.note.setVisible(bool(hint))
            if hint:
                pointer = self.view.mapFromScene(self._point)
                self.note.say("info", hint, "", QRect(pointer, pointer).adjusted(12, 0, 12, 8))

    def _hint(self) -> str:
        if self.manner == "click":
            return self.tr("Click the layer at which the wire should end. Escape gives it up.")
        if self.manner == "key":
            return self.tr("No layer can take this wire. Escape gives it up.")
        if self.wire is not None and self.wire.moved:
            return self.tr("Let go here to remove the wire.")
        return ""

    def _order(self, ways: tuple[Way, ...]) -> str:
        """What letting it go here would do."""
        if not ways:
            return ""
        first, more = in_words(ways[0].text), len(ways) - 1
        if not more:
            one = {
                "drag": self.tr("Let go: {0}."),
                "click": self.tr("Click: {0}."),
                "key": self.tr("Enter: {0}."),
            }
            return one[self.manner].format(first)
        many = {
            "drag": self.tr("Let go to choose: {0}, or {1} more."),
            "click": self.tr("Click to choose: {0}, or {1} more."),
            "key": self.tr("Enter to choose: {0}, or {1} more."),
        }
        return many[self.manner].format(first, more)

    def _offer(self) -> Offer | None:
        if self.wire is None or self.target is None:
            return None
        if self.target is not None and is_output(self.target):
            said = sentence("The output is what no layer reads: no wire can be drawn to it")
            return Offer(Verdict("refuses", said), said)
        return self.wire.offer(self.target)

    def _possible(self) -> list[str]:
        return [key for key, item in self.targets.items() if item.possible]

    def _anchor(self, key: str, leaving: bool) -> QPointF:
        """Where a wire leaves a block, or comes in."""
        rect = self.network.layout.rects[key]
        return port_of(rect) if leaving else QPointF(rect.center().x(), rect.top())

    def _place_of(self, key: str) -> QRect:
        return self.view.mapFromScene(self.network.layout.rects[key]).boundingRect()

    def _place_of_menu(self) -> QPoint:
        if self.manner == "key" and self.target is not None:
            return self._place_of(self.target).bottomLeft()
        return self.view.mapFromScene(self._point)
