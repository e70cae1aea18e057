"""Every text that reaches a person from below the window can be said in another language."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import nnstudio
from nnstudio.data.errors import DataError
from nnstudio.document.errors import DocumentError, EditError
from nnstudio.engine.parameters import WeightsError
from nnstudio.errors import Sentence, StudioError, all_of, full_stop, sentence
from nnstudio.fields import FieldError
from nnstudio.formats.errors import Fault, ProjectError
from nnstudio.layers.graph import GraphError
from nnstudio.layers.shapes import ShapeError
from nnstudio.learning.checkpoint import CheckpointError

ROOT = Path(nnstudio.__file__).parent
BELOW = ("layers", "engine", "document", "data", "formats", "runs", "inside")
FOR_PROGRAMMERS = {
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "EOFError",
    "Exception",
    "FileNotFoundError",
    "IndexError",
    "IsADirectoryError",
    "KeyError",
    "LookupError",
    "MemoryError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "RuntimeError",
    "TypeError",
    "ValueError",
    "ZeroDivisionError",
}
"""Python's own errors: nobody but a programmer, or the code that turns them into a sentence, sees them."""


def _modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


@pytest.mark.parametrize(
    "error",
    [
        CheckpointError,
        DataError,
        DocumentError,
        EditError,
        Fault,
        FieldError,
        GraphError,
        ProjectError,
        ShapeError,
        WeightsError,
    ],
)
def test_errors_for_people_carry_a_sentence(error: type[Exception]) -> None:
    assert issubclass(error, StudioError)


def test_below_the_window_every_error_class_is_of_the_one_base_or_python_s_own() -> None:
    """mypy sees that those of the one base are made of a Sentence; here, that there are no others."""
    derived = {cls.__name__ for cls in _all_below(StudioError)}
    others = [
        f"{name}:{node.lineno} {node.name}"
        for name, tree in _modules(*BELOW)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in FOR_PROGRAMMERS for base in node.bases)
        and node.name not in derived
    ]
    assert not others


def _all_below(cls: type[Exception]) -> Iterator[type[Exception]]:
    for child in cls.__subclasses__():
        yield child
        yield from _all_below(child)


def test_templates_are_literals_whose_fields_are_all_given() -> None:
    """The table of translations is read from the source; a template that is computed would not be in it."""
    found = 0
    for name, tree in [*_modules(*BELOW, "studio"), ("errors.py", _own())]:
        for call in _calls(tree, "sentence"):
            where = f"{name}:{call.lineno}"
            (template,) = call.args
            assert isinstance(template, ast.Constant), where
            assert isinstance(template.value, str), where
            given = {keyword.arg for keyword in call.keywords}
            if given:
                fields = {field for _, field, _, _ in string.Formatter().parse(template.value) if field}
                assert fields == given, where
            found += 1
    assert found > 250


def _own() -> ast.Module:
    return ast.parse((ROOT / "errors.py").read_text(encoding="utf-8"))


def test_no_sentence_is_put_together_by_an_f_string_or_a_sum() -> None:
    """`f"{error}."` would be plain English again: `full_stop`, `all_of` and templates keep it a Sentence."""
    glued = []
    for name, tree in _modules(*BELOW):
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr | ast.BinOp) and any(
                isinstance(part, ast.Attribute) and part.attr in ("sentence", "reason")
                for part in ast.walk(node)
                if part is not node
            ):
                glued.append(f"{name}:{node.lineno}")
    assert not glued


def test_a_full_stop_is_set_once() -> None:
    said = full_stop(sentence("{name} is gone", name="a"))
    assert said == "a is gone."
    assert said.values["fault"].template == "{name} is gone"
    assert full_stop(said) is said


def test_parts_are_joined_in_the_language_of_whoever_says_it() -> None:
    assert all_of([]) == ""
    assert all_of(["a"]) == "a"
    joined = all_of(["a", "b", "c"])
    assert joined == "a and b and c"
    assert isinstance(joined, Sentence)
