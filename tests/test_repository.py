"""Promises that the repository makes about itself, each of which somebody could break without noticing."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import nnstudio

ROOT = Path(__file__).resolve().parent.parent
OURS = ("nnstudio", "tests", "tools", "benchmarks")
MOST_LINES = {"nnstudio": 300, "tests": 400, "tools": 300, "benchmarks": 300}
"""A file with more holds more than one idea; tests list their cases."""

NOT_OURS = {".git", "build", "dist", "tour", "__pycache__"}

ASSUMES_MNIST = re.compile(r"mnist|28, 28", re.IGNORECASE)
MAY_NAME_MNIST = {
    "nnstudio/data/mnist.py": "the digits that ship with the program",
    "nnstudio/data/sources/mnist.py": "the same as a source",
    "nnstudio/data/sources/__init__.py": "the list of all sources",
    "nnstudio/data/sources/own_hand.py": "what is learned beside one's own digits",
    "nnstudio/runs/own_hand.py": "whether it is forgotten",
    "nnstudio/data/recognising.py": "the names by which data is called without a path",
    "nnstudio/data/published/": "other sets with MNIST in their names",
    "nnstudio/data/sources/download.py": "the names and texts of those sets",
    "nnstudio/data/sources/idx_files.py": "a text: the format is known as MNIST's",
    "nnstudio/data/pixels.py": "a text: how the digits got their size",
    "nnstudio/data/handwriting/": "the drawing path",
    "nnstudio/document/templates/": "networks for MNIST",
    "nnstudio/document/document.py": "the data of a new document",
    "nnstudio/document/plain.py": "files of version 1, which knew no other data",
    "nnstudio/studio/about.py": "a text: whose digits they are",
}
"""Files and folders that may know MNIST or the size of its images, and why. All others take what the data is."""

HOME_OF_SOMEBODY = re.compile(r"(?:/home/|/Users/|[A-Za-z]:\\+Users\\+)[\w.-]+|/root/[\w.]")


def python_files() -> list[Path]:
    return sorted(file for folder in OURS for file in (ROOT / folder).rglob("*.py"))


def text_files() -> list[Path]:
    """Every file of the repository that holds text, by git where this is a checkout, else by looking."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0:
        files = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    else:
        files = [file for file in ROOT.rglob("*") if not hidden_or_built(file.relative_to(ROOT))]
    return [file for file in files if file.is_file() and is_text(file)]


def hidden_or_built(path: Path) -> bool:
    return any(part in NOT_OURS or part.startswith(".venv") for part in path.parts)


def is_text(file: Path) -> bool:
    with file.open("rb") as start:
        return b"\0" not in start.read(4096)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def names(files: list[Path]) -> list[str]:
    return [file.relative_to(ROOT).as_posix() for file in files]


def test_every_module_says_why_it_exists():
    silent = [file for file in python_files() if not ast.get_docstring(ast.parse(file.read_bytes()))]
    assert names(silent) == []


def test_no_python_file_is_too_long_to_read():
    long = [
        file
        for file in python_files()
        if len(file.read_bytes().splitlines()) > MOST_LINES[file.relative_to(ROOT).parts[0]]
    ]
    assert names(long) == []


def test_no_file_names_the_home_of_somebody():
    files = text_files()
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    found = [HOME_OF_SOMEBODY.search(text) for text in texts]
    assert [
        f"{name}: {match.group()}" for name, match in zip(names(files), found, strict=True) if match
    ] == []


@pytest.mark.parametrize(
    "line", ["/" + "home/ada/studio", "/" + "root/.bashrc", "C:" + r"\Users\ada", "/" + "Users/ada/x"]
)
def test_the_home_of_somebody_is_recognised(line: str):
    assert HOME_OF_SOMEBODY.search(f"see {line} there")


def test_data_is_a_value_and_only_its_owners_know_mnist():
    package = names(sorted((ROOT / "nnstudio").rglob("*.py")))
    knowing = [name for name in package if ASSUMES_MNIST.search(read(name))]
    assert [name for name in knowing if not name.startswith(tuple(MAY_NAME_MNIST))] == []
    assert [owner for owner in MAY_NAME_MNIST if not any(name.startswith(owner) for name in knowing)] == []


