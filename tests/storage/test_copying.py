"""Copying, archiving and deleting whole lists."""

from __future__ import annotations

import pytest

from joor_desktop.model.path import Path
from joor_desktop.storage.cleaning import clean_up
from joor_desktop.storage.copying import duplicate
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.layouts import LayoutFix, Layouts
from joor_desktop.work.editing import ListEditor
from tests.storage.lists import fill, good_record

NAME = Path(field="customer_name")
TABLES = ("draft", "record", "line", "problem", "tally", "step", "change", "notice", "source")


@pytest.fixture
def spring(database: Database, drafts: Drafts, list_id: int) -> ListEditor:
    """A list of three customers from a file, of whom one has an error and another was deleted."""
    fill(database, list_id, [good_record(number) for number in range(1, 5)])
    editor = ListEditor(drafts, list_id)
    order = drafts.order(list_id)
    editor.set_value(order[0], NAME, "")
    editor.delete_customers([order[3]])
    return editor


def texts(drafts: Drafts, list_id: int) -> list[tuple[bytes, list[str]]]:
    stored = drafts.page(drafts.order(list_id))
    return [(each.record.to_body(), [problem.code for problem in each.problems]) for each in stored]


def copied(drafts: Drafts, list_id: int) -> int:
    return duplicate(drafts.database, list_id, "Copy", "Duplicate of Spring")


def test_copy_holds_the_same_customers_and_numbers(drafts: Drafts, spring: ListEditor) -> None:
    copy = copied(drafts, spring.list_id)
    assert texts(drafts, copy) == texts(drafts, spring.list_id)
    assert drafts.counts(copy) == drafts.counts(spring.list_id)
    assert drafts.kinds(copy) == drafts.kinds(spring.list_id)
    assert drafts.entry_counts(copy) == drafts.entry_counts(spring.list_id)
    made = drafts.get(copy)
    assert made is not None
    assert (made.name, made.profile, made.customers, made.errors) == ("Copy", "practice", 3, 1)


def test_lists_go_their_own_ways_after_it(drafts: Drafts, spring: ListEditor) -> None:
    copy = ListEditor(drafts, copied(drafts, spring.list_id))
    before = texts(drafts, spring.list_id)
    copy.set_value(drafts.order(copy.list_id)[0], NAME, "Maison")
    copy.add_customer(good_record(1))
    assert texts(drafts, spring.list_id) == before
    assert drafts.counts(copy.list_id).customers == 4
    copy.undo()
    copy.undo()
    assert texts(drafts, copy.list_id) == before


def test_history_of_a_copy_begins_with_itself(drafts: Drafts, spring: ListEditor) -> None:
    copy = ListEditor(drafts, copied(drafts, spring.list_id))
    assert [step.label for step in copy.history()] == ["Duplicate of Spring"]
    copy.undo()
    assert drafts.counts(copy.list_id).customers == 0
    copy.redo()
    assert texts(drafts, copy.list_id) == texts(drafts, spring.list_id)


def test_copy_knows_the_file_even_when_the_import_is_taken_back(
    database: Database, drafts: Drafts, spring: ListEditor
) -> None:
    copy = copied(drafts, spring.list_id)
    first = drafts.order(copy)[0]
    while spring.undo():
        pass
    spring.add_customer()
    clean_up(database)
    place = Drafts(database).place_of(first, NAME)
    assert place is not None
    assert (place.sheet, place.cell) == ("EU", "B2")


def test_copy_of_an_empty_list(drafts: Drafts) -> None:
    copy = copied(drafts, drafts.create("Empty", "Paris"))
    assert drafts.counts(copy).customers == 0
    ListEditor(drafts, copy).add_customer(good_record(1))
    assert drafts.counts(copy).customers == 1


def test_only_an_archived_list_can_be_deleted_and_comes_back(drafts: Drafts, spring: ListEditor) -> None:
    drafts.delete(spring.list_id)
    assert [draft.id for draft in drafts.all()] == [spring.list_id]
    drafts.archive(spring.list_id)
    drafts.delete(spring.list_id)
    assert drafts.all() == drafts.all(archived=True) == []
    assert drafts.last_opened() is None
    drafts.archive(spring.list_id)
    assert [draft.customers for draft in drafts.all(archived=True)] == [3]


def rows(database: Database, table: str, list_id: int) -> int:
    column = "id" if table == "draft" else "list_id"
    number: int = database.value(f"SELECT count(*) FROM {table} WHERE {column} = ?", (list_id,))
    return number


def test_deleted_list_leaves_nothing_and_others_whole(database: Database, drafts: Drafts, spring: ListEditor) -> None:
    kept = ListEditor(drafts, copied(drafts, spring.list_id))
    kept.set_value(drafts.order(kept.list_id)[1], NAME, "Maison")
    before = texts(drafts, kept.list_id)
    drafts.archive(spring.list_id)
    drafts.delete(spring.list_id)
    clean_up(database)
    tables = [table for table in TABLES if table not in ("change", "source")]
    assert [rows(database, table, spring.list_id) for table in tables] == [0] * len(tables)
    assert database.value("SELECT count(*) FROM change WHERE body LIKE '%Galerie Nord 1%'") == 0
    assert texts(drafts, kept.list_id) == before
    kept.undo()
    assert drafts.page([drafts.order(kept.list_id)[1]])[0].record.customer_name == "Galerie Nord 2"


def test_numbers_of_deleted_customers_are_never_given_again(
    database: Database, drafts: Drafts, spring: ListEditor
) -> None:
    last = database.value("SELECT max(id) FROM record")
    drafts.archive(spring.list_id)
    drafts.delete(spring.list_id)
    clean_up(database)
    assert database.rows("SELECT id, body, origin FROM record") == [(last, "{}", None)]
    fresh = ListEditor(drafts, drafts.create("Fresh", "practice"))
    assert fresh.add_customer(good_record(1)) == last + 1


def test_mending_that_is_remembered_outlives_the_list(database: Database, drafts: Drafts, spring: ListEditor) -> None:
    layouts = Layouts(database)
    layouts.remember("print", "shops.xlsx", {"city": "City"})
    mended, undone = (LayoutFix(code, "", "customer_name", likely=False) for code in ("hidden-signs", "spaces"))
    first = drafts.order(spring.list_id)[1]
    for fix, name in ((mended, "One"), (undone, "Two")):
        layouts.add_fixes("print", [fix], spring.list_id, spring.set_value(first, NAME, name).step)
    spring.undo()
    drafts.archive(spring.list_id)
    drafts.delete(spring.list_id)
    clean_up(database)
    found = layouts.find("print")
    assert found is not None
    assert found.fixes == (mended,)


def test_free_name_counts_up(drafts: Drafts, list_id: int) -> None:
    drafts.rename(list_id, "Fair")
    drafts.archive(drafts.create("fair 2", "practice"))
    assert drafts.free_name("Fair") == "Fair 3"
    assert drafts.free_name("Autumn") == "Autumn"
