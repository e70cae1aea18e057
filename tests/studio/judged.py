"""Judgements of made answers, so that the evaluation can be shown any number of classes, targets and images at once."""

import numpy as np

from nnstudio.data.columns import Column
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import stack
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.scaling import Scaling, natural
from nnstudio.learning.tasks import Classification, Reconstruction, Regression
from nnstudio.runs.answering import Answering
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.constant import of_constant
from nnstudio.runs.deviations import Deviations
from nnstudio.runs.judgement import Figure, Judgement
from nnstudio.runs.remakes import Watcher

COLUMNS = (Column("x", deviation=3.0), Column("kind", "category", categories=("red", "green")))


def judgement_of(task, examples, outputs, found, activation="softmax"):
    count = int(np.prod(outputs.shape[1:]))
    layers = [("flat", Flatten()), ("output", Dense(units=count, activation=activation))]
    scaling = natural(examples.dtype)
    answering = Answering(stack(examples.shape, layers), task, scaling, 0, {}, (), ("output",))
    shown = examples
    if isinstance(task, Reconstruction):
        shown = ArrayExamples(examples.all(), scaling.of(examples.all()))
    baselines = of_constant(task, examples, outputs.shape[1:], scaling)
    figures = tuple(
        Figure(metric, metric.of(outputs, shown.targets), baselines[metric.name]) for metric in task.metrics()
    )
    return Judgement(answering, examples, 0.1234, figures, found)


def pictures(count, shape, targets, seed=0):
    """Images of any shape, each of its own shade."""
    values = np.random.default_rng(seed).integers(0, 256, (count, *shape), dtype=np.uint8)
    return ArrayExamples(values, targets)


def of_classes(names, count=2000, shape=(28, 28, 1), sigmoid=False, right=0.8, seed=0, unanswered=0):
    """Mostly right answers to so many examples of these classes; a class is confused most with the one after it.

    unanswered: to the first ones of them there is no answer.
    """
    rng = np.random.default_rng(seed)
    truths = rng.integers(0, len(names), count)
    wrong = np.where(rng.random(count) < 0.5, truths + 1, rng.integers(0, len(names), count)) % len(names)
    answers = np.where(rng.random(count) < right, truths, wrong)
    outputs = rng.dirichlet(np.ones(len(names)) * 0.2, count).astype(np.float32)
    top = outputs.argmax(axis=1)
    rows = np.arange(count)
    outputs[rows, top], outputs[rows, answers] = outputs[rows, answers], outputs[rows, top]
    outputs[:unanswered] = np.nan
    if sigmoid:
        outputs = outputs[:, 1:]
    task = Classification(tuple(names))
    if len(shape) == 1:
        examples = ArrayExamples(rng.normal(size=(count, *shape)).astype(np.float32), truths)
    else:
        examples = pictures(count, shape, truths, seed)
    found = Confusions.of(task, truths, outputs)
    return judgement_of(task, examples, outputs, found, "sigmoid" if sigmoid else "softmax")


def of_numbers(targets, count=2000, seed=0):
    """Answers that are off by a quarter of the targets' spread."""
    rng = np.random.default_rng(seed)
    task = Regression(tuple(targets))
    true = rng.normal(size=(count, len(targets))).astype(np.float32)
    outputs = true + 0.25 * rng.normal(size=true.shape).astype(np.float32)
    inputs = np.column_stack((true[:, 0], true[:, 0] > 0, true[:, 0] <= 0)).astype(np.float32)
    return judgement_of(task, ArrayExamples(inputs, true), outputs, Deviations(task, true, outputs), "linear")


def of_images(shape=(28, 28, 1), noise=0.3, count=200, seed=0):
    """Images that came out paler than they were."""
    rng = np.random.default_rng(seed)
    task = Reconstruction(noise)
    side = np.linspace(0, 255, shape[0])
    values = np.broadcast_to(side[:, None, None], (count, *shape)).astype(np.uint8).copy()
    values[:, shape[0] // 4 : shape[0] // 2] = rng.integers(0, 256, (count, 1, 1, shape[2]))
    examples = ArrayExamples(values, np.zeros((count, 0), np.float32))
    wanted = Scaling(1 / 255).of(values)
    given = np.clip(wanted + noise * rng.normal(size=wanted.shape), 0, 1).astype(np.float32)
    outputs = np.clip(wanted + 0.15 * rng.random((count, 1, 1, 1)), 0, 1).astype(np.float32)
    watcher = Watcher(examples)
    for start in range(0, count, 64):
        part = slice(start, min(start + 64, count))
        watcher(part, given[part], outputs[part], wanted[part])
    return judgement_of(task, examples, outputs, watcher.remakes(task), "sigmoid")
