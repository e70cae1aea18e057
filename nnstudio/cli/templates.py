"""`nnstudio templates`: the networks to start from."""

from __future__ import annotations

import argparse

from nnstudio.cli.failure import DONE
from nnstudio.cli.output import print_json
from nnstudio.cli.report import figures
from nnstudio.document.templates import TEMPLATES, Template
from nnstudio.layers.layer import Layer


def templates(arguments: argparse.Namespace) -> int:
    """List the templates, as a table or as one JSON array."""
    if arguments.json:
        print_json([_plain(template) for template in TEMPLATES.values()])
        return DONE
    for template in TEMPLATES.values():
        layers = " > ".join(layer_text(node.layer) for node in template.document.graph.nodes)
        expected = figures({template.metric.name: template.expected})
        print(f"{template.name}  ({template.parameters:,} parameters, {expected} expected)")
        print(f"    {template.description}\n    {layers}")
        if template.document.training.validation == "test set":
            print("    judged on the test images after each epoch, as in its tutorial")
    return DONE


def layer_text(layer: Layer) -> str:
    """Its type and its main settings."""
    return f"{layer.type_name()} {layer.summary()}".strip()


def _plain(template: Template) -> dict[str, object]:
    training = template.document.training
    return {
        "name": template.name,
        "title": template.title,
        "description": template.description,
        "parameters": template.parameters,
        "data": template.document.source.to_json(),
        "task": template.document.task.name,
        "expected": {template.metric.name: template.expected},
        "layers": [node.layer.to_json() for node in template.document.graph.nodes],
        "training": training.to_json(),
    }
