"""`train.py`: the training as a script that runs by itself, on one process or many, with the same steps."""

from __future__ import annotations

from nnstudio.formats.exchange.code import Code, Writer
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.pytorch.training import text
from nnstudio.formats.pytorch.training.augmentation import augment_function
from nnstudio.formats.pytorch.training.facts import Facts
from nnstudio.formats.pytorch.training.losses import loss_function
from nnstudio.formats.pytorch.training.optimizers import made_of
from nnstudio.formats.pytorch.training.reading import batch_function, read_function
from nnstudio.formats.pytorch.training.running import judge_function, main_function, step_function
from nnstudio.formats.pytorch.training.schedules import rate_function
from nnstudio.formats.pytorch.training.weights import draws, initializers, penalties


def pytorch_training(network: Network, judged: bool = True, mapped: bool = False) -> Code:
    """The code of the training. judged: whether examples are kept aside. mapped: whether data is mapped from files."""
    facts = Facts(network, judged, mapped)
    settings = network.training
    made = made_of(settings.optimizer, settings.schedule)
    writer = Writer()
    for part in (read_function(facts), *_changes(facts), batch_function(facts)):
        _add(writer, part)
    _add(writer, loss_function(facts.asked))
    _add_penalty(network, writer)
    _add(writer, text.score_functions(facts))
    if made.code:
        _add(writer, made.code)
    _add(writer, rate_function(settings.schedule))
    _add_draws(network, writer)
    for part in text.shared(facts):
        _add(writer, part)
    _add(writer, step_function(facts))
    if judged:
        _add(writer, judge_function(facts))
    _add(writer, main_function(facts, made.call))
    writer.add('if __name__ == "__main__":\n    main()')
    code = writer.code
    head = f"{text.beginning(facts, functional='F.' in code.text)}\n"
    return Code(head + code.text, (None,) * head.count("\n") + code.nodes)


def _add(writer: Writer, part: str) -> None:
    writer.add(f"{part}\n\n")


def _changes(facts: Facts) -> list[str]:
    augmentation = facts.settings.augmentation
    return [augment_function(augmentation)] if augmentation is not None and facts.augments else []


def _add_penalty(network: Network, writer: Writer) -> None:
    terms = penalties(network)
    if terms:
        writer.add("def penalty(network: Network) -> Tensor:")
        writer.add('    """What the size of weights adds to the loss."""')
        writer.add("    return (\n        " + "\n        + ".join(terms) + "\n    )\n\n")


def _add_draws(network: Network, writer: Writer) -> None:
    for code in initializers(network):
        writer.add(f"{code}\n\n")
    writer.add("def draw(network: Network) -> None:")
    writer.add('    """Have the weights begin anew; frozen layers keep what they have."""')
    lines = list(draws(network))
    for node, line in lines:
        writer.add(f"    {line}", node.id)
    writer.add("\n" if lines else "    pass\n\n")
