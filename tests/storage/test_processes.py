"""Several processes on one file: each customer is claimed once, and nothing that one writes is lost to another."""

from __future__ import annotations

import random
import time
from contextlib import closing
from pathlib import Path

import pytest

from joor_desktop.model.job import Outcome
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger
from joor_desktop.work.editing import ListEditor
from tests.storage.children import start
from tests.storage.lists import fill, good_record, open_drafts

_PARTS = """
import sys
from pathlib import Path as FilePath
from joor_desktop.model.job import JobReport, JobStatus
from joor_desktop.model.path import Path
from joor_desktop.model.profile import Environment, Profile
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger, SendCustomer
from joor_desktop.storage.owner import Owner
from joor_desktop.work.editing import ListEditor
path = FilePath(sys.argv[1])
database = Database(path)
profile = Profile("Paris", Environment.SANDBOX, batch_size=3)
customers = [SendCustomer(n, f"C{n}", "", bytes([n])) for n in range(60)]
"""

_CLAIM = _PARTS + """
owner = Owner(path.parent)
print("ready", flush=True)
sys.stdin.readline()
ledger = Ledger(database)
mine = customers[int(sys.argv[2]):] + customers[:int(sys.argv[2])]
claim = ledger.begin_send(profile, mine, owner=owner.name, url="", list_name="A")
print(*[each.code for each, _ in claim.taken], flush=True)
sys.stdin.readline()
"""

_SEND = _PARTS + """
owner = Owner(path.parent)
ledger = Ledger(database)
claim = ledger.begin_send(profile, customers, owner=owner.name, url="", list_name="A")
for job in claim.send.jobs:
    ledger.write_payload(job.id, [b"body"])
    ledger.mark_sending(job.id)
    print(job.id, "sending", flush=True)
    ledger.record_answer(job.id, JobReport(9000 + job.id, JobStatus.QUEUED, 3, 0))
    print(job.id, "accepted", flush=True)
"""

_EDIT = _PARTS + """
drafts = Drafts(database)
editor = ListEditor(drafts, 1)
order = drafts.order(1)
print("ready", flush=True)
sys.stdin.readline()
for number in range(50):
    editor.set_value(order[int(sys.argv[2])], Path(field="customer_name"), str(number))
    editor.set_value(order[number % 3], Path(field="customer_code"), f"C{number % 4}")
"""


def test_customers_are_claimed_by_one_process_each(tmp_path: Path) -> None:
    path = tmp_path / "joor_desktop.sqlite3"
    children = [start(_CLAIM, path, number * 20) for number in range(3)]
    for child in children:
        assert child.stdout is not None
        child.stdout.readline()
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    claimed: list[str] = []
    for child in children:
        assert child.stdout is not None
        claimed += child.stdout.readline().split()
    for child in children:
        child.communicate("end\n", timeout=60)
    assert sorted(claimed) == sorted(f"C{number}" for number in range(60))


@pytest.mark.parametrize("attempt", range(3))
def test_a_kill_in_a_send_leaves_only_what_was_on_its_way_unclear(tmp_path: Path, attempt: int) -> None:
    path = tmp_path / "joor_desktop.sqlite3"
    with start(_SEND, path) as child:
        assert child.stdout is not None
        told = [child.stdout.readline()]
        time.sleep(random.uniform(0, 0.1))
        child.kill()
        told += child.stdout.readlines()
    with closing(Database(path)) as database:
        ledger = Ledger(database)
        ledger.orphans()
        (send,) = ledger.sends()
    outcomes = {job.id: job.outcome for job in send.jobs}
    fingerprints = {job.id: job.fingerprint for job in send.jobs}
    words = dict(line.split() for line in told)
    for job, outcome in outcomes.items():
        expected = {
            None: (Outcome.NOT_SENT, Outcome.UNKNOWN),
            "sending": (Outcome.UNKNOWN, Outcome.ACCEPTED),
            "accepted": (Outcome.ACCEPTED,),
        }
        if outcome is Outcome.WAITING:  # its bytes were on disk, and it was not said yet that it leaves
            assert words.get(str(job)) is None
            assert fingerprints[job]
        else:
            assert outcome in expected[words.get(str(job))]
    assert list(outcomes.values()).count(Outcome.UNKNOWN) <= 1
    assert len(outcomes) == 20


def test_two_processes_edit_one_list(tmp_path: Path) -> None:
    path = tmp_path / "joor_desktop.sqlite3"
    with open_drafts(path) as drafts:
        fill(drafts.database, drafts.create("A", "practice"), map(good_record, range(3)))
    children = [start(_EDIT, path, number) for number in range(2)]
    for child in children:
        assert child.stdout is not None
        child.stdout.readline()
    for child in children:
        child.communicate("go\n", timeout=60)
    assert [child.returncode for child in children] == [0, 0]
    with open_drafts(path) as drafts:
        page = drafts.page(drafts.order(1))
        assert [each.record.customer_name for each in page[:2]] == ["49", "49"]
        editor = ListEditor(drafts, 1)
        _assert_codes_checked(drafts)
        while editor.undo_label != "Import of shops.xlsx":
            editor.undo()
        assert [each.record for each in drafts.page(drafts.order(1))] == [good_record(number) for number in range(3)]


def _assert_codes_checked(drafts: Drafts) -> None:
    page = drafts.page(drafts.order(1))
    codes = [each.record.customer_code for each in page]
    twice = [codes.count(code) > 1 for code in codes]
    assert [any(problem.code == "code-twice" for problem in each.problems) for each in page] == twice
