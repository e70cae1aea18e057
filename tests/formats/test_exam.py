"""A project remembers each time that its test part was opened."""

import json
import zipfile
from pathlib import Path

import pytest

from nnstudio.data.exam import Sighting, times_seen
from nnstudio.data.sources import Mnist, Points, Table
from nnstudio.document.document import empty_document
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, load_project, save_project

SIGHTINGS = (
    Sighting.now(Mnist(), 3, 10_000, {"accuracy": 0.97}),
    Sighting.now(Mnist(limit=100), 4, 100, {"accuracy": 0.98}),
    Sighting.now(Points(), 5, 500, {"accuracy": 1.0}, "0123456789abcdef" * 2),
)


def test_looks_come_back_from_the_file_also_without_a_trained_network(tmp_path: Path) -> None:
    path = tmp_path / "seen.nnstudio"
    save_project(path, Project(empty_document(), sightings=SIGHTINGS))
    assert load_project(path).sightings == SIGHTINGS


def test_only_looks_at_the_same_data_count_however_much_of_it_is_taken() -> None:
    assert times_seen(SIGHTINGS, Mnist(limit=5)) == 2
    assert times_seen(SIGHTINGS, Points()) == 1
    assert times_seen(SIGHTINGS, Points(seed=1)) == 0


def test_looks_at_data_that_was_moved_count_and_looks_at_other_data_in_its_place_do_not() -> None:
    here, there = Table(file="here.csv", targets=("price",)), Table(file="there.csv", targets=("price",))
    seen = (
        Sighting.now(here, 1, 10, {}, "a" * 32),
        Sighting.now(there, 2, 10, {}, "a" * 32),
        Sighting.now(here, 3, 10, {}, "b" * 32),
        Sighting.now(here, 4, 10, {}),
        Sighting.now(here.change(targets=("size",)), 5, 10, {}, "a" * 32),
    )
    assert times_seen(seen, here, "a" * 32) == 3
    assert times_seen(seen, there, "a" * 32) == 2
    assert times_seen(seen, here) == 3


def test_a_figure_that_is_no_number_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "nan.nnstudio"
    sighting = Sighting.now(Mnist(), 1, 10, {"accuracy": 0.5, "roc_auc": float("nan")})
    save_project(path, Project(empty_document(), sightings=(sighting,)))
    assert load_project(path).sightings[0].metrics == {"accuracy": 0.5}


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"sightings": 3},
        {"sightings": [4]},
        {"sightings": [{"when": "now", "source": {}, "epochs": -1, "examples": 2, "metrics": {}}]},
        {"sightings": [{"when": "now", "source": {}, "epochs": 1, "examples": 2, "metrics": {"r2": "good"}}]},
        {"sightings": [{"when": "now", "source": {}, "epochs": 1, "examples": 2, "metrics": {"r2": 9**400}}]},
        {
            "sightings": [
                {"when": "a", "source": {}, "epochs": 1, "examples": 2, "metrics": {}, "fingerprint": "x"}
            ]
        },
        {"sightings": [{"when": "a", "source": {"b": "\ud800"}, "epochs": 1, "examples": 2, "metrics": {}}]},
        {"sightings": [{"when": "a", "source": {}, "epochs": 1, "examples": 2, "metrics": {"\ud800": 1}}]},
        {"sightings": [{"when": "a\u0007b", "source": {}, "epochs": 1, "examples": 2, "metrics": {}}]},
    ],
)
def test_damaged_looks_are_told(plain: object, tmp_path: Path) -> None:
    path = tmp_path / "damaged.nnstudio"
    save_project(path, Project(empty_document()))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("tests.json", json.dumps(plain))
    with pytest.raises(ProjectError, match="has tests that can't be read"):
        load_project(path)
