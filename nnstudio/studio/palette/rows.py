"""The rows of the palette: headings of families, and layers, in the order in which they answer a search."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.layer import Layer
from nnstudio.studio.palette.row import FAMILY_ROLE, TYPE_ROLE
from nnstudio.studio.palette.search import Searched
from nnstudio.studio.words import declared, family_title


class RatedRow(QTreeWidgetItem):
    """A row that has its place by how well it answers the search, and then by the order of the catalogue."""

    def __init__(self, place: int, text: str) -> None:
        super().__init__([text])
        self.place, self.score = place, 1

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        if not isinstance(other, RatedRow):
            return False
        return (-self.score, self.place) < (-other.score, other.place)


class FamilyRow(RatedRow):
    """The heading of a family, which stands where the best of its layers belongs."""

    def __init__(self, tree: QTreeWidget, family: str, place: int) -> None:
        super().__init__(place, family_title(family))
        self.setFlags(Qt.ItemFlag.ItemIsEnabled)
        tree.addTopLevelItem(self)

    def rows(self) -> Iterator[LayerRow]:
        """The layers of the family, from above."""
        for row in range(self.childCount()):
            child = self.child(row)
            if isinstance(child, LayerRow):
                yield child

    def rate(self) -> None:
        """Take the best score, and hide where no layer is shown."""
        self.score = max((row.score for row in self.rows()), default=0)
        self.setHidden(all(row.isHidden() for row in self.rows()))


class LayerRow(RatedRow):
    """A layer, or an activation by its function's name; those are shown when they are searched for."""

    def __init__(self, cls: type[Layer], place: int, function: str = "") -> None:
        title = declared(cls.title)
        super().__init__(place, f"{title} {function}" if function else title)
        self.function = function
        about = declared(FUNCTIONS[function].help if function else cls.help)
        family = family_title(cls.family)
        if function:
            self.searched = Searched((self.text(0), function), "", "", f"{FUNCTIONS[function].help} {about}")
        else:
            synonyms = f"{cls.synonyms} {declared(cls.synonyms)}"
            self.searched = Searched((title, cls.type_name()), synonyms, family, f"{cls.help} {about}")
        self.setData(0, TYPE_ROLE, f"{cls.type_name()} {function}".strip())
        self.setData(0, FAMILY_ROLE, cls.family)
        self.setToolTip(0, f"<b>{self.text(0)}</b><p>{about}</p>")
        self.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, about)

    def rate(self, query: str) -> None:
        """Show it if it answers the search."""
        self.score = self.searched.score(query)
        self.setHidden(not self.score or bool(self.function and not query.split()))
