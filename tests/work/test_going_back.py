"""Going to any point of a list's history."""

from __future__ import annotations

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.history import go_back_to
from tests.work import stored

NAME = Path(field="customer_name")


@pytest.fixture
def named(drafts: Drafts, editor: ListEditor) -> list[int]:
    """Return the numbers of five steps, each of which gives the first customer another name."""
    first = drafts.order(editor.list_id)[0]
    return [editor.set_value(first, NAME, f"Name {number}").step for number in range(5)]


def name(drafts: Drafts, editor: ListEditor) -> str:
    return stored.record(drafts, drafts.order(editor.list_id)[0]).customer_name


def go(drafts: Drafts, editor: ListEditor, number: int) -> None:
    go_back_to(TaskContext(), drafts.database.path, editor.list_id, number)


def test_back_and_forward(drafts: Drafts, editor: ListEditor, named: list[int]) -> None:
    for number in (1, 4, 0, 3):
        go(drafts, editor, named[number])
        assert name(drafts, editor) == f"Name {number}"
    journal = Journal(drafts.database, editor.list_id)
    last = journal.last_applied()
    assert last is not None
    assert last.number == named[3]
    assert journal.way_to(named[4]) == ([], [named[4]])
    assert journal.way_to(named[1]) == ([named[3], named[2]], [])


def test_back_to_the_beginning_and_forward_again(drafts: Drafts, editor: ListEditor, named: list[int]) -> None:
    codes = [record.customer_code for _, record in drafts.records(editor.list_id)]
    editor.delete_customers(drafts.order(editor.list_id)[:2])
    last = editor.history()[-1].number
    go(drafts, editor, 0)
    assert drafts.counts(editor.list_id).customers == 0
    go(drafts, editor, last)
    assert [record.customer_code for _, record in drafts.records(editor.list_id)] == codes[2:]


def test_edits_are_told_together(drafts: Drafts, editor: ListEditor, named: list[int]) -> None:
    edit = go_back_to(TaskContext(), drafts.database.path, editor.list_id, named[0])
    assert edit.record_ids == (drafts.order(editor.list_id)[0],)
    assert not edit.structure


def test_cancelled_on_the_way_is_a_point_of_the_history(
    drafts: Drafts, editor: ListEditor, named: list[int]
) -> None:
    told: list[tuple[int, int | None, str]] = []

    def listen(done: int, total: int | None, words: str) -> None:
        told.append((done, total, words))
        context.cancel()

    context = TaskContext(listen)
    with pytest.raises(CancelledError):
        go_back_to(context, drafts.database.path, editor.list_id, named[0])
    assert told == [(0, 4, "step 1 of 4")]
    assert name(drafts, editor) == "Name 3"
    assert editor.redo_label is not None


def test_history_is_read_in_parts(drafts: Drafts, editor: ListEditor, named: list[int]) -> None:
    journal = Journal(drafts.database, editor.list_id)
    assert [step.number for step in journal.history(2)] == named[3:]
    assert [step.number for step in journal.history(2, before=named[3])] == named[1:3]
    assert journal.history(10, before=1) == []


def test_step_of_an_older_version_is_checked_again(drafts: Drafts, editor: ListEditor) -> None:
    first = drafts.order(editor.list_id)[0]
    editor.set_value(first, NAME, "")
    assert stored.codes(drafts, first)
    editor.set_value(first, NAME, "Maison")
    drafts.database.run("UPDATE change SET known = NULL")
    editor.undo()
    assert stored.codes(drafts, first) == ["required"]
    editor.undo()
    editor.redo()
    assert stored.codes(drafts, first) == ["required"]
