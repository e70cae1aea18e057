"""The export of PyTorch with its training: what the folder holds, and that the script is readable Python."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import numpy as np
import pytest

from nnstudio.data.source import Cancelled
from nnstudio.document.edits import set_trainable
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange import examples
from nnstudio.formats.exchange.network import Network, network_of
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.pytorch.training.metrics import METRICS
from nnstudio.formats.pytorch.training.script import pytorch_training
from nnstudio.learning.augmentation import Augmentation
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.learning.settings import PARTS
from nnstudio.learning.training_data import TrainingData
from tests.formats.exchange.networks import template

LONGEST = 100
EVERYTHING = Augmentation(0.1, 10.0, 0.1, 5.0, 1.0, 0.5, 0.1, 0.3)


def with_data(network: Network, count: int = 30) -> Network:
    """The network with so many pictures of nothing, a third of which is kept aside."""
    rng = np.random.default_rng(2)
    values = rng.integers(0, 256, (count, 28, 28, 1), dtype=np.uint8)
    labels = np.arange(count, dtype=np.intp) % 10
    aside = count // 3
    data = TrainingData.of_arrays(values[aside:], labels[aside:], values[:aside], labels[:aside], classes=10)
    return dataclasses.replace(network, data=data)


def written(network: Network, path: Path) -> dict[str, bytes]:
    EXPORTERS["pytorch"].write(network, path)
    return {file.name: file.read_bytes() for file in path.iterdir()}


def checked(network: Network) -> str:
    """The script, which is Python with lines that can be read."""
    code = pytorch_training(network)
    ast.parse(code.text)
    assert len(code.nodes) == code.text.count("\n")
    assert max(map(len, code.text.splitlines())) <= LONGEST
    return code.text


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_training_of_a_template_is_python(name: str) -> None:
    network = template(name)
    text = checked(network)
    assert f"EPOCHS = {network.training.epochs}" in text
    assert f"LEARNING_RATE = {network.training.optimizer.learning_rate!r}" in text
    for node in network.nodes:
        lines = pytorch_training(network).lines_of(node.id)
        assert bool(lines) == bool(node.layer.weights(*network.inputs(node)))


@pytest.mark.parametrize("part", ["loss", "optimizer", "schedule"])
def test_every_part_of_the_training_is_python(part: str) -> None:
    network = template("first-network")
    for made in PARTS[part].values():
        training = network.training.change(**{part: made()})
        checked(dataclasses.replace(network, training=training))


def test_all_that_can_be_set_at_once_is_python() -> None:
    network = template("first-network")
    optimizer = OPTIMIZERS["RMSprop"].from_values(
        {"momentum": 0.5, "centered": True, "use_ema": True, "global_clipnorm": 1.0, "weight_decay": 0.1}
    )
    training = network.training.change(
        optimizer=optimizer, augmentation=EVERYTHING, early_stopping=3, class_weights="balanced"
    )
    text = checked(dataclasses.replace(network, training=training))
    for said in ("PATIENCE = 3", "balanced(", "average(", "clip_grad_norm_", "def augment"):
        assert said in text


def test_each_task_has_a_figure_to_be_judged_by() -> None:
    leading = {template(name).description.task.metric.name for name in TEMPLATES}
    assert leading == set(METRICS)


def test_the_folder_holds_module_weights_script_and_packed_examples(tmp_path: Path) -> None:
    network = with_data(template("first-network"))
    files = written(network, tmp_path / "out")
    assert set(files) == {"network.py", "weights.safetensors", "train.py", "data.npz"}
    assert network.data is not None
    with np.load(tmp_path / "out" / "data.npz") as arrays:
        assert set(arrays) == {
            f"{part}_{kind}" for part in ("train", "validation") for kind in ("inputs", "targets")
        }
        np.testing.assert_array_equal(arrays["train_inputs"], network.data.train.all())
        np.testing.assert_array_equal(arrays["train_targets"], network.data.train.targets)
        assert arrays["train_targets"].dtype == np.int64
    assert written(network, tmp_path / "again")["data.npz"] == files["data.npz"]


def test_many_examples_become_files_that_can_be_mapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examples, "LARGE", 1000)
    monkeypatch.setattr(examples, "BLOCK", 3000)
    network = with_data(template("first-network"))
    files = written(network, tmp_path / "out")
    assert {name for name in files if name.endswith(".npy")} == {
        f"{part}_{kind}.npy" for part in ("train", "validation") for kind in ("inputs", "targets")
    }
    assert b'mmap_mode="r"' in files["train.py"]
    mapped = np.load(tmp_path / "out" / "train_inputs.npy", mmap_mode="r")
    assert network.data is not None
    np.testing.assert_array_equal(mapped, network.data.train.all())


def test_writing_tells_how_far_it_is_and_can_be_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examples, "BLOCK", 28 * 28 * 4)
    network, told = with_data(template("first-network")), list[tuple[int, int]]()
    EXPORTERS["pytorch"].write(network, tmp_path / "out", lambda *reached: told.append(reached))
    assert told[0] == (4, 30)
    assert told[-1] == (30, 30)

    def give_up(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        EXPORTERS["pytorch"].write(network, tmp_path / "other", give_up)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_network_of_which_nothing_trains_leaves_as_a_module_alone() -> None:
    document = TEMPLATES["first-network"].document
    frozen = set_trainable(document, [node.id for node in document.nodes], False)
    network = network_of(frozen, template("first-network").weights)
    assert ["No layer" in gap for gap in EXPORTERS["pytorch"].gaps(network)] == [True]
    assert EXPORTERS["pytorch-module"].gaps(network) == []


def test_without_examples_there_is_no_script(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"train\.py needs the examples"):
        EXPORTERS["pytorch"].write(template("first-network"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_how_large_the_examples_are_is_said_before() -> None:
    said = EXPORTERS["pytorch"].contents(template("first-network"))
    assert said is not None
    assert "54.9 MB" in said
    assert EXPORTERS["pytorch-module"].contents(template("first-network")) is None


def test_a_folder_that_was_run_in_is_replaced_but_for_what_was_learned_there(tmp_path: Path) -> None:
    network = with_data(template("first-network"))
    written(network, tmp_path / "out")
    (tmp_path / "out" / "__pycache__").mkdir()
    written(network, tmp_path / "out")
    (tmp_path / "out" / "trained.safetensors").write_bytes(b"hours of work")
    with pytest.raises(Refused, match=r"trained\.safetensors"):
        written(network, tmp_path / "out")
