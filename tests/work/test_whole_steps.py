"""Steps of a large part of a list: the same as the plain way, undone by one number, and no hindrance to other edits."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joor_desktop.errors import CancelledError
from joor_desktop.model.origin import Source
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.cleaning import clean_up
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.importer import Importer
from joor_desktop.storage.writing import Row
from joor_desktop.work.changes import RecordChange, setting
from joor_desktop.work.context import TaskContext
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.whole_steps import change_whole
from tests.storage.lists import fill, good_record, imported, open_drafts

CODE, NAME, PHONE = (Path(field=f"customer_{name}") for name in ("code", "name", "phone"))
PATHS = [CODE, PHONE, Path("buyers", 0, "buyer_email"), Path("buyers", 1, "buyer_name")]
TEXTS = ["", "A-1", "A–1", "a1", "EL000002", "zoe@shop.example"]
VALUES = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(PATHS), st.sampled_from(TEXTS)), max_size=12)


def as_it_is(row: Row) -> Row:
    return row


def changes_of(order: list[int], values: list[tuple[int, Path, str]]) -> dict[int, RecordChange]:
    by_record: dict[int, list[tuple[Path, str]]] = {}
    for number, path, text in values:
        by_record.setdefault(order[number], []).append((path, text))
    return {each: setting(texts) for each, texts in by_record.items()}


def whole(drafts: Drafts, list_id: int, changes: dict[int, RecordChange], context: TaskContext | None = None) -> int:
    return change_whole(
        context or TaskContext(), drafts.database, list_id, changes, as_it_is, lambda: "Fill", structure=False
    ).step


def seen(drafts: Drafts, list_id: int) -> tuple[object, ...]:
    """All that a person sees of a list, whichever list it is."""
    stored = drafts.page(drafts.order(list_id))
    rows = [(each.number, each.record, sorted(each.problems, key=repr)) for each in stored]
    return rows, drafts.counts(list_id), drafts.entry_counts(list_id), drafts.kinds(list_id)


def two_lists(drafts: Drafts, customers: int = 6) -> tuple[int, int]:
    """Two lists with the same customers."""
    ids = drafts.create("Whole", "practice"), drafts.create("Plain", "practice")
    for list_id in ids:
        fill(drafts.database, list_id, map(good_record, range(customers)))
    return ids


@settings(max_examples=60, deadline=None)
@given(first=VALUES, second=VALUES, third=VALUES, gone=st.sets(st.integers(0, 5), max_size=2))
def test_whole_steps_are_the_same_as_plain_ones(
    first: list[tuple[int, Path, str]], second: list[tuple[int, Path, str]], third: list[tuple[int, Path, str]],
    gone: set[int],
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_drafts(FilePath(folder) / "a.sqlite3") as drafts:
        one, other = two_lists(drafts)
        orders = [list(drafts.order(list_id)) for list_id in (one, other)]
        editors = [ListEditor(drafts, list_id) for list_id in (one, other)]
        past = [seen(drafts, one)]

        def both(make: Callable[[int], object]) -> None:
            steps = len(editors[0].history())
            for number in (0, 1):
                make(number)
            assert seen(drafts, one) == seen(drafts, other)
            if len(editors[0].history()) > steps:
                past.append(seen(drafts, one))

        def change(values: list[tuple[int, Path, str]], number: int) -> None:
            changes = changes_of(orders[number], values)
            if number == 0:
                whole(drafts, one, changes)
            else:
                editors[1].change_records(changes, lambda: "Fill")

        for values in (first, second):
            both(partial(change, values))
            both(lambda number: editors[number].delete_customers([orders[number][each] for each in gone]))
            both(lambda number: editors[number].add_customer(Record({"customer_code": "A-1"})))
        both(lambda number: editors[number].change_records(changes_of(orders[number], third), lambda: "Fill"))
        for at in reversed(range(len(past) - 1)):
            assert all(editor.undo() for editor in editors)
            assert seen(drafts, one) == seen(drafts, other) == past[at]
        for at in range(1, len(past)):
            assert all(editor.redo() for editor in editors)
            assert seen(drafts, one) == seen(drafts, other) == past[at]


class Meanwhile(TaskContext):
    """Does something when the step is written, and before it shows."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act: Callable[[], object] | None = act

    def progress(self, done: int, total: int | None, text: str) -> None:
        super().progress(done, total, text)
        if self._act is not None:
            act, self._act = self._act, None
            act()


def values_of(drafts: Drafts, list_id: int, path: Path) -> list[str]:
    return [stored.record.value(path) for stored in drafts.page(drafts.order(list_id))]


