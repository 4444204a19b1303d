"""Entries of a customer that come and go, and what is known of where each came from."""

from __future__ import annotations

import pytest

from joor_desktop.model.origin import EntryOrigin, Origin, Place, Source
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.importer import ImportedRecord, Importer
from joor_desktop.work.editing import Edit, ListEditor
from joor_desktop.work.row_edits import insert_entries
from tests.storage.lists import good_record
from tests.work.stored import codes, record

NAME = Path(field="customer_name")


def test_entries_are_added_and_deleted(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first = drafts.order(list_id)[0]
    assert editor.add_entry(first, "buyers") == 1
    assert drafts.entry_counts(list_id)["buyers"] == 4
    assert codes(drafts, first) == ["required", "required"]
    edit = editor.set_value(first, Path("buyers", 2, "buyer_name"), "Ann")
    assert edit.structure
    assert editor.delete_entry(first, "buyers", 0).structure
    assert record(drafts, first).entries["buyers"] == [{}, {"buyer_name": "Ann"}]
    assert editor.delete_entry(first, "buyers", 9).record_ids == ()
    for _ in range(3):
        editor.undo()
    assert record(drafts, first) == good_record(1)
    editor.delete_entry(first, "buyers", 0)
    assert "buyers" not in record(drafts, first).entries


def test_many_entries_are_deleted_as_one_step(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first, second, _ = drafts.order(list_id)
    for name in ("b", "c"):
        editor.set_value(first, Path("buyers", len(record(drafts, first).entries["buyers"]), "buyer_name"), name)
    edit = editor.delete_entries("buyers", [(first, 0), (first, 2), (second, 0), (first, 9)])
    assert edit == Edit("Delete 4 × Buyer", (first, second), structure=True)
    assert record(drafts, first).entries["buyers"] == [{"buyer_name": "b"}]
    assert drafts.entry_counts(list_id)["buyers"] == 2
    editor.undo()
    assert [len(record(drafts, each).entries["buyers"]) for each in (first, second)] == [3, 1]


def test_an_empty_text_adds_no_entry(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first = drafts.order(list_id)[0]
    assert editor.set_value(first, Path("buyers", 1, "buyer_name"), "").record_ids == ()


@pytest.fixture
def with_origins(drafts: Drafts) -> tuple[ListEditor, int]:
    """A customer whose three buyers stand in one row, with a problem that only the file could tell of the last."""
    list_id = drafts.create("Origins", "practice")
    imported = good_record(1)
    imported.entries["buyers"] = [{"buyer_name": n, "buyer_email": f"{n}@shop.example"} for n in ("a", "b", "c")]
    lost = Problem(Severity.WARNING, "digits-lost", Path("buyers", 2, "buyer_name"), from_file=True)
    columns = {("buyers", group, "buyer_name"): letter for group, letter in ((1, "D"), (2, "E"), (3, "F"))}
    importer = Importer(drafts.database, list_id, "Import")
    importer.add_sources([Source("a.xlsx", "EU", columns)])
    importer.add([ImportedRecord(imported, "el1", Origin(EntryOrigin(0, 7)), [lost])])
    importer.finish()
    return ListEditor(drafts, list_id), drafts.order(list_id)[0]


def buyer_cells(drafts: Drafts, record_id: int) -> list[Place | None]:
    return [drafts.place_of(record_id, Path("buyers", index, "buyer_name")) for index in range(3)]


def test_origins_follow_when_entries_come_and_go(drafts: Drafts, with_origins: tuple[ListEditor, int]) -> None:
    editor, only = with_origins
    cells = [Place("EU", "D7"), Place("EU", "E7"), Place("EU", "F7")]
    assert buyer_cells(drafts, only) == cells
    editor.delete_entry(only, "buyers", 0)
    assert buyer_cells(drafts, only)[:2] == cells[1:]
    editor.set_value(only, Path("buyers", 2, "buyer_name"), "new")
    assert buyer_cells(drafts, only) == [*cells[1:], None]
    editor.undo()
    editor.undo()
    assert buyer_cells(drafts, only) == cells


def test_what_only_the_file_could_tell_lasts_as_long_as_the_value(
    drafts: Drafts, with_origins: tuple[ListEditor, int]
) -> None:
    editor, only = with_origins
    assert codes(drafts, only) == ["digits-lost"]
    editor.set_value(only, NAME, "Other")
    assert codes(drafts, only) == ["digits-lost"]
    editor.delete_entry(only, "buyers", 0)
    stored = drafts.record(only)
    assert stored is not None
    assert [problem.path for problem in stored.problems] == [Path("buyers", 1, "buyer_name")]
    editor.set_value(only, Path("buyers", 1, "buyer_name"), "d")
    assert codes(drafts, only) == []
    editor.undo()
    assert codes(drafts, only) == ["digits-lost"]
    editor.delete_entry(only, "buyers", 1)
    assert codes(drafts, only) == []
    editor.undo()
    editor.undo()
    assert [problem.path for problem in drafts.page([only])[0].problems] == [Path("buyers", 2, "buyer_name")]


def test_entries_that_come_between_keep_where_the_others_came_from(
    drafts: Drafts, with_origins: tuple[ListEditor, int]
) -> None:
    editor, record_id = with_origins
    before = record(drafts, record_id)
    came = insert_entries(editor, "buyers", (record_id, 1), 2)
    assert came.path == Path("buyers", 1, "buyer_name")
    names = [entry.get("buyer_name") for entry in record(drafts, record_id).entries["buyers"]]
    assert names == ["a", None, None, "b", "c"]
    cells = [drafts.place_of(record_id, Path("buyers", index, "buyer_name")) for index in range(5)]
    assert cells == [Place("EU", "D7"), None, None, Place("EU", "E7"), Place("EU", "F7")]
    assert Path("buyers", 4, "buyer_name") in [
        problem.path for problem in drafts.page([record_id])[0].problems if problem.code == "digits-lost"
    ]
    editor.undo()
    assert record(drafts, record_id) == before
    assert buyer_cells(drafts, record_id) == [Place("EU", f"{letter}7") for letter in "DEF"]
