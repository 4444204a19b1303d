"""Blocks of cells in their places: size, growth, what is left out, and one step for all of it."""

from __future__ import annotations

from array import array

import pytest

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.areas import Area, values_of
from joor_desktop.work.editing import ListEditor
from joor_desktop.work.placing import clear, fill, paste, pasted_size
from tests.storage.lists import good_record

NAMES = ("customer_code", "customer_name", "customer_alias")


@pytest.fixture
def spring(drafts: Drafts) -> ListEditor:
    """Return the editor of an empty list."""
    return ListEditor(drafts, drafts.create("Spring fair", "practice"))


@pytest.fixture
def three(spring: ListEditor) -> array[int]:
    """Return the ids of three customers with codes C0, C1 and C2."""
    return array("q", [spring.add_customer(Record({"customer_code": f"C{number}"})) for number in range(3)])


def everything(drafts: Drafts, editor: ListEditor) -> list[bytes]:
    return [drafts.page([each])[0].record.to_body() for each in drafts.order(editor.list_id)]


@pytest.mark.parametrize(
    ("copied", "chosen", "size"),
    [
        ((1, 1), (4, 3), (4, 3)),
        ((2, 1), (4, 3), (4, 3)),
        ((2, 1), (3, 1), (2, 1)),
        ((1, 2), (4, 1), (4, 2)),
        ((3, 2), (1, 1), (3, 2)),
        ((2, 2), (4, 3), (2, 2)),
    ],
)
def test_size_of_what_is_pasted_is_that_of_excel(
    copied: tuple[int, int], chosen: tuple[int, int], size: tuple[int, int]
) -> None:
    block = [["x"] * copied[1] for _ in range(copied[0])]
    assert pasted_size(block, *chosen) == size


def test_paste_that_grows_is_one_step(spring: ListEditor, drafts: Drafts, three: array[int]) -> None:
    before = everything(drafts, spring)
    area = Area("", three[2:], None, NAMES)
    placed = paste(spring, [["C1", "Nord"], ["C9", "Sud"]], area, 1, 1)
    assert (placed.cells, placed.rows, placed.new, placed.whole) == (4, 2, 1, True)
    assert len(drafts.order(spring.list_id)) == 4
    assert "code-twice" in [problem.code for problem in drafts.page(three[1:2])[0].problems]
    spring.undo()
    assert everything(drafts, spring) == before
    spring.redo()
    assert len(drafts.order(spring.list_id)) == 4
    assert [step.label for step in spring.history()][-1] == "Paste 4 cells"


def test_fill_repeats_a_pattern(spring: ListEditor, drafts: Drafts, three: array[int]) -> None:
    spring.set_values([(three[0], Path(field="customer_name"), "a")])
    columns = ("customer_name", "customer_alias")
    placed = fill(spring, Area("", three[:1], None, ("customer_name",)), Area("", three, None, columns))
    assert placed.cells == 6
    assert values_of(spring, Area("", three, None, columns)) == [["a", "a"]] * 3


def test_clear_empties_what_can_be_edited(spring: ListEditor, drafts: Drafts, three: array[int]) -> None:
    clear(spring, [Area("", three[1:], None, ("", "customer_code"))])
    assert [stored.record.customer_code for stored in drafts.page(three)] == ["C0", "", ""]


def test_moved_entries_leave_their_place_empty(spring: ListEditor, drafts: Drafts) -> None:
    one = spring.add_customer(good_record(1))
    two = spring.add_customer(good_record(2))
    field = ("buyer_name",)
    first, second = (Area("buyers", array("q", [each]), array("H", [0]), field) for each in (one, two))
    (name,) = values_of(spring, first)
    paste(spring, [name], second, 1, 1, first)
    assert values_of(spring, first) == [[""]]
    assert values_of(spring, second) == [name]


def test_new_entries_keep_their_order(spring: ListEditor, drafts: Drafts, three: array[int]) -> None:
    area = Area("buyers", array("q"), array("H"), ("customer_code", "customer_name", "buyer_name"))
    placed = paste(spring, [["C1", "", "a"], ["C1", "", "b"], ["", "", "c"], ["C7", "", "d"]], area, 1, 1)
    assert (placed.new, placed.homeless, placed.strangers, placed.fixed) == (2, 1, ("C7",), 1)
    assert drafts.page([three[1]])[0].record.entries == {"buyers": [{"buyer_name": "a"}, {"buyer_name": "b"}]}
