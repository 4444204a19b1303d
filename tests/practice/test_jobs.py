"""Jobs and customers get on with the time, as they do at JOOR."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from joor_desktop.practice.pace import Pace
from joor_desktop.practice.server import PracticeServer
from tests.clocks import StillClock
from tests.practice.calling import call, customer, look, post


def read(server: PracticeServer, code: str) -> dict[str, Any] | None:
    """A customer as it is read back."""
    status, _, body = call(server.url, "GET", f"/connection/customer_code/{code}/")
    if status == 404:
        return None
    [connection] = json.loads(body)["connections"]["connection"]
    assert isinstance(connection, dict)
    return connection


def test_a_job_is_queued_started_and_finished(server: PracticeServer, clock: StillClock) -> None:
    """It waits 2 s, then ten customers a second are done."""
    post(server.url, *(customer(f"C{number}") for number in range(50)))
    course = []
    for pause_s in (0.0, 1.9, 0.2, 2.5, 2.3, 0.2, 1000.0):
        clock.now_s += pause_s
        course.append(look(server.url, 1))
    assert course == [
        ("queued", 0),
        ("queued", 0),
        ("started", 1),
        ("started", 26),
        ("started", 49),
        ("finished", 50),
        ("finished", 50),
    ]


def test_jobs_are_processed_in_the_order_received(server: PracticeServer, clock: StillClock) -> None:
    """The second waits for the first."""
    post(server.url, *(customer(f"A{number}") for number in range(100)))
    post(server.url, customer("B"))
    clock.now_s += 11
    assert look(server.url, 1) == ("started", 90)
    assert look(server.url, 2) == ("queued", 0)
    clock.now_s += 2
    assert look(server.url, 1)[0] == "finished"
    assert look(server.url, 2)[0] == "finished"


def test_a_new_customer_is_there_only_once_it_is_matched(server: PracticeServer, clock: StillClock) -> None:
    """Finished doesn't mean to be seen."""
    post(server.url, customer("C1"))
    clock.now_s += 30
    assert look(server.url, 1) == ("finished", 1)
    assert read(server, "C1") is None
    clock.now_s += 33
    connection = read(server, "C1")
    assert connection is not None
    assert connection["customer_name"] == "Shop C1"


def test_an_update_is_there_as_soon_as_its_turn_is_over(server: PracticeServer, clock: StillClock) -> None:
    """Nobody has to match it."""
    post(server.url, customer("C1"))
    clock.now_s += 100
    post(server.url, customer("C1", customer_name="New name"))
    assert read(server, "C1") == read(server, "C1")
    before = read(server, "C1")
    clock.now_s += 3
    after = read(server, "C1")
    assert before is not None
    assert after is not None
    assert (before["customer_name"], after["customer_name"]) == ("Shop C1", "New name")
    assert before["connection_id"] == after["connection_id"]
    assert [each.word for each in server.results(2)] == ["updated"]


def test_an_update_of_a_customer_that_is_not_matched_waits_with_it(server: PracticeServer, clock: StillClock) -> None:
    """And only the newest is seen then."""
    for name in ("First", "Second", "Third"):
        post(server.url, customer("C1", customer_name=name))
    clock.now_s += 30
    assert read(server, "C1") is None
    clock.now_s += 60
    connection = read(server, "C1")
    assert connection is not None
    assert connection["customer_name"] == "Third"


def test_another_code_makes_another_customer(server: PracticeServer, clock: StillClock) -> None:
    """Byte for byte."""
    post(server.url, customer("CU-7"), customer("cu-7"), customer("CU–7"))
    assert [each.word for each in server.results(1)] == ["new", "new", "new"]
    clock.now_s += 1000
    connection = read(server, "CU-7")
    assert connection is not None
    by_number = json.loads(call(server.url, "GET", f"/connection/{connection['connection_id']}/")[2])
    assert by_number["connections"]["connection"] == [connection]


def test_reading_back_gives_joors_names(server: PracticeServer, clock: StillClock) -> None:
    """Some differ from those of the body, and JOOR's own numbers come in."""
    address = {"shipping_code": "S1", "shipping_city": "Hoboken", "shipping_country": "FR"}
    buyers = [{"buyer_name": "Ada", "buyer_email": "a@b.example"}, {"buyer_name": "Bob", "buyer_email": "b@b.example"}]
    posted = customer(
        "C1", customer_contact_name="Kristen", buyers=buyers, shipping={"shipping_addresses": [address, address]}
    )
    post(server.url, posted)
    clock.now_s += 1000
    connection = read(server, "C1")
    assert connection is not None
    assert connection["customer_contact_name"] == "Shop C1"
    assert connection["customer_contact"] == "Kristen"
    assert connection["customer_buyer_name"] == "Ada, Bob"
    assert "buyers" not in connection
    assert connection["customer_account_id"]
    numbers = [each["shipping_address_id"] for each in connection["shipping"]["shipping_addresses"]]
    assert len(set(numbers)) == 2


def test_a_bad_customer_is_noted_and_the_job_still_finishes(server: PracticeServer, clock: StillClock) -> None:
    """There is no failed state; what was wrong stands in the results only."""
    post(server.url, customer("C1"), customer("C2", customer_name="x" * 101), customer("C3"))
    clock.now_s += 1000
    assert look(server.url, 1) == ("finished", 3)
    assert [(each.customer_code, each.word) for each in server.results(1)] == [
        ("C1", "new"),
        ("C2", "refused"),
        ("C3", "new"),
    ]
    assert server.results(1)[1].reasons == "customer_name: longer than 100"
    assert read(server, "C2") is None


def test_everything_lives_on_after_a_restart(server: PracticeServer, state_path: Path, clock: StillClock) -> None:
    """On another port; the time goes on meanwhile."""
    post(server.url, customer("C1"))
    server.stop()
    clock.now_s += 100
    again = PracticeServer(state_path, clock=clock)
    again.start()
    try:
        assert look(again.url, 1) == ("finished", 1)
        assert read(again, "C1") is not None
    finally:
        again.stop()


def test_several_servers_share_one_state(server: PracticeServer, state_path: Path, clock: StillClock) -> None:
    """As several copies of the program do: one queue, one set of numbers, one count of credits."""
    with_own_port = PracticeServer(state_path, pace=Pace(2.0, 10.0, 60.0), clock=clock)
    with_own_port.start()
    try:
        post(server.url, *(customer(f"A{number}") for number in range(100)))
        answer = post(with_own_port.url, customer("B"))
        assert answer["bulk_connections_jobs"][0]["bulk_connections_job_id"] == 2
        clock.now_s += 5
        assert look(server.url, 2) == ("queued", 0)
        assert look(with_own_port.url, 1) == ("started", 30)
        for method, times in (("PUT", 57), ("GET", 3)):  # 2 POSTs and 2 GETs cost 12 of the 300 already
            for _ in range(times):
                assert call(server.url, method, "/bulk-connection")[0] == 404
        assert call(with_own_port.url, "GET", "/bulk-connection/1")[0] == 429
    finally:
        with_own_port.stop()


@pytest.mark.parametrize("content", [b"this is no database, however long it may be" * 100, b""])
def test_a_file_that_is_no_database_is_begun_anew(state_path: Path, content: bytes) -> None:
    """What was practised is no loss."""
    state_path.parent.mkdir()
    state_path.write_bytes(content)
    server = PracticeServer(state_path)
    server.start()
    try:
        assert post(server.url, customer())["response"] == {"code": 0}
    finally:
        server.stop()