def test_what_asks_other_libraries_stands_where_make_parity_looks():
    for file in (ROOT / "tests").rglob("test_*.py"):
        if "parity" not in file.parts[:-1]:
            assert "pytest.mark." + "parity" not in file.read_text("utf-8"), file


def test_the_version_is_the_newest_in_the_changelog():
    released = re.findall(r"^## \[(\d[^\]]*)\] - \d{4}-\d{2}-\d{2}$", read("CHANGELOG.md"), re.MULTILINE)
    assert nnstudio.__version__ == released[0]


def test_the_changelog_has_a_place_for_what_comes_next():
    headings = re.findall(r"^## \[([^\]]*)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "Unreleased"


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_that_is_written_down_exists(document: str):
    written = set(re.findall(r"(?:^|`)make ([a-z]+)", read(document), re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert written, f"{document} names no make command"
    assert written <= targets


def test_every_make_target_is_phony_and_explained():
    makefile = read("Makefile")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert set(phony.group(1).split()) == targets
    assert set(re.findall(r"^([a-z]+):.* ## ", makefile, re.MULTILINE)) == targets


def test_the_readme_names_the_packages_that_qt_needs():
    command = [sys.executable, str(ROOT / "tools/qt_libraries.py"), "--apt"]
    packages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    (line,) = re.findall(r"^sudo apt install (.*)$", read("README.md"), re.MULTILINE)
    assert line.split() == ["python3-venv", *packages]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/decisions/README.md"])
def test_links_between_documents_lead_somewhere(document: str):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", read(document))
    assert links
    broken = [link for link in links if not ((ROOT / document).parent / link).exists()]
    assert broken == []


def test_every_decision_is_listed():
    files = {file.name for file in (ROOT / "docs/decisions").glob("[0-9]*.md")}
    listed = re.findall(r"\]\((\d{4}-[^)]*)\)", read("docs/decisions/README.md"))
    assert sorted(files) == sorted(listed)


def test_python_3_11_gets_no_pyside_that_loses_references():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    (pinned,) = [
        line for line in project["dependencies"] if line.startswith("PySide6") and "< '3.12'" in line
    ]
    assert "<6.12;" in pinned


def test_the_wheel_carries_every_resource(tmp_path: Path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    files = [file for file in (ROOT / "resources").rglob("*") if file.is_file()]
    resources = {f"nnstudio/{name}" for name in names(files)}
    assert "nnstudio/resources/mnist/train-images-idx3-ubyte.gz" in resources
    assert resources | {"nnstudio/__main__.py"} <= inside


def test_no_test_takes_its_cases_from_a_set():
    """A set has another order in every process, and several that share the tests would not agree on them."""
    found = [
        f"{file.relative_to(ROOT).as_posix()}:{call.lineno}"
        for file in sorted((ROOT / "tests").rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(call, ast.Call) and is_parametrize(call) and takes_a_set(call.args[1])
    ]
    assert found == []


def is_parametrize(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "parametrize" and len(call.args) > 1


def takes_a_set(cases: ast.expr) -> bool:
    if isinstance(cases, ast.Call) and isinstance(cases.func, ast.Name) and cases.func.id == "sorted":
        return False
    return any(
        isinstance(part, ast.Set | ast.SetComp)
        or (
            isinstance(part, ast.Call)
            and isinstance(part.func, ast.Name)
            and part.func.id in ("set", "frozenset")
        )
        or (isinstance(part, ast.BinOp) and ".keys()" in ast.unparse(part))
        for part in ast.walk(cases)
    )


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("{1, 2}", True),
        ("list({1, 2})", True),
        ("CASES.keys() - {'x'}", True),
        ("sorted(CASES.keys() - {'x'})", False),
        ("[1, 2]", False),
        ("CASES", False),
    ],
)
def test_a_set_of_cases_is_recognised(text: str, is_one: bool):
    assert takes_a_set(ast.parse(text, mode="eval").body) is is_one
