"""Faults of the network on the way to JOOR: what the ledger says of the job, and what becomes of other profiles."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from joor_desktop.errors import NotSentError
from joor_desktop.joor.line import Timeouts
from joor_desktop.model.job import Hold, Outcome
from joor_desktop.model.profile import Environment, Profile, Proxy, ProxyUse
from joor_desktop.practice.faults import FaultKind
from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from joor_desktop.storage.claims import Standing
from joor_desktop.storage.read_backs import SentOnce
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from tests.joor.scripted_server import ScriptedServer, answering, http, self_signed
from tests.storage.children import ROOT
from tests.work.conftest import TOKEN
from tests.work.test_fault_table import only_job
from tests.work.test_sending import POST, outcomes, records, sent


def test_an_answer_that_comes_too_late_is_unknown(
    desk: Desk, profile: Profile, server: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JOOR may have acted; it is never sent again by itself, and the batches after it wait."""
    monkeypatch.setattr(Timeouts.__init__, "__defaults__", (15.0, 0.5, 300.0))
    server.faults.add(FaultKind.SLOW, method=POST, seconds=2)
    send = sent(desk, profile, records(1))
    job = only_job(send)
    assert (job.outcome, send.hold) == (Outcome.UNKNOWN, Hold.NONE)
    assert "JOOR got the customers, but didn't answer in time." in job.title
    assert "not sent again by themselves" in job.detail
    assert server.posts_by_code() == {"EL0001": 1}
    assert desk.holds.due(datetime.now(UTC) + timedelta(days=1)) == []


def test_an_answer_that_takes_its_time_is_waited_for(desk: Desk, profile: Profile, server: PracticeServer) -> None:
    server.faults.add(FaultKind.SLOW, method=POST, seconds=1)
    assert outcomes(sent(desk, profile, records(1))) == [Outcome.ACCEPTED]


@pytest.mark.parametrize(
    ("answer", "title", "advice"),
    [
        ("403 Forbidden", "The proxy on the way to joor.invalid let nothing through", "those who look after your netw"),
        ("407 Proxy Authentication Required", "wants a user and a password", "Choose the proxy “Given”"),
    ],
)
def test_a_proxy_that_lets_nothing_through_leaves_all_waiting(
    desk: Desk, answer: str, title: str, advice: str
) -> None:
    """Nothing left; it is tried again by itself, since a proxy is often missing only for now."""
    with ScriptedServer(answering(http(answer))) as proxy:
        behind = Proxy(ProxyUse.GIVEN, f"http://127.0.0.1:{proxy.port}")
        profile = Profile("paris", Environment.CUSTOM, "https://joor.invalid/v2", proxy=behind)
        desk.profiles.add(profile)
        send = sent(desk, profile, records(1))
    job = only_job(send)
    assert (job.outcome, send.hold) == (Outcome.WAITING, Hold.RETRY)
    assert title in job.title
    assert advice in job.detail


