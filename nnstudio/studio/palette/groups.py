"""Rows of the palette for groups: those that come with the program, and those of one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt

from nnstudio.document.groups import Group
from nnstudio.document.library import Shipped
from nnstudio.formats.own_groups import OwnGroup
from nnstudio.studio.mime import GROUP, name_of_own
from nnstudio.studio.palette.row import FAMILY_ROLE, TYPE_ROLE
from nnstudio.studio.palette.rows import LayerRow, RatedRow
from nnstudio.studio.palette.search import Searched
from nnstudio.studio.words import declared, family_title, summary_of

GROUP_FAMILY = Group.family


class GroupRow(LayerRow):
    """A group, which is found by its title, what it is for, and other words for it."""

    def __init__(self, title: str, name: str, about: str, synonyms: str, place: int) -> None:
        RatedRow.__init__(self, place, title)
        self.function = ""
        self.searched = Searched((title, declared(title)), synonyms, family_title(GROUP_FAMILY), about)
        self.setData(0, TYPE_ROLE, name)
        self.setData(0, FAMILY_ROLE, GROUP_FAMILY)
        self.setToolTip(0, f"<b>{title}</b><p>{about}</p>")
        self.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, about)


class OwnRow(GroupRow):
    """A group of one's own."""

    def __init__(self, own: OwnGroup, place: int) -> None:
        layers = len(list(own.group.layers()))
        about = declared("A group of your own.") + f" {summary_of(own.group)}"
        super().__init__(own.group.label, name_of_own(own.group), about, f"own {layers}", place)
        self.own = own


def shipped_row(shipped: Shipped, place: int) -> GroupRow:
    """The row of a group that comes with the program."""
    title, about = declared(shipped.group.label), declared(shipped.help)
    synonyms = f"{shipped.synonyms} {declared(shipped.synonyms)} {shipped.group.label}"
    return GroupRow(title, f"{GROUP} {shipped.name}", about, synonyms, place)
