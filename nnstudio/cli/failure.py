"""How a command fails: one sentence on stderr, and an exit status that a script can tell apart."""

from __future__ import annotations

import sys

from nnstudio.data.errors import DataError
from nnstudio.document.errors import DocumentError, EditError
from nnstudio.engine.parameters import WeightsError
from nnstudio.fields import FieldError
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.exchange.tables import Refused
from nnstudio.layers.graph import GraphError
from nnstudio.layers.shapes import ShapeError
from nnstudio.learning.checkpoint import CheckpointError
from nnstudio.shown import escaped

DONE, FAILED, WRONG_USE = 0, 1, 2


class CommandError(Exception):
    """The command can't do what was asked; the message is a sentence."""

    status = FAILED


class UsageError(CommandError):
    """The command was called in a way that makes no sense."""

    status = WRONG_USE


WITH_A_SENTENCE = (
    ArrivalError,
    CheckpointError,
    CommandError,
    DataError,
    DocumentError,
    EditError,
    FieldError,
    GraphError,
    ProjectError,
    Refused,
    ShapeError,
    WeightsError,
)
"""Errors whose message is meant for people."""


def sentence_of(error: BaseException) -> str:
    """The error's message, in one line, as a sentence with its full stop."""
    text = " ".join(str(error).split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def print_error(error: BaseException) -> None:
    """The sentence on stderr, after the program's name."""
    print(f"nnstudio: {escaped(sentence_of(error))}", file=sys.stderr, flush=True)


def status_of(error: BaseException) -> int:
    """The exit status that the error asks for."""
    return error.status if isinstance(error, CommandError) else FAILED
