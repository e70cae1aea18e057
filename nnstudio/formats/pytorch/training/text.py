"""The parts of `train.py` that hardly depend on the network."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.formats.pytorch.training.facts import Facts

BEGINNING = '''"""{title}: its training in PyTorch, as NN Studio does it.

python train.py                              on a GPU where there is one, else on the processor
torchrun --nproc-per-node 4 train.py         the same steps, each batch shared by four processes
python train.py --from weights.safetensors   goes on from the weights that the studio had

The network it learns is written to trained.safetensors. Needs torch, safetensors and numpy.
"""

import argparse
{imports}

import numpy as np
import torch
import torch.distributed as dist
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
{functional}from torch.nn.parallel import DistributedDataParallel

from network import {network}

HERE = Path(__file__).parent
EPOCHS = {epochs}
BATCH_SIZE = {batch}
LEARNING_RATE = {rate!r}
SEED = {seed}
{more}

'''


def beginning(facts: Facts, functional: bool) -> str:
    """From the docstring to the constants. functional: whether F is needed."""
    settings = facts.settings
    modules = ["math", "os"]
    if settings.optimizer.use_ema:
        modules.insert(0, "copy")
    if facts.of_images:
        modules.append("warnings")
    imports = [f"import {name}" for name in modules]
    imports += ["from collections.abc import Iterator", "from pathlib import Path"]
    more = ""
    if facts.augments:
        more = f"FULL = {facts.full}  # the largest value of a picture\n"
    if facts.stops_early:
        more += f"PATIENCE = {settings.early_stopping}  # epochs in which nothing gets better\n"
    norm = "BatchNorm" in facts.helpers
    return (
        BEGINNING.format(
            title=facts.network.plain_title,
            imports="\n".join(imports),
            functional="from torch.nn import functional as F\n" if functional else "",
            network="BatchNorm, Network" if norm else "Network",
            epochs=settings.epochs,
            batch=settings.batch_size,
            rate=settings.optimizer.learning_rate,
            seed=settings.seed,
            more=more,
        ).rstrip("\n")
        + "\n\n"
    )


def score_functions(facts: Facts) -> str:
    """`sums_of` and `score` of the written code."""
    sums, value = "\n    ".join(facts.sums), "\n    ".join(facts.figure.value)
    return f'''@torch.no_grad()
def sums_of(answers: Tensor, targets: Tensor) -> Tensor:
    """What a batch adds to the figure that judges an epoch. Sums add up over all processes."""
    {sums}


def score(sums: Tensor) -> float:
    """The figure itself."""
    {value}'''


BALANCED = '''def balanced(targets: np.ndarray) -> Tensor:
    """A factor for each class, by which rare ones count as much as common ones."""
    counts = np.bincount(targets, minlength={classes})
    factors = len(targets) / (np.count_nonzero(counts) * np.maximum(counts, 1))
    return torch.tensor(np.where(counts > 0, factors, 0.0), dtype=torch.get_default_dtype())'''

LOGITS = '''class Logits(nn.Module):
    """The network before its last activation, which the loss computes together with itself."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, inputs: Tensor) -> Tensor:
        return self.network.logits(inputs)'''

STATISTICS = '''class Total(torch.autograd.Function):
    """The sum over all processes, and on the way back the sum of their gradients."""

    @staticmethod
    def forward(context, x: Tensor) -> Tensor:
        return total(x.clone(memory_format=torch.contiguous_format))

    @staticmethod
    def backward(context, gradient: Tensor) -> Tensor:
        return total(gradient.clone(memory_format=torch.contiguous_format))


def of_all(x: Tensor, axes: list[int]) -> tuple[Tensor, Tensor]:
    """Mean and variance of a batch of which each process has a part, for batch normalization."""
    count = total(torch.tensor(float(math.prod(x.shape[axis] for axis in axes)), device=x.device))
    mean = Total.apply(x.sum(axes)) / count
    shape = [1 if axis in axes else -1 for axis in range(x.dim())]
    return mean, Total.apply((x - mean.view(shape)).square().sum(axes)) / count'''

AVERAGE = '''@torch.no_grad()
def average(averaged: Network, network: Network, step: int) -> None:
    """Keep a moving average of the weights, which answers in their place."""
    for mean, weight in zip(averaged.parameters(), network.parameters()):
        mean.lerp_(weight, 1.0 if step == 1 else {share!r})
    for old, new in zip(averaged.buffers(), network.buffers()):
        old.copy_(new)'''

PROCESSES = '''def begin() -> tuple[int, int, torch.device]:
    """This process's number, how many there are, and where it computes, as torchrun tells."""
    rank, processes = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
    device = torch.device("cpu")
    if torch.cuda.is_available():
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
        torch.cuda.set_device(device)
    if "WORLD_SIZE" in os.environ:
        dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    return rank, processes, device


def total(sums: Tensor) -> Tensor:
    """The sum over all processes."""
    if dist.is_initialized():
        dist.all_reduce(sums)
    return sums


def batches(epoch: int, count: int) -> Iterator[np.ndarray]:
    """The numbers of the examples of each step{order}."""
    order = {permutation}
    for start in range(0, count, BATCH_SIZE):
        yield order[start : start + BATCH_SIZE]'''


def shared(facts: Facts) -> Iterator[str]:
    """What stands before the loop."""
    if facts.balanced:
        yield BALANCED.format(classes=max(2, facts.outputs))
    if facts.fused:
        yield LOGITS
    if "BatchNorm" in facts.helpers:
        yield STATISTICS
    if facts.settings.optimizer.use_ema:
        yield AVERAGE.format(share=round(1 - facts.settings.optimizer.ema_momentum, 12))
    shuffled = facts.settings.shuffle
    yield PROCESSES.replace("{order}", ", in a new order in each epoch" if shuffled else "").replace(
        "{permutation}",
        "np.random.default_rng([SEED, epoch, 1]).permutation(count)" if shuffled else "np.arange(count)",
    )
