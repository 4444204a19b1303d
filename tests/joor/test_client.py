"""The client and the practice server understand each other over real HTTP."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from joor_desktop.errors import JoorError, NotFoundError, RateLimitError, UsageError
from joor_desktop.joor import wire
from joor_desktop.joor.budget import Budget
from joor_desktop.joor.client import Client
from joor_desktop.model.job import JobStatus
from joor_desktop.model.profile import Environment, Profile, WireFormat
from joor_desktop.model.record import Record
from joor_desktop.practice.server import PracticeServer
from tests.joor.conftest import TOKEN, MakeClient
from tests.joor.scripted_server import ScriptedServer, answering, http

BOTH = pytest.mark.parametrize("wire_format", WireFormat)
ANSWER = b'{"response": {"code": 0}, "bulk_connections_jobs": [{"bulk_connections_job_id": 4, "status": "queued"}]}'


def customer(code: str = "C1", name: str = "Élan & Söhne") -> Record:
    """A customer that JOOR takes."""
    price = {
        "price_type_label": "Europe",
        "price_type_currency_code": "EUR",
        "price_type_retail_currency_code": "EUR",
    }
    return Record({"customer_code": code, "customer_name": name}, {"price_types": [price]})


def body(*records: Record, wire_format: WireFormat = WireFormat.JSON) -> bytes:
    """The body of a POST."""
    return b"".join(wire.write(records, wire_format))


@BOTH
def test_customers_are_sent_followed_and_read_back(
    server: PracticeServer, make_client: MakeClient, wire_format: WireFormat
) -> None:
    """In both formats."""
    client = make_client(server.url, wire_format)
    answer = client.post(body(customer("C1"), customer("C2"), wire_format=wire_format))
    assert (answer.code, answer.report.record_count) == ("0", 2)
    job = client.job(answer.report.job_id).report
    assert (job.status, job.record_progress) == (JobStatus.FINISHED, 2)
    connection = client.connection("C2")
    assert connection is not None
    assert connection["customer_name"] == "Élan & Söhne"
    assert connection["price_types"][0]["price_type_label"] == "Europe"


def test_a_body_in_a_file_is_sent_to_the_last_byte(
    server: PracticeServer, make_client: MakeClient, tmp_path: Path
) -> None:
    """One that is larger than what is read at once."""
    records = [customer(f"C{number}", "x" * 90) for number in range(6000)]
    file = tmp_path / "body.json"
    file.write_bytes(body(*records))
    assert file.stat().st_size > 1024 * 1024
    assert make_client(server.url).post(file).report.record_count == 6000


def test_a_body_that_is_not_there_is_not_sent(server: PracticeServer, make_client: MakeClient, tmp_path: Path) -> None:
    """And JOOR hears nothing."""
    with pytest.raises(JoorError, match="can't be read"):
        make_client(server.url).post(tmp_path / "gone.json")
    assert server.received() == []


@BOTH
@pytest.mark.parametrize("code", ["00 7", "CU–7", "a/b?c=d&e#f", "50%25", "茶", "..;x", "+", '"quoted"'])
def test_any_customer_code_can_be_read_back(
    server: PracticeServer, make_client: MakeClient, code: str, wire_format: WireFormat
) -> None:
    """Signs that mean something in an address are encoded."""
    client = make_client(server.url, wire_format)
    client.post(body(customer(code), wire_format=wire_format))
    connection = client.connection(code)
    assert connection is not None
    assert connection["customer_code"] == code
    assert client.connection(code + "0") is None


@BOTH
def test_a_job_that_joor_does_not_know_is_told_as_such(
    server: PracticeServer, make_client: MakeClient, wire_format: WireFormat
) -> None:
    """With JOOR's words."""
    with pytest.raises(NotFoundError) as caught:
        make_client(server.url, wire_format).job(99)
    assert caught.value.comment == "Job 99 was not found."
    assert caught.value.log_id


