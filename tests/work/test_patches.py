"""Steps whose other side a patch keeps: the same as those whose customers the journal keeps, one by one."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joor_desktop.model.path import Path
from joor_desktop.model.profile import Profile
from joor_desktop.model.record import Record
from joor_desktop.storage.cleaning import clean_up
from joor_desktop.storage.column_texts import own_texts
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.patches import Patch
from joor_desktop.storage.writing import Row
from joor_desktop.work import editing, kept_steps
from joor_desktop.work.context import TaskContext
from joor_desktop.work.desk import Desk
from joor_desktop.work.editing import ListEditor, Newcomers
from joor_desktop.work.refreshing import refresh_list
from tests.storage.lists import fill, good_record, open_drafts
from tests.work.test_whole_steps import (
    CODE,
    NAME,
    PHONE,
    VALUES,
    Meanwhile,
    changes_of,
    rows_by_plane,
    two_lists,
    values_of,
    whole,
)
from tests.work.test_whole_steps import seen as rows_seen

ACTS = st.one_of(
    st.tuples(st.just("change"), VALUES),
    st.tuples(st.just("whole"), VALUES),
    st.tuples(st.just("delete"), st.sets(st.integers(0, 5), min_size=1, max_size=3)),
    st.tuples(st.just("insert"), st.integers(0, 5)),
    st.tuples(st.just("undo"), st.integers(1, 2)),
)


@pytest.fixture
def patched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step is kept in a patch."""
    monkeypatch.setattr(editing, "_MANY", 0)


def seen(drafts: Drafts, list_id: int) -> tuple[object, ...]:
    """All that a person sees of a list, whichever way it is read."""
    order = drafts.order(list_id)
    names = [list(own_texts(drafts.database, order, name)) for name in ("customer_phone", "customer_code")]
    bare = [record for _, record in drafts.bare_page(order)]
    return *rows_seen(drafts, list_id), names, bare, len(drafts.large(list_id, 380))


