"""What is sought in the history of sends, saved from it, and taken out of it."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from joor_desktop.errors import RefusedError, UnwritableFileError, UsageError
from joor_desktop.joor.client import Client
from joor_desktop.model.customer_state import Stage
from joor_desktop.model.job import JobReport, JobStatus, Outcome, Send
from joor_desktop.model.profile import BASE_URLS, Environment, Profile
from joor_desktop.model.read_back import Found
from joor_desktop.storage.customer_rows import rows_of_job
from joor_desktop.storage.database import Database
from joor_desktop.storage.ledger import Ledger, SendCustomer
from joor_desktop.storage.owner import Owner
from joor_desktop.storage.profiles import Profiles
from joor_desktop.storage.read_backs import ReadBacks
from joor_desktop.work.context import TaskContext
from joor_desktop.work.customer_states import customer_state
from joor_desktop.work.send_history import find_sends, forget_customer, save_results, save_support_package

PARIS = Profile("Paris", Environment.PRODUCTION, BASE_URLS[Environment.PRODUCTION], batch_size=2)
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)

Record = Callable[[list[tuple[str, str]]], Send]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return an empty file."""
    with closing(Database(tmp_path / "home" / "lists.sqlite3")) as opened:
        yield opened


@pytest.fixture
def record(database: Database) -> Iterator[Record]:
    """Return a function that records a send of customers with these codes and names, all of it accepted."""
    ledger = Ledger(database)
    with Owner(database.path.parent) as owner:

        def send(customers: list[tuple[str, str]]) -> Send:
            sent = [
                SendCustomer(number, code, name, hashlib.sha256(code.encode()).digest())
                for number, (code, name) in enumerate(customers)
            ]
            claim = ledger.begin_send(PARIS, sent, owner=owner.name, url=PARIS.url, list_name="Fair of spring")
            assert claim.send is not None
            for job in claim.send.jobs:
                ledger.write_payload(job.id, [f"bytes of job {job.number}".encode()])
                ledger.mark_sending(job.id, NOW)
                report = JobReport(9000 + job.id, JobStatus.FINISHED, job.record_count, job.record_count)
                ledger.record_answer(job.id, report, None, NOW)
            database.run("UPDATE send SET created = ? WHERE id = ?", (NOW.isoformat(), claim.send.id))
            found = ledger.send(claim.send.id)
            assert found is not None
            return found

        yield send


def test_sends_are_found_by_customer_code_job_number_and_list(database: Database, record: Record) -> None:
    first, second = record([("EL0101", "Maison Élan")]), record([("00712", "Łódź Concept"), ("EL9", "東京 Select")])
    job = str(second.jobs[0].job_id)
    sought = ("elan", "EL 0101", "lodz", "東京", "00712", job, "spring", "maison 712", "x9")
    found = {words: find_sends(TaskContext(), database.path, words) for words in sought}
    assert found["elan"] == found["EL 0101"] == {first.id}
    assert found["lodz"] == found["東京"] == found["00712"] == found[job] == {second.id}
    assert found["spring"] == {first.id, second.id}
    assert found["maison 712"] == found["x9"] == frozenset()


def test_sends_are_found_by_the_state_of_their_customers(database: Database, record: Record) -> None:
    """Each customer counts, whatever the others of its job come to; words narrow them further."""
    first, second, third = record([("A", "Élan"), ("B", "")]), record([("C", "")]), record([("D", "Élan")])
    ReadBacks(database).record(1, Found.EQUAL, NOW, None)
    ReadBacks(database).record(2, Found.DIFFERENT, NOW, None)
    ReadBacks(database).record(4, Found.EQUAL, NOW, None)
    for outcome in (Outcome.WAITING, Outcome.SENDING, Outcome.NOT_SENT, Outcome.REFUSED, Outcome.UNKNOWN):
        database.run("UPDATE job SET outcome = ? WHERE send_id = ?", (outcome.value, second.id))
        stage = Stage(outcome.value.replace("-", " "))
        assert find_sends(TaskContext(), database.path, "", stage) == {second.id}
    assert find_sends(TaskContext(), database.path, "", Stage.SEEN) == {first.id, third.id}
    assert find_sends(TaskContext(), database.path, "elan", Stage.DIFFERENT) == {first.id}
    assert find_sends(TaskContext(), database.path, "c", Stage.SEEN) == frozenset()
    assert find_sends(TaskContext(), database.path, "", Stage.MATCHING) == frozenset()


