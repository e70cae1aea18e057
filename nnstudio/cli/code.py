"""`nnstudio code`: the network as code of another library, on stdout."""

from __future__ import annotations

import argparse

from nnstudio.cli.failure import DONE
from nnstudio.cli.source import open_source
from nnstudio.formats.codes import CODES
from nnstudio.formats.exchange.network import network_of


def code(arguments: argparse.Namespace) -> int:
    """Print the code, which needs no weights."""
    network = network_of(open_source(arguments.file).document, {})
    print(CODES[arguments.language].write(network).text, end="")
    return DONE
