"""One file from the network to the disk, across broken connections. What has come lies in a `.part` beside the file's
place, and whoever asks next goes on behind it (HTTP's Range). That it is the right file is for its checksum to tell.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from nnstudio.data.errors import DataError
from nnstudio.data.published.catalogue import PublishedFile
from nnstudio.errors import Sentence, reason_of, sentence
from nnstudio.shown import bytes_text

PIECE = 2**16
"""Bytes that are read at a time at most; progress is told, and may give up, whenever some have come."""
CONNECT_SECONDS, SILENT_SECONDS = 10.0, 5.0
"""How long to wait for a server, and for its next byte: after that the connection counts as broken."""
TRIES = 6
"""How often one place is asked again in a row without a new byte."""
PAUSE_SECONDS = 1.0
BUSY = (429, 500, 502, 503, 504)

Told = Callable[[int], None]
"""Called with how many bytes are there; it may raise to give up."""


class _NotThere(DataError):
    """This place can't give the file; another one may."""


class _Broken(DataError):
    """The connection ended before the file did, or the server was busy. Asking again may help."""


def transfer(file: PublishedFile, places: tuple[str, ...], part: Path, told: Told) -> None:
    """Fill `part` to the file's size, from behind what it has already. Raises DataError, one sentence."""
    reasons: list[Sentence] = []
    for place in places:
        try:
            _from_place(f"{place}{file.name}", file, part, told)
            return
        except _NotThere as error:
            reasons.append(error.sentence)
        except OSError as error:
            raise DataError(
                sentence("{path} can't be written: {reason}.", path=part, reason=reason_of(error))
            ) from error
    raise DataError(reasons[0])


def _from_place(url: str, file: PublishedFile, part: Path, told: Told) -> None:
    left, most = TRIES, size_of(part)
    while size_of(part) < file.size:
        try:
            _ask(url, size_of(part), file.size, part, told)
        except _Broken as error:
            there = size_of(part)
            left, most = (TRIES, there) if there > most else (left - 1, most)
            if not left:
                raise _NotThere(error.sentence) from error
            _pause(lambda: told(size_of(part)))


def _ask(url: str, start: int, size: int, part: Path, told: Told) -> None:
    """One request. Raises _Broken and _NotThere."""
    _check_room(part.parent, size - start)
    with _answer(url, start) as answer:
        goes_on = answer.status_code == 206
        if _promised(answer) not in (None, size):
            raise _NotThere(another_file(url.rpartition("/")[2], host_of(url)))
        done = start if goes_on else 0
        with part.open("ab" if goes_on else "wb") as out:
            while done < size and (piece := _next_piece(answer)):
                out.write(piece[: size - done])
                done = min(done + len(piece), size)
                told(done)
    if done < size:
        raise _Broken(_broke(url, done, size))


@contextlib.contextmanager
def _answer(url: str, start: int) -> Iterator[Any]:
    """The server's answer to a request for the bytes from `start` on, as they are stored there."""
    import requests  # takes a tenth of a second, which only those who download should wait

    headers = {"Accept-Encoding": "identity", "User-Agent": "nnstudio"}
    if start:
        headers["Range"] = f"bytes={start}-"
    try:
        answer = requests.get(url, headers=headers, stream=True, timeout=(CONNECT_SECONDS, SILENT_SECONDS))
    except requests.exceptions.SSLError as error:
        raise _NotThere(
            sentence(
                "The certificate of {host} is not right: check the clock of this computer, and its network.",
                host=host_of(url),
            )
        ) from error
    except requests.exceptions.RequestException as error:
        unreached = sentence(
            "{host} can't be reached: check the connection, and try again.", host=host_of(url)
        )
        may_come_back = start > 0 or isinstance(error, requests.exceptions.ReadTimeout)
        raise (_Broken if may_come_back else _NotThere)(unreached) from error
    with answer:
        if answer.status_code in BUSY:
            raise _Broken(
                sentence(
                    "{host} can't answer now (status {status}): try again later.",
                    host=host_of(url),
                    status=answer.status_code,
                )
            )
        if answer.status_code not in (200, 206) or _begins_elsewhere(answer, start):
            raise _NotThere(
                sentence(
                    "{host} does not give {name} (status {status}): try again later, or get the files elsewhere and "
                    "choose their folder.",
                    host=host_of(url),
                    name=url.rpartition("/")[2],
                    status=answer.status_code,
                )
            )
        yield answer


def _begins_elsewhere(answer: Any, start: int) -> bool:
    told = str(answer.headers.get("Content-Range", ""))
    return answer.status_code == 206 and not told.startswith(f"bytes {start}-")


def _promised(answer: Any) -> int | None:
    """The size of the whole file as the server tells it; None where it does not."""
    told = str(answer.headers.get("Content-Range", "")).rpartition("/")[2]
    told = told if answer.status_code == 206 else str(answer.headers.get("Content-Length", ""))
    return int(told) if told.isdecimal() else None


def _next_piece(answer: Any) -> bytes:
    """What has come; nothing at the end, wherever it is."""
    import urllib3

    try:
        return bytes(answer.raw.read1(PIECE, decode_content=False) or b"")
    except (urllib3.exceptions.HTTPError, OSError):
        return b""


def _check_room(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise DataError(
            sentence(
                "{folder} has room for {free}, and {wanted} are to come: make room on the disk.",
                folder=folder,
                free=bytes_text(free),
                wanted=bytes_text(wanted),
            )
        )


def _pause(told: Callable[[], None]) -> None:
    """Wait before the next request; what is told meanwhile may give up."""
    end = time.monotonic() + PAUSE_SECONDS
    told()
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(0.1, left))
        told()


def another_file(name: str, host: str) -> Sentence:
    """What is said of a file with another size or sum than the published one."""
    return sentence(
        "{name} from {host} is not the file that was published: its size or checksum is another one. Nothing was "
        "kept; try again later, or get the files elsewhere and choose their folder.",
        name=name,
        host=host,
    )


def _broke(url: str, done: int, size: int) -> Sentence:
    return sentence(
        "The connection to {host} broke after {done} of {size}. What has come is kept: try again, and it goes on "
        "from there.",
        host=host_of(url),
        done=bytes_text(done),
        size=bytes_text(size),
    )


def host_of(url: str) -> str:
    """The name of the server in an address."""
    return urlsplit(url).hostname or url


def size_of(path: Path) -> int:
    """In bytes; 0 where there is no such file."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
