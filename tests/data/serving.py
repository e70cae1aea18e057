"""A server of files on this machine that behaves as servers on the internet do: well, slowly, badly, or not at all."""

import contextlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Server:
    """files: what it serves, by name. The other attributes say how it misbehaves, and what it was asked.

    cuts: after how many bytes each of the next answers breaks off. ranges: whether it knows parts of files. status:
    of every answer, instead of the usual one. pause: seconds before each 1,000 bytes. silent: from that byte of a
    file on, nothing more is said until the server is closed.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []
        self.cuts: list[int] = []
        self.ranges = True
        self.status = 200
        self.pause = 0.0
        self.silent: int | None = None
        self.closing = threading.Event()
        self.address = ""


class _Handler(BaseHTTPRequestHandler):
    asked_of: Server

    def do_GET(self) -> None:
        server, name = self.asked_of, self.path.rpartition("/")[2]
        wanted = self.headers.get("Range", "")
        server.asked.append((name, wanted))
        data = server.files.get(name)
        if server.status != 200 or data is None:
            self.send_error(404 if data is None else server.status)
            return
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and server.ranges else 0
        if start >= len(data):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        self._send(data[start:], start)

    def _send(self, data: bytes, start: int) -> None:
        server = self.asked_of
        end = server.cuts.pop(0) if server.cuts else len(data)
        end = end if server.silent is None else max(0, server.silent - start)
        for at in range(0, end, 1000):
            if server.pause:
                time.sleep(server.pause)
            with contextlib.suppress(ConnectionError):
                self.wfile.write(data[at : min(at + 1000, end)])
        if server.silent is not None:
            self.wfile.flush()
            server.closing.wait()

    def log_message(self, *arguments: Any) -> None:
        """Nothing on the terminal."""


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """The server, at an address of this machine, as long as the `with` lasts."""
    server = Server()
    handler = type("Handler", (_Handler,), {"asked_of": server})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        server.address = f"http://127.0.0.1:{http.server_port}/"
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            http.shutdown()
            thread.join()
