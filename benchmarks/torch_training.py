"""A template trained by PyTorch: the same network, batches, optimizer and learning rate at each step."""

from __future__ import annotations

import time

import numpy as np
import torch

from benchmarks.torch_network import loss_of, module_of, optimizer_of
from nnstudio.data.mnist import load_mnist
from nnstudio.document.document import Document
from nnstudio.learning.schedules import Moment

ANSWERS = 512
"""Images that are answered at a time."""


def trained(document: Document, seed: int, threads: int) -> tuple[float, float]:
    """Seconds of training, and the fraction of the test images that is right."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    settings, train, test = document.training, load_mnist("train"), load_mnist("test")
    x = torch.from_numpy(train.images.transpose(0, 3, 1, 2).copy())
    y = torch.from_numpy(train.labels.astype(np.int64))
    module = module_of(document.graph).to(memory_format=torch.channels_last)
    loss, optimizer = loss_of(settings.loss), optimizer_of(settings.optimizer, module.parameters())
    steps = -(-len(x) // settings.batch_size)
    module.train()
    start = time.perf_counter()
    for epoch in range(settings.epochs):
        for place, chosen in enumerate(torch.randperm(len(x)).split(settings.batch_size)):
            moment = Moment(epoch * steps + place + 1, steps, settings.epochs * steps)
            for group in optimizer.param_groups:
                group["lr"] = settings.schedule.rate(settings.optimizer.learning_rate, moment)
            batch = (x[chosen].float() / 255).contiguous(memory_format=torch.channels_last)
            optimizer.zero_grad()
            loss(module(batch), y[chosen]).backward()
            optimizer.step()
    return time.perf_counter() - start, _right(module, test.images, test.labels)


def _right(module: torch.nn.Module, images: np.ndarray, labels: np.ndarray) -> float:
    module.eval()
    x = torch.from_numpy(images.transpose(0, 3, 1, 2).copy())
    with torch.inference_mode():
        answers = [module(part.float() / 255).argmax(1).numpy() for part in x.split(ANSWERS)]
    return float((np.concatenate(answers) == labels).mean())
