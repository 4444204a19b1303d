"""Where a block of filled cells ends, compared with a plain walk over the cells."""

from __future__ import annotations

import random
from array import array

import pytest

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work.context import TaskContext
from joor_desktop.work.edges import Column, EdgeSearch, find_edge
from joor_desktop.work.editing import ListEditor


def walk(filled: list[bool]) -> int:
    """How many cells away Excel goes from the first one."""
    within = len(filled) > 1 and filled[0] and filled[1]
    for place in range(1, len(filled)):
        if filled[place] != within:
            return place - within
    return len(filled) - 1


@pytest.fixture
def patchy(drafts: Drafts) -> ListEditor:
    """Return the editor of a list in which some names, aliases of a strange kind and buyers are missing."""
    editor = ListEditor(drafts, drafts.create("Patchy", "practice"))
    chance = random.Random(3)
    for number in range(60):
        record = Record({"customer_code": f"C{number}", "customer_alias": '"customer_name":'})
        if chance.random() < 0.6:
            record.values["customer_name"] = "N"
        if chance.random() < 0.5:
            record.entries["buyers"] = [{"buyer_email": "a@b.example"}, {"buyer_name": "x"}][: chance.randint(1, 2)]
        editor.add_customer(record)
    return editor


@pytest.mark.parametrize("path", [Path(field="customer_name"), Path(field="customer_code"), Path("buyers")])
def test_ends_of_blocks_of_customers(patchy: ListEditor, drafts: Drafts, path: Path) -> None:
    ids = drafts.order(patchy.list_id)
    records = {stored.id: stored.record for stored in drafts.page(ids)}
    for start in range(len(ids)):
        for down in (1, -1):
            column = ids[start::down]
            filled = [bool(records[each].value(path) if path.field else records[each].entries) for each in column]
            assert EdgeSearch(drafts.database, Column(column, None, path)).look(100) == walk(filled), start


def test_ends_of_blocks_of_entries(patchy: ListEditor, drafts: Drafts) -> None:
    ids, indexes = drafts.entry_order(patchy.list_id, "buyers")
    records = {stored.id: stored.record for stored in drafts.page(list(dict.fromkeys(ids)))}
    path = Path("buyers", 0, "buyer_name")
    filled = [
        bool(records[record_id].value(Path("buyers", index, "buyer_name")))
        for record_id, index in zip(ids, indexes, strict=True)
    ]
    assert True in filled
    for start in range(len(ids)):
        column = Column(ids[start:], indexes[start:], path)
        assert find_edge(TaskContext(), drafts.database.path, column) == walk(filled[start:])


def test_search_goes_on_where_it_stopped(patchy: ListEditor, drafts: Drafts) -> None:
    column = Column(drafts.order(patchy.list_id), None, Path(field="customer_code"))
    search = EdgeSearch(drafts.database, column)
    assert search.look(20) is None
    assert search.look(20) is None
    assert search.look(20) == 59


def test_cells_of_customers_that_are_gone_are_empty(patchy: ListEditor, drafts: Drafts) -> None:
    ids = drafts.order(patchy.list_id)
    column = Column(array("q", [*ids[:2], 999_999, *ids[2:]]), None, Path(field="customer_code"))
    assert EdgeSearch(drafts.database, column).look(100) == 1