def test_results_are_a_workbook_with_a_row_for_each_customer(
    database: Database, record: Record, tmp_path: Path
) -> None:
    sends = [record([("00712", "=Shop"), ("B", "Bar")]), record([("C", "Café")])]
    out = tmp_path / "results.xlsx"
    assert save_results(TaskContext(), database.path, [send.id for send in sends], out, NOW) == 3
    waiting = "Waiting for JOOR's people, by about Tue 24 - Wed 25 Nov"
    sheet = load_workbook(out).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    waiting = "Waiting for JOOR's people, by about Tue 24 - Wed 25 Nov"
    assert [(row[1], row[2], row[3], row[5], row[6], row[7]) for row in rows[1:]] == [
        ("Paris", "production", "Fair of spring", "00712", "=Shop", waiting),
        ("Paris", "production", "Fair of spring", "B", "Bar", waiting),
        ("Paris", "production", "Fair of spring", "C", "Café", waiting),
    ]
    assert [row[4] for row in rows[1:]] == [sends[0].jobs[0].job_id] * 2 + [sends[1].jobs[0].job_id]
    assert sheet["G2"].data_type == "s"
    assert sheet["J2"].value == NOW.astimezone().replace(tzinfo=None)


def test_results_that_cannot_be_written_leave_what_was_there(
    database: Database, record: Record, tmp_path: Path
) -> None:
    send = record([("A", "Shop")])
    with pytest.raises(UnwritableFileError):
        save_results(TaskContext(), database.path, [send.id], tmp_path / "missing" / "results.xlsx", NOW)


def test_the_archive_for_support_has_calls_bodies_and_no_token(
    database: Database, record: Record, tmp_path: Path
) -> None:
    send, token = record([("A", "Shop"), ("B", "Bar"), ("C", "Café")]), "s3cr3t-planted-token"
    ledger = Ledger(database)
    with Client(PARIS, token, url="http://127.0.0.1:9") as client:
        with pytest.raises(Exception, match=r"127\.0\.0\.1|reach"):
            client.post(ledger.payload_path(send.jobs[0].id))
        assert client.last_exchange is not None
        ledger.keep_exchange(send.jobs[0].id, client.last_exchange.describe())
    out = tmp_path / "support.zip"
    save_support_package(TaskContext(), database.path, send.id, out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert set(parts) == {"read-me.txt", "job-1/call-1.txt", "job-1/body.json", "job-2/body.json"}
    assert parts["job-2/body.json"] == b"bytes of job 2"
    assert b"Authorization: " in parts["job-1/call-1.txt"]
    assert str(send.jobs[1].job_id).encode() in parts["read-me.txt"]
    assert send.jobs[1].fingerprint.encode() in parts["read-me.txt"]
    for part in parts.values():
        assert token.encode() not in part
        assert b"czNjcjN0" not in part


def test_a_customer_is_taken_out_with_the_bytes_that_it_was_in(database: Database, record: Record) -> None:
    send = record([("A", "Hidden Person"), ("B", "Bar"), ("C", "Café")])
    ledger = Ledger(database)
    forgotten = forget_customer(TaskContext(), database.path, "A")
    assert (forgotten.sends, forgotten.bodies) == (1, 1)
    assert [(each.code, each.name) for each in ledger.customers(send.jobs[0].id)] == [("", ""), ("B", "Bar")]
    assert not ledger.payload_path(send.jobs[0].id).exists()
    assert ledger.payload_path(send.jobs[1].id).exists()
    assert find_sends(TaskContext(), database.path, "hidden") == frozenset()
    database.close()
    kept = b"".join(file.read_bytes() for file in database.path.parent.rglob("*") if file.is_file())
    assert b"Hidden Person" not in kept


@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.SENDING, Outcome.WAITING])
def test_a_customer_of_an_unsettled_job_stays(database: Database, record: Record, outcome: Outcome) -> None:
    send = record([("A", "Shop")])
    database.run("UPDATE job SET outcome = ?", (outcome.value,))
    with pytest.raises(UsageError, match="A can't be taken out"):
        forget_customer(TaskContext(), database.path, "A")
    assert Ledger(database).customers(send.jobs[0].id)[0].code == "A"


def test_a_refused_customer_can_be_taken_out(database: Database, record: Record) -> None:
    send = record([("A", "Shop")])
    Ledger(database).record_failure(send.jobs[0].id, Outcome.REFUSED, RefusedError("No."), NOW)
    assert forget_customer(TaskContext(), database.path, "A").sends == 1


@pytest.mark.parametrize(("country", "days"), [("", "Tue 8 - Wed 9 Dec"), ("IT", "Wed 9 - Thu 10 Dec")])
def test_public_holidays_of_the_profiles_country_are_left_out(
    database: Database, record: Record, country: str, days: str
) -> None:
    monday = datetime(2026, 12, 7, 9, tzinfo=UTC)
    Profiles(database).add(replace(PARIS, country=country))
    send = record([("A", "Shop")])
    database.run("UPDATE send SET created = ?", (monday.isoformat(),))
    kept = Ledger(database).send(send.id)
    assert kept is not None
    assert kept.country == country
    (row,) = rows_of_job(database, send.jobs[0].id)
    assert customer_state(row, monday).words == f"Waiting for JOOR's people, by about {days}"
