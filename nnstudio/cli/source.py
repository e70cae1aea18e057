"""What a command works on: a template by its name, or a project file."""

from __future__ import annotations

from pathlib import Path

from nnstudio.cli.failure import CommandError, UsageError
from nnstudio.data.opening import exists
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.project import Project, load_project


def existing(file: str) -> Path:
    """The path of a file that was named on the command line; UsageError where there is none."""
    path = Path(file)
    if not exists(path):
        raise UsageError(f"There is no file {file}.")
    return path


def open_source(source: str) -> Project:
    """The template of that name, or the project in that file. UsageError when it is neither."""
    if source in TEMPLATES:
        return Project(TEMPLATES[source].document)
    path = Path(source)
    if not exists(path) and not path.suffix:
        names = ", ".join(TEMPLATES)
        raise UsageError(f"There is no template and no file named {source!r}; the templates are {names}.")
    return load_project(existing(source))


def open_trained(file: str) -> Project:
    """A project with weights; CommandError when it was never trained, UsageError when there is no such file."""
    project = load_project(existing(file))
    if project.weights is None:
        raise CommandError(f"{file} was never trained: run `nnstudio train {file} --out {file}` first.")
    return project
