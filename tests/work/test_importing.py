"""An import is one step of the list, in this process or in one of its own."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import pytest

from joor_desktop.errors import CancelledError, UnreadableFileError
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.import_process import FileRequest, import_in_process
from joor_desktop.work.importing import import_into_list
from tests.work.customers import good_row, good_workbook, write_rows


@pytest.fixture
def list_id(drafts: Drafts) -> int:
    """An empty list."""
    return drafts.create("Spring fair", "practice")


def test_customers_come_with_their_problems_and_places(tmp_path: Path, drafts: Drafts, list_id: int) -> None:
    """As one step that can be undone."""
    rows = [good_row(1), good_row(2) | {"shipping_1_state": ""}, good_row(2)]
    result = import_into_list(TaskContext(), write_rows(tmp_path / "eu.xlsx", rows), list_id, drafts.database)
    assert (result.customers, result.errors, result.warnings) == (3, 2, 0)
    page = drafts.page(drafts.order(list_id))
    assert [[problem.code for problem in each.problems] for each in page] == [
        [],
        ["state-missing", "code-twice"],
        ["code-twice"],
    ]
    place = drafts.place_of(page[1].id, page[1].problems[0].path)
    assert place is not None
    assert (place.sheet, place.cell) == ("EU", "H3")
    editor = ListEditor(drafts, list_id)
    assert editor.undo_label == "Import of eu.xlsx"
    editor.undo()
    assert drafts.counts(list_id).customers == 0
    editor.redo()
    assert drafts.counts(list_id).customers == 3


def test_columns_that_came_before_are_recognised(tmp_path: Path, drafts: Drafts, list_id: int) -> None:
    """By another file of the same make, which is named, as is what is different."""
    first, second = good_workbook(tmp_path / "ai26.xlsx", 1), good_workbook(tmp_path / "ss27.xlsx", 1, first=2)
    other = write_rows(tmp_path / "other.xlsx", [good_row(3) | {"customer_phone": "555"}])
    day = datetime.now().astimezone().date().isoformat()
    for file, notices in (
        (first, []),
        (second, [f"The columns are those of ai26.xlsx, which came on {day}."]),
        (other, [f"The columns are those of ss27.xlsx, which came on {day}. New: “customer_phone”."]),
    ):
        assert import_into_list(TaskContext(), file, list_id, drafts.database).notices == notices


def test_an_import_that_fails_leaves_the_list_as_it_was(tmp_path: Path, drafts: Drafts, list_id: int) -> None:
    """Also the history."""
    ListEditor(drafts, list_id).add_customer()
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(good_workbook(tmp_path / "good.xlsx", 50).read_bytes()[:-400])
    with pytest.raises(UnreadableFileError):
        import_into_list(TaskContext(), broken, list_id, drafts.database)
    assert drafts.counts(list_id).customers == 1


def test_a_process_of_its_own_does_the_same_and_tells_how_far_it_is(
    tmp_path: Path, drafts: Drafts, list_id: int
) -> None:
    """The way of the window."""
    told: list[int] = []
    context = TaskContext(lambda done, _total, _text: told.append(done))
    result = import_in_process(
        context, FileRequest(good_workbook(tmp_path / "eu.xlsx", 2500), list_id, drafts.database.path)
    )
    assert result.customers == 2500
    assert drafts.counts(list_id).customers == 2500
    assert told == sorted(told)
    assert told[-1] > 0


def test_the_process_tells_what_is_wrong_with_a_file(tmp_path: Path, drafts: Drafts, list_id: int) -> None:
    """In the same words and as the same error."""
    path = tmp_path / "eu.xlsx"
    path.write_text("no workbook")
    with pytest.raises(UnreadableFileError) as told:
        import_in_process(TaskContext(), FileRequest(path, list_id, drafts.database.path))
    assert told.value.detail


def test_the_process_stops_when_asked(tmp_path: Path, drafts: Drafts, list_id: int) -> None:
    """And the list stays empty."""
    context = TaskContext()
    threading.Timer(0.2, context.cancel).start()
    with pytest.raises(CancelledError):
        import_in_process(
            context, FileRequest(good_workbook(tmp_path / "eu.xlsx", 20_000), list_id, drafts.database.path)
        )
    assert drafts.counts(list_id).customers == 0