def test_a_proxy_that_is_not_there_leaves_all_waiting(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    behind = Proxy(ProxyUse.GIVEN, f"http://127.0.0.1:{port}")
    profile = Profile("paris", Environment.CUSTOM, "https://joor.invalid/v2", proxy=behind)
    desk.profiles.add(profile)
    send = sent(desk, profile, records(1))
    assert (only_job(send).outcome, send.hold) == (Outcome.WAITING, Hold.RETRY)
    assert "The proxy on the way to joor.invalid can't be reached." in only_job(send).title


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these have settings of their own")
def test_a_proxy_that_only_a_script_knows_is_told_where_joor_is_not_reached(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the connection says so, unless the profile has a proxy of its own, or goes without."""
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = "[Proxy Settings]\nProxyType=2\nProxy Config Script=http://inside.example/proxy.pac\n"
    (tmp_path / "kioslaverc").write_text(settings, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    told = {}
    for use in (ProxyUse.SYSTEM, ProxyUse.NONE):
        profile = Profile("paris", Environment.CUSTOM, f"https://127.0.0.1:{port}/v2", proxy=Proxy(use))
        with pytest.raises(NotSentError) as caught:
            desk.accounts.test(profile)
        told[use] = "lets a script (PAC) choose its proxy" in caught.value.detail
    assert told == {ProxyUse.SYSTEM: True, ProxyUse.NONE: False}


def test_a_certificate_that_nobody_vouches_for_leaves_all_waiting(desk: Desk, tmp_path: Path) -> None:
    """Not a byte of the customers leaves."""
    context, _ = self_signed(tmp_path)
    kept: list[bytes] = []
    with ScriptedServer(answering(http("200 OK"), kept), context) as server:
        profile = Profile("paris", Environment.CUSTOM, f"https://127.0.0.1:{server.port}/v2")
        desk.profiles.add(profile)
        send = sent(desk, profile, records(1))
    assert (only_job(send).outcome, send.hold) == (Outcome.WAITING, Hold.RETRY)
    assert "could not prove who it is" in only_job(send).title
    assert kept == []


_OFFLINE = """
import sys
from pathlib import Path
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.storage.tokens import SessionTokens
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from tests.work.customers import good_record
tokens = SessionTokens()
tokens.store("paris", "t0ken")
with Desk(Path(sys.argv[1]), [tokens]) as desk:
    profile = Profile("paris", Environment.CUSTOM, "https://192.0.2.1/v2")
    desk.profiles.add(profile)
    plan = desk.sender.plan_records(TaskContext(), profile, "list.xlsx", [good_record(1)])
    desk.sender.send(TaskContext(), plan)
"""


def _can_go_offline() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _can_go_offline(), reason="no process can be started here without a network")
def test_without_any_network_all_waits_and_it_is_said_so(desk: Desk, tmp_path: Path) -> None:
    """In a process that really has none."""
    path = tmp_path / "desk" / "joor_desktop.sqlite3"
    subprocess.run(["unshare", "-rn", sys.executable, "-c", _OFFLINE, str(path)], check=True, cwd=ROOT, timeout=60)
    [send] = desk.ledger.sends()
    assert (only_job(send).outcome, send.hold) == (Outcome.WAITING, Hold.RETRY)
    assert only_job(send).title == "This computer is offline."
    assert "Nothing was sent" in only_job(send).detail


@pytest.fixture
def rome(desk: Desk, tmp_path: Path) -> Iterator[PracticeServer]:
    """Another account's server, and its profile on the desk."""
    server = PracticeServer(tmp_path / "rome.sqlite3", pace=Pace(0.0, 10_000.0, 0.0))
    server.start()
    desk.profiles.add(Profile("rome", Environment.CUSTOM, server.url, batch_size=2))
    yield server
    server.stop()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Stores with tokens for two profiles."""
    tokens = SessionTokens()
    for name in ("paris", "rome"):
        tokens.store(name, TOKEN)
    with Desk(tmp_path / "desk" / "joor_desktop.sqlite3", [tokens]) as desk:
        yield desk


def test_another_profile_works_on_while_one_waits_for_credits(
    desk: Desk, profile: Profile, server: PracticeServer, rome: PracticeServer
) -> None:
    """It has credits of its own; what waits goes on waiting."""
    server.faults.add(FaultKind.RATE_LIMIT, method=POST, seconds=60)
    waiting = sent(desk, profile, records(3))
    assert waiting.hold is Hold.LIMITED
    elsewhere = desk.profiles.get("rome")
    assert elsewhere is not None
    went = sent(desk, elsewhere, records(3))
    assert outcomes(went) == [Outcome.ACCEPTED] * 2
    assert set(rome.posts_by_code().values()) == {1}
    assert desk.accounts.budget(elsewhere).left()[0] == 300 - 2 * 5
    desk.look(TaskContext())
    assert server.posts_by_code() == {}
    still = desk.ledger.send(waiting.id)
    assert still is not None
    assert (still.hold, set(outcomes(still))) == (Hold.LIMITED, {Outcome.WAITING})


@pytest.mark.parametrize(("country", "first"), [("", date(2026, 7, 14)), ("FR", date(2026, 7, 15))])
def test_customers_are_read_after_the_holidays_of_their_profiles_country(
    desk: Desk, country: str, first: date
) -> None:
    """14 July is one in France; the desk looks the country up in the profile that sent them."""
    profile = Profile("paris", Environment.PRODUCTION, "https://api.example.com/v2", country=country)
    desk.profiles.add(profile)
    monday = datetime(2026, 7, 13, 9, tzinfo=UTC)
    customer = SentOnce(
        1, "EL0001", Standing.NEW, "production paris", "paris", "production", monday, 1, monday, None
    )
    assert desk.read_back.first_read(customer).date() == first
