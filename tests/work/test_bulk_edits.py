"""Edits of many customers as tasks of the worker."""

from __future__ import annotations

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts, ProblemKind
from joor_desktop.work.bulk_edits import delete_customers, redo_step, undo_step
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.mending import FixRows, count_fixes, find_fixes, mend_kind
from joor_desktop.work.mending_all import mend_certain

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


@pytest.mark.parametrize("all_kinds", [False, True])
def test_what_was_typed_since_the_problems_were_read_stays(
    editor: ListEditor, customers: list[int], drafts: Drafts, all_kinds: bool
) -> None:
    kind, path = spelling(drafts, editor.list_id), drafts.database.path

    def typed(done: int, *_: object) -> None:
        """The first that is told comes after the problems were read and before anything is written."""
        if done == 0 and countries(drafts, customers)[0] == "Italia":
            editor.set_value(customers[0], COUNTRY, "Spain")

    context = TaskContext(typed)
    if all_kinds:
        mend_certain(context, path, editor.list_id, [kind])
    else:
        mend_kind(context, path, editor.list_id, kind, "Country in another spelling")
    assert countries(drafts, customers) == ["Spain", "Atlantis", "United States"]


def test_only_the_chosen_fixes_are_put_in_place(
    editor: ListEditor, customers: list[int], drafts: Drafts
) -> None:
    kind, path = spelling(drafts, editor.list_id), drafts.database.path
    found = find_fixes(TaskContext(), path, editor.list_id, kind)
    assert (list(found.ids), found.certain, found.cutting) == ([customers[0], customers[2]], 2, frozenset())
    chosen = FixRows(found.ids[1:], found.places[1:])
    mend_kind(TaskContext(), path, editor.list_id, kind, "Country in another spelling", chosen)
    assert countries(drafts, customers) == ["Italia", "Atlantis", "United States"]


def test_certain_fixes_come_before_likely_ones(editor: ListEditor, drafts: Drafts) -> None:
    long_street = "Landsberger Straße 155, Haus 2, Eingang B, Aufgang 3, vierter Stock"
    ids = [
        editor.add_customer(
            Record({}, {"billing_addresses": [{"billing_address_1": long_street, "billing_address_2": second_line}]})
        )
        for second_line in ("Hof", "")
    ]
    kind = next(kind for kind in drafts.kinds(editor.list_id) if kind.code == "too-long")
    found = find_fixes(TaskContext(), drafts.database.path, editor.list_id, kind)
    assert (list(found.ids), found.certain, found.cutting) == ([ids[1], ids[0]], 1, frozenset({1}))
