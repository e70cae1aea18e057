"""Print where the caller's pip gets its packages from, as one pip.conf for a machine that is made anew.

A fresh machine in a folder has none of this machine's settings, so behind a company's mirror or proxy its pip would
find nothing. This joins pip's own files in the order in which pip reads them, and the variables PIP_*, without
needing a pip here. `--paths` prints instead the files and folders that these settings name, one a line.
"""

import argparse
import configparser
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

NOT_SETTINGS = {"PIP_CONFIG_FILE", "PIP_CACHE_DIR"}
"""Variables that are about this machine only."""
LOCAL = re.compile(r"^(?:file://)?(/.*)$")


def files(home: Path, environment: Mapping[str, str]) -> list[Path]:
    """Return pip's files, the strongest last (pip's documentation, "Configuration files", for Unix)."""
    folders = environment.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    shared = [Path(folder) / "pip/pip.conf" for folder in folders.split(":") if folder]
    own = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "pip/pip.conf"
    named = environment.get("PIP_CONFIG_FILE")
    return [*shared, Path("/etc/pip.conf"), home / ".pip/pip.conf", own, *([Path(named)] if named else [])]


def joined(places: list[Path], environment: Mapping[str, str]) -> configparser.RawConfigParser:
    """Return what the files and the variables PIP_* set, each setting as the strongest of them has it."""
    settings = configparser.RawConfigParser()
    settings.read(places, encoding="utf-8")
    for variable, value in environment.items():
        if variable.startswith("PIP_") and variable not in NOT_SETTINGS and value:
            if not settings.has_section("global"):
                settings.add_section("global")
            settings.set("global", variable.removeprefix("PIP_").lower().replace("_", "-"), value)
    return settings


def local_paths(settings: configparser.RawConfigParser) -> list[Path]:
    """Return the files and folders here that the settings name; of an index ("simple") the folder of its files too."""
    words = [
        word
        for section in settings.sections()
        for _, value in settings.items(section)
        for word in value.split()
    ]
    found = {Path(match.group(1)) for match in map(LOCAL.match, words) if match}
    wholes = {path.parent if path.name == "simple" else path for path in found}
    return sorted(path for path in wholes if path.exists())


def main() -> None:
    """Print the settings, or the paths that they name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paths", action="store_true", help="print the files and folders that they name")
    arguments = parser.parse_args()
    settings = joined(files(Path.home(), os.environ), os.environ)
    if arguments.paths:
        print(*local_paths(settings), sep="\n")
    else:
        settings.write(sys.stdout)


if __name__ == "__main__":
    main()
