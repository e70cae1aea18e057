"""Finds the files that ship with the program. In a source checkout they lie in `resources/` beside
the package, in an installed wheel in `nnstudio/resources/`, and nobody else should have to know.
"""

from pathlib import Path

from nnstudio.data.errors import DataError
from nnstudio.errors import sentence

_PACKAGE = Path(__file__).resolve().parents[1]
RESOURCE_ROOTS: tuple[Path, ...] = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource_path(*parts: str) -> Path:
    """The path of a file or folder that ships with the program, such as `resource_path("translations")`.

    Raises DataError when no installation layout has it.
    """
    candidates = [root.joinpath(*parts) for root in RESOURCE_ROOTS]
    for candidate in candidates:
        if candidate.exists():
            return candidate
    searched = " and ".join(str(candidate) for candidate in candidates)
    raise DataError(
        sentence(
            "'{name}' ships with NN Studio but is missing (looked at {searched}): install NN Studio again.",
            name="/".join(parts) or "resources",
            searched=searched,
        )
    )
