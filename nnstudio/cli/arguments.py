"""What can be typed: the commands and their options. Wrong use ends with status 2 and one sentence."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NoReturn

import nnstudio
from nnstudio.cli.diagram import LOOKS, PAPERS
from nnstudio.cli.failure import WRONG_USE
from nnstudio.formats.codes import CODES
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.importers import IMPORTERS
from nnstudio.shown import escaped

DESCRIPTION = "Build a neural network, train it, and watch it learn. Without a command, the window opens."


class Parser(argparse.ArgumentParser):
    """A parser that complains in one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{self.prog}: {escaped(message)} (see {self.prog} --help).\n")


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A type for an option: a whole number in this range."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number") from None
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{number} is not from {least} to {most}")
        return number

    return read


def a_number(least: float, most: float) -> Callable[[str], float]:
    """A type for an option: a number in this range."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is no number") from None
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{text} is not from {least:g} to {most:g}")
        return number

    return read


def make_parser() -> Parser:
    """All commands; the chosen one is `command` of the result."""
    parser = Parser("nnstudio", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"NN Studio {nnstudio.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser, required=True)
    _open(commands.add_parser("open", help="open the window, with a project if one is named"))
    _train(commands.add_parser("train", help="train a template or a project"))
    _evaluate(commands.add_parser("evaluate", help="judge a trained project on the test part, which counts"))
    _data(commands.add_parser("data", help="tell what a set, file or folder holds that can be learned"))
    _info(commands.add_parser("info", help="tell what is in a project or template: layers, data, the run"))
    _hand(
        commands.add_parser("hand", help="tell what is kept of your hand; as folders of pictures, out or in")
    )
    _predict(commands.add_parser("predict", help="tell what the network says of pictures or rows"))
    _export(commands.add_parser("export", help="write the network as a file or code of another library"))
    _import(
        commands.add_parser("import", help="make a project of a network of Keras: .keras, .h5, .json or code")
    )
    _code(commands.add_parser("code", help="print the network as code"))
    _diagram(commands.add_parser("diagram", help="draw the network as SVG, PDF or PNG"))
    _json(commands.add_parser("templates", help="list the networks to start from"))
    tour = commands.add_parser("tour", help="drive the window through a whole session, with pictures")
    tour.add_argument("folder", metavar="OUT_DIR", help="where the pictures go")
    return parser


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="a project")


def _train(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", metavar="TEMPLATE-OR-FILE", help="a name from `nnstudio templates`, or a project"
    )
    parser.add_argument(
        "--epochs", type=whole_number(0, 100_000), metavar="N", help="passes over the examples"
    )
    parser.add_argument("--seed", type=whole_number(0, 2**31 - 1), metavar="N", help="start of all chance")
    parser.add_argument(
        "--batch-size", type=whole_number(1, 65_536), metavar="N", help="examples for one step"
    )
    parser.add_argument("--out", metavar="FILE", help="save the trained project there")
    parser.add_argument(
        "--data",
        metavar="PATH",
        help="learn from this folder, NPZ, CSV or TSV file instead, or from a set by its name (see `nnstudio data`)",
    )
    _target(parser)
    _limit(parser, "learn from N examples only, and be judged by N")
    _threads(parser)
    _json(parser, "one JSON object for each event, on stdout")


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="class folders, IDX files, an NPZ file, a CSV or TSV file, or the name of a set; without it, the "
        "names are listed",
    )
    _target(parser)
    _json(parser)


def _info(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="TEMPLATE-OR-FILE", help="a project, or the name of a template")
    _json(parser)


def _hand(parser: argparse.ArgumentParser) -> None:
    _json(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", parser_class=Parser)
    for name, text, folder in (
        ("list", "tell which sets are kept, and how many drawings each class has", ""),
        ("out", "write a PNG for each drawing, in a folder for each class", "a folder that is new or empty"),
        ("in", "keep the pictures of class folders, too", "a folder with a folder for each class"),
    ):
        action = actions.add_parser(name, help=text)
        if folder:
            action.add_argument("folder", metavar="FOLDER", help=folder)
            action.add_argument("--set", default="digits", metavar="NAME", help="digits unless given")
        _json(action)


def _target(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--target",
        metavar="COLUMN",
        action="append",
        help="the column of a table to predict; may be given again",
    )


def _evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a trained project")
    _limit(parser, "use N test examples only")
    _threads(parser)
    _json(parser)


def _predict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a trained project")
    parser.add_argument(
        "inputs",
        metavar="INPUT",
        nargs="+",
        help="pictures (of digits: dark on light or light on dark), or tables with the columns of the data",
    )
    _json(parser, "one JSON object for each picture or row, on stdout")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="TEMPLATE-OR-FILE", help="a project, or the name of a template")
    parser.add_argument(
        "--to", choices=list(EXPORTERS), required=True, metavar="FORMAT", help=", ".join(EXPORTERS)
    )
    parser.add_argument("out", metavar="OUT", help="the file, or for code the folder, to write")
    _json(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a file of another program: " + ", ".join(IMPORTERS))
    parser.add_argument("out", metavar="OUT", help="the project to write")
    parser.add_argument(
        "--onto",
        metavar="TEMPLATE-OR-FILE",
        help="the network that gets the weights of a state_dict of PyTorch in .safetensors",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="compare with Keras too; only for files that you trust, since Keras may run code in them",
    )
    _json(parser)


def _code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="TEMPLATE-OR-FILE", help="a project, or the name of a template")
    parser.add_argument(
        "--as",
        dest="language",
        choices=list(CODES),
        default="keras",
        metavar="LANGUAGE",
        help=", ".join(CODES),
    )


def _diagram(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="TEMPLATE-OR-FILE", help="a project, or the name of a template")
    parser.add_argument("out", metavar="OUT", help="the picture: its ending says which kind")
    parser.add_argument("--look", choices=LOOKS, default="print", help="its colours; print is light on white")
    parser.add_argument(
        "--scale", type=a_number(0.1, 100.0), default=2.0, metavar="N", help="of a PNG, 1 is as on the canvas"
    )
    parser.add_argument(
        "--paper", choices=PAPERS, default="fit", help="of a PDF; fit is one page as large as the diagram"
    )


def _limit(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--limit", type=whole_number(1, 2**31 - 1), metavar="N", help=text)


def _threads(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--threads", type=whole_number(1, 256), metavar="N", help="all cores unless given")


def _json(parser: argparse.ArgumentParser, text: str = "JSON instead of text, on stdout") -> None:
    parser.add_argument("--json", action="store_true", help=text)
