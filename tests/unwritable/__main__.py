"""`python -m tests.unwritable`, by an administrator: the program as another user, who may write nothing anywhere.

The program's own files are the administrator's. --python: an interpreter that the other user may run, of the same
version as this one.
"""

from __future__ import annotations

import argparse
import os
import sys
import sysconfig
import tempfile
from pathlib import Path

from tests.unwritable.cases import ROOT, XDG, visit

NOBODY, WITHOUT_ENTRY = 65534, 54321
"""Users: one whom the system knows, and one whom it does not."""


def main() -> int:
    """Try each home, and tell; status 1 if the program did not what it should."""
    parser = argparse.ArgumentParser(prog="python -m tests.unwritable", description=__doc__)
    parser.add_argument("--python", default=sys.executable)
    arguments = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("only an administrator can become another user")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o555)
        everywhere = {name: str(home) for name in ("HOME", *XDG)}
        for title, user, variables in (
            ("a home that can only be read", NOBODY, {"HOME": str(home)}),
            ("folders that can only be read", NOBODY, everywhere),
            ("a home that is not there", NOBODY, {"HOME": str(home / "none")}),
            ("no HOME", NOBODY, {}),
            ("no HOME, and no entry for the user", WITHOUT_ENTRY, {}),
            ("folders on a drive that makes none", NOBODY, dict.fromkeys(everywhere, "/proc/none")),
        ):
            command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", arguments.python]
            ways = f"{ROOT}{os.pathsep}{sysconfig.get_path('purelib')}"
            wrong = visit(command, {**variables, "PYTHONPATH": ways}, home / "mine.nnstudio", 600.0)
            print(f"{title}: {'as it should be' if not wrong else 'wrong'}", *wrong, sep="\n    ", flush=True)
            failed = failed or bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