class Both:
    """The same steps made in two lists, of which the first keeps them in patches."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.lists = two_lists(drafts)
        self.orders = [list(drafts.order(list_id)) for list_id in self.lists]
        self.editors = [ListEditor(drafts, list_id) for list_id in self.lists]

    def act(self, name: str, wish: object) -> None:
        """Do something in both, and see that they are the same."""
        for number, most in enumerate((0, 10_000)):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(editing, "_MANY", most)
                getattr(self, name)(number, wish)
        self.compare()

    def compare(self) -> None:
        one, other = (seen(self.drafts, list_id) for list_id in self.lists)
        assert one == other

    def change(self, number: int, values: list[tuple[int, Path, str]]) -> None:
        self.editors[number].change_records(changes_of(self.orders[number], values), lambda: "Fill")

    def whole(self, number: int, values: list[tuple[int, Path, str]]) -> None:
        whole(self.drafts, self.lists[number], changes_of(self.orders[number], values))

    def delete(self, number: int, gone: set[int]) -> None:
        self.editors[number].delete_customers([self.orders[number][each] for each in gone])

    def insert(self, number: int, above: int) -> None:
        records = [Record({"customer_code": code}) for code in ("A-1", "a1", "EL000001")]
        self.editors[number].change("Paste", {}, [Newcomers(self.orders[number][above], records)])

    def undo(self, number: int, times: int) -> None:
        for _ in range(times):
            self.editors[number].undo()


@settings(max_examples=80, deadline=None)
@given(st.lists(ACTS, max_size=8))
def test_steps_in_patches_are_the_same_as_others(acts: list[tuple[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_drafts(FilePath(folder) / "a.sqlite3") as drafts:
        both = Both(drafts)
        for name, wish in acts:
            both.act(name, wish)
        clean_up(drafts.database)
        both.compare()
        past = []
        while both.editors[0].undo_label:
            past.append(seen(drafts, both.lists[0]))
            both.act("undo", 1)
        for before in reversed(past):
            for editor in both.editors:
                editor.redo()
            both.compare()
            assert seen(drafts, both.lists[0]) == before


@pytest.mark.usefixtures("patched")
def test_the_room_between_customers_is_made_in_patches_too(drafts: Drafts) -> None:
    list_id, _ = two_lists(drafts, 3)
    order = list(drafts.order(list_id))
    editor = ListEditor(drafts, list_id)
    editor.change_records(changes_of(order, [(each, PHONE, "filled") for each in range(3)]), lambda: "Fill")
    for number in range(25):  # the twentieth has no room any more
        editor.change("Paste", {}, [Newcomers(order[1], [good_record(10 + number)])])
    shown = seen(drafts, list_id)
    for _ in range(26):
        editor.undo()
    assert values_of(drafts, list_id, PHONE) == ["", "", ""]
    for _ in range(26):
        editor.redo()
    assert seen(drafts, list_id) == shown


@pytest.mark.usefixtures("patched")
def test_what_is_undone_after_other_rules_came_is_checked_by_them(drafts: Drafts) -> None:
    list_id = drafts.create("Spring fair", "practice")
    fill(drafts.database, list_id, map(good_record, range(3)))
    order = list(drafts.order(list_id))
    editor = ListEditor(drafts, list_id)
    email = Path(field="customer_contact_email")
    editor.change_records(changes_of(order, [(0, email, "zoe at nord"), (1, email, "ok@nord.example")]), lambda: "A")
    editor.change_records(changes_of(order, [(0, email, ""), (1, CODE, "el000002")]), lambda: "B")
    sound = seen(drafts, list_id)
    drafts.database.run("UPDATE problem SET code = 'of-older-rules'")  # as an earlier version would have found them
    drafts.note_rules(list_id, "an earlier version")
    refresh_list(TaskContext(), drafts.database.path, list_id)
    assert seen(drafts, list_id) == sound
    editor.undo()
    assert [kind.code for kind in drafts.kinds(list_id)] == ["email"]
    assert drafts.counts(list_id).errors == 1
    editor.redo()
    assert seen(drafts, list_id) == sound


@pytest.mark.usefixtures("patched")
def test_what_was_sent_meanwhile_stays_marked(desk: Desk, profile: Profile) -> None:
    list_id = desk.drafts.create("Spring fair", "paris")
    editor = ListEditor(desk.drafts, list_id)
    order = [editor.add_customer(good_record(number)) for number in (1, 2, 3)]
    editor.change_records(changes_of(order, [(0, PHONE, "1"), (1, PHONE, "2")]), lambda: "Fill")
    plan = desk.sender.plan_list(TaskContext(), profile, list_id)
    assert desk.sender.send(TaskContext(), plan) is not None
    for turn, sent in ((editor.undo, 1), (editor.redo, 3), (editor.undo, 1), (editor.redo, 3)):
        turn()
        counts = desk.drafts.counts(list_id)
        assert (counts.sent, counts.changed) == (sent, 3 - sent)


def edit_values(editor: ListEditor, order: list[int]) -> None:
    editor.set_value(order[1], NAME, "typed")
    editor.set_value(order[0], CODE, "EL000003")


def come_and_go(editor: ListEditor, order: list[int]) -> None:
    editor.delete_customers([order[2]])
    editor.change("Paste", {}, [Newcomers(order[0], [good_record(9)])])


def undo_fill(editor: ListEditor, order: list[int]) -> None:
    editor.undo()


@pytest.mark.parametrize("meanwhile", [edit_values, come_and_go, undo_fill])
@pytest.mark.parametrize("fill_before", ["whole", "patch"])
@pytest.mark.usefixtures("patched")
def test_what_is_edited_while_it_is_prepared_stays(
    drafts: Drafts, meanwhile: Callable[[ListEditor, list[int]], None], fill_before: str
) -> None:
    lists = two_lists(drafts, 4)
    for number, list_id in enumerate(lists):
        order = list(drafts.order(list_id))
        wish = changes_of(order, [(each, PHONE, f"first {each}") for each in range(4)])
        if fill_before == "whole":
            whole(drafts, list_id, wish)
        else:
            ListEditor(drafts, list_id).change_records(wish, lambda: "Fill")
        edit = partial(meanwhile, ListEditor(drafts, list_id), order)
        context = Meanwhile(edit) if number == 0 else TaskContext()
        if number == 1:
            edit()
        wish = changes_of(order, [(each, CODE, "SAME") for each in range(3)])
        ListEditor(drafts, list_id, context).change_records(wish, lambda: "Codes")
    one, other = lists
    for turn in (ListEditor.undo, ListEditor.undo, ListEditor.redo, ListEditor.redo):
        assert seen(drafts, one) == seen(drafts, other)
        for list_id in lists:
            turn(ListEditor(drafts, list_id))
    assert seen(drafts, one) == seen(drafts, other)


_KILLED = """
import os, pathlib, sys
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.journal import Journal
from joor_desktop.storage.patches import Patch
from joor_desktop.work import editing
from tests.work.test_whole_steps import PHONE, changes_of

