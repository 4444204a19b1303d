"""The records that were painted last."""

from __future__ import annotations

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.customers.record_cache import RecordCache
from joor_desktop.work.editing import ListEditor

NAME = Path(field="customer_name")


def test_record_is_read_once_until_it_is_forgotten(lists: Drafts, spring: ListEditor, five: list[int]) -> None:
    cache = RecordCache(lists)
    first = cache.get(five[0], five)
    assert cache.get(five[0], []) is first
    spring.set_value(five[0], NAME, "Other")
    assert cache.get(five[0], five) is first
    cache.forget([five[0]])
    read_again = cache.get(five[0], five)
    assert read_again is not None
    assert read_again.record.customer_name == "Other"


def test_neighbours_come_along(lists: Drafts, five: list[int]) -> None:
    cache = RecordCache(lists)
    cache.get(five[0], five)
    lists.database.run("DELETE FROM record")
    assert all(cache.get(each, []) is not None for each in five)


def test_oldest_are_let_go(lists: Drafts, five: list[int]) -> None:
    cache = RecordCache(lists, most_kept=2)
    kept = [cache.get(each, []) for each in five]
    assert cache.get(five[4], []) is kept[4]
    assert cache.get(five[0], []) is not kept[0]


def test_record_that_is_not_there_is_asked_for_once(lists: Drafts, five: list[int]) -> None:
    cache = RecordCache(lists)
    assert cache.get(10_000, []) is None
    assert cache.get(10_000, five) is None
