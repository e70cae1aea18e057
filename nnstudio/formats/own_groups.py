"""Groups of one's own: each a small file in the user's data folder, to be put into any network later.

What is in the folder may have been written by anybody, and is read as strictly as a project. A file that can't be read
is left where it is, and not listed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from nnstudio.data.atomic import write_atomically
from nnstudio.data.opening import read_regular
from nnstudio.document.as_text import LONGEST, layers_from_text, layers_to_text
from nnstudio.document.errors import DocumentError
from nnstudio.document.groups import Group
from nnstudio.errors import reason_of, sentence
from nnstudio.formats.errors import ProjectError
from nnstudio.layers.graph import INPUT, Node

SUFFIX = ".group.json"
MOST = 500
"""Files that are read."""


@dataclasses.dataclass(frozen=True)
class OwnGroup:
    """path: its file. group: with the title that it was saved under."""

    path: Path
    group: Group


def groups_folder() -> Path:
    """The folder of groups of the user's own."""
    return Path(platformdirs.user_data_dir("nnstudio", appauthor=False)) / "groups"


def own_groups(folder: Path) -> tuple[OwnGroup, ...]:
    """All that can be read, by title."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX))[:MOST]
    except OSError:
        return ()
    found = [own for path in paths for own in _read(path)]
    return tuple(sorted(found, key=lambda own: (own.group.label.casefold(), own.path.name)))


def save_group(folder: Path, group: Group) -> OwnGroup:
    """Keep a group under its title, in the place of one that has the same. ProjectError where that can't be."""
    text = layers_to_text((Node("group", group, (INPUT,)),))
    path = folder / f"{hashlib.sha256(group.label.casefold().encode()).hexdigest()[:16]}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(path, lambda file: file.write(text.encode()))
    except OSError as error:
        raise ProjectError(sentence("The group was not saved: {reason}.", reason=reason_of(error))) from error
    return OwnGroup(path, group)


def delete_group(own: OwnGroup) -> None:
    """Take it out of the folder. ProjectError where that can't be."""
    try:
        own.path.unlink(missing_ok=True)
    except OSError as error:
        raise ProjectError(
            sentence("The group was not deleted: {reason}.", reason=reason_of(error))
        ) from error


def rename_group(own: OwnGroup, label: str) -> OwnGroup:
    """Keep it under another title. ProjectError where that can't be."""
    renamed = save_group(own.path.parent, dataclasses.replace(own.group, label=label))
    if renamed.path != own.path:
        delete_group(own)
    return renamed


def _read(path: Path) -> Iterator[OwnGroup]:
    with contextlib.suppress(DocumentError):
        nodes = layers_from_text(read_regular(path, DocumentError, LONGEST))
        if len(nodes) == 1 and isinstance(nodes[0].layer, Group):
            yield OwnGroup(path, nodes[0].layer)
