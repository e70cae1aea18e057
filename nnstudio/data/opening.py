"""The one door by which files come in. Only regular files are opened: a pipe would wait for ever, and a device never
ends. Whatever the system says against it becomes a sentence.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from nnstudio.errors import Sentence, reason_of, sentence

FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)

Refusal = Callable[[Sentence], Exception]
"""Makes the error that the caller's readers know, from the sentence."""


def open_regular(path: Path, refusal: Refusal) -> BinaryIO:
    """The file, open for reading. Raises what `refusal` makes of a sentence that names the path."""
    _check_kind(path, _asked(path, refusal, lambda: os.stat(path).st_mode), refusal)
    file = os.fdopen(_asked(path, refusal, lambda: os.open(path, FLAGS)), "rb")
    try:
        _check_kind(path, os.fstat(file.fileno()).st_mode, refusal)
    except BaseException:
        file.close()
        raise
    return file


def read_regular(path: Path, refusal: Refusal, largest: int) -> bytes:
    """The file's bytes, of which there may be `largest`."""
    with open_regular(path, refusal) as file:
        try:
            size = os.fstat(file.fileno()).st_size  # memory for all that is asked for is taken at once
            data = file.read(min(largest, size) + 1)
        except OSError as error:
            raise refusal(why_not_opened(path, error)) from error
    if len(data) > largest:
        most = f"{largest:,}"
        raise refusal(sentence("{path} is refused: it is larger than {most} bytes.", path=path, most=most))
    return data


def state_of(*paths: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of files: another value once one of them is another. Raises OSError for none."""
    known = [(str(path), path.stat()) for path in paths]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in known)


def exists(path: Path) -> bool:
    """Whether there is anything of that name; also True where the system will not say, since opening it will."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def why_not_opened(path: Path, error: OSError | ValueError) -> Sentence:
    """What the system's error means for the person whose file it is, and what to do."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return sentence("There is no file {path}.", path=path)
    if isinstance(error, PermissionError):
        return sentence("{path} may not be read: check its permissions.", path=path)
    if isinstance(error, ValueError) or error.errno == errno.ENAMETOOLONG:
        return sentence("{path} can't be the name of a file.", path=_shortened(str(path)))
    return sentence("{path} can't be read: {reason}.", path=path, reason=reason_of(error))


def _asked(path: Path, refusal: Refusal, question: Callable[[], int]) -> int:
    try:
        return question()
    except (OSError, ValueError) as error:
        raise refusal(why_not_opened(path, error)) from error


def _check_kind(path: Path, mode: int, refusal: Refusal) -> None:
    if stat.S_ISDIR(mode):
        raise refusal(sentence("{path} is a folder: name the file in it.", path=path))
    if not stat.S_ISREG(mode):
        raise refusal(
            sentence("{path} is no file but a device or a pipe: save it as a file first.", path=path)
        )


def _shortened(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:60]}...{name[-17:]}"
