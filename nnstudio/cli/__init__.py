"""The same work without a window: train, evaluate and predict from the command line.

Exit status: 0 when all went well, 1 when something failed, 2 when the command was called wrongly, as with a file that
does not exist. Results are on stdout, errors on stderr, each in one sentence.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from nnstudio.cli.arguments import make_parser
from nnstudio.cli.code import code
from nnstudio.cli.data import data
from nnstudio.cli.diagram import diagram
from nnstudio.cli.evaluate import evaluate_command
from nnstudio.cli.export import export
from nnstudio.cli.failure import FAILED, WITH_A_SENTENCE, CommandError, print_error, status_of
from nnstudio.cli.hand import hand
from nnstudio.cli.import_ import import_network
from nnstudio.cli.info import info
from nnstudio.cli.predict import predict
from nnstudio.cli.templates import templates
from nnstudio.cli.train import train
from nnstudio.cli.window import open_window, tour

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "open": open_window,
    "train": train,
    "data": data,
    "info": info,
    "hand": hand,
    "evaluate": evaluate_command,
    "predict": predict,
    "export": export,
    "code": code,
    "diagram": diagram,
    "import": import_network,
    "templates": templates,
    "tour": tour,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and return its exit status. arguments: those of the process by default."""
    _print_whatever_comes()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        chosen = make_parser().parse_args(_with_command(words))
        return COMMANDS[chosen.command](chosen)
    except WITH_A_SENTENCE as error:
        print_error(error)
        return status_of(error)
    except MemoryError:
        print_error(CommandError("There is not enough memory: use a smaller batch or network."))
        return FAILED
    except KeyboardInterrupt:
        print_error(CommandError("Stopped."))
        return FAILED
    except BrokenPipeError:
        return _give_up_output()


def _print_whatever_comes() -> None:
    """A terminal may not know every letter of a title or a name: those that it does not are printed as escapes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _with_command(words: list[str]) -> list[str]:
    """`nnstudio` and `nnstudio FILE` open the window."""
    names_file = bool(words) and words[0] not in COMMANDS and not words[0].startswith("-")
    if not words or (names_file and (os.path.exists(words[0]) or words[0].endswith(".nnstudio"))):
        return ["open", *words]
    return words


def _give_up_output() -> int:
    """Whoever read our output has gone; keep Python from trying to flush the rest of it at its end."""
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - stays open until the process ends
    return FAILED
