"""Names of classes and titles, from files and folders that anybody has named. A project holds printable names only, and
Unicode counts among those that are not the wide space of Chinese and the one that breaks no line.
"""

from __future__ import annotations

from nnstudio.learning.tasks.task import LONGEST_NAME, is_name


def name_of(text: str, otherwise: str) -> str:
    """The text as a name: spaces of any kind as one that is printable, what else can't be printed as Python writes it,
    and at most LONGEST_NAME characters. otherwise: the name of nothing.
    """
    if is_name(text):
        return text
    return ("".join(map(_printable, text)).strip() or otherwise)[:LONGEST_NAME]


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else character.encode("unicode_escape").decode("ascii")
