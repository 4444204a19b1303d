"""Finding a text in many cells, and replacing it as one step."""

from __future__ import annotations

from array import array

import pytest

from joor_desktop.errors import CancelledError
from joor_desktop.model.field_table import NODES
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.replacing import Block, Found, Search, find, replace_all, replace_label
from tests.work import stored

EVERYWHERE = (Block(tuple((node.key, tuple(field.name for field in node.fields)) for node in NODES)),)
NAME = Path(field="customer_name")
STREET = ("shipping_addresses", ("shipping_address_1", "shipping_address_2"))


def street(index: int, line: int = 1) -> Path:
    return Path("shipping_addresses", index, f"shipping_address_{line}")


@pytest.fixture
def streets(drafts: Drafts) -> tuple[ListEditor, list[int]]:
    """A list of three customers with streets."""
    editor = ListEditor(drafts, drafts.create("Streets", "practice"))
    addresses = [
        [{"shipping_address_1": "Hauptstr. 1"}, {"shipping_address_1": "Str. des 17. Juni", "shipping_city": "Str."}],
        [{"shipping_address_1": "Rue 2"}],
        [{"shipping_address_1": "STR. 3", "shipping_address_2": "Hinterstr."}],
    ]
    records = [
        Record({"customer_code": f"C{number}", "customer_name": "Str."}, {"shipping_addresses": each})
        for number, each in enumerate(addresses)
    ]
    return editor, [editor.add_customer(record) for record in records]


def found(drafts: Drafts, editor: ListEditor, search: Search) -> Found:
    return find(TaskContext(), drafts.database.path, editor.list_id, search)


def test_cells_are_counted_by_customer(drafts: Drafts, streets: tuple[ListEditor, list[int]]) -> None:
    editor, ids = streets
    result = found(drafts, editor, Search("str.", blocks=EVERYWHERE))
    assert dict(result.numbers) == {ids[0]: 4, ids[1]: 1, ids[2]: 3}
    assert result.cells == 8


@pytest.mark.parametrize(
    ("search", "numbers"),
    [
        (Search("Str.", match_case=True, blocks=EVERYWHERE), [3, 1, 1]),
        (Search("str.", whole_cell=True, blocks=EVERYWHERE), [2, 1, 1]),
        (Search("", blocks=EVERYWHERE), [0, 0, 0]),
        (Search("customer_code", blocks=EVERYWHERE), [0, 0, 0]),
        (Search("str.", blocks=(Block((STREET,)),)), [2, 0, 2]),
        (Search("str."), [0, 0, 0]),
    ],
    ids=["case", "whole cell", "no text", "name of a field", "some columns", "nowhere"],
)
def test_what_counts_as_a_hit(
    drafts: Drafts, streets: tuple[ListEditor, list[int]], search: Search, numbers: list[int]
) -> None:
    editor, ids = streets
    result = found(drafts, editor, search)
    assert [result.numbers.get(record_id, 0) for record_id in ids] == numbers


def test_rows_of_a_table_are_kept_to_and_so_is_their_order(
    drafts: Drafts, streets: tuple[ListEditor, list[int]]
) -> None:
    editor, ids = streets
    rows = Block((STREET,), array("q", [ids[2], ids[0]]), array("H", [0, 1]))
    result = found(drafts, editor, Search("str.", blocks=(rows,)))
    assert list(result.numbers.items()) == [(ids[2], 2), (ids[0], 1)]


def test_blocks_of_one_customer_are_added_up(drafts: Drafts, streets: tuple[ListEditor, list[int]]) -> None:
    editor, ids = streets
    own = array("q", [ids[0]])
    blocks = (Block((("", ("customer_name",)),), own), Block((STREET,), own, array("H", [0])))
    assert dict(found(drafts, editor, Search("str.", blocks=blocks)).numbers) == {ids[0]: 2}


def test_replacing_is_one_step_in_words(drafts: Drafts, streets: tuple[ListEditor, list[int]]) -> None:
    editor, ids = streets
    before = [stored.record(drafts, each) for each in ids]
    result = found(drafts, editor, Search("str.", "straße", blocks=EVERYWHERE))
    edit = replace_all(TaskContext(), drafts.database.path, editor.list_id, result)
    assert edit.label == editor.undo_label == "Replace “str.” by “straße” in 8 cells"
    assert stored.record(drafts, ids[2]).value(street(0)) == "straße 3"
    assert stored.record(drafts, ids[0]).value(street(1)) == "straße des 17. Juni"
    editor.undo()
    assert [stored.record(drafts, each) for each in ids] == before


def test_cells_that_are_left_out_stay(drafts: Drafts, streets: tuple[ListEditor, list[int]]) -> None:
    editor, ids = streets
    result = found(drafts, editor, Search("str.", "", blocks=(Block((STREET,)),)))
    edit = replace_all(TaskContext(), drafts.database.path, editor.list_id, result, {(ids[2], street(0))})
    assert edit.label == "Take “str.” out of 3 cells"
    record = stored.record(drafts, ids[2])
    assert (record.value(street(0)), record.value(street(0, 2))) == ("STR. 3", "Hinter")


def test_what_is_so_already_is_no_change(drafts: Drafts, streets: tuple[ListEditor, list[int]]) -> None:
    editor, _ = streets
    step = editor.undo_label
    result = found(drafts, editor, Search("Str.", "Str.", match_case=True, blocks=EVERYWHERE))
    edit = replace_all(TaskContext(), drafts.database.path, editor.list_id, result)
    assert not edit.record_ids
    assert editor.undo_label == step


def test_signs_with_a_meaning_elsewhere_are_plain_text(drafts: Drafts) -> None:
    editor = ListEditor(drafts, drafts.create("Signs", "practice"))
    record_id = editor.add_customer(Record({"customer_name": r'50 % (a_b) "\d+" a.b'}))
    for text, by in ((r"\d+", r"\1"), ("(a_b)", "g<0>"), ("%", "!"), ('"', "'"), ("a.b", "c")):
        result = found(drafts, editor, Search(text, by, blocks=EVERYWHERE))
        assert result.cells == 1, text
        replace_all(TaskContext(), drafts.database.path, editor.list_id, result)
    assert stored.record(drafts, record_id).customer_name == r"50 ! g<0> '\1' c"


def test_cancelled_replacing_changes_nothing(drafts: Drafts) -> None:
    editor = ListEditor(drafts, drafts.create("Many", "practice"))
    with drafts.database.transaction():
        for number in range(1100):
            editor.add_customer(Record({"customer_code": f"C{number}", "customer_name": "Shop"}))
    result = found(drafts, editor, Search("Shop", "Store", blocks=EVERYWHERE))
    context = TaskContext(lambda *_: context.cancel())
    step = editor.undo_label
    with pytest.raises(CancelledError):
        replace_all(context, drafts.database.path, editor.list_id, result)
    assert {record.customer_name for _, record in drafts.records(editor.list_id)} == {"Shop"}
    assert editor.undo_label == step


def test_long_texts_are_cut_in_the_history() -> None:
    assert replace_label(Search("x" * 100, "y"), 1) == f"Replace “{'x' * 39}…” by “y” in 1 cell"
