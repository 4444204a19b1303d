"""Edits of many customers as tasks of the worker."""

from __future__ import annotations

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts, ProblemKind
from joor_desktop.work.bulk_edits import count_fixes, delete_customers, mend_kind, redo_step, undo_step
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor

COUNTRY = Path("shipping_addresses", 0, "shipping_country")
PERCENT = Path("discounts", 0, "amount")


@pytest.fixture
def editor(drafts: Drafts) -> ListEditor:
    return ListEditor(drafts, drafts.create("Spring fair", "practice"))


@pytest.fixture
def customers(editor: ListEditor) -> list[int]:
    """Three customers: two countries that can be mended for certain, one that can't."""
    return [
        editor.add_customer(
            Record({"customer_code": f"EL{number}"}, {"shipping_addresses": [{"shipping_country": country}]})
        )
        for number, country in enumerate(("Italia", "Atlantis", "U.S.A."))
    ]


def spelling(drafts: Drafts, list_id: int) -> ProblemKind:
    return next(kind for kind in drafts.kinds(list_id) if kind.code == "country-spelling")


def countries(drafts: Drafts, record_ids: list[int]) -> list[str]:
    return [stored.record.value(COUNTRY) for stored in drafts.page(record_ids)]


def test_certain_fixes_are_counted_and_put_in_place_as_one_step(
    editor: ListEditor, customers: list[int], drafts: Drafts
) -> None:
    kind, path = spelling(drafts, editor.list_id), drafts.database.path
    assert count_fixes(TaskContext(), path, editor.list_id, kind) == (2, 0)
    edit = mend_kind(TaskContext(), path, editor.list_id, kind, "Country in another spelling")
    assert countries(drafts, customers) == ["Italy", "Atlantis", "United States"]
    assert set(edit.record_ids) == {customers[0], customers[2]}
    assert editor.undo_label == "Mend 2 × Country in another spelling"


def test_fixes_that_are_only_likely_are_counted_apart(editor: ListEditor, drafts: Drafts) -> None:
    ids = [editor.add_customer(Record({}, {"discounts": [{"amount": amount}]})) for amount in ("0.15", "20", "0.3")]
    kind = next(kind for kind in drafts.kinds(editor.list_id) if kind.code == "discount-small")
    assert count_fixes(TaskContext(), drafts.database.path, editor.list_id, kind) == (2, 2)
    mend_kind(TaskContext(), drafts.database.path, editor.list_id, kind, "Percent below 1")
    assert [stored.record.value(PERCENT) for stored in drafts.page(ids)] == ["15", "20", "30"]


def test_steps_are_undone_and_done_again(editor: ListEditor, customers: list[int], drafts: Drafts) -> None:
    path = drafts.database.path
    delete_customers(TaskContext(), path, editor.list_id, customers[:2])
    assert list(drafts.order(editor.list_id)) == customers[2:]
    undone = undo_step(TaskContext(), path, editor.list_id)
    assert undone is not None
    assert undone.structure
    assert list(drafts.order(editor.list_id)) == customers
    assert redo_step(TaskContext(), path, editor.list_id) is not None
    assert list(drafts.order(editor.list_id)) == customers[2:]
    assert redo_step(TaskContext(), path, editor.list_id) is None


def test_mending_can_be_cancelled_before_anything_is_changed(
    editor: ListEditor, customers: list[int], drafts: Drafts
) -> None:
    context = TaskContext()
    context.cancel()
    with pytest.raises(CancelledError):
        mend_kind(context, drafts.database.path, editor.list_id, spelling(drafts, editor.list_id), "x")
    assert countries(drafts, customers) == ["Italia", "Atlantis", "U.S.A."]
