"""Two customers of one code become one, with all that both had."""

from __future__ import annotations

import pytest

from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.joining import differences, join_customers, joined, may_be_two, twins_of
from tests.work.customers import good_record


def twin(number: int = 1, **values: str) -> Record:
    """Another customer with the code of a good one."""
    record = good_record(number)
    record.values.update(values)
    return record


@pytest.fixture
def pair(drafts: Drafts) -> tuple[ListEditor, list[int]]:
    """Three customers, of whom the first and the last have one code."""
    editor = ListEditor(drafts, drafts.create("Spring fair", "practice"))
    other = twin(customer_phone="555", customer_name="Galerie North")
    other.entries.setdefault("buyers", []).append({"buyer_name": "Zoe", "buyer_email": "z@x.fr"})
    return editor, [editor.add_customer(each) for each in (good_record(1), good_record(2), other)]


def test_the_fields_that_differ_are_told_with_a_proposal() -> None:
    first, second = Record({"customer_code": "A", "customer_phone": "1"}), Record({"customer_code": "A"})
    second.values["customer_name"] = "Nord"
    found = differences(first, second)
    assert {(each.field, each.texts, each.proposed) for each in found} == {
        ("customer_phone", ("1", ""), 0),
        ("customer_name", ("", "Nord"), 1),
    }


def test_entries_that_are_the_same_stand_once() -> None:
    first = Record({}, {"buyers": [{"buyer_name": "Ann", "buyer_email": "ann@x.fr"}]})
    second = Record({}, {"buyers": [{"buyer_name": "ann ", "buyer_email": "Ann@x.fr"}, {"buyer_name": "Bob"}]})
    assert joined(first, second, {}).entries == {
        "buyers": [{"buyer_name": "Ann", "buyer_email": "ann@x.fr"}, {"buyer_name": "Bob"}]
    }


def test_two_become_one_in_one_step(pair: tuple[ListEditor, list[int]], drafts: Drafts) -> None:
    editor, ids = pair
    befores = [each.record for each in drafts.page(ids)]
    assert [kind.code for kind in drafts.kinds(editor.list_id)][:1] == ["code-twice"]
    edit = join_customers(TaskContext(), drafts.database.path, editor.list_id, ids[0], ids[2], {"customer_name": 1})
    assert edit.structure
    assert list(drafts.order(editor.list_id)) == ids[:2]
    record = drafts.page(ids[:1])[0].record
    assert record.customer_name == "Galerie North"
    assert record.values["customer_phone"] == befores[0].values.get("customer_phone", "555")
    assert {"buyer_name": "Zoe", "buyer_email": "z@x.fr"} in record.entries["buyers"]
    assert len(record.entries["buyers"]) == len(befores[2].entries["buyers"])
    assert "code-twice" not in [kind.code for kind in drafts.kinds(editor.list_id)]
    assert editor.undo_label == f"Merge two customers into {record.customer_code}"
    editor.undo()
    assert list(drafts.order(editor.list_id)) == ids
    assert [each.record for each in drafts.page(ids)] == befores
    assert [kind.code for kind in drafts.kinds(editor.list_id)][:1] == ["code-twice"]
    editor.redo()
    assert list(drafts.order(editor.list_id)) == ids[:2]
    assert drafts.page(ids[:1])[0].record == record


def test_twins_are_found_in_the_lists_order(pair: tuple[ListEditor, list[int]], drafts: Drafts) -> None:
    editor, ids = pair
    third = editor.add_customer(twin())
    stored = drafts.record(ids[2])
    assert stored is not None
    assert [each.id for each in twins_of(drafts, stored)] == [ids[0], third]
    lonely = drafts.record(ids[1])
    assert lonely is not None
    assert twins_of(drafts, lonely) == []


def test_nothing_is_done_where_one_of_them_is_gone(pair: tuple[ListEditor, list[int]], drafts: Drafts) -> None:
    editor, ids = pair
    editor.delete_customers(ids[2:])
    edit = join_customers(TaskContext(), drafts.database.path, editor.list_id, ids[0], ids[2], {})
    assert (edit.record_ids, edit.structure) == ((), False)
    assert list(drafts.order(editor.list_id)) == ids[:2]


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Élan", "Boutique ELAN, Paris", False),
        ("Nord Galerie", "Galerie Nord", False),
        ("Galerie Nord", "Galerie Nrod", False),
        ("Galerie Nord", "", False),
        ("Galerie Nord", "Łódź Concept", True),
        ("Galerie Nord", "Galerie Süd", True),
        ("Shop 10", "Shop 9", True),
    ],
)
def test_customers_whose_names_are_very_different_may_be_two(one: str, other: str, *, two: bool) -> None:
    records = [Record({"customer_name": name} if name else {}) for name in (one, other)]
    assert may_be_two(*records) is two
    assert may_be_two(*reversed(records)) is two
