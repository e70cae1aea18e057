"""The part of `train.py` that learns: a step, the judgement of an epoch, and the loop around them."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.formats.pytorch.training.facts import Facts
from nnstudio.formats.pytorch.training.weights import penalties
from nnstudio.learning.optimizers import Optimizer


def step_function(facts: Facts) -> str:
    """The function `take_step` of the written code."""
    weighted = ",\n    factors: Tensor" if facts.balanced else ""
    penalty = bool(penalties(facts.network))
    lines = [
        'weights = [weight for group in optimizer.param_groups for weight in group["params"]]',
        "losses = loss_of(answers, targets)" + (" * factors[targets]" if facts.balanced else ""),
        *(["extra = penalty(network)"] if penalty else []),
        "loss = losses.sum() * processes / size" + (" + extra" if penalty else ""),
        "optimizer.zero_grad()",
        "loss.backward()",
        *_around(facts.settings.optimizer),
        "optimizer.step()",
        "return losses.detach().sum()" + (" + extra.detach() * len(targets)" if penalty else ""),
    ]
    network = "    network: Network,\n" if penalty else ""
    body = "\n    ".join(
        lines if any("in weights" in line or "(weights" in line for line in lines) else lines[1:]
    )
    return f'''def take_step(
{network}    answers: Tensor,
    targets: Tensor,
    optimizer: torch.optim.Optimizer,
    processes: int,
    size: int{weighted},
) -> Tensor:
    """One step; the sum of this process's losses. size: examples of all processes together.

    DistributedDataParallel takes the mean of the processes' gradients; times their number, that
    is the sum.
    """
    {body}'''


def _around(optimizer: Optimizer) -> Iterator[str]:
    if optimizer.global_clipnorm is not None:
        yield f"nn.utils.clip_grad_norm_(weights, {optimizer.global_clipnorm!r})"
    if optimizer.clipnorm is not None:
        yield "for weight in weights:"
        yield f"    nn.utils.clip_grad_norm_(weight, {optimizer.clipnorm!r})"
    if optimizer.clipvalue is not None:
        yield f"nn.utils.clip_grad_value_(weights, {optimizer.clipvalue!r})"
    if optimizer.weight_decay:
        yield "with torch.no_grad():  # apart from the gradient: Loshchilov & Hutter 2019"
        yield "    for weight in weights:"
        yield f'        weight.mul_(1 - optimizer.param_groups[0]["lr"] * {optimizer.weight_decay!r})'


def judge_function(facts: Facts) -> str:
    """The function `judge` of the written code."""
    answers = "network.logits(inputs)" if facts.fused else "network(inputs)"
    count = "len(data)" if facts.remakes else "len(data[1])"
    kind = "np.ndarray" if facts.remakes else "tuple[np.ndarray, np.ndarray]"
    learning = ", learning=False" if facts.augments else ""
    noise = "; the noise is the same each time" if facts.noise else ""
    return f'''@torch.no_grad()
def judge(
    network: Network,
    data: {kind},
    rank: int,
    processes: int,
    device: torch.device,
) -> tuple[float, float]:
    """Mean loss and score of examples that are not learned{noise}."""
    network.eval()
    chance = torch.Generator(device).manual_seed(rank)
    mine, losses, sums = np.arange({count})[rank::processes], [], []
    for start in range(0, max(1, len(mine)), 512):
        inputs, targets = batch_of(data, mine[start : start + 512], chance{learning})
        answers = {answers}
        losses.append(loss_of(answers, targets).sum())
        sums.append(sums_of(answers, targets))
    return float(total(sum(losses))) / {count}, score(total(sum(sums)))'''


def main_function(facts: Facts, optimizer: str) -> str:
    """The function `main` of the written code."""
    return _MAIN.format(
        optimizer=optimizer,
        count="len(data)" if facts.remakes else "len(data[1])",
        norm=_NORM if "BatchNorm" in facts.helpers else "",
        reading='data, aside = read("train"), read("validation")' if facts.judged else 'data = read("train")',
        factors="\n    factors = balanced(data[1]).to(device)" if facts.balanced else "",
        averaged="\n    averaged = copy.deepcopy(network)" if facts.settings.optimizer.use_ema else "",
        learned="averaged" if facts.settings.optimizer.use_ema else "network",
        strides=_STRIDES if facts.of_images else "",
        module="Logits(network)" if facts.fused else "network",
        best="\n    best, best_epoch, kept = -math.inf, 0, {}" if facts.stops_early else "",
        learning=", learning=True" if facts.augments else "",
        given="network, answers" if penalties(facts.network) else "answers",
        weighted=", factors" if facts.balanced else "",
        averaging=_AVERAGING if facts.settings.optimizer.use_ema else "",
        epoch="".join(_epoch_end(facts)),
    )


def _epoch_end(facts: Facts) -> Iterator[str]:
    figure = facts.figure.shown
    said = figure.replace("{", "{value")
    yield (
        "        mean, value = float(total(loss)) / count, score(total(sums))\n"
        f'        told = f"epoch {{epoch}}/{{epochs}}: loss {{mean:.4f}}, {said}"\n'
    )
    if facts.judged:
        learned = "averaged" if facts.settings.optimizer.use_ema else "network"
        yield (
            f"        mean, value = judge({learned}, aside, rank, processes, device)\n"
            f'        told += f"; validation loss {{mean:.4f}}, {said}"\n'
        )
    yield (
        "        if rank == 0:\n"
        "            print(told, flush=True)\n"
        "        if not math.isfinite(mean):\n"
        '            raise SystemExit("The loss is no number any more: take a smaller learning rate.")\n'
        "        losses.append(mean)\n"
    )
    if facts.stops_early:
        learned = "averaged" if facts.settings.optimizer.use_ema else "network"
        yield _STOPPING.replace("{learned}", learned)


_STRIDES = """
        # of a convolution over one channel, which has two orders of its gradient that are the same
        warnings.filterwarnings("ignore", "Grad strides do not match")"""
_NORM = """
    if processes > 1:
        BatchNorm.statistics = staticmethod(of_all)"""
_AVERAGING = """
            average(averaged, network, step)"""
_STOPPING = """        if value > best:
            best, best_epoch = value, epoch
            kept = {name: array.clone() for name, array in {learned}.state_dict().items()}
        elif best_epoch and epoch - best_epoch >= PATIENCE:
            {learned}.load_state_dict(kept)
            if rank == 0:
                print(f"Nothing got better since epoch {best_epoch}, whose weights are kept.")
            break
