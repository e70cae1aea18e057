"""The table that ships with the program."""

import hashlib
import json
from pathlib import Path

import pytest

from nnstudio.data import resources
from nnstudio.data.errors import DataError
from nnstudio.data.resources import resource_path
from nnstudio.data.source import Source
from nnstudio.data.sources import SOURCES, HousePrices
from nnstudio.declared import from_json
from nnstudio.learning.tasks import Regression


def test_what_is_known_without_reading_is_what_is_read() -> None:
    """Where the table changes: `json.dumps(HousePrices().open().description.to_json(), indent=1)` is the new file."""
    assert HousePrices().describe() == HousePrices().open().description


def test_a_price_is_predicted_from_sixteen_columns_of_2901_houses() -> None:
    opened = HousePrices().open()
    described = opened.description
    assert len(opened.train) + len(opened.test) == 2901
    assert len(described.columns) == 16
    assert isinstance(described.task, Regression)
    assert [target.name for target in described.task.targets] == ["price (thousand dollars)"]
    assert opened.notes == ()


def test_a_limit_takes_some_of_each_part_and_is_told_without_reading() -> None:
    opened = HousePrices(limit=100).open()
    assert (len(opened.train), len(opened.test)) == (100, 100)
    assert HousePrices(limit=100).describe() == opened.description


def test_a_project_with_it_names_no_path() -> None:
    stored = json.loads(json.dumps(HousePrices().to_json()))
    assert str(Path(resource_path("house-prices")).parent) not in json.dumps(stored)
    back: Source = from_json(SOURCES, stored, "source")
    assert back == HousePrices()


def test_the_table_is_the_one_that_its_readme_tells_of() -> None:
    """Its lines end as they do in the repository, whatever the checkout has made of them."""
    table = resource_path("house-prices", "houses.csv").read_bytes().replace(b"\r\n", b"\n")
    readme = resource_path("house-prices", "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(table).hexdigest() in readme
    assert f"{len(table):,} bytes" in readme


def test_a_table_that_is_missing_is_told_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "RESOURCE_ROOTS", (tmp_path,))
    with pytest.raises(DataError, match=r"'house-prices/houses\.csv' ships with NN Studio but is missing"):
        HousePrices().open()