def test_what_is_edited_meanwhile_stays_and_is_undone_after_the_step(drafts: Drafts) -> None:
    list_id, _ = two_lists(drafts, 4)
    order = list(drafts.order(list_id))
    editor = ListEditor(drafts, list_id)

    def edit() -> None:
        editor.set_value(order[1], PHONE, "typed")
        editor.set_value(order[0], CODE, "EL000003")
        editor.delete_customers([order[2]])
        editor.add_customer(Record({"customer_code": "NEW"}))

    everyone = changes_of(order, [(number, PHONE, "filled") for number in range(4)])
    whole(drafts, list_id, everyone, Meanwhile(edit))
    assert values_of(drafts, list_id, PHONE) == ["", "typed", "filled", ""]
    assert values_of(drafts, list_id, CODE) == ["EL000003", "EL000001", "EL000003", "NEW"]
    twins = [kind.customers for kind in drafts.kinds(list_id) if "twice" in kind.code or "duplicate" in kind.code]
    assert twins == [2]
    shown = seen(drafts, list_id)
    editor.undo()
    assert values_of(drafts, list_id, PHONE) == ["", "typed", "", ""]
    for _ in range(4):
        editor.undo()
    assert values_of(drafts, list_id, CODE) == [f"EL{number:06d}" for number in range(4)]
    for _ in range(5):
        editor.redo()
    assert seen(drafts, list_id) == shown


@pytest.mark.parametrize("state", ["undone", "applied"])
def test_an_import_that_is_under_way_meanwhile_comes_to_the_plane_that_shows(drafts: Drafts, state: str) -> None:
    list_id, _ = two_lists(drafts, 2)
    editor = ListEditor(drafts, list_id)
    order = list(drafts.order(list_id))
    everyone = changes_of(order, [(0, PHONE, "filled"), (1, PHONE, "filled")])
    if state == "undone":
        whole(drafts, list_id, everyone)
    importer = importing(drafts, list_id)
    if state == "undone":
        editor.undo()
    else:
        whole(drafts, list_id, everyone)
    importer.finish()
    phone = "filled" if state == "applied" else ""
    assert values_of(drafts, list_id, PHONE) == [phone, phone, "", ""]
    assert values_of(drafts, list_id, CODE)[2:] == ["EL000007", "EL000008"]
    assert drafts.counts(list_id).customers == 4
    editor.undo()
    assert values_of(drafts, list_id, PHONE) == [phone, phone]
    editor.redo()
    assert len(drafts.order(list_id)) == 4


def importing(drafts: Drafts, list_id: int) -> Importer:
    """An import of two customers that is written, and not finished."""
    importer = Importer(drafts.database, list_id, "Import of more.xlsx")
    importer.add_sources([Source("more.xlsx", "EU")])
    importer.add(imported([good_record(7), good_record(8)]))
    return importer


def test_a_step_that_is_cancelled_leaves_the_list_and_is_cleaned_up(drafts: Drafts) -> None:
    list_id, other = two_lists(drafts, 4)
    order = list(drafts.order(list_id))
    before = seen(drafts, list_id)
    context = Meanwhile(lambda: context.cancel())  # noqa: PLW0108 - it is not there yet
    with pytest.raises(CancelledError):
        whole(drafts, list_id, changes_of(order, [(0, PHONE, "filled")]), context)
    assert seen(drafts, list_id) == before
    clean_up(drafts.database)
    assert rows_by_plane(drafts) == {list_id: 4, other: 4}


def rows_by_plane(drafts: Drafts) -> dict[int, int]:
    tables = ("record", "line")
    found = [dict(drafts.database.rows(f"SELECT list_id, count(*) FROM {each} GROUP BY 1")) for each in tables]
    assert found[0] == found[1]
    return found[0]


_KILLED = """
import os, pathlib, sys
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from tests.work.test_whole_steps import PHONE, changes_of, whole

drafts = Drafts(Database(pathlib.Path(sys.argv[1])))
order = list(drafts.order(1))
whole(drafts, 1, changes_of(order, [(0, PHONE, "filled")]), TaskContext(lambda *_: os._exit(9)))
"""


def test_a_kill_in_the_middle_leaves_the_list_and_what_was_written_goes(drafts: Drafts) -> None:
    list_id, other = two_lists(drafts, 4)
    before = seen(drafts, list_id)
    killed = subprocess.run([sys.executable, "-c", _KILLED, drafts.database.path], check=False)
    assert killed.returncode == 9
    assert len(rows_by_plane(drafts)) == 3
    assert seen(drafts, list_id) == before
    clean_up(drafts.database)
    assert rows_by_plane(drafts) == {list_id: 4, other: 4}


def test_a_step_that_changes_nothing_is_none(drafts: Drafts) -> None:
    list_id, _ = two_lists(drafts, 2)
    order = list(drafts.order(list_id))
    assert whole(drafts, list_id, changes_of(order, [(0, PHONE, "")])) == 0
    assert len(ListEditor(drafts, list_id).history()) == 1


def test_what_can_not_be_done_again_is_cleaned_up_with_all_that_came_there(drafts: Drafts) -> None:
    list_id, other = two_lists(drafts, 2)
    editor = ListEditor(drafts, list_id)
    order = list(drafts.order(list_id))
    whole(drafts, list_id, changes_of(order, [(0, PHONE, "filled")]))
    editor.add_customer(good_record(3))
    editor.undo()
    editor.undo()
    editor.set_value(order[0], NAME, "Maison")
    editor.add_customer(good_record(4))
    clean_up(drafts.database)
    assert rows_by_plane(drafts) == {list_id: 3, other: 2}
    drafts.archive(list_id)
    drafts.delete(list_id)
    clean_up(drafts.database)
    assert drafts.database.rows("SELECT DISTINCT list_id FROM line") == [(other,)]
    assert drafts.database.rows("SELECT DISTINCT list_id FROM record ORDER BY 1") == [(0,), (other,)]
