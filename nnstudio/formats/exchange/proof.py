"""The proof of an export: another library loads it in a process of its own, and answers as the studio does."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exchange.rows import Row
from nnstudio.layers.layer import Array

TOLERANCE = 1e-4
"""Largest difference of an answer that counts as the same; float32 in another order differs by 1e-6."""
LONGEST = 120.0
"""Seconds that the other library gets to load and answer."""
LAST_LINES = 300
"""Characters that are told of what another program complained."""


@dataclasses.dataclass(frozen=True)
class Proof:
    """What the other library said.

    difference: the largest between both answers, None where nobody compared. by: the library with its version.
    said: for a person. holds: False where the other library answers otherwise, or not at all.
    """

    difference: float | None
    by: str
    said: Sentence
    holds: bool


def prove(exporter: Exporter, path: Path, examples: Array | Sequence[Row], answers: Array) -> Proof:
    """Ask the export the examples, raw, and compare with our answers (n, *output_shape).

    examples: (n, *input_shape), or n rows of a table for an exporter that takes rows.

    It is run with this Python, where the other library must be installed; without it, the proof says how to get it.
    """
    if importlib.util.find_spec(exporter.judge) is None:
        return _not_checked(exporter)
    said = sentence("don't use this export.")
    return compared(exporter.judge, exporter.asked, path, examples, answers, said)


def compared(
    judge: str,
    asked: str,
    path: Path,
    examples: Array | Sequence[Row],
    answers: Array,
    advice: Sentence,
    taken: Callable[[Array], Array] = lambda answers: answers,
) -> Proof:
    """Ask a file examples as it takes them, in a process of its own, and compare with our answers.

    judge: the library, which is installed. asked: the module of ours that is run there. advice: what to do where they
    differ. taken: from its answers to ours.
    """
    by = f"{judge} {_version(judge)}"
    with tempfile.TemporaryDirectory(prefix="nnstudio-") as folder:
        given, answered = _written(examples, Path(folder)), Path(folder) / "answers.npy"
        command = [sys.executable, "-m", asked, str(path), str(given), str(answered)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return _failed(
                by, sentence("{library} gave no answer in {time:.0f} seconds.", library=by, time=LONGEST)
            )
        if done.returncode != 0:
            last = " ".join(done.stderr.split())[-LAST_LINES:]
            return _failed(by, sentence("{library} could not load it: {reason}", library=by, reason=last))
        theirs = np.load(answered, allow_pickle=False)
    return _compared(by, answers, taken(theirs), advice)


def _written(examples: Array | Sequence[Row], folder: Path) -> Path:
    if isinstance(examples, np.ndarray):
        np.save(folder / "examples.npy", examples)
        return folder / "examples.npy"
    rows = folder / "rows.json"
    rows.write_text(json.dumps(list(examples)), "utf-8")
    return rows


def _compared(by: str, ours: Array, theirs: Array, advice: Sentence) -> Proof:
    if theirs.shape != ours.shape:
        return _failed(
            by,
            sentence(
                "{library} answers in another shape: {theirs} for {ours}.",
                library=by,
                theirs=str(theirs.shape),
                ours=str(ours.shape),
            ),
        )
    with np.errstate(invalid="ignore"):
        difference = float(np.max(np.abs(theirs - ours), initial=0.0))
    if not difference <= TOLERANCE:  # also where it is NaN
        said = sentence(
            "{library} answers {count} examples otherwise, by up to {difference:.1e}: {advice}",
            library=by,
            count=len(ours),
            difference=difference,
            advice=advice,
        )
        return Proof(difference, by, said, False)
    said = sentence(
        "{library} answers {count} examples alike, to {difference:.1e}.",
        library=by,
        count=len(ours),
        difference=difference,
    )
    return Proof(difference, by, said, True)


def _failed(by: str, said: Sentence) -> Proof:
    return Proof(None, by, said, False)


def _not_checked(exporter: Exporter) -> Proof:
    said = sentence(
        "Not checked: {library} is not installed beside NN Studio. With it (pip install {library}), each export is "
        "loaded and asked.",
        library=exporter.judge,
    )
    return Proof(None, "", said, True)


def _version(module: str) -> str:
    try:
        return importlib.metadata.version(module)
    except importlib.metadata.PackageNotFoundError:
        return ""
