"""Projects that were opened or saved last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.providers.words import tr

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class RecentProjects:
    """Enter opens the project."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """Newest first."""
        for text in window.files.recent.paths:
            path = Path(text)
            yield Entry(
                key=f"project {text}",
                kind=tr("Project"),
                title=path.stem,
                do=partial(window.files.open, path),
                detail=str(path.parent),
                icon="file",
            )