editing._MANY = 0
drafts = Drafts(Database(pathlib.Path(sys.argv[1])))
editor = editing.ListEditor(drafts, 1)
place, name = sys.argv[2].split(".")
kind = {"Patch": Patch, "Journal": Journal}[place]
setattr(kind, name, lambda *_, **__: os._exit(9))
if sys.argv[3] == "undo":
    editor.undo()
else:
    order = list(drafts.order(1))
    editor.change_records(changes_of(order, [(0, PHONE, "again"), (3, PHONE, "again")]), lambda: "Fill")
"""


@pytest.mark.parametrize(
    ("turn", "place"),
    [
        ("change", "Patch._exchange_lines"), ("change", "Patch._exchange_bodies"),
        ("undo", "Patch._exchange_problems"), ("undo", "Journal.turn"),
    ],
)
@pytest.mark.usefixtures("patched")
def test_a_kill_in_the_middle_leaves_the_list_as_it_was(drafts: Drafts, place: str, turn: str) -> None:
    list_id, _ = two_lists(drafts, 4)
    order = list(drafts.order(list_id))
    editor = ListEditor(drafts, list_id)
    undone = seen(drafts, list_id)
    editor.change_records(changes_of(order, [(0, PHONE, "filled"), (1, CODE, "EL000002")]), lambda: "Fill")
    before = seen(drafts, list_id)
    killed = subprocess.run([sys.executable, "-c", _KILLED, drafts.database.path, place, turn], check=False)
    assert killed.returncode == 9
    clean_up(drafts.database)
    assert seen(drafts, list_id) == before
    editor.undo()
    assert seen(drafts, list_id) == undone
    editor.redo()
    assert seen(drafts, list_id) == before


@pytest.mark.usefixtures("patched")
def test_what_can_not_be_done_again_is_cleaned_up(drafts: Drafts) -> None:
    list_id, other = two_lists(drafts, 2)
    editor = ListEditor(drafts, list_id)
    order = list(drafts.order(list_id))
    fill_in = partial(editor.change_records, changes_of(order, [(0, PHONE, "filled"), (1, PHONE, "filled")]))
    fill_in(lambda: "Fill")
    editor.undo()
    editor.set_value(order[0], NAME, "Maison", merge="typed")
    clean_up(drafts.database)
    assert rows_by_plane(drafts) == {list_id: 2, other: 2}
    fill_in(lambda: "Fill")
    assert Journal(drafts.database, list_id).history()[-1].patch
    drafts.archive(list_id)
    drafts.delete(list_id)
    clean_up(drafts.database)
    assert drafts.database.rows("SELECT DISTINCT list_id FROM line") == [(other,)]
    assert drafts.database.rows("SELECT DISTINCT list_id FROM record") == [(other,)]
    assert not drafts.database.rows("SELECT * FROM shelf")


def test_pieces_are_written_in_the_order_of_the_list(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "_MANY", 0)
    monkeypatch.setattr(kept_steps, "_PIECE", 2)
    list_id = drafts.create("Spring fair", "practice")
    fill(drafts.database, list_id, map(good_record, range(6)))
    pieces: list[list[int]] = []
    put = Patch.put

    def noted_put(patch: Patch, pairs: Sequence[tuple[Row, Row]]) -> None:
        pieces.append([before.id for before, _ in pairs])
        put(patch, pairs)

    monkeypatch.setattr(Patch, "put", noted_put)
    order = list(drafts.order(list_id))
    values = [(order[number], PHONE, "555") for number in (5, 0, 3, 1)]
    edit = ListEditor(drafts, list_id).set_values(values)
    assert pieces == [[order[0], order[1]], [order[3], order[5]]]
    assert list(edit.record_ids) == [each for each, _, _ in values]
