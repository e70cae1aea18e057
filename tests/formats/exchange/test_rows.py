"""Rows of a table go into written code as they are, and answers come out in their units, as in the studio."""

from __future__ import annotations

import dataclasses
import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnstudio.data.columns import Column
from nnstudio.data.source import Opened, Progress, Source
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.metadata import metadata
from nnstudio.formats.exchange.network import Network, network_of
from nnstudio.formats.exchange.rows import encoded, made_up_rows
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.keras.script import keras_script
from nnstudio.formats.numpy_script.exporter import NumPyScript
from nnstudio.formats.numpy_script.script import numpy_script
from nnstudio.formats.pytorch.module import pytorch_module
from nnstudio.learning.tasks import Regression
from nnstudio.learning.tasks.regression import Target
from nnstudio.runs.exporting import export
from tests.formats.exchange.networks import answers, shaken, template

TABLES = ("house-prices", "spiral")
ODD = (
    Column('say "how much"\\n', mean=3.0, deviation=2.0, fill=1.0),
    Column("\u7f51\u7edc", "category", categories=("'", '"""', "\\", "a, b", "3")),
    Column("{x}", deviation=1e-7, fill=5e8),
)
"""Names that would be something else in code."""


def odd() -> Network:
    document = TEMPLATES["house-prices"].document
    task = Regression((Target('"""', "\\", -3.0, 0.5),))
    description = dataclasses.replace(document.description, columns=ODD, shape=(7,), task=task)
    document = dataclasses.replace(document, input_shape=(7,), description=description)
    return network_of(document, shaken(document.graph))


def written(network: Network, folder: Path) -> dict[str, Any]:
    NumPyScript().write(network, folder / "out")
    return runpy.run_path(str(folder / "out" / "network.py"))


def opened(source: Source, progress: Progress) -> Opened:
    return source.open(progress)


@pytest.mark.parametrize("network", [*map(template, TABLES), odd()], ids=[*TABLES, "odd names"])
def test_rows_are_encoded_as_in_the_studio(network: Network, tmp_path: Path) -> None:
    made, rows = written(network, tmp_path), network.made_up_rows(200)
    wanted = encoded(network.columns, rows)
    np.testing.assert_allclose(made["encode"](rows), wanted, rtol=1e-5, atol=1e-5)
    lists = [list(row.values()) for row in rows]
    np.testing.assert_array_equal(made["encode"](lists), made["encode"](rows))


def test_rows_that_are_made_up_have_missing_cells_and_unknown_categories() -> None:
    rows = made_up_rows(ODD, 200)
    cells = [row["\u7f51\u7edc"] for row in rows]
    assert {None, "", "never seen", *ODD[1].categories} == set(cells)
    assert {None, "", "NA"} <= {row["{x}"] for row in rows}


def test_answers_come_in_the_units_of_the_target(tmp_path: Path) -> None:
    network = template("house-prices")
    made, rows = written(network, tmp_path), network.made_up_rows(20)
    task = network.description.task
    assert isinstance(task, Regression)
    given = made["in_units"](made["predict"](made["encode"](rows)))
    np.testing.assert_allclose(given, task.in_units(answers(network, network.made_up(20))), rtol=1e-5)


def test_the_script_answers_for_a_table(tmp_path: Path) -> None:
    network = template("house-prices")
    written(network, tmp_path)
    table = tmp_path / "rows.csv"
    table.write_text("rooms,built,building\n6,1980,detached\n,NA,castle\n", "utf-8")
    command = [sys.executable, str(tmp_path / "out" / "network.py"), str(table)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [line.rpartition(" ")[0] for line in done.stdout.splitlines()] == ["price (thousand dollars)"] * 2


@pytest.mark.parametrize("name", TABLES)
def test_the_proof_asks_rows(name: str, tmp_path: Path) -> None:
    document = TEMPLATES[name].document
    exported = export(EXPORTERS["numpy"], document, None, tmp_path / "out", opened)
    assert exported.proof.holds, exported.proof.said
    assert exported.proof.difference is not None


def test_the_proof_finds_a_column_that_is_encoded_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nnstudio.formats.exchange.rows._figure", lambda value: f"{value:.2g}")
    exported = export(
        EXPORTERS["numpy"], TEMPLATES["house-prices"].document, None, tmp_path / "out", Source.open
    )
    assert not exported.proof.holds


@pytest.mark.parametrize("write", [keras_script, numpy_script, pytorch_module])
def test_every_script_has_the_same_code_for_rows(write: Any) -> None:
    network = template("house-prices")
    code = write(network).text
    compile(code, "network.py", "exec")
    assert "def encode(rows):" in code
    assert "def in_units(answers):" in code
    assert "def encode" not in write(template("first-network")).text


def test_a_network_of_another_size_than_its_table_encodes_no_rows() -> None:
    network = template("house-prices")
    other = dataclasses.replace(network, graph=dataclasses.replace(network.graph, input_shape=(60,)))
    assert other.columns == ()


def test_files_tell_how_rows_are_encoded() -> None:
    told = metadata(template("house-prices"))
    assert [Column.from_json(each) for each in told["columns"]] == list(template("house-prices").columns)
    assert told["units"][0]["scale"] > 1
    json.dumps(told)
