"""`nnstudio evaluate`: how good a trained project is on images that it never saw."""

from __future__ import annotations

import argparse
from typing import Any

from nnstudio.cli.failure import DONE
from nnstudio.cli.output import counted, print_json
from nnstudio.cli.source import open_trained
from nnstudio.data.dataset import Dataset
from nnstudio.data.mnist import load_mnist
from nnstudio.engine.evaluation import Evaluation, evaluate
from nnstudio.engine.metrics import class_scores
from nnstudio.layers.layer import Array


def evaluate_command(arguments: argparse.Namespace) -> int:
    """Accuracy, loss, confusion matrix and figures for each class, on the test images."""
    project = open_trained(arguments.file)
    network, dataset = project.document, load_mnist()
    test = dataset.test.limit(arguments.limit)
    weights = project.weights or {}
    loss = network.training.loss
    judged = evaluate(network.graph, weights, test.images, test.labels, loss, arguments.threads)
    result = _result(judged, dataset, len(test))
    if arguments.json:
        print_json({"file": arguments.file, **result})
    else:
        _print_text(result, judged.confusion)
    return DONE


def _result(judged: Evaluation, dataset: Dataset, images: int) -> dict[str, Any]:
    scores = class_scores(judged.confusion)
    per_class = [
        {
            "class": name,
            "images": int(scores.support[index]),
            "right": int(judged.confusion[index, index]),
            "precision": float(scores.precision[index]),
            "recall": float(scores.recall[index]),
            "f1": float(scores.f1[index]),
        }
        for index, name in enumerate(dataset.classes)
    ]
    return {
        "images": images,
        "loss": judged.loss,
        "accuracy": judged.accuracy,
        "confusion": judged.confusion.tolist(),
        "per_class": per_class,
    }


def _print_text(result: dict[str, Any], confusion: Array) -> None:
    images = counted(result["images"], "test image")
    print(f"accuracy {result['accuracy']:.2%}  loss {result['loss']:.4f}  on {images}")
    print("\nclass  images  precision  recall      f1")
    for row in result["per_class"]:
        figures = f"{row['precision']:>9.2%}  {row['recall']:>6.2%}  {row['f1']:>6.2%}"
        print(f"{row['class']:>5}  {row['images']:>6,}  {figures}")
    print("\nrows: what it is; columns: what was answered")
    width = max(5, len(str(confusion.max())) + 1)
    for index, row in enumerate(confusion):
        print(f"{index:>5}" + "".join(f"{count:>{width}}" for count in row))
