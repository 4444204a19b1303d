"""Customers found by number, code or name."""

from __future__ import annotations

import pytest

from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.finding import CustomerNames

CUSTOMERS = [("C1", "Élan"), ("2", "Nord"), ("C2", "Elan 2"), ("X", "Maison C1"), ("", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", [2, 3]),
        ("#3", [3]),
        ("c1", [1, 4]),
        ("ELAN", [1, 3]),
        ("nord", [2]),
        ("c", [1, 3, 4]),
        ("  ", []),
        ("nobody", []),
    ],
)
def test_customers_are_found_the_likeliest_first(drafts: Drafts, text: str, expected: list[int]) -> None:
    editor = ListEditor(drafts, drafts.create("Spring fair", "practice"))
    for code, name in CUSTOMERS:
        editor.add_customer(Record({"customer_code": code, "customer_name": name} if code else {}))
    names = CustomerNames(TaskContext(), drafts.database.path, editor.list_id)
    assert [int(each.number) for each in names.found(text)] == expected
    assert len(names.found("c", most=2)) <= 2
