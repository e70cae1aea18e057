"""What the program does with a foreign thing: it takes it, and all of that works, or it says a sentence."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import io
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import numpy as np

from nnstudio.cli import main
from nnstudio.document.analysis import analyse
from nnstudio.document.document import empty_document
from nnstudio.formats.codes import CODES
from nnstudio.formats.exchange.arriving import ArrivalError, Arrived
from nnstudio.formats.exchange.network import Network, network_of
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.importers import read_foreign
from nnstudio.formats.keras.incoming.reader import read_keras_code
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.importing import onto
from tests.fuzz.foreign import good
from tests.fuzz.foreign.outside import holds_secret
from tests.fuzz.judging import MEMORY, SMALL, check_sentence

MOST_WORK = 10**7
"""Multiply-adds of an example, up to which a network that came in is asked."""
MOST_NODES = 300
"""Layers, up to which a network that came in is written as code."""
EVIL = "evil"
"""A name that hostile things call. Written code that calls it would do what a stranger wants."""


def judge_file(path: Path) -> str:
    """Read it as `nnstudio import` does, and as the window does."""
    try:
        arrived = read_foreign(path)
    except ArrivalError as error:
        check_sentence(str(error), str(path))
        return "refused"
    return judge_arrived(arrived, path)


def judge_code(path: Path) -> str:
    """Paste it: a text may hold what no file can."""
    text = _pasted(path.read_bytes())
    try:
        arrived = read_keras_code(text)
    except ArrivalError as error:
        check_sentence(str(error))
        return "refused"
    return judge_arrived(arrived, path)


def _pasted(data: bytes) -> str:
    """Halves of surrogate pairs included, which the clipboard may hold."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def judge_command(path: Path) -> str:
    """`nnstudio import`: a project, or one sentence and a status."""
    out, errors, project = io.StringIO(), io.StringIO(), path.with_name("came.nnstudio")
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(errors))
        stack.enter_context(mock.patch("nnstudio.cli.import_.compared_with_its_own", return_value=None))
        status = main(["import", str(path), str(project)])
    if status == 0:
        load_project(project)
        project.unlink()
        return "taken"
    assert not out.getvalue(), out.getvalue()
    assert not project.exists(), "refused, and a project is there"
    check_sentence(errors.getvalue().removesuffix("\n"))
    return "refused"


def judge_state(path: Path) -> str:
    """Weights alone, onto each network that they may belong to."""
    outcomes = set()
    for network in good.networks():
        document = dataclasses.replace(empty_document(), input_shape=network.graph.input_shape)
        document = dataclasses.replace(document, nodes=network.graph.nodes)
        try:
            arrived = onto(document, network.weights, path)
        except ArrivalError as error:
            check_sentence(str(error))
            outcomes.add("refused")
            continue
        assert all(np.isfinite(array).all() for array in (arrived.weights or {}).values())
        outcomes.add(judge_arrived(arrived, path))
    return "taken" if "taken" in outcomes else "refused"


def judge_arrived(arrived: Arrived, path: Path) -> str:
    """The report, the problems, the project that is saved, the answers, and the network as code."""
    for said in (*arrived.notes, *arrived.gaps):
        check_sentence(said)
    for name, array in (arrived.weights or {}).items():
        assert not holds_secret(array), f"{name} holds what stands outside"
    analysis = analyse(arrived.document, MEMORY)
    for problem in analysis.problems:
        check_sentence(f"{problem.sentence}.")
    weights = dict(arrived.weights) if arrived.weights is not None else None
    again = path.with_name("again.nnstudio")
    save_project(again, Project(arrived.document, weights))
    assert load_project(again).document == arrived.document
    small = analysis.memory < SMALL and analysis.multiply_adds < MOST_WORK
    if analysis.can_answer and weights is not None and small:
        _use(network_of(arrived.document, weights))
    return "taken"


def _use(network: Network) -> None:
    """Ask it, and write it as code that does what it says and nothing else."""
    model = ENGINE.model(network.graph, network.weights, scaling=network.scaling, batch=1, threads=1)
    try:
        model.predict(network.made_up(1))
    finally:
        model.close()
    for language in CODES.values() if len(network.nodes) < MOST_NODES else ():
        with contextlib.suppress(Refused):
            tree = ast.parse(language.write(network).text)
            names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            assert EVIL not in names, f"the code as {language.title} calls what the file says"


Judge = Callable[[Path], str]
