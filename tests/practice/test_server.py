"""The practice server comes and goes quietly, inside the program and on its own."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from joor_desktop.errors import UsageError
from joor_desktop.practice.faults import FaultKind, Faults
from joor_desktop.practice.server import PracticeServer
from tests.clocks import StillClock
from tests.practice.calling import authorization, call, customer, payload, post

ROOT = Path(__file__).parents[2]


def test_it_listens_on_this_computer_only(server: PracticeServer) -> None:
    """On a free port."""
    port = int(server.url.removeprefix("http://127.0.0.1:").removesuffix("/v2"))
    assert port > 1023
    with pytest.raises(OSError, match=r"."), socket.create_connection(("127.0.0.2", port), timeout=1):
        pass


def test_a_port_that_is_taken_is_told_in_plain_words(server: PracticeServer, state_path: Path) -> None:
    """With what to do."""
    port = int(server.url.rpartition(":")[2].removesuffix("/v2"))
    with pytest.raises(UsageError, match=f"can't use port {port}. Another program may use it"):
        PracticeServer(state_path, port=port).start()
    with pytest.raises(UsageError):
        PracticeServer(state_path, port=70_000).start()


def test_it_starts_and_stops_in_no_time(state_path: Path) -> None:
    """Also with a client that keeps its connection open."""
    server = PracticeServer(state_path)
    server.start()
    port = int(server.url.rpartition(":")[2].removesuffix("/v2"))
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/v2/bulk-connection/1")
    connection.getresponse().read()
    started = time.monotonic()
    server.stop()
    assert time.monotonic() - started < 1
    connection.close()
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=1):
        pass
    server.stop()
    server.start()
    assert call(server.url, "GET", "/bulk-connection/1")[0] == 404
    server.stop()


def test_a_call_that_is_under_way_gets_its_answer_though_the_server_stops(state_path: Path) -> None:
    """No job is made without the program hearing of it."""
    server = PracticeServer(state_path)
    server.start()
    server.faults.add(FaultKind.SLOW, seconds=0.3)
    answers: list[int] = []

    def run(url: str) -> None:
        answers.append(call(url, "POST", "/bulk-connection", payload(customer()))[0])

    caller = threading.Thread(target=run, args=(server.url,))
    caller.start()
    while not server.posts_by_code():
        time.sleep(0.01)
    server.stop()
    caller.join(timeout=0.2)
    assert answers == [200]


def test_many_callers_at_once_are_all_served(server: PracticeServer) -> None:
    """Each customer is taken once, each job has a number of its own."""
    answers: list[int] = []

    def run(number: int) -> None:
        job = post(server.url, customer(f"C{number}"), Authorization=authorization(f"token {number}"))
        answers.append(job["bulk_connections_jobs"][0]["bulk_connections_job_id"])

    threads = [threading.Thread(target=run, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == list(range(1, 17))
    assert set(server.posts_by_code().values()) == {1}


def test_what_was_received_can_be_counted(server: PracticeServer) -> None:
    """By body and by customer code, to prove that nothing was sent twice."""
    post(server.url, customer("C1"), customer("C2"))
    post(server.url, customer("C2"))
    call(server.url, "GET", "/bulk-connection/1")
    assert server.posts_by_code() == {"C1": 1, "C2": 2}
    first, second, third = server.received()
    assert (first.method, first.target, first.job_id) == ("POST", "/v2/bulk-connection", 1)
    assert first.fingerprint != second.fingerprint
    assert (third.method, third.job_id) == ("GET", None)


def test_faults_happen_once_each_and_in_order() -> None:
    """To the requests that they are for."""
    faults = Faults()
    faults.add(FaultKind.ERROR, method="POST", times=2)
    faults.add(FaultKind.HTML)
    assert [fault.kind for fault in faults.waiting()] == [FaultKind.ERROR, FaultKind.ERROR, FaultKind.HTML]
    taken = [faults.take(method) for method in ("GET", "POST", "GET", "POST", "POST")]
    assert [fault and fault.kind for fault in taken] == [FaultKind.HTML, FaultKind.ERROR, None, FaultKind.ERROR, None]
    faults.add(FaultKind.SLOW)
    faults.clear()
    assert faults.waiting() == []


def test_a_running_server_can_be_controlled_over_http(server: PracticeServer) -> None:
    """Faults are set and taken back, and what came is told; none of it counts as a call."""
    base = server.url.removesuffix("/v2")
    wish = {"kind": "error", "method": "POST", "times": 2}
    assert call(base, "POST", "/practice/faults", json.dumps(wish).encode())[0] == 200
    assert call(server.url, "POST", "/bulk-connection", payload(customer()))[0] == 500
    [left] = json.loads(call(base, "GET", "/practice/faults")[2])
    assert left == {"kind": "error", "method": "POST", "seconds": 0.0}
    assert json.loads(call(base, "DELETE", "/practice/faults")[2]) == []
    post(server.url, customer())
    received = json.loads(call(base, "GET", "/practice/received")[2])
    assert [each["fault"] for each in received["requests"]] == ["error", ""]
    assert received["customer_codes"] == {"C1": 1}
    [result] = json.loads(call(base, "GET", "/practice/results/1")[2])
    assert result == {"customer_code": "C1", "word": "new", "reasons": ""}


def test_a_customer_can_be_hidden_or_altered_over_http(server: PracticeServer, clock: StillClock) -> None:
    """As JOOR's people would do by hand; it stays so after a restart, and others are as they were sent."""
    base = server.url.removesuffix("/v2")
    post(server.url, customer())
    clock.now_s += 1000
    path = "/connection/customer_code/C1/"
    assert call(server.url, "GET", path)[0] == 200
    wish = {"customer_code": "C1", "changes": {"customer_name": "Other"}}
    assert call(base, "POST", "/practice/customers", json.dumps(wish).encode())[0] == 200
    assert b'"Other"' in call(server.url, "GET", path)[2]
    hidden = {"customer_code": "C1", "hidden": True}
    assert call(base, "POST", "/practice/customers", json.dumps(hidden).encode())[0] == 200
    server.stop()
    server.start()
    assert call(server.url, "GET", path)[0] == 404


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/practice/customers", b"{}", 400),
        ("POST", "/practice/faults", b"", 400),
        ("POST", "/practice/faults", b"[]", 400),
        ("POST", "/practice/faults", b'{"kind": "flood"}', 400),
        ("POST", "/practice/faults", b'{"kind": "error", "times": "often"}', 400),
        ("GET", "/practice/none", b"", 404),
        ("GET", "/practice/results/all", b"", 404),
    ],
)
def test_a_wish_that_makes_no_sense_is_told_so(
    server: PracticeServer, method: str, path: str, body: bytes, status: int
) -> None:
    """With the kinds that there are."""
    assert call(server.url.removesuffix("/v2"), method, path, body)[0] == status
    assert server.faults.waiting() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between programs")
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_it_runs_alone_until_it_is_asked_to_end(way: signal.Signals) -> None:
    """It says its address and each request, and leaves nothing behind."""
    program = "from joor_desktop.practice.standalone import serve; serve(0, lambda line: print(line, flush=True))"
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.fullmatch(r"Practice server: (http://127\.0\.0\.1:\d+/v2)\n", process.stdout.readline())
        assert found is not None
        assert "Token: practice" in process.stdout.readline()
        assert post(found[1], customer())["response"] == {"code": 0}
        assert '"POST /v2/bulk-connection HTTP/1.1" 200' in process.stdout.readline()
        process.send_signal(way)
        assert process.wait(timeout=10) == 0
