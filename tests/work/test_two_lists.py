"""Customers that were moved between two lists are never lost nor doubled unseen by undoing in one of them."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.editing import ListEditor, Newcomers
from joor_desktop.work.whole_rows import WholeRows, move_customers

CODE, NAME = Path(field="customer_code"), Path(field="customer_name")


def add(editor: ListEditor, *codes: str) -> list[int]:
    ids = []
    for code in codes:
        ids.append(editor.add_customer())
        editor.set_values([(ids[-1], CODE, code), (ids[-1], NAME, f"Shop {code}")])
    return ids


def codes(editor: ListEditor) -> list[str]:
    return [record.customer_code for _, record in editor.drafts.records(editor.list_id)]


@pytest.fixture
def moved(drafts: Drafts) -> tuple[ListEditor, ListEditor]:
    """Return the editors of two lists; B and C were moved from the first one to the second."""
    spring, autumn = (ListEditor(drafts, drafts.create(name, "practice")) for name in ("Spring", "Autumn"))
    ids = add(spring, "A", "B", "C")
    add(autumn, "X")
    records = tuple(record for _, record in drafts.bare_page(ids[1:]))
    rows = WholeRows("", spring.list_id, tuple(ids[1:]), records)
    move_customers(autumn, rows, None)
    assert (codes(spring), codes(autumn)) == (["A"], ["X", "B", "C"])
    return spring, autumn


def edit_first(editor: ListEditor) -> None:
    first = editor.drafts.order(editor.list_id)[0]
    (record,) = (record for _, record in editor.drafts.bare_page([first]))
    editor.set_value(first, NAME, f"{record.customer_name} and sons")


def edit_spring(spring: ListEditor, _autumn: ListEditor) -> None:
    edit_first(spring)


def edit_autumn(_spring: ListEditor, autumn: ListEditor) -> None:
    edit_first(autumn)


def nothing(_spring: ListEditor, _autumn: ListEditor) -> None:
    """Both lists stay as the move left them."""


@pytest.mark.parametrize("meanwhile", [nothing, edit_spring])
def test_undone_where_they_came_to_they_stand_where_they_were(
    moved: tuple[ListEditor, ListEditor], meanwhile: Callable[[ListEditor, ListEditor], None]
) -> None:
    spring, autumn = moved
    meanwhile(spring, autumn)
    for _ in range(2):
        undone = autumn.undo()
        assert (codes(spring), codes(autumn)) == (["A", "B", "C"], ["X"])
        assert undone is not None
        assert undone.told == "2 customers stand in “Spring” again."
        redone = autumn.redo()
        assert (codes(spring), codes(autumn)) == (["A"], ["X", "B", "C"])
        assert redone is not None
        assert redone.told == "2 customers were taken out of “Spring” again."


@pytest.mark.parametrize("meanwhile", [nothing, edit_autumn])
def test_undone_where_they_went_from_they_stand_there_only(
    moved: tuple[ListEditor, ListEditor], meanwhile: Callable[[ListEditor, ListEditor], None]
) -> None:
    spring, autumn = moved
    meanwhile(spring, autumn)
    for _ in range(2):
        undone = spring.undo()
        assert (codes(spring), codes(autumn)) == (["A", "B", "C"], ["X"])
        assert undone is not None
        assert undone.told == "2 customers were taken out of “Autumn” again."
        redone = spring.redo()
        assert (codes(spring), codes(autumn)) == (["A"], ["X", "B", "C"])
        assert redone is not None
        assert redone.told == "2 customers stand in “Autumn” again."


def record_of(editor: ListEditor, code: str) -> tuple[int, Record]:
    return next(each for each in editor.drafts.records(editor.list_id) if each[1].customer_code == code)


def test_what_was_changed_where_they_went_to_comes_along_when_the_move_is_undone(
    moved: tuple[ListEditor, ListEditor]
) -> None:
    """Under another code too, and again and again; what was undone before and done again leads to it as well."""
    spring, autumn = moved
    buyer = Path("buyers", 0, "buyer_name")
    here = record_of(autumn, "B")[0]
    autumn.set_values([(here, NAME, "Shop B and sons"), (here, buyer, "Zoe"), (here, CODE, "B2")])
    newest = record_of(autumn, "B2")[1]
    undone = spring.undo()
    assert (codes(spring), codes(autumn)) == (["A", "B2", "C"], ["X"])
    assert undone is not None
    assert undone.told == "2 customers were taken out of “Autumn” again; what was changed there came along."
    assert record_of(spring, "B2")[1] == newest
    spring.undo()
    spring.redo()
    assert record_of(spring, "B2")[1] == newest
    spring.redo()
    assert record_of(autumn, "B2")[1] == newest
    autumn.set_value(record_of(autumn, "B2")[0], NAME, "Sons")
    autumn.delete_entry(record_of(autumn, "B2")[0], "buyers", 0)
    spring.undo()
    back = record_of(spring, "B2")[1]
    assert (back.customer_name, back.entries) == ("Sons", {})


def test_code_that_is_taken_twice_by_what_came_along_is_marked(moved: tuple[ListEditor, ListEditor]) -> None:
    spring, autumn = moved
    autumn.set_value(record_of(autumn, "B")[0], CODE, "A")
    spring.undo()
    counts = spring.drafts.counts(spring.list_id)
    stored = spring.drafts.page(spring.drafts.order(spring.list_id))
    assert codes(spring) == ["A", "A", "C"]
    assert [any(each.code == "code-twice" for each in one.problems) for one in stored] == [True, True, False]
    assert counts.errors == sum(one.errors > 0 for one in stored)


def test_whatever_is_undone_in_whatever_order_each_stands_in_one_list(moved: tuple[ListEditor, ListEditor]) -> None:
    chance = random.Random(4)
    first = {each: each.history()[-1].number for each in moved}
    for _ in range(300):
        one = chance.choice(moved)
        applied = [step.number for step in one.history() if not step.undone]
        wishes: list[Callable[[], object]] = [one.redo, lambda one=one: edit_first(one)]  # type: ignore[misc]
        wishes += [one.undo] * 3 if applied[-1] >= first[one] else []
        chance.choice(wishes)()
        assert sorted([*codes(moved[0]), *codes(moved[1])]) == ["A", "B", "C", "X"]


@pytest.mark.parametrize("seed", range(12))
def test_moved_to_and_fro_and_undone_in_whatever_order_each_stands_in_one_list(drafts: Drafts, seed: int) -> None:
    """Also where a move was undone and made again, so that its step is another one."""
    chance = random.Random(seed)
    both = [ListEditor(drafts, drafts.create(name, "practice")) for name in ("Spring", "Autumn")]
    for editor, wanted in zip(both, (["A", "B", "C"], ["X", "Y", "Z"]), strict=True):
        names = [Record({"customer_code": code, "customer_name": "Shop"}, {}) for code in wanted]
        editor.change("Bring them", {}, [Newcomers(None, names)])
    for _ in range(60):
        one = chance.choice(both)
        ids = [each for each in drafts.order(one.list_id) if chance.random() < 1 / 3]
        wish = chance.choice(["move", "edit", "undo", "undo", "redo"])
        if wish == "move" and ids:
            rows = WholeRows("", one.list_id, tuple(ids), tuple(record for _, record in drafts.bare_page(ids)))
            move_customers(both[one is both[0]], rows, None)
        elif wish == "edit" and ids:
            one.set_value(ids[0], NAME, str(chance.random()))
        elif wish == "undo" and len([step for step in one.history() if not step.undone]) > 1:
            one.undo()
        elif wish == "redo":
            one.redo()
        assert sorted([*codes(both[0]), *codes(both[1])]) == ["A", "B", "C", "X", "Y", "Z"]


def test_where_some_were_moved_on_meanwhile_it_is_told_to_look_there_too(
    moved: tuple[ListEditor, ListEditor]
) -> None:
    spring, autumn = moved
    ids = list(autumn.drafts.order(autumn.list_id))
    (record,) = (record for _, record in autumn.drafts.bare_page(ids[1:2]))
    move_customers(autumn, WholeRows("", autumn.list_id, (ids[1],), (record,)), ids[0])
    undone = spring.undo()
    assert (codes(spring), codes(autumn)) == (["A", "B", "C"], ["B", "X"])
    assert undone is not None
    assert undone.told.startswith("Look into “Autumn”")


def test_a_list_that_is_deleted_gives_nothing_back_and_that_is_told(
    moved: tuple[ListEditor, ListEditor], drafts: Drafts
) -> None:
    spring, autumn = moved
    drafts.archive(spring.list_id)
    drafts.delete(spring.list_id)
    undone = autumn.undo()
    assert codes(autumn) == ["X"]
    assert undone is not None
    assert undone.told == "The other list was deleted: these customers stand in no list now."
    redone = autumn.redo()
    assert codes(autumn) == ["X", "B", "C"]
    assert redone is not None
    assert redone.told == ""


def test_many_that_were_moved_stand_in_one_of_the_lists_as_well(drafts: Drafts) -> None:
    """Steps of so many customers keep their other sides in a patch."""
    spring, autumn = (ListEditor(drafts, drafts.create(name, "practice")) for name in ("Spring", "Autumn"))
    wanted = [f"C{number:04}" for number in range(600)]
    with_names = [Record({"customer_code": code, "customer_name": f"Shop {code}"}, {}) for code in wanted]
    spring.change("Bring them", {}, [Newcomers(None, with_names)])
    add(autumn, "X")
    ids = tuple(drafts.order(spring.list_id))
    rows = WholeRows("", spring.list_id, ids, tuple(record for _, record in drafts.bare_page(ids)))
    move_customers(autumn, rows, None)
    for _ in range(2):
        assert (codes(spring), codes(autumn)) == ([], ["X", *wanted])
        assert autumn.undo() is not None
        assert (codes(spring), codes(autumn)) == (wanted, ["X"])
        assert autumn.redo() is not None
    assert spring.undo() is not None
    assert (codes(spring), codes(autumn)) == (wanted, ["X"])
