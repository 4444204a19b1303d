"""Where entries came from is still known after others of their customer come and go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from joor_desktop.model.origin import EntryOrigin, Origin
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.work.origins import add_entry, insert_entry, merged_origin, without_entry

_OWN = EntryOrigin(0, 7)
_RUN = Origin(_OWN, runs={"buyers": (1, 20)})
_LISTED = Origin(_OWN, {"buyers": [EntryOrigin(1, 20), EntryOrigin(1, 21)]})
_IN_ITS_ROW = Origin(_OWN)
_WITH_TWO = Record(entries={"buyers": [{}, {}]})


def _buyers(origin: Origin | None, count: int) -> list[EntryOrigin | None]:
    assert origin is not None
    return [origin.entry(Path("buyers", index)) for index in range(count)]


@pytest.mark.parametrize("origin", [_RUN, _LISTED, _IN_ITS_ROW], ids=["run", "listed", "own row"])
def test_entries_keep_their_origins_beside_those_that_come_and_go(origin: Origin) -> None:
    first, second = _buyers(origin, 2)
    assert _buyers(without_entry(origin, "buyers", 0, 2), 2) == [second, None]
    for place, expected in ((0, [None, first, second]), (1, [first, None, second]), (2, [first, second, None])):
        copy = replace(origin, entries=origin.entries.copy(), runs=origin.runs.copy())
        insert_entry(copy, "buyers", place, 2)
        assert _buyers(copy, 3) == expected
        assert _buyers(origin, 2) == [first, second]
        add_entry(copy, "buyers", 3)
        assert _buyers(copy, 4) == [*expected, None]


@pytest.mark.parametrize("new", [_RUN, _LISTED], ids=["run", "listed"])
def test_entries_that_a_file_brought_come_from_there_and_others_from_where_they_came(new: Origin) -> None:
    old = Origin(EntryOrigin(5, 3), runs={"discounts": (6, 30)})
    record = Record(entries={**_WITH_TWO.entries, "discounts": [{}], "warehouses": [{}]})
    merged = merged_origin(old, new, record, {"buyers"})
    assert _buyers(merged, 2) == [EntryOrigin(1, 20), EntryOrigin(1, 21)]
    assert merged is not None
    assert merged.own == _OWN
    assert merged.entry(Path("discounts")) == EntryOrigin(6, 30)
    assert merged.entry(Path("warehouses")) == EntryOrigin(5, 3)
