"""People's own data on the command line: what it is, training on it, judging, and asking."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnstudio.data.sources import ImageFolder
from nnstudio.document.answer import for_data
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.learning.events import EpochDone
from tests.cli.running import Command

RNG = np.random.default_rng(0)


@pytest.fixture
def houses(tmp_path: Path) -> Path:
    """A price that depends on the area and the side."""
    lines = ["area,side,price"]
    for row in range(200):
        area, south = 30 + row % 90, row % 3 == 0
        lines.append(f"{area},{'south' if south else 'north'},{1000 * area + 20_000 * south}")
    (tmp_path / "houses.csv").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "houses.csv"


@pytest.fixture
def stripes(tmp_path: Path) -> Path:
    """A folder for each direction of some stripes, in colour."""
    for name in ("across", "down"):
        (tmp_path / "stripes" / name).mkdir(parents=True)
        for number in range(30):
            bars = RNG.integers(0, 2, (12, 1, 1)) * 200 * np.ones((1, 12, 3))
            pixels = bars if name == "across" else bars.transpose(1, 0, 2)
            pixels = pixels + RNG.integers(0, 40, (12, 12, 3))
            Image.fromarray(pixels.astype(np.uint8)).save(tmp_path / "stripes" / name / f"{number}.png")
    return tmp_path / "stripes"


def test_a_table_is_told_with_its_columns_and_target(nnstudio: Command, houses: Path) -> None:
    (told,) = nnstudio("data", houses, "--json").lines
    assert (told["kind"], told["task"], told["train"], told["test"]) == ("table", "regression", 160, 40)
    assert told["columns"] == ["area", "side"]
    assert [target["name"] for target in told["targets"]] == ["price"]
    assert told["source"]["separator"] == "comma"


def test_a_folder_is_told_with_its_classes(nnstudio: Command, stripes: Path) -> None:
    outcome = nnstudio("data", stripes)
    assert outcome.status == 0
    assert "stripes: folder of images, classification" in outcome.out
    assert "48 training examples, 12 test examples, each 12x12x3" in outcome.out


def test_a_column_is_chosen_by_its_name(nnstudio: Command, houses: Path) -> None:
    (told,) = nnstudio("data", houses, "--target", "side", "--json").lines
    assert (told["task"], set(told["classes"])) == ("classification", {"north", "south"})


def test_prices_are_learned_judged_and_asked_in_their_own_unit(
    nnstudio: Command, houses: Path, tmp_path: Path
) -> None:
    out = tmp_path / "houses.nnstudio"
    outcome = nnstudio("train", "first-network", "--data", houses, "--epochs", 40, "--out", out, "--json")
    assert outcome.status == 0
    (ended,) = outcome.events("ended")
    assert ended["validation_metrics"]["r2"] > 0.9
    (judged,) = nnstudio("evaluate", out, "--json").lines
    assert judged["metrics"]["r2"] > 0.9
    assert judged["metrics"] != pytest.approx(ended["validation_metrics"])  # others than those that chose
    (tmp_path / "ask.csv").write_text("side,area\nnorth,100\nsouth,50\n", encoding="utf-8")
    (answer,) = nnstudio("predict", out, tmp_path / "ask.csv", "--json").lines
    prices = [each["price"] for each in answer["answers"]]
    assert prices == pytest.approx([100_000, 70_000], rel=0.15)


def test_pictures_of_ones_own_are_learned_and_asked(nnstudio: Command, stripes: Path, tmp_path: Path) -> None:
    out = tmp_path / "stripes.nnstudio"
    nnstudio("train", "first-network", "--data", stripes, "--epochs", 40, "--out", out)
    (judged,) = nnstudio("evaluate", out, "--json").lines
    assert [row["class"] for row in judged["per_class"]] == ["across", "down"]
    (answer,) = nnstudio("predict", out, stripes / "down" / "3.png", "--json").lines
    assert answer["class"] in ("across", "down")
    assert sum(answer["probabilities"].values()) == pytest.approx(1.0, abs=1e-5)


def test_a_project_of_ones_own_data_goes_on_where_it_stopped(
    nnstudio: Command, houses: Path, tmp_path: Path
) -> None:
    out, straight = tmp_path / "a.nnstudio", tmp_path / "b.nnstudio"
    nnstudio("train", "first-network", "--data", houses, "--epochs", 2, "--out", out)
    outcome = nnstudio("train", out, "--epochs", 4, "--out", out, "--json")
    assert "Going on where the run" in outcome.errors
    nnstudio("train", "first-network", "--data", houses, "--epochs", 4, "--out", straight)
    last = [nnstudio("evaluate", path, "--json").lines[0]["loss"] for path in (out, straight)]
    assert last[0] == last[1]


@pytest.mark.parametrize(
    ("name", "text", "status", "said"),
    [
        ("gone.csv", None, 2, "There is no file or folder"),
        ("a.csv", "", 1, "is empty"),
        ("a.csv", "a,b\n1,2\n3\n", 1, "line 3"),
        ("a.pdf", "%PDF", 1, "is no data that can be learned"),
        ("a.npz", "no zip", 1, "is no NPZ file"),
    ],
)
def test_data_that_cannot_be_learned_ends_in_a_sentence(
    nnstudio: Command, tmp_path: Path, name: str, text: str | None, status: int, said: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    for command in (["data", tmp_path / name], ["train", "first-network", "--data", tmp_path / name]):
        outcome = nnstudio(*command)
        assert outcome.status == status
        assert said in outcome.errors
        assert "Traceback" not in outcome.errors


def test_a_row_that_lacks_a_column_is_told(nnstudio: Command, houses: Path, tmp_path: Path) -> None:
    out = tmp_path / "houses.nnstudio"
    nnstudio("train", "first-network", "--data", houses, "--epochs", 1, "--out", out)
    (tmp_path / "ask.csv").write_text("area\n50\n", encoding="utf-8")
    outcome = nnstudio("predict", out, tmp_path / "ask.csv")
    assert outcome.status == 1
    assert "lacks the columns side" in outcome.errors


@pytest.fixture
def begun(nnstudio: Command, stripes: Path, tmp_path: Path) -> Path:
    """A project that has learned two epochs from the stripes, read small and in grey."""
    document = for_data(
        TEMPLATES["first-network"].document,
        (source := ImageFolder(folder=str(stripes), size=(6, 6), channels="grey")),
        source.describe(),
    )
    save_project(tmp_path / "begun.nnstudio", Project(document))
    out = tmp_path / "stripes.nnstudio"
    nnstudio("train", tmp_path / "begun.nnstudio", "--epochs", 2, "--out", out)
    return out


def test_training_goes_on_with_the_same_data_at_another_place(
    nnstudio: Command, begun: Path, stripes: Path, tmp_path: Path
) -> None:
    stripes.rename(tmp_path / "elsewhere")
    again = nnstudio("train", begun, "--data", tmp_path / "elsewhere", "--epochs", 3, "--out", begun)
    assert "after 2 whole epochs" in again.errors
    project = load_project(begun)
    assert project.document.source == ImageFolder(
        folder=str(tmp_path / "elsewhere"), size=(6, 6), channels="grey"
    )
    assert len([event for event in project.history or () if isinstance(event, EpochDone)]) == 3


def test_other_data_in_its_place_is_told_and_begins_a_new_run(
    nnstudio: Command, begun: Path, stripes: Path
) -> None:
    known = load_project(begun).document.description
    for path in sorted(stripes.rglob("*.png"))[:5]:
        path.unlink()
    again = nnstudio("train", begun, "--epochs", 3, "--out", begun)
    assert "The data is not what it was when the network got it" in again.errors
    assert "A new run begins with the project's weights." in again.errors
    found = load_project(begun).document.description
    assert found.fingerprint not in ("", known.fingerprint)
    assert (known.train + known.test, found.train + found.test) == (60, 55)


def test_an_older_project_learns_what_its_data_is(nnstudio: Command, begun: Path) -> None:
    project = load_project(begun)
    older = dataclasses.replace(project.document.description, fingerprint="")
    document = dataclasses.replace(project.document, description=older)
    save_project(begun, dataclasses.replace(project, document=document))
    again = nnstudio("train", begun, "--epochs", 3, "--out", begun)
    assert "after 2 whole epochs" in again.errors
    assert load_project(begun).document.description == project.document.description
