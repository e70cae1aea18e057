"""`nnstudio evaluate` and `nnstudio predict`."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnstudio.data.mnist import load_mnist
from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.project import Project, load_project, save_project
from tests.cli.running import Command


def picture(index: int, folder: Path, dark_on_light: bool = True) -> Path:
    """A test image of MNIST, as a file of 140x140 pixels."""
    pixels = load_mnist("test").images[index, :, :, 0]
    path = folder / f"{index}.png"
    Image.fromarray(255 - pixels if dark_on_light else pixels).resize((140, 140)).save(path)
    return path


def test_a_project_is_judged_class_by_class(nnstudio: Command, project: Path) -> None:
    (result,) = nnstudio("evaluate", project, "--json").lines
    confusion = np.array(result["confusion"])
    assert result["examples"] == confusion.sum() == 10_000
    assert result["metrics"]["accuracy"] == pytest.approx(np.trace(confusion) / 10_000)
    assert [row["class"] for row in result["per_class"]] == list("0123456789")
    assert [row["examples"] for row in result["per_class"]] == confusion.sum(axis=1).tolist()
    assert [row["right"] for row in result["per_class"]] == np.diagonal(confusion).tolist()
    assert result["loss"] > 0


def test_people_get_the_confusion_as_a_table(nnstudio: Command, project: Path) -> None:
    outcome = nnstudio("evaluate", project, "--limit", 100, "--threads", 1)
    assert outcome.status == 0
    assert "on 100 test examples" in outcome.out
    assert "rows: what it is; columns: what was answered" in outcome.out


def test_a_digit_is_told_from_a_picture_dark_on_light_or_light_on_dark(
    nnstudio: Command, tmp_path: Path, trained_well: Path
) -> None:
    for dark in (True, False):
        path = picture(0, tmp_path, dark)
        (answer,) = nnstudio("predict", trained_well, path, "--json").lines
        assert (answer["image"], answer["class"]) == (str(path), "7")
        assert answer["probability"] == max(answer["probabilities"].values())
        assert sum(answer["probabilities"].values()) == pytest.approx(1.0, abs=1e-5)


@pytest.fixture
def trained_well(nnstudio: Command, tmp_path: Path) -> Path:
    path = tmp_path / "good.nnstudio"
    nnstudio("train", "first-network", "--limit", 6000, "--epochs", 2, "--out", path)
    return path


def test_digits_that_stand_apart_are_each_told(nnstudio: Command, tmp_path: Path, trained_well: Path) -> None:
    images = load_mnist("test").images[[3, 2, 0], :, :, 0]  # 0, 1, 7
    row = np.hstack(list(255 - images))
    path = tmp_path / "row.png"
    Image.fromarray(row).resize((420, 140)).save(path)
    (answer,) = nnstudio("predict", trained_well, path, "--json").lines
    assert [digit["class"] for digit in answer["digits"]] == ["0", "1", "7"]
    assert all(digit["probability"] == max(digit["probabilities"].values()) for digit in answer["digits"])
    assert "class" not in answer
    assert f"{path}: three digits: 0 1 7 (" in nnstudio("predict", trained_well, path).out


def test_people_get_a_line_for_each_picture(nnstudio: Command, project: Path, tmp_path: Path) -> None:
    outcome = nnstudio("predict", project, picture(0, tmp_path), picture(1, tmp_path))
    assert outcome.status == 0
    assert [line.split(": ")[0] for line in outcome.out.splitlines()] == [
        str(tmp_path / "0.png"),
        str(tmp_path / "1.png"),
    ]


def test_a_picture_that_can_not_be_read_does_not_stop_the_others(
    nnstudio: Command, project: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_text("no picture")
    outcome = nnstudio("predict", project, bad, picture(0, tmp_path))
    assert outcome.status == 1
    assert outcome.errors == f"nnstudio: '{bad}' is no picture that can be read: save it as PNG or JPEG.\n"
    assert outcome.out.startswith(str(tmp_path / "0.png"))


@pytest.mark.parametrize("command", ["evaluate", "predict"])
def test_a_project_that_was_never_trained_can_not_judge(
    nnstudio: Command, command: str, tmp_path: Path
) -> None:
    path = tmp_path / "new.nnstudio"
    save_project(path, Project(TEMPLATES["first-network"].document))
    words = [command, path, *(["x.png"] if command == "predict" else [])]
    assert "was never trained: run `nnstudio train" in nnstudio.refused(*words, status=1)


def test_a_picture_or_a_table_is_needed_for_an_answer(nnstudio: Command, project: Path) -> None:
    assert "required: INPUT" in nnstudio.refused("predict", project, status=2)


@pytest.mark.parametrize("command", ["evaluate", "predict"])
def test_a_project_that_does_not_exist_is_wrong_use(nnstudio: Command, command: str) -> None:
    words = [command, "missing.nnstudio", *(["x.png"] if command == "predict" else [])]
    assert "There is no file missing.nnstudio." in nnstudio.refused(*words, status=2)


def test_a_picture_that_does_not_exist_is_wrong_use_and_does_not_stop_the_others(
    nnstudio: Command, project: Path, tmp_path: Path
) -> None:
    outcome = nnstudio("predict", project, tmp_path / "missing.png", picture(0, tmp_path))
    assert outcome.status == 2
    assert outcome.errors == f"nnstudio: There is no file {tmp_path / 'missing.png'}.\n"
    assert outcome.out.startswith(str(tmp_path / "0.png"))


def test_one_test_image_is_told_as_one(nnstudio: Command, project: Path) -> None:
    assert "on 1 test example\n" in nnstudio("evaluate", project, "--limit", 1).out


def test_an_answer_that_is_no_distribution_is_given_in_plain_numbers(
    nnstudio: Command, tmp_path: Path
) -> None:
    path = tmp_path / "linear.nnstudio"
    document = edits.change_layer(TEMPLATES["first-network"].document, "dense_1", activation="linear")
    save_project(path, Project(document))
    nnstudio("train", path, "--limit", 100, "--epochs", 1, "--out", path)
    image = picture(0, tmp_path)
    (answer,) = nnstudio("predict", path, image, "--json").lines
    assert answer["output"] == max(answer["outputs"].values())
    assert "probability" not in answer
    assert f"(highest output {answer['output']:.2f})" in nnstudio("predict", path, image).out


@pytest.mark.filterwarnings("ignore:(overflow|invalid):RuntimeWarning")
def test_answers_that_are_no_numbers_are_told_and_count_as_wrong(
    nnstudio: Command, project: Path, tmp_path: Path
) -> None:
    known = load_project(project)
    assert known.weights is not None
    weights = {name: np.full_like(array, 3e38) for name, array in known.weights.items()}
    broken = tmp_path / "broken.nnstudio"
    save_project(broken, Project(known.document, weights))
    (result,) = nnstudio("evaluate", broken, "--limit", 50, "--json").lines
    assert result["unanswered"] == 50
    assert result["metrics"]["accuracy"] == 0.0
    assert np.sum(result["confusion"]) == 0
    outcome = nnstudio("evaluate", broken, "--limit", 50)
    assert "50 of them got no answer: the outputs are no numbers" in outcome.out
    asked = nnstudio("predict", broken, picture(0, tmp_path))
    assert asked.status != 0
    assert "The outputs of the network are no numbers." in asked.errors
