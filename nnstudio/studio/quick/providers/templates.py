"""Templates: networks to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.providers.words import tr
from nnstudio.studio.words import declared

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class Templates:
    """Enter opens the template."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """In the order of all lists."""
        for name, template in TEMPLATES.items():
            yield Entry(
                key=f"template {name}",
                kind=tr("Template"),
                title=declared(template.title),
                do=partial(window.open_template, name),
                detail=declared(template.description),
                names=(template.title, name.replace("-", " ")),
                icon="gallery",
            )