def test_the_headers_are_those_that_joor_asks_for(make_client: MakeClient) -> None:
    """Content-Type and Accept on every call, the token in Base64 without a line break, a length and no chunks."""
    kept: list[bytes] = []
    with ScriptedServer(answering(http("200 OK", ANSWER), kept)) as scripted:
        client = make_client(f"http://127.0.0.1:{scripted.port}/v2/", WireFormat.XML, token=f"  {TOKEN}\n")
        client.post(body(customer(), wire_format=WireFormat.XML))
        client.job(4)
    post, get = (request.partition(b"\r\n\r\n")[0].decode().split("\r\n") for request in kept)
    assert post[0] == "POST /v2/bulk-connection HTTP/1.1"
    assert get[0] == "GET /v2/bulk-connection/4 HTTP/1.1"
    assert "Content-Length: " in "\n".join(post)
    for lines in (post, get):
        assert f"Authorization: OAuth2 {base64.b64encode(TOKEN.encode()).decode()}" in lines
        assert "Content-Type: application/xml" in lines
        assert "Accept: application/xml" in lines
        assert not [line for line in lines if line.startswith("Transfer-Encoding")]


def test_a_token_that_is_base64_already_goes_as_it_is(make_client: MakeClient) -> None:
    """A profile's setting."""
    kept: list[bytes] = []
    with ScriptedServer(answering(http("200 OK", ANSWER), kept)) as scripted:
        profile = Profile("Paris", Environment.CUSTOM, token_is_base64=True)
        with Client(profile, "dG9rZW4=\n", url=f"http://127.0.0.1:{scripted.port}") as client:
            client.job(4)
    assert b"Authorization: OAuth2 dG9rZW4=\r\n" in kept[0]


@pytest.mark.parametrize(("token", "is_base64"), [("", False), (" \n", False), ("nön-base64", True), ("abc", True)])
def test_what_cannot_be_a_token_is_refused_at_once(token: str, is_base64: bool) -> None:
    """Before anything is sent."""
    with pytest.raises(UsageError):
        Client(Profile("p", Environment.CUSTOM, token_is_base64=is_base64), token, url="https://joor.example")


def test_http_to_another_computer_is_refused_at_once() -> None:
    """The token would be readable on the way."""
    with pytest.raises(UsageError, match="http instead of https"):
        Client(Profile("p", Environment.CUSTOM), TOKEN, url="http://api.jooraccess.com/v2")


@pytest.mark.parametrize("kind", ["http_proxy", "HTTP_PROXY", "all_proxy"])
def test_this_computer_is_called_without_a_proxy(
    server: PracticeServer, make_client: MakeClient, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """The practice server works in a company's network, too."""
    monkeypatch.setenv(kind, "http://127.0.0.1:9/")
    assert make_client(server.url).connection("C1") is None


def test_the_note_of_a_call_holds_all_but_the_token(server: PracticeServer, make_client: MakeClient) -> None:
    """As JOOR's support asks for it."""
    client = make_client(server.url)
    answer = client.post(body(customer()))
    exchange = answer.exchange
    assert exchange is client.last_exchange
    assert (exchange.method, exchange.status) == ("POST", 200)
    assert exchange.url == f"{server.url}/bulk-connection"
    assert exchange.request_headers["Content-Type"] == "application/json"
    assert '"bulk_connections_job_id": 1' in exchange.body
    text = exchange.describe()
    assert "Authorization: OAuth2 ••••" in text
    assert TOKEN not in text + repr(exchange) + repr(client)
    assert base64.b64encode(TOKEN.encode()).decode() not in text + repr(exchange)


def test_a_token_that_joor_sends_back_is_masked(make_client: MakeClient) -> None:
    """In its words as well as in the note of the call."""
    encoded = base64.b64encode(TOKEN.encode()).decode()
    refusal = f'{{"response": {{"code": 9, "comment": "Bad token {encoded} ({TOKEN})"}}}}'.encode()
    with ScriptedServer(answering(http("401 Unauthorized", refusal, X_Token=encoded))) as scripted:
        client = make_client(f"http://127.0.0.1:{scripted.port}")
        with pytest.raises(JoorError) as caught:
            client.job(1)
    assert client.last_exchange is not None
    shown = str(caught.value) + repr(vars(caught.value)) + client.last_exchange.describe()
    assert "Bad token •••• (••••)" in shown
    assert encoded not in shown
    assert TOKEN not in shown


def test_the_clients_own_budget_holds_calls_back(server: PracticeServer, make_client: MakeClient) -> None:
    """JOOR isn't even asked."""
    budget = Budget()
    client = make_client(server.url, budget=budget)
    client.connection("C1")
    assert budget.left()[0] == 299
    budget.use_up(30.0)
    with pytest.raises(RateLimitError) as caught:
        client.post(body(customer()))
    assert caught.value.wait_s == pytest.approx(30.0, abs=1.0)
    assert len(server.received()) == 1
