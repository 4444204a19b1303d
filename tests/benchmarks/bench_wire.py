"""Writing customers of 60 filled fields in both of JOOR's formats, and posting them to the practice server.

    python -m tests.benchmarks.bench_wire

The yardsticks are Python's own json over the finished documents, the reading of the stored bodies, and the bare
copying of a body over a socket. It also prints megabytes a second on this machine, the best of several runs.
"""

from __future__ import annotations

import json
import socket
import tempfile
import threading
import timeit
from functools import partial
from pathlib import Path

from joor_desktop.joor import wire
from joor_desktop.joor.client import Client
from joor_desktop.model.profile import WireFormat, practice_profile
from joor_desktop.model.record import Record
from tests.benchmarks.pairs import compare
from tests.checks.examples import good_record

COUNT = 2_000
LARGE_BODY = 64 * 1024 * 1024


def records(count: int) -> list[Record]:
    """Customers that differ in their codes."""
    made = [good_record() for _ in range(count)]
    for number, record in enumerate(made):
        record.values["customer_code"] = f"EL{number:06}"
    return made


def write_all(written: list[Record], wire_format: WireFormat) -> None:
    """Write the body, and let go of each piece as soon as it is there."""
    for _ in wire.write(written, wire_format):
        pass


def best_speed(written: list[Record], wire_format: WireFormat) -> float:
    """Megabytes a second, the best of many runs, so that other work of the machine counts least."""
    seconds = min(timeit.repeat(partial(write_all, written, wire_format), number=1, repeat=20))
    return sum(map(len, wire.write(written, wire_format))) / seconds / 1e6


class Sink:
    """A server that reads one body after the other and answers each as JOOR would."""

    ANSWER = b'{"response": {"code": 0}, "bulk_connections_jobs": [{"bulk_connections_job_id": 1, "status": "queued"}]}'

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(self.ANSWER)}\r\nConnection: close\r\n\r\n".encode()
        room = bytearray(1024 * 1024)
        while True:
            connection, _ = self._socket.accept()
            left = LARGE_BODY
            while left > 0:
                left -= connection.recv_into(room)  # the headers count, too: they are a few hundred bytes
            connection.sendall(head + self.ANSWER)
            connection.close()


def copy_bare(port: int, file: Path) -> None:
    """Send the file's bytes over a socket and wait for the answer."""
    with socket.create_connection(("127.0.0.1", port)) as connection, file.open("rb") as body:
        connection.sendfile(body)
        connection.recv(65536)


def post(port: int, file: Path) -> None:
    """Post the file with the client."""
    with Client(practice_profile(), "token", url=f"http://127.0.0.1:{port}/v2") as client:
        client.post(file)


def main() -> None:
    """Print the ratios, then the speeds."""
    written = records(COUNT)
    document = json.loads(b"".join(wire.write(written, WireFormat.JSON)))
    bodies = [record.to_body() for record in written]

    def read_bodies() -> None:
        for body in bodies:
            Record.from_body(body)

    def dump() -> None:
        json.dumps(document)

    for wire_format in WireFormat:
        write = partial(write_all, written, wire_format)
        compare(f"{wire_format.value}: write / Python's json over finished documents", dump, write)
        compare(f"{wire_format.value}: write / read the stored bodies", read_bodies, write)
    few, many = records(2_000), records(20_000)
    compare(
        "20,000 customers / 2,000",
        partial(write_all, few, WireFormat.JSON),
        partial(write_all, many, WireFormat.JSON),
        at_most=11.5,
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "body")
        file.write_bytes(b" " * LARGE_BODY)
        sink = Sink()
        bare, whole = partial(copy_bare, sink.port, file), partial(post, sink.port, file)
        compare("64 MB: post / bare copy over a socket", bare, whole)
    for wire_format in WireFormat:
        print(f"{wire_format.value}: {best_speed(written, wire_format):.0f} MB/s")


if __name__ == "__main__":
    main()
