"""Bring the table of translations up to date with the sources, and compile it.

Run it as `python tools/translations.py`: it reads every text that the window shows, keeps the translations there
are, marks what is new as unfinished, drops what no longer occurs, and writes the .ts and its .qm.

The texts are read from the syntax trees and not by pyside6-lupdate, since lupdate knows neither the context of a
`tr` that is a function of its module nor the texts that layers, losses and settings declare.
"""

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from nnstudio.data.published.catalogue import SETS
from nnstudio.data.source import Source
from nnstudio.data.sources import SOURCES, Download, HousePrices, Points
from nnstudio.declared import Declared
from nnstudio.document.groups import Group
from nnstudio.document.library import SHIPPED
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import DECLARED, SENTENCES
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.inside.attribution import METHODS
from nnstudio.inside.doctor import DISEASES
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.learning.metrics import METRICS
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.learning.settings import PARTS, TrainingSettings
from nnstudio.learning.tasks import TASKS
from nnstudio.studio.about import CANVAS_KEYS
from nnstudio.studio.properties.layer_page import formula_of
from nnstudio.studio.words import FAMILY_TITLES

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
TABLE = FOLDER / "nnstudio_zh_CN.ts"
FUNCTIONS_OF_MODULES = ("tr", "_tr")
Text = tuple[str, str]
"""A context and a source text."""
QT_TEXTS: tuple[Text, ...] = (
    ("QFileDialog", "&Look in:"),
    ("QFileDialog", "Files of &type:"),
    ("QAbstractFileIconProvider", "Folder"),
)
"""Texts of Qt's own dialogs that its table for Chinese lacks."""


def texts() -> list[Text]:
    """Every text of the window, each once, in the order of the files and then of the declarations."""
    found = [text for path in _files() for text in _texts_of(path)]
    found += [("help", text) for pair in CANVAS_KEYS for text in pair]
    found += [("family", text) for text in FAMILY_TITLES.values()]
    found += [("declared", text) for text in _declared()]
    found += [("unit", text) for cls in _classes() for text in (field.unit for field in cls.fields()) if text]
    found += QT_TEXTS
    return list(dict.fromkeys(found))


def _files() -> list[Path]:
    return sorted((ROOT / "nnstudio").rglob("*.py"))


def _texts_of(path: Path) -> Iterator[Text]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from _visit(tree, "", _module_context(tree))


def _visit(node: ast.AST, owner: str, module: str) -> Iterator[Text]:
    """The texts below a node. owner: the class around it. module: the context of the module's own `tr`."""
    owner = node.name if isinstance(node, ast.ClassDef) else owner
    if isinstance(node, ast.Call):
        yield from _text_of_call(node, owner, module)
    for child in ast.iter_child_nodes(node):
        yield from _visit(child, owner, module)


def _text_of_call(call: ast.Call, owner: str, module: str) -> Iterator[Text]:
    texts = [part.value if isinstance(part, ast.Constant) else None for part in call.args]
    if isinstance(call.func, ast.Name) and call.func.id in FUNCTIONS_OF_MODULES and isinstance(texts[0], str):
        yield module, texts[0]
    elif isinstance(call.func, ast.Name) and call.func.id == "sentence" and isinstance(texts[0], str):
        yield SENTENCES, texts[0]
    elif isinstance(call.func, ast.Name) and call.func.id == "Weight" and isinstance(texts[0], str):
        yield DECLARED, texts[0]
    elif isinstance(call.func, ast.Attribute) and call.func.attr == "tr" and isinstance(texts[0], str):
        yield owner, texts[0]
    elif isinstance(call.func, ast.Attribute) and call.func.attr == "translate":
        match texts:
            case [str(context), str(text)]:
                yield context, text


def _module_context(tree: ast.Module) -> str:
    """The context that the module's `tr` translates in, also where it is imported from another module."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and any(name.name in FUNCTIONS_OF_MODULES for name in node.names):
            path = ROOT.joinpath(*str(node.module).split(".")).with_suffix(".py")
            return _module_context(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name in FUNCTIONS_OF_MODULES:
            return next(
                str(part.args[0].value)
                for part in ast.walk(node)
                if isinstance(part, ast.Call) and part.args and isinstance(part.args[0], ast.Constant)
            )
    return ""


def _classes() -> list[type[Declared]]:
    registries: list[Mapping[str, type[Declared]]] = [LAYERS, SOURCES, *PARTS.values()]
    return [*(cls for registry in registries for cls in registry.values()), TrainingSettings, Group]


def _sources() -> Iterator[Source]:
    """One of each kind that has names of ours, and every published set."""
    yield from (HousePrices(), Points())
    yield from (Download(name=name) for name in SETS)


def _declared() -> Iterator[str]:
    yield from (name.replace("_", " ") for name in PARTS)
    yield from ("none", "layer", "training")
    for cls in _classes():
        yield from filter(None, (cls.title, cls.help))
        for field in cls.fields():
            yield from filter(None, (field.label, field.help, *field.choices))
    yield from filter(None, (layer.synonyms for layer in LAYERS.values()))
    yield from (formula_of(cls) for cls in (*LAYERS.values(), *OPTIMIZERS.values()))
    yield from (function.help for function in FUNCTIONS.values())
    for metric in METRICS.values():
        yield from (metric.title, metric.help)
    for task in TASKS.values():
        yield from (task.title, task.help)
    for method in METHODS.values():
        yield from (method.title, method.help)
    yield from (disease.title for disease in DISEASES.values())
    yield "A group of your own."
    for shipped in SHIPPED.values():
        yield from (shipped.group.label, shipped.help, shipped.synonyms)
        yield from (setting.name for setting in shipped.group.settings)
    for template in TEMPLATES.values():
        yield from (template.title, template.description)
    yield from sorted(name for source in _sources() for name in source.words())
    for exporter in EXPORTERS.values():
        yield from (exporter.title, exporter.help)


def read(path: Path = TABLE) -> dict[Text, str]:
    """The translations of a .ts file; what is unfinished is left out."""
    if not path.exists():
        return {}
    messages = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                messages[context.findtext("name", ""), message.findtext("source", "")] = translation.text
    return messages


def write(wanted: Iterable[Text], known: dict[Text, str], path: Path = TABLE) -> None:
    """Write a .ts file with a message for each wanted text, sorted by context."""
    root = ElementTree.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    for name, source in sorted(wanted, key=lambda text: text[0]):
        if name not in contexts:
            contexts[name] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[name], "name").text = name
        message = ElementTree.SubElement(contexts[name], "message")
        ElementTree.SubElement(message, "source").text = source
        translation = ElementTree.SubElement(message, "translation")
        translation.text = known.get((name, source), "")
        if not translation.text:
            translation.set("type", "unfinished")
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def main() -> int:
    """Update and compile; return 1 if a text has no translation yet, so that a script can tell."""
    wanted, known = texts(), read()
    FOLDER.mkdir(parents=True, exist_ok=True)
    write(wanted, known)
    release = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent)) or "pyside6-lrelease"
    subprocess.run([release, "-silent", str(TABLE), "-qm", str(TABLE.with_suffix(".qm"))], check=True)
    missing = [text for text in wanted if text not in known]
    for context, source in missing:
        print(f"unfinished: {context}: {source!r}")
    print(f"{len(wanted) - len(missing)} of {len(wanted)} texts are translated.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
