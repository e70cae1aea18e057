"""New layers: all types of the catalogue, and the activations by their functions' names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from nnstudio.layers.activation import Activation
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.layer import Layer
from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.providers.provider import in_the_network, no_network
from nnstudio.studio.quick.providers.words import tr
from nnstudio.studio.words import declared, family_title

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class NewLayers:
    """Enter adds a layer of that type behind the selection."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """One for each type, then one for each function."""
        reason = no_network(window)
        for cls in LAYERS.values():
            names = (cls.type_name(), *_words(cls.synonyms), *_words(declared(cls.synonyms)))
            yield _entry(window, cls, "", names, f"{cls.help} {declared(cls.help)}", reason)
        for name, function in FUNCTIONS.items():
            about = f"{function.help} {declared(function.help)}"
            yield _entry(window, Activation, name, (name,), about, reason)


def _entry(
    window: MainWindow, cls: type[Layer], function: str, names: tuple[str, ...], about: str, reason: str
) -> Entry:
    named = f"{cls.type_name()} {function}".strip()
    return Entry(
        key=f"layer {named}",
        kind=tr("New layer"),
        title=f"{declared(cls.title)} {function}".strip(),
        do=in_the_network(window, partial(window.editing.add, named)),
        detail=family_title(cls.family),
        names=names,
        about=about,
        icon=cls.family,
        family=cls.family,
        reason=reason,
    )


def _words(synonyms: str) -> tuple[str, ...]:
    """Each other name, and all of them together, since some have several words."""
    return (synonyms, *synonyms.split()) if synonyms else ()
