"""Published sets by their names on the command line: listed, told, downloaded, learned, and stopped."""

from pathlib import Path

import pytest

from nnstudio.data.published import fetching
from nnstudio.data.published.catalogue import SETS
from tests.cli.running import Command
from tests.data.publishing import FILES, fashion, server
from tests.data.serving import Server

__all__ = ["fashion", "server"]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of our own."""
    monkeypatch.setattr(fetching, "sets_folder", lambda: tmp_path / "kept")
    return tmp_path / "kept"


def test_the_sets_are_listed_with_origin_and_licence(nnstudio: Command) -> None:
    outcome = nnstudio("data")
    assert outcome.status == 0
    assert outcome.out.startswith(
        "mnist  MNIST: 60,000 training examples, 10,000 test examples, each 28x28x1, comes"
    )
    assert "cifar-10  CIFAR-10: 50,000 training examples" in outcome.out
    assert "170 MB to download" in outcome.out
    assert "(created by NIJL and others), doi:10.20676/00000341. Licence: CC BY-SA 4.0." in outcome.out
    (listed,) = nnstudio("data", "--json").lines
    assert [each["name"] for each in listed] == ["mnist", *SETS]
    assert [each["here"] for each in listed] == [True] + [False] * len(SETS)


@pytest.mark.usefixtures("fashion")
def test_a_set_is_told_by_its_name(nnstudio: Command, server: Server) -> None:
    outcome = nnstudio("data", "fashion-mnist")
    assert outcome.status == 0
    assert "40 training examples, 10 test examples, each 28x28x1" in outcome.out
    assert "T-shirt/top: 4" in outcome.out
    assert "Fashion-MNIST: Zalando Research" in outcome.out
    assert outcome.errors.startswith("Fashion-MNIST is downloaded once, ")
    assert nnstudio("data", "fashion-mnist").errors == ""
    assert len(server.asked) == len(FILES)


@pytest.mark.usefixtures("fashion")
def test_a_set_is_learned_and_judged_by_its_name(nnstudio: Command, tmp_path: Path) -> None:
    out = tmp_path / "clothes.nnstudio"
    words = ("train", "first-network", "--data", "fashion-mnist", "--epochs", 1, "--out", out, "--json")
    outcome = nnstudio(*words)
    assert outcome.status == 0
    assert outcome.events("started")[0]["examples"] == 36
    (judged,) = nnstudio("evaluate", out, "--json").lines
    assert judged["examples"] == 10
    assert judged["per_class"][9]["class"] == "Ankle boot"


def test_mnist_has_a_name_too(nnstudio: Command) -> None:
    assert nnstudio("data", "mnist").out.startswith("MNIST: mnist, classification\n60,000 training examples")


def test_a_name_that_is_no_set_and_no_path_is_told_with_the_names(nnstudio: Command) -> None:
    said = nnstudio.refused("data", "fashion", status=2)
    assert "There is no file or folder fashion. The sets that can be named are mnist, fashion-mnist" in said


@pytest.mark.usefixtures("fashion")
def test_a_server_that_has_nothing_is_told_in_one_sentence(nnstudio: Command, server: Server) -> None:
    server.status = 404
    outcome = nnstudio("train", "first-network", "--data", "fashion-mnist")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.errors.startswith("nnstudio: 127.0.0.1 does not give train-images-idx3-ubyte.gz")
    assert outcome.errors.count("\n") == 1


@pytest.mark.usefixtures("fashion")
def test_a_download_is_stopped_by_ctrl_c_and_kept(
    nnstudio: Command, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(bar: object, share: float, before: str, behind: str) -> None:
        assert behind.startswith("Downloading ")
        raise KeyboardInterrupt

    monkeypatch.setattr("nnstudio.cli.opening.Bar.draw", press)
    outcome = nnstudio("data", "fashion-mnist")
    assert outcome.status == 1
    assert "The download was stopped. What has come is kept" in outcome.errors
    assert [path.name for path in kept.rglob("*.part")] == ["train-images-idx3-ubyte.gz.part"]
