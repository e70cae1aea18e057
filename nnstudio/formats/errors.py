"""The errors of what is read or written here: in the end, one sentence for the person whose file it is."""

from __future__ import annotations

from nnstudio.errors import StudioError


class ProjectError(StudioError):
    """A project that can't be opened or saved; the sentence names the file, the fault and the way out."""


class Fault(StudioError):
    """What is wrong within a file, as a clause that goes on after the file's name: "lacks the weights"."""
