"""The canvas as a screen reader gets it: input, layers in the order of the computation, output, and then the wires."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from nnstudio.document.groups.group import is_entry
from nnstudio.errors import full_stop
from nnstudio.layers.graph import INPUT
from nnstudio.layers.shapes import shape_text
from nnstudio.studio.accessible.canvas_places import Places
from nnstudio.studio.accessible.element import PRESS, SHOW_MENU, TOGGLE, Deed, Element, Role
from nnstudio.studio.canvas.faces import description_of_wire, input_text, output_text
from nnstudio.studio.canvas.layout import OUTPUT, group_of
from nnstudio.studio.canvas.note import NoteItem
from nnstudio.studio.canvas.parts import BlockItem, InvitationItem, Part
from nnstudio.studio.canvas.view import CanvasView
from nnstudio.studio.words import in_words, one_after_the_other


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("accessible", text)


class CanvasTeller:
    """Tells of the view of the canvas."""

    role = Role.List

    def __init__(self, view: CanvasView) -> None:
        self.widget = view
        self.scene, self.store, self.editing = view.network, view.store, view.editing
        self.places = Places(view)

    def stamp(self) -> tuple[object, ...]:
        """The document with what is known of it, what is selected and unfolded, and the wire in the hand."""
        store, hand = self.store, self.widget.wiring.hand
        chosen = store.selection.ids, store.selection.wire, self.widget.hasFocus()
        return (
            store.document,
            store.analysis,
            store.unfolded.paths,
            *chosen,
            hand.wire,
            hand.target,
            self.scene.landing,
        )

    def deeds(self) -> tuple[Deed, ...]:
        """None: they are the layers'."""
        return ()

    def value(self) -> str:
        """It says all by its parts."""
        return ""

    def elements(self) -> tuple[Element, ...]:
        """All parts, and all wires."""
        document = self.store.document
        blocks = [self.scene.blocks[key] for key in document.paths if key in self.scene.blocks]
        first = self._terminal(INPUT, tr("Input"), input_text(document))
        last = self._terminal(OUTPUT, tr("Output"), output_text(document, self.store.analysis))
        wires = [self._wire(*wire) for wire in document.wires if self.store.unfolded.shows(wire[1])]
        return (first, *self._invitation(), *map(self._block, blocks), last, *wires)

    # Parts

    def _block(self, block: BlockItem) -> Element:
        key, selection, face = block.key, self.store.selection, block.face
        report = self.store.analysis.blocks.get(key)
        gives = report.output_shape if report is not None and not face.disabled else None
        shape = shape_text(gives) if gives is not None else ""
        words = [f"{face.title} {face.name}", face.summary, shape, face.count]
        notes = self._notes(block)
        words += [tr("problem: {0}").format(note.name) for note in notes if note.invalid]
        return Element(
            key,
            Role.ListItem,
            ", ".join(word for word in words if word),
            self._word_to_wire(key) or self._place(key),
            rect=partial(self.places.part, key),
            deeds=self._deeds_of(key),
            selectable=True,
            unfolded=key in self.store.unfolded.paths if self.widget.grouping.is_group(key) else None,
            selected=key in selection.ids,
            focused=self.widget.hasFocus() and key == selection.current,
            invalid=bool(report and report.problems),
            rename=partial(self.editing.rename, key),
            children=notes,
        )

    def _place(self, key: str) -> str:
        """What it reads, which one of how many it is, and what a person wrote beside it."""
        document = self.store.document
        node, beside = document.node(key), document.paths_in(group_of(key))
        sources = ", ".join(source for source in dict.fromkeys(node.inputs) if not is_entry(source))
        place = tr("{0} of {1}.").format(beside.index(key) + 1, len(beside))
        reads = tr("Reads {0}.").format(sources) if sources else ""
        return one_after_the_other((reads, place, tr("Note: {0}").format(node.note) if node.note else ""))

    def _terminal(self, key: str, title: str, text: str) -> Element:
        deeds: tuple[Deed, ...] = ()
        if key == INPUT:
            deeds = (
                Deed(PRESS, self._end_wire_at(key) or self.widget.data_wanted.emit, tr("Choose other data")),
                Deed("wire", partial(self._draw_from, key), tr("Draw a wire")),
                Deed("note", partial(self.widget.annotate_part, None), tr("Write a note")),
            )
        notes = self._notes_of(key)
        return Element(
            key,
            Role.ListItem,
            f"{title}: {text}",
            self._word_to_wire(key),
            rect=partial(self.places.part, key),
            deeds=deeds,
            invalid=any(note.invalid for note in notes),
            children=notes,
        )

    def _notes_of(self, key: str) -> tuple[Element, ...]:
        part = self.scene.parts.get(key)
        return self._notes(part) if part is not None else ()

    def _notes(self, part: Part) -> tuple[Element, ...]:
        """The problems of a part, with a button for each repair, and what a person wrote beside it."""
        return tuple(self._note(f"{part.key}/problem {at}", note) for at, note in enumerate(part.notes))

    def _note(self, key: str, note: NoteItem) -> Element:
        buttons = tuple(
            Element(
                f"{key}/repair {at}",
                Role.Button,
                button.text,
                rect=partial(self.places.item, button, button.rect),
                deeds=(Deed(PRESS, button.clicked),),
            )
            for at, button in enumerate(note.buttons)
        )
        where = partial(self.places.item, note, note.boundingRect())
        if note.kind == "note":
            return Element(key, Role.Note, note.sentence, rect=where)
        return Element(key, Role.AlertMessage, note.sentence, rect=where, invalid=True, children=buttons)

    def _invitation(self) -> tuple[Element, ...]:
        items = [item for item in self.scene.items() if isinstance(item, InvitationItem)]
        return tuple(
            Element(
                "<invitation>",
                Role.StaticText,
                f"{item.title} {item.text}",
                rect=partial(self.places.item, item, item.boundingRect()),
            )
            for item in items
        )

    # Wires

    def _wire(self, source: str, target: str) -> Element:
        selection = self.store.selection
        selected = selection.wire == (source, target)
        return Element(
            f"{source} > {target}",
            Role.ListItem,
            description_of_wire(source, target, self.store.document, self.store.analysis),
            rect=partial(self.places.wire, source, target),
            deeds=(
                Deed(PRESS, partial(selection.set_wire, source, target), tr("Select")),
                Deed("wire", partial(self._take_up, source, target), tr("Move the wire's end")),
                Deed("delete", partial(self.editing.disconnect_wire, source, target), tr("Delete")),
            ),
            selectable=True,
            selected=selected,
            focused=selected and self.widget.hasFocus(),
        )

    def _take_up(self, source: str, target: str) -> None:
        self.store.selection.set_wire(source, target)
        self.widget.wiring.draw()

    def _draw_from(self, key: str) -> None:
        self.widget.setFocus()
        self.store.selection.set(() if key == INPUT else (key,))
        self.widget.wiring.draw()

    def _word_to_wire(self, key: str) -> str:
        """What a part says to the wire in the hand; "" without one."""
        wire = self.widget.wiring.hand.wire
        verdict = wire.verdicts.get(key) if wire is not None else None
        return in_words(full_stop(verdict.text)) if verdict is not None else ""

    def _end_wire_at(self, key: str) -> Callable[[], None] | None:
        """How the wire in the hand ends at this part; None without one."""
        hand = self.widget.wiring.hand
        if hand.wire is None or key == hand.wire.end:
            return None

        def end() -> None:
            hand.choose(key)
            hand.drop()

        return end

    # Deeds

    def _deeds_of(self, key: str) -> tuple[Deed, ...]:
        end = self._end_wire_at(key)
        press = (
            Deed(PRESS, end, tr("End the wire here"))
            if end
            else Deed(PRESS, partial(self._select, key), tr("Select"))
        )
        way = tr("Enable") if self.store.document.node(key).disabled else tr("Disable")
        return (
            press,
            Deed(
                TOGGLE,
                partial(self.store.selection.toggle, key),
                tr("Add to the selection, or take out of it"),
            ),
            Deed(
                "properties",
                partial(self._with, key, self.widget.properties_wanted.emit),
                tr("Show its settings"),
            ),
            Deed("wire", partial(self._draw_from, key), tr("Draw a wire")),
            *self._deeds_of_group(key),
            Deed("rename", partial(self._with, key, self.widget.rename), tr("Rename")),
            Deed("delete", partial(self._with, key, self.editing.delete), tr("Delete")),
            Deed("disable", partial(self._with, key, self.editing.disable), way),
            Deed("note", partial(self._with, key, self.widget.annotate), tr("Write a note")),
            Deed("moveUp", partial(self._with, key, self.editing.move_up), tr("Move up")),
            Deed("moveDown", partial(self._with, key, self.editing.move_down), tr("Move down")),
            Deed(SHOW_MENU, partial(self._with, key, partial(self._open_menu, key))),
        )

    def _deeds_of_group(self, key: str) -> tuple[Deed, ...]:
        grouping = self.widget.grouping
        if not grouping.is_group(key):
            return ()
        text = tr("Close the group") if key in self.store.unfolded.paths else tr("Open the group")
        return (Deed("fold", partial(self._with, key, grouping.fold), text),)

    def _select(self, key: str) -> None:
        self.widget.setFocus()
        self.store.selection.set((key,))

    def _with(self, key: str, do: Callable[[], object]) -> None:
        """Select it alone, and do something to it."""
        self._select(key)
        do()

    def _open_menu(self, key: str) -> None:
        place = self.widget.mapFromScene(self.scene.layout.rects[key].center())
        self.widget.customContextMenuRequested.emit(place)
