"""Groups: a part of the network under one name, closed to one block, and repeated as often as one likes."""

from nnstudio.document.groups.group import Group, Setting

__all__ = ["Group", "Setting"]