"""
_MAIN = '''def main(arguments: list[str] | None = None) -> None:
    """Train, and write what was learned."""
    raw = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--from", dest="start", metavar="FILE", help="weights to go on from")
    parser.add_argument("--out", default=HERE / "trained.safetensors", metavar="FILE")
    options = parser.parse_args(arguments)
    epochs = options.epochs
    rank, processes, device = begin(){norm}
    torch.manual_seed(SEED + rank)  # each process has other chance; the first sends its weights
    chance = torch.Generator(device).manual_seed(SEED + rank)
    {reading}
    count = {count}

    network = Network()
    network.load_state_dict(load_file(options.start or HERE / "weights.safetensors"))
    if not options.start:
        draw(network)
    network.to(device){averaged}{factors}
    model: nn.Module = {module}
    if dist.is_initialized():{strides}
        model = DistributedDataParallel(model)
    weights = [weight for weight in network.parameters() if weight.requires_grad]
    optimizer = {optimizer}

    step, steps_per_epoch, losses = 0, math.ceil(count / BATCH_SIZE), []{best}
    for epoch in range(1, epochs + 1):
        network.train()
        loss = sums = torch.zeros((), dtype=torch.float64, device=device)
        for batch in batches(epoch - 1, count):
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(step, steps_per_epoch, epochs * steps_per_epoch, losses)
            inputs, targets = batch_of(data, batch[rank::processes], chance{learning})
            answers = model(inputs)
            loss = loss + take_step({given}, targets, optimizer, processes, len(batch){weighted})
            sums = sums + sums_of(answers, targets)
            step += 1{averaging}
{epoch}
    if rank == 0:
        save_file({learned}.state_dict(), options.out)
    if dist.is_initialized():
        dist.barrier()  # no process leaves while another still waits
        dist.destroy_process_group()'''
