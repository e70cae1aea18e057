"""A choice as a screen reader gets it. Qt's own interface shows the list, but can't choose from it."""

from __future__ import annotations

from functools import partial

from nnstudio.studio.accessible.answers import Plain
from nnstudio.studio.accessible.element import PRESS, SHOW_MENU, Deed, Element, Role
from nnstudio.studio.properties.boxes import QuietCombo


class ChoiceTeller(Plain):
    """Tells of each thing that can be chosen. They are in the list that opens, and so nowhere on the screen."""

    role = Role.ComboBox
    widget: QuietCombo

    def stamp(self) -> tuple[object, ...]:
        """What there is, and what is chosen."""
        combo = self.widget
        return tuple(combo.itemText(at) for at in range(combo.count())), combo.currentIndex()

    def value(self) -> str:
        """What is chosen."""
        return self.widget.currentText()

    def deeds(self) -> tuple[Deed, ...]:
        """Open the list."""
        return (Deed(SHOW_MENU, self.widget.showPopup),)

    def elements(self) -> tuple[Element, ...]:
        """All that can be chosen."""
        combo = self.widget
        return tuple(
            Element(
                f"choice {at}",
                Role.ListItem,
                combo.itemText(at),
                deeds=(Deed(PRESS, partial(self._choose, at)),),
                selectable=True,
                selected=at == combo.currentIndex(),
            )
            for at in range(combo.count())
        )

    def _choose(self, at: int) -> None:
        """Choose it as a person would."""
        self.widget.setCurrentIndex(at)
        self.widget.activated.emit(at)
