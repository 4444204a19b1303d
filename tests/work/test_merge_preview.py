"""What an import would change is told before it is done, and is what it then does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.model.job import JobReport, JobStatus
from joor_desktop.model.merging import ImportMode, ValueChange
from joor_desktop.model.profile import practice_profile
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.ledger import Ledger, SendCustomer
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.import_process import FileRequest, preview_in_process
from joor_desktop.work.importing import import_into_list
from joor_desktop.work.merge_preview import MOST_NAMED, CustomerChange, MergePreview, preview_merge, preview_merges
from tests.work.customers import good_row, good_workbook, write_rows

ADD, UPDATE, REPLACE = ImportMode


@pytest.fixture
def list_id(drafts: Drafts) -> int:
    """An empty list."""
    return drafts.create("Spring fair", "practice")


@pytest.fixture
def changed(tmp_path: Path, drafts: Drafts, list_id: int) -> Path:
    """A file that has two of the list's three customers, one of them changed, and a new one."""
    import_into_list(TaskContext(), good_workbook(tmp_path / "eu.xlsx", 3), list_id, drafts.database)
    rows = [good_row(1), good_row(2) | {"customer_name": "New", "sales_rep_code": ""}, good_row(4)]
    return write_rows(tmp_path / "changed.xlsx", rows)


def numbers(preview: MergePreview) -> tuple[int, ...]:
    return preview.customers, preview.added, preview.updated, preview.same, preview.removed


def test_each_mode_is_told_from_one_reading(drafts: Drafts, list_id: int, changed: Path) -> None:
    previews = preview_merges(TaskContext(), changed, list_id, drafts.database)
    assert [each.mode for each in previews] == [ADD, UPDATE, REPLACE]
    assert list(map(numbers, previews)) == [(3, 2, 0, 1, 0), (3, 1, 1, 1, 0), (3, 1, 1, 1, 1)]
    name = ValueChange("customer_name", "Shop 2 Élan", "New")
    assert previews[1].changes == [CustomerChange("EL0002", "Shop 2 Élan", [name])]
    assert previews[2].changes[0].values == [name, ValueChange("sales_rep_code", "AB", "")]
    assert previews[2].gone == [CustomerChange("EL0003", "Shop 3 Élan")]
    assert (previews[0].changes, previews[0].gone, previews[1].gone) == ([], [], [])


def test_nothing_is_written(drafts: Drafts, list_id: int, changed: Path) -> None:
    before, steps = drafts.database.change_number(), len(ListEditor(drafts, list_id).history())
    dump = list(drafts.database.rows("SELECT * FROM step")), drafts.page(drafts.order(list_id))
    preview_merges(TaskContext(), changed, list_id, drafts.database)
    assert (list(drafts.database.rows("SELECT * FROM step")), drafts.page(drafts.order(list_id))) == dump
    assert (drafts.database.change_number(), len(ListEditor(drafts, list_id).history())) == (before, steps)


@pytest.mark.parametrize("mode", ImportMode)
def test_the_import_then_does_what_was_told(drafts: Drafts, list_id: int, changed: Path, mode: ImportMode) -> None:
    told = preview_merge(TaskContext(), changed, list_id, drafts.database, mode)
    result = import_into_list(TaskContext(), changed, list_id, drafts.database, mode=mode)
    assert numbers(told) == (result.customers, result.added, result.updated, result.same, result.removed)
    after = preview_merge(TaskContext(), changed, list_id, drafts.database, mode)
    assert numbers(after) == (3, 0, 0, 3, 0)


def test_it_goes_through_json(drafts: Drafts, list_id: int, changed: Path) -> None:
    for preview in preview_merges(TaskContext(), changed, list_id, drafts.database):
        assert MergePreview.from_plain(json.loads(json.dumps(preview.plain()))) == preview


def test_a_process_of_its_own_tells_the_same(drafts: Drafts, list_id: int, changed: Path) -> None:
    told = preview_in_process(TaskContext(), FileRequest(changed, list_id, drafts.database.path))
    assert told == preview_merges(TaskContext(), changed, list_id, drafts.database)


def test_the_process_tells_what_is_wrong_with_a_file(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    path = tmp_path / "eu.xlsx"
    path.write_text("no workbook")
    with pytest.raises(UnreadableFileError):
        preview_in_process(TaskContext(), FileRequest(path, list_id, drafts.database.path))


def test_only_the_first_are_named(drafts: Drafts, list_id: int, tmp_path: Path) -> None:
    import_into_list(TaskContext(), good_workbook(tmp_path / "eu.xlsx", 1400), list_id, drafts.database)
    rows = [good_row(number) | {"customer_name": "New"} for number in range(1, 701)]
    preview = preview_merge(
        TaskContext(), write_rows(tmp_path / "new.xlsx", rows), list_id, drafts.database, REPLACE
    )
    assert numbers(preview) == (700, 0, 700, 0, 700)
    assert (len(preview.changes), len(preview.gone)) == (MOST_NAMED, MOST_NAMED)
    assert preview.changes[-1].code == "EL0500"


def test_customers_that_were_sent_count_apart(drafts: Drafts, list_id: int, changed: Path) -> None:
    """Those that change or go, and that the account of the list's profile accepted."""
    ledger, profile = Ledger(drafts.database), practice_profile()
    customers = [SendCustomer(number, f"EL000{number}", "Shop", b"x") for number in (1, 2, 3)]
    claim = ledger.begin_send(profile, customers, owner="", url="", list_name="Spring fair")
    assert claim.send is not None
    job = claim.send.jobs[0].id
    ledger.write_payload(job, [b"x"])
    ledger.mark_sending(job)
    ledger.record_answer(job, JobReport(7, JobStatus.QUEUED, 3, 0))
    previews = preview_merges(TaskContext(), changed, list_id, drafts.database)
    assert [each.sent for each in previews] == [0, 1, 2]
