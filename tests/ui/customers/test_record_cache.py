"""The records that were painted last."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts, StoredRecord
from joor_desktop.ui.customers.record_cache import RecordCache
from joor_desktop.work.editing import ListEditor

NAME = Path(field="customer_name")


def pages_asked_for(lists: Drafts, monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The ids of the records of each page that is read from now on."""
    asked: list[list[int]] = []
    page = lists.page

    def asked_page(record_ids: Sequence[int]) -> list[StoredRecord]:
        asked.append(list(record_ids))
        return page(record_ids)

    monkeypatch.setattr(lists, "page", asked_page)
    return asked


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


def test_all_that_is_seen_is_read_at_once(lists: Drafts, five: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    cache = RecordCache(lists)
    questions = pages_asked_for(lists, monkeypatch)
    cache.have_ready(five[:2])
    cache.have_ready(five[:2])
    cache.have_ready(five[1:])
    assert questions == [five[:2], five[2:]]


def test_oldest_are_let_go(lists: Drafts, five: list[int]) -> None:
    cache = RecordCache(lists, most_kept=2)
    kept = [cache.get(each, []) for each in five]
    assert cache.get(five[4], []) is kept[4]
    assert cache.get(five[0], []) is not kept[0]


def test_record_that_is_not_there_is_asked_for_once(lists: Drafts, five: list[int]) -> None:
    cache = RecordCache(lists)
    assert cache.get(10_000, []) is None
    assert cache.get(10_000, five) is None
