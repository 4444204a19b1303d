"""Editing a list: problems follow every edit, and every edit can be undone."""

from __future__ import annotations

import threading
from pathlib import Path as FilePath

import pytest

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Counts, Drafts, Typing
from joor_desktop.work.editing import Edit, ListEditor
from tests.storage.lists import fill, good_record, open_drafts
from tests.work.stored import codes, record

NAME = Path(field="customer_name")
CODE = Path(field="customer_code")
PHONE = Path(field="customer_phone")


@pytest.fixture
def database(drafts: Drafts) -> Database:
    return drafts.database


def test_a_value_is_set_checked_and_undone(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first = drafts.order(list_id)[0]
    edit = editor.set_value(first, NAME, "")
    assert edit == Edit("Change Name of EL000001", (first,), structure=False)
    assert codes(drafts, first) == ["required"]
    assert drafts.counts(list_id) == Counts(3, 1, 0)
    assert editor.undo_label == "Change Name of EL000001"
    assert editor.undo() == edit
    assert record(drafts, first) == good_record(1)
    assert codes(drafts, first) == []
    assert drafts.counts(list_id) == Counts(3, 0, 0)
    assert editor.redo_label == "Change Name of EL000001"
    assert editor.redo() == edit
    assert codes(drafts, first) == ["required"]
    assert editor.redo() is None


def test_the_same_value_again_is_no_edit(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first = drafts.order(list_id)[0]
    assert editor.set_value(first, NAME, "Galerie Nord 1").record_ids == ()
    assert editor.undo_label == "Import of shops.xlsx"


def test_what_is_not_there_is_no_edit(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first, second, _ = drafts.order(list_id)
    editor.delete_customers([second])
    label = editor.undo_label
    assert editor.set_value(999_999, NAME, "x").record_ids == ()
    assert editor.set_value(second, NAME, "").record_ids == ()
    assert editor.set_value(first, Path("buyers", 5, "buyer_name"), "x").record_ids == ()
    assert editor.delete_customers([second]).record_ids == ()
    assert editor.undo_label == label
    assert drafts.counts(list_id) == Counts(2, 0, 0)


def test_typing_in_one_stay_is_one_step(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first, second, _ = drafts.order(list_id)
    for text in ("M", "Ma", "Mai"):
        editor.set_value(first, NAME, text, merge="stay 1")
    editor.set_value(first, PHONE, "1", merge="stay 1")
    editor.set_value(second, NAME, "N", merge="stay 1")
    editor.set_value(second, NAME, "No", merge="stay 2")
    labels = [step.label for step in editor.history()]
    assert labels == [
        "Import of shops.xlsx", "Change Name of EL000001", "Change Phone of EL000001", "Change Name of EL000002",
        "Change Name of EL000002",
    ]
    for _ in range(4):
        editor.undo()
    assert record(drafts, first) == good_record(1)
    editor.redo()
    assert record(drafts, first).customer_name == "Mai"


def test_every_edit_changes_the_revision(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first = drafts.order(list_id)[0]
    revisions = [drafts.revision(list_id)]
    for text in ("A", "AB"):
        editor.set_value(first, NAME, text, merge="stay")
        revisions.append(drafts.revision(list_id))
    editor.undo()
    revisions.append(drafts.revision(list_id))
    editor.add_customer()
    revisions.append(drafts.revision(list_id))
    assert len(set(revisions)) == 5


def test_typing_after_an_undo_is_a_new_step(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first = drafts.order(list_id)[0]
    editor.set_value(first, NAME, "A", merge="stay")
    editor.set_value(first, PHONE, "1")
    editor.undo()
    editor.set_value(first, NAME, "AB", merge="stay")
    assert editor.redo_label is None
    editor.undo()
    assert record(drafts, first).customer_name == "A"


def test_a_new_edit_drops_what_was_undone(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first = drafts.order(list_id)[0]
    editor.set_value(first, NAME, "A")
    editor.set_value(first, NAME, "B")
    editor.undo()
    editor.set_value(first, NAME, "C")
    assert editor.redo() is None
    editor.undo()
    assert record(drafts, first).customer_name == "A"


def test_the_same_code_twice_is_told_at_both(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first, second, third = drafts.order(list_id)
    edit = editor.set_value(second, CODE, "EL000001")
    assert set(edit.record_ids) == {first, second}
    assert edit.record_ids[0] == second
    assert codes(drafts, first) == codes(drafts, second) == ["code-twice"]
    editor.set_value(third, CODE, "EL-000001")
    editor.set_value(third, CODE, "el 000001")
    assert codes(drafts, third) == ["code-look-alike"]
    editor.set_value(first, NAME, "Other")
    assert codes(drafts, first) == ["code-twice"]
    editor.set_value(second, CODE, "X")
    assert codes(drafts, second) == []
    assert codes(drafts, first) == codes(drafts, third) == ["code-look-alike"]
    editor.undo()
    assert codes(drafts, first) == ["code-twice"]
    editor.delete_customers([second, third])
    assert codes(drafts, first) == []
    assert drafts.counts(list_id) == Counts(1, 0, 0)
    editor.undo()
    assert codes(drafts, first) == ["code-twice"]
    assert codes(drafts, third) == ["code-look-alike"]


def test_a_problem_that_turns_into_another_is_counted_as_that(
    drafts: Drafts, editor: ListEditor, list_id: int
) -> None:
    first = drafts.order(list_id)[0]
    email = Path("buyers", 0, "buyer_email")
    editor.set_value(first, email, "")
    assert [kind.code for kind in drafts.kinds(list_id)] == ["required"]
    editor.set_value(first, email, "zoe at shop")
    assert [kind.code for kind in drafts.kinds(list_id)] == ["email"]


def test_customers_without_a_code_are_not_alike(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first, second, _ = drafts.order(list_id)
    editor.set_values([(first, CODE, ""), (second, CODE, "")])
    assert codes(drafts, first) == codes(drafts, second) == ["required"]


def test_many_values_are_one_step(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first, second, _ = drafts.order(list_id)
    edit = editor.set_values([(first, NAME, "A"), (second, NAME, ""), (second, PHONE, "1")], "Paste")
    assert edit == Edit("Paste", (first, second))
    assert drafts.counts(list_id).errors == 1
    editor.undo()
    assert [record(drafts, each) for each in (first, second)] == [good_record(1), good_record(2)]


def test_an_edit_of_very_many_leaves_what_others_type_meanwhile(drafts: Drafts) -> None:
    list_id = drafts.create("Big", "practice")
    fill(drafts.database, list_id, [good_record(number) for number in range(700)])
    order = drafts.order(list_id)
    stop = threading.Event()

    def type_on(path: FilePath) -> None:
        with open_drafts(path) as others:
            number = 0
            while not stop.is_set():
                number += 1
                ListEditor(others, list_id).set_value(order[number % 700], NAME, f"typed {number}")
                typed[order[number % 700]] = f"typed {number}"
                stop.wait(0.002)

    typed: dict[int, str] = {}
    typist = threading.Thread(target=type_on, args=(drafts.database.path,))
    typist.start()
    editor = ListEditor(drafts, list_id)
    for number in range(5):
        editor.set_values([(each, PHONE, f"1{number}") for each in order])
    stop.set()
    typist.join()
    page = drafts.page(order)
    assert {each.record.value(PHONE) for each in page} == {"14"}
    assert typed
    assert {each.id: each.record.customer_name for each in page if each.id in typed} == typed
    while editor.undo_label != "Import of shops.xlsx":
        editor.undo()
    assert [each.record for each in drafts.page(order)] == [good_record(number) for number in range(700)]


def test_a_customer_is_added_and_undone(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    added = editor.add_customer()
    assert drafts.order(list_id)[-1] == added
    assert drafts.counts(list_id) == Counts(4, 1, 1)
    other = editor.add_customer(good_record(1))
    assert codes(drafts, other) == ["code-twice"]
    assert codes(drafts, drafts.order(list_id)[0]) == ["code-twice"]
    undone = editor.undo()
    assert undone is not None
    assert undone.structure
    assert undone.record_ids[0] == other
    assert codes(drafts, drafts.order(list_id)[0]) == []
    editor.undo()
    assert len(drafts.order(list_id)) == 3
    editor.redo()
    assert drafts.order(list_id)[-1] == added


def test_customers_are_deleted_and_come_back(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    order = list(drafts.order(list_id))
    edit = editor.delete_customers(order[:2])
    assert edit.label == "Delete 2 customers"
    assert edit.structure
    assert list(drafts.order(list_id)) == order[2:]
    assert drafts.entry_counts(list_id)["buyers"] == 1
    assert editor.delete_customers(order[2:]).label == "Delete EL000003"
    editor.undo()
    editor.undo()
    assert list(drafts.order(list_id)) == order
    assert drafts.entry_counts(list_id)["buyers"] == 3
    editor.redo()
    assert list(drafts.order(list_id)) == order[2:]


def test_an_import_is_undone_and_done_again(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    editor.undo()
    assert drafts.counts(list_id) == Counts(0, 0, 0)
    assert editor.undo_label is None
    assert editor.redo_label == "Import of shops.xlsx"
    editor.redo()
    assert drafts.counts(list_id) == Counts(3, 0, 0)


def test_a_certain_fix_is_put_in_place(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first = drafts.order(list_id)[0]
    editor.set_value(first, NAME, " Galerie ")
    (problem,) = drafts.page([first])[0].problems
    assert editor.fix(first, problem).record_ids == (first,)
    assert record(drafts, first).customer_name == "Galerie"
    assert editor.fix(first, Problem(Severity.ERROR, "required", NAME)).record_ids == ()


def test_undo_outlives_the_program(tmp_path: FilePath) -> None:
    with open_drafts(tmp_path / "a.sqlite3") as drafts:
        list_id = drafts.create("A", "practice")
        editor = ListEditor(drafts, list_id)
        added = editor.add_customer(good_record(1))
        editor.set_value(added, NAME, "A")
        editor.set_value(added, NAME, "B")
        editor.undo()
    with open_drafts(tmp_path / "a.sqlite3") as drafts:
        editor = ListEditor(drafts, list_id)
        editor.redo()
        assert record(drafts, added).customer_name == "B"
        for _ in range(3):
            editor.undo()
        assert drafts.counts(list_id).customers == 0
        assert editor.undo() is None


def test_half_a_character_is_stored_as_a_mark(drafts: Drafts, editor: ListEditor, list_id: int) -> None:
    first = drafts.order(list_id)[0]
    editor.set_values([(first, NAME, "a\ud800"), (first, CODE, "\udc00b")])
    assert record(drafts, first).customer_name == "a�"
    assert record(drafts, first).customer_code == "�b"


def test_open_typing_is_kept(editor: ListEditor) -> None:
    editor.keep_typing(3, NAME, "Gal")
    assert editor.typing() == Typing(3, NAME, "Gal")
    editor.forget_typing()
    assert editor.typing() is None
