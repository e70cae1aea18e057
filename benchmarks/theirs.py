"""PyTorch's side of a comparison: the same network, batch and optimizer, in eager mode or compiled.

layout: "nchw" or "channels_last"; answers: images that are answered at a time. The driver takes the fastest of each.
Images are bytes in memory and become floats batch by batch, as on the studio's side.
"""

from __future__ import annotations

import sys
import time

import torch

from benchmarks.serving import Side, serve
from benchmarks.torch_network import loss_of, module_of, optimizer_of
from benchmarks.workload import images, template


class Theirs(Side):
    """A template on PyTorch, CPU."""

    def __init__(self, name: str, threads: int, layout: str, mode: str, answers: str = "512") -> None:
        torch.set_num_threads(threads)
        document = template(name)
        x, y = images()
        self.format = torch.channels_last if layout == "channels_last" else torch.contiguous_format
        self.x, self.y = torch.from_numpy(x.transpose(0, 3, 1, 2).copy()), torch.from_numpy(y)
        self.module = module_of(document.graph).to(memory_format=self.format)
        self.run = torch.compile(self.module) if mode == "compiled" else self.module
        self.loss = loss_of(document.training.loss)
        self.optimizer = optimizer_of(document.training.optimizer, self.module.parameters())
        self.batch = document.training.batch_size
        self.order = torch.randperm(len(self.x))
        self.next, self.answers = 0, int(answers)

    def steps(self, count: int) -> float:
        self.module.train()
        start = time.perf_counter()
        for _ in range(count):
            self._step()
        return time.perf_counter() - start

    def _step(self) -> None:
        if self.next + self.batch > len(self.x):
            self.next, self.order = 0, torch.randperm(len(self.x))
        chosen = self.order[self.next : self.next + self.batch]
        self.next += self.batch
        x = (self.x[chosen].float() / 255).contiguous(memory_format=self.format)
        labels = self.y[chosen]
        self.optimizer.zero_grad()
        logits = self.run(x)
        loss = self.loss(logits, labels)
        loss.backward()
        self.optimizer.step()
        float(loss.detach())
        int((logits.argmax(1) == labels).sum())

    def infer(self, count: int) -> float:
        self.module.eval()
        x = self.x.repeat(-(-count // len(self.x)), 1, 1, 1)[:count]
        start = time.perf_counter()
        with torch.inference_mode():
            for first in range(0, count, self.answers):
                part = (x[first : first + self.answers].float() / 255).contiguous(memory_format=self.format)
                torch.softmax(self.run(part), 1)
        return time.perf_counter() - start


if __name__ == "__main__":
    serve(lambda: Theirs(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
