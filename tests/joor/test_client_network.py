"""The client against networks and servers that are not as they should be."""

from __future__ import annotations

import base64
import gzip
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from joor_desktop.errors import JoorError, NotSentError, RateLimitError, RefusedError, UnknownOutcomeError
from joor_desktop.joor.client import Client
from joor_desktop.joor.connecting import TokenHeader, open_session, proxy_on_the_way
from joor_desktop.joor.line import Timeouts
from joor_desktop.model.profile import Environment, Profile, Proxy, ProxyUse
from tests.joor.conftest import TOKEN, MakeClient
from tests.joor.scripted_server import ScriptedServer, answering, http, read_request, self_signed
from tests.joor.test_client import ANSWER, body, customer

ROOT = Path(__file__).parents[2]


def post_to(make_client: MakeClient, server: ScriptedServer, scheme: str = "http") -> JoorError:
    """What a POST to *server* raises."""
    with pytest.raises(JoorError) as caught:
        make_client(f"{scheme}://127.0.0.1:{server.port}").post(body(customer()))
    return caught.value


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(make_client: MakeClient, tmp_path: Path) -> None:
    """Nothing leaves, the token least of all."""
    context, _ = self_signed(tmp_path)
    kept: list[bytes] = []
    with ScriptedServer(answering(http("200 OK", ANSWER), kept), context) as server:
        error = post_to(make_client, server, "https")
    assert isinstance(error, NotSentError)
    assert error.title == "127.0.0.1 could not prove who it is."
    assert kept == []


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_trust_comes_from_the_system_alone(
    make_client: MakeClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """Not from the variables with which requests can be given other authorities."""
    context, file = self_signed(tmp_path)
    monkeypatch.setenv(variable, str(file))
    with ScriptedServer(answering(http("200 OK", ANSWER)), context) as server:
        assert post_to(make_client, server, "https").title == "127.0.0.1 could not prove who it is."


@pytest.mark.skipif(sys.platform != "linux", reason="SSL_CERT_FILE is the system's store on Linux only")
def test_a_certificate_that_the_system_trusts_is_trusted(
    make_client: MakeClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A company's own, for instance."""
    context, file = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with ScriptedServer(answering(http("200 OK", ANSWER)), context) as server:
        assert make_client(f"https://127.0.0.1:{server.port}").post(body(customer())).report.job_id == 4


def test_a_server_that_speaks_no_tls_gets_nothing(make_client: MakeClient) -> None:
    """Not sent."""
    kept: list[bytes] = []

    def script(connection: socket.socket) -> None:
        kept.append(connection.recv(65536))
        connection.sendall(http("400 Bad Request"))

    with ScriptedServer(script) as server:
        error = post_to(make_client, server, "https")
    assert isinstance(error, NotSentError)
    assert error.title == "No safe connection to 127.0.0.1 could be made."
    assert b"OAuth2" not in kept[0]


def test_a_name_that_is_not_known_is_not_sent() -> None:
    """In a program of its own, since tests may not look names up."""
    program = (
        "from joor_desktop.errors import NotSentError\n"
        "from joor_desktop.joor.client import Client\n"
        "from joor_desktop.model.profile import Environment, Profile\n"
        "try: Client(Profile('p', Environment.CUSTOM), 't', url='https://joor.invalid/v2').post(b'{}')\n"
        "except NotSentError as error: print(error.title)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "joor.invalid can't be found.\n"


def test_a_port_where_nobody_listens_is_not_sent(make_client: MakeClient) -> None:
    """The other side says so itself."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(NotSentError, match=r"127\.0\.0\.1 takes no connections"):
        make_client(f"http://127.0.0.1:{port}").post(body(customer()))


def test_a_handshake_that_never_ends_is_not_sent(make_client: MakeClient) -> None:
    """The server takes the connection and is silent."""
    with ScriptedServer(lambda _connection: time.sleep(1)) as server, pytest.raises(NotSentError) as caught:
        make_client(f"https://127.0.0.1:{server.port}", timeouts=Timeouts(0.2, 0.2, 1.0)).post(body(customer()))
    assert caught.value.title == "127.0.0.1 doesn't answer."


def test_a_server_that_stops_taking_the_body_is_not_sent(make_client: MakeClient) -> None:
    """It reads the headers and no more; the connection fills up."""

    def script(connection: socket.socket) -> None:
        connection.recv(1024)
        time.sleep(1)

    with ScriptedServer(script) as server, pytest.raises(NotSentError):
        make_client(f"http://127.0.0.1:{server.port}", timeouts=Timeouts(0.3, 0.3, 1.0)).post(b" " * 32 * 1024 * 1024)


def test_an_early_refusal_is_heard_though_the_body_did_not_leave(make_client: MakeClient) -> None:
    """A gateway that finds the body too large answers before it has all of it."""

    def script(connection: socket.socket) -> None:
        connection.recv(1024)
        connection.sendall(http("413 Payload Too Large"))
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(1024 * 1024):
            pass

    with ScriptedServer(script) as server, pytest.raises(RefusedError) as caught:
        make_client(f"http://127.0.0.1:{server.port}").post(b" " * 32 * 1024 * 1024)
    assert caught.value.code == "413"


def test_a_proxy_that_lets_nothing_through_is_not_sent(
    make_client: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked to connect, and is not shown the token."""
    kept: list[bytes] = []
    refusal = http("407 Proxy Authentication Required")
    with ScriptedServer(answering(refusal, kept)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(NotSentError) as caught:
            make_client("https://joor.invalid/v2").post(body(customer()))
    assert caught.value.title == "The proxy on the way to joor.invalid wants a user and a password."
    assert kept[0].startswith(b"CONNECT joor.invalid:443")
    assert b"OAuth2" not in kept[0]


def test_a_given_proxy_is_shown_its_password_and_nobody_else(make_client: MakeClient) -> None:
    kept: list[bytes] = []
    with ScriptedServer(answering(http("403 Forbidden"), kept)) as proxy:
        given = Proxy(ProxyUse.GIVEN, f"http://127.0.0.1:{proxy.port}", "mia")
        profile = Profile("Paris", Environment.CUSTOM, "https://joor.invalid/v2", proxy=given)
        with (
            Client(profile, TOKEN, url=profile.url, proxy_password="s: @cret") as client,
            pytest.raises(NotSentError) as caught,
        ):
            client.connection("A")
    assert base64.b64encode(b"mia:s: @cret") in kept[0]
    assert caught.value.title == "The proxy on the way to joor.invalid let nothing through."
    assert "cret" not in f"{caught.value} {caught.value.detail}"


def test_a_proxy_that_is_not_there_is_told_as_such() -> None:
    given = Proxy(ProxyUse.GIVEN, "http://127.0.0.1:9")
    profile = Profile("Paris", Environment.CUSTOM, "https://joor.invalid/v2", proxy=given)
    with Client(profile, TOKEN, url=profile.url) as client, pytest.raises(NotSentError, match="can't be reached"):
        client.connection("A")


@pytest.mark.parametrize(("use", "proxies"), [(ProxyUse.SYSTEM, {"http://10.0.0.1:8080"}), (ProxyUse.NONE, set())])
def test_the_system_s_proxy_is_taken_where_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, use: ProxyUse, proxies: set[str]
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://10.0.0.1:8080")
    with open_session(TokenHeader(TOKEN, is_base64=False), {}, "joor.example", proxy=Proxy(use)) as session:
        settings = session.merge_environment_settings("https://joor.example/v2", {}, True, None, None)
    assert set(settings["proxies"].values()) == proxies


@pytest.mark.parametrize(
    ("proxy", "url", "told"),
    [
        (Proxy(), "https://joor.example/v2", "10.0.0.1:8080"),
        (Proxy(), "https://inside.example/v2", ""),
        (Proxy(), "http://127.0.0.1:80/v2", ""),
        (Proxy(ProxyUse.NONE), "https://joor.example/v2", ""),
        (Proxy(ProxyUse.GIVEN, "http://proxy.example:3128", "mia"), "https://joor.example/v2", "proxy.example:3128"),
    ],
)
def test_the_proxy_on_the_way_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch, proxy: Proxy, url: str, told: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://mia:s3cret@10.0.0.1:8080")
    monkeypatch.setenv("NO_PROXY", "inside.example")
    assert proxy_on_the_way(url, proxy) == told


def test_a_netrc_file_does_not_replace_the_token(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """requests would send the name and password in it instead."""
    netrc = home / ".netrc"
    netrc.write_text("machine joor.example login a password b\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with open_session(TokenHeader(TOKEN, is_base64=False), {}, "joor.example") as session:
        prepared = session.prepare_request(requests.Request("GET", "https://joor.example/v2"))
    assert prepared.headers["Authorization"].startswith("OAuth2 ")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(make_client: MakeClient, status: int) -> None:
    """Not to the same host either; after 302 and 303 a server may have acted already."""
    with ScriptedServer(answering(http(f"{status} Elsewhere", Location="/v2/bulk-connection"))) as server:
        error = post_to(make_client, server)
        assert server.connections == 1
    assert isinstance(error, UnknownOutcomeError if status in {302, 303} else RefusedError)


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (b"", UnknownOutcomeError, "broke before its answer was here"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{", UnknownOutcomeError, "can't be read"),
        (b"SSH-2.0-OpenSSH\r\n", UnknownOutcomeError, "broke before its answer was here"),
        (http("204 No Content"), UnknownOutcomeError, "can't be read"),
        (http("202 Accepted", b"{}"), UnknownOutcomeError, "can't be read"),
        (http("200 OK", ANSWER, Content_Encoding="gzip"), UnknownOutcomeError, "can't be read"),
        (http("200 OK", ANSWER.replace(b"0}", b"5}", 1)), UnknownOutcomeError, "can't be read"),
        (
            http("200 OK", b'{"x": [{"bulk_connections_job_id": 1}, {"bulk_connections_job_id": 2}]}'),
            UnknownOutcomeError,
            "can't be read",
        ),
        (http("400 Bad Request", b"<html>"), RefusedError, "JOOR did not take this"),
        (http("404 Not Found", b"<html>"), RefusedError, "doesn't know what was asked for"),
        (http("409 Conflict", b'{"response": {"code": 3}}'), RefusedError, "JOOR did not take this"),
        (http("429 Slow Down", Retry_After="soon"), RateLimitError, "no more calls"),
        (http("500 Oops", b'{"response": {"code": 3, "comment": "Sorry"}}'), UnknownOutcomeError, "Sorry"),
        (http("503 Busy", Retry_After="30"), UnknownOutcomeError, "HTTP 503"),
    ],
)
def test_odd_answers_to_a_post_are_sorted_by_what_they_say(
    make_client: MakeClient, answer: bytes, kind: type[JoorError], words: str
) -> None:
    """What clearly says no is a refusal; what is not clear is unknown."""
    with ScriptedServer(answering(answer)) as server:
        error = post_to(make_client, server)
    assert type(error) is kind or (kind is RefusedError and isinstance(error, kind))
    assert words in str(error)


def test_a_compressed_answer_is_read(make_client: MakeClient) -> None:
    """As servers send it to who says that he can read it."""
    answer = http("200 OK", gzip.compress(ANSWER), Content_Encoding="gzip")
    with ScriptedServer(answering(answer)) as server:
        assert make_client(f"http://127.0.0.1:{server.port}").post(body(customer())).report.job_id == 4


def test_the_note_of_a_call_that_broke_says_so(make_client: MakeClient) -> None:
    """JOOR's support is told what went out."""
    with ScriptedServer(answering(b"")) as server:
        client = make_client(f"http://127.0.0.1:{server.port}")
        with pytest.raises(UnknownOutcomeError):
            client.post(body(customer()))
    assert client.last_exchange is not None
    assert client.last_exchange.status is None
    assert client.last_exchange.describe().endswith("No answer.")


def test_what_is_slow_to_import_waits_for_the_first_call() -> None:
    """The window is open before that."""
    program = (
        "import sys, joor_desktop.joor.client, joor_desktop.joor.wire, joor_desktop.practice.server\n"
        "print(sorted({'requests', 'urllib3', 'truststore', 'http.server', 'http.client'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("status", ["200 OK", "201 Created", "202 Accepted"])
def test_a_job_with_a_number_is_accepted(make_client: MakeClient, status: str) -> None:
    """Also with a status that isn't on JOOR's page, and without a code."""
    answer = http(status, b'{"jobs": {"bulk_connections_job_id": "12", "status": "pending"}}')
    with ScriptedServer(answering(answer)) as server:
        report = make_client(f"http://127.0.0.1:{server.port}").post(body(customer())).report
    assert report.job_id == 12


def test_an_answer_without_end_is_given_up(make_client: MakeClient) -> None:
    """A byte now and then doesn't hold the program for ever."""

    def script(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
        for _ in range(100):
            connection.sendall(b" ")
            time.sleep(0.02)

    started = time.monotonic()
    with ScriptedServer(script) as server, pytest.raises(UnknownOutcomeError):
        make_client(f"http://127.0.0.1:{server.port}", timeouts=Timeouts(1.0, 1.0, 0.3)).post(body(customer()))
    assert time.monotonic() - started < 3


def test_an_answer_of_any_size_does_not_fill_the_memory(make_client: MakeClient) -> None:
    """More than JOOR would ever say is not read."""
    sent = 0

    def script(connection: socket.socket) -> None:
        nonlocal sent
        read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        for _ in range(100):
            connection.sendall(b" " * 1024 * 1024)
            sent += 1

    with ScriptedServer(script) as server, pytest.raises(UnknownOutcomeError):
        make_client(f"http://127.0.0.1:{server.port}").job(1)
    assert sent < 100


def test_a_word_for_a_status_that_is_new_is_shown(make_client: MakeClient) -> None:
    """It is not taken for queued."""
    answer = http("200 OK", b'{"response": {"code": 0}, "job": {"bulk_connections_job_id": 4, "status": "failed"}}')
    with ScriptedServer(answering(answer)) as server, pytest.raises(UnknownOutcomeError, match="“failed”"):
        make_client(f"http://127.0.0.1:{server.port}").job(4)


def test_the_answer_about_another_job_is_not_taken(make_client: MakeClient) -> None:
    """It would tell a wrong story."""
    with ScriptedServer(answering(http("200 OK", ANSWER))) as server, pytest.raises(UnknownOutcomeError):
        make_client(f"http://127.0.0.1:{server.port}").job(5)


@pytest.mark.parametrize(
    ("status", "answer", "is_there"),
    [
        ("404 Not Found", b"", False),
        ("404 Not Found", b'{"response": {"code": 1}}', False),
        ("400 Bad Request", b'{"response": {"code": 1, "comment": "Connection does not exist"}}', False),
        ("200 OK", b'{"response": {"code": 1, "comment": "No connections found"}}', False),
        ("200 OK", b'{"response": {"code": 0}, "connections": []}', False),
        ("200 OK", b'{"response": {"code": 0}, "connection": {"customer_code": "C1"}}', True),
        ("200 OK", b"<c><response><code>0</code></response><a><customer_code>C1</customer_code></a></c>", True),
    ],
)
def test_a_customer_is_there_or_not_in_any_of_joors_ways_to_say_so(
    make_client: MakeClient, status: str, answer: bytes, is_there: bool
) -> None:
    """JOOR's page doesn't say what a miss looks like."""
    with ScriptedServer(answering(http(status, answer))) as server:
        found = make_client(f"http://127.0.0.1:{server.port}").connection("C1")
    assert (found is not None) is is_there


@pytest.mark.parametrize(
    ("status", "answer", "kind"),
    [
        ("404 Not Found", b"<html><body>nginx</body></html>", UnknownOutcomeError),
        ("400 Bad Request", b'{"response": {"code": 1, "comment": "Bad header"}}', RefusedError),
        ("200 OK", b'{"response": {"code": 1, "comment": "Account suspended"}}', RefusedError),
    ],
)
def test_what_only_looks_like_a_miss_is_none(
    make_client: MakeClient, status: str, answer: bytes, kind: type[JoorError]
) -> None:
    """A wrong address or a closed account must not make every customer look new."""
    with ScriptedServer(answering(http(status, answer))) as server, pytest.raises(kind):
        make_client(f"http://127.0.0.1:{server.port}").connection("C1")


def test_the_exact_code_is_chosen_among_several(make_client: MakeClient) -> None:
    """Codes are compared byte for byte."""
    answer = b'{"response": {"code": 0}, "connection": [{"customer_code": "c1"}, {"customer_code": "C1", "x": 1}]}'
    with ScriptedServer(answering(http("200 OK", answer))) as server:
        found = make_client(f"http://127.0.0.1:{server.port}").connection("C1")
    assert found == {"customer_code": "C1", "x": 1}


def test_certificates_are_always_asked_for(tmp_path: Path) -> None:
    """Even where requests is told not to."""
    context, _ = self_signed(tmp_path)
    token = TokenHeader(TOKEN, is_base64=False)
    with (
        ScriptedServer(answering(http("200 OK", ANSWER)), context) as server,
        open_session(token, {}, "127.0.0.1") as session,
        pytest.raises(requests.exceptions.SSLError),
    ):
        session.get(f"https://127.0.0.1:{server.port}", verify=False)
