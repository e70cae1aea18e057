"""The exported training script by torchrun: two processes take the steps of one, and learn as well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.network import Network
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification
from nnstudio.learning.training_data import TrainingData
from tests.parity.torch_script import figures, learned_in, write
from tests.parity.training_cases import network_of, rows

pytestmark = pytest.mark.parity
LONGEST = 300


def run(folder: Path, processes: int, *arguments: str) -> str:
    """What the script prints, as a process of its own or as several by torchrun."""
    several = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", str(processes)]
    command = [sys.executable, *(several if processes > 1 else []), "train.py", *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""},
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Warning" not in done.stderr
    return done.stdout


def normalised() -> Network:
    """Its last batch has one example: one of two processes gets none of it.

    A bias before the normalization would have no gradient but what rounding leaves of it, which Adam makes large.
    """
    nodes = (
        Node("dense", Dense(units=6, use_bias=False, l2=0.01), (INPUT,)),
        Node("norm", BatchNormalization(momentum=0.7), ("dense",)),
        Node("answer", Dense(units=3, activation="softmax"), ("norm",)),
    )
    labels = (np.arange(44) % 3).astype(np.intp)
    settings = TrainingSettings().change(
        batch_size=8, epochs=3, optimizer=Adam(learning_rate=0.02), class_weights="balanced"
    )
    return network_of(Graph((5,), nodes), settings, rows(Classification(("a", "b", "c")), labels))


def test_two_processes_take_the_steps_of_one(tmp_path: Path) -> None:
    out = write(normalised(), tmp_path)
    alone = run(out, 1)
    ours = learned_in(out)
    together = run(out, 2)
    theirs = learned_in(out)
    for name, array in ours.items():
        np.testing.assert_allclose(theirs[name], array, atol=1e-5, err_msg=name)
    np.testing.assert_allclose(list(figures(together)), list(figures(alone)), atol=2e-4)


@pytest.mark.parametrize("name", ["first-network", "first-convolution"])
def test_two_processes_read_digits_as_well_as_one(name: str, tmp_path: Path) -> None:
    document = TEMPLATES[name].document
    opened = document.source.change(limit=2000).open()
    data = TrainingData(document.task, opened.train, opened.test.first(1000), document.description.scaling)
    out = write(network_of(document.graph, document.training, data), tmp_path)
    (alone,), (together,) = (list(figures(run(out, processes, "--epochs", "1"))) for processes in (1, 2))
    assert alone[3] > 0.7
    assert together[3] == pytest.approx(alone[3], abs=0.01)
