"""What groups and their settings are called: for people, so that any text will do that can be shown in one line."""

from __future__ import annotations

from nnstudio.document.errors import ValueRefusedError
from nnstudio.errors import sentence
from nnstudio.shown import can_be_shown, short

LONGEST_LABEL = 64


def check_label(label: object) -> str:
    """The label without needless spaces; ValueRefusedError when nobody could read it."""
    clean = " ".join(label.split()) if isinstance(label, str) else ""
    if not clean or len(clean) > LONGEST_LABEL or not can_be_shown(clean):
        raise ValueRefusedError(
            sentence(
                "The title of a group is a text of 1 to {most} characters, not {label}.",
                most=LONGEST_LABEL,
                label=short(label),
            ),
            "label",
        )
    return clean


def check_setting(name: object) -> str:
    """The name of a setting of a group, without needless spaces; ValueRefusedError when it can't have that one."""
    clean = " ".join(name.split()) if isinstance(name, str) else ""
    if not clean or len(clean) > LONGEST_LABEL or not can_be_shown(clean) or clean == "repeat":
        raise ValueRefusedError(
            sentence(
                "A setting is named with 1 to {most} characters, not {name}.",
                most=LONGEST_LABEL,
                name=short(name),
            ),
            "name",
        )
    return clean
