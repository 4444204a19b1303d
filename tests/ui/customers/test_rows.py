"""The rows of a table: found, compared and taken out."""

from __future__ import annotations

from array import array
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.ui.customers.rows import Rows

ids = st.lists(st.integers(1, 40), max_size=30, unique=True).map(lambda found: Rows(array("q", found)))


def entries(counts: list[int]) -> Rows:
    """Records 1, 2, ... with that many entries each."""
    record_ids = [number for number, count in enumerate(counts, 1) for _ in range(count)]
    indexes = [index for count in counts for index in range(count)]
    return Rows(array("q", record_ids), array("H", indexes))


def parts(rows: Rows) -> list[tuple[int, int]]:
    return [(rows.ids[row], rows.entry(row)) for row in range(len(rows))]


@given(ids, ids)
def test_common_start_and_end_are_the_longest_that_do_not_overlap(one: Rows, two: Rows) -> None:
    start = one.common_start(two)
    end = one.common_end(two, min(len(one), len(two)) - start)
    assert parts(one)[:start] == parts(two)[:start]
    assert parts(one)[len(one) - end :] == parts(two)[len(two) - end :]
    assert start + end <= min(len(one), len(two))
    if start < min(len(one), len(two)):
        assert one.ids[start] != two.ids[start]


@given(st.lists(st.integers(0, 4), max_size=8), st.data())
def test_rows_of_entries_are_found(counts: list[int], data: st.DataObject) -> None:
    rows = entries(counts)
    for row, (record_id, index) in enumerate(parts(rows)):
        assert rows.find(record_id, index) == row
    assert rows.find(99) is None


def test_missing_entry_leads_to_the_first_of_its_record() -> None:
    assert entries([2, 3]).find(2, 7) == 2


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_rows_of_sorted_entries_are_found_wherever_they_stand(counts: list[int], random: Random) -> None:
    places = parts(entries(counts))
    random.shuffle(places)
    rows = Rows(array("q", [each for each, _ in places]), array("H", [index for _, index in places]), scattered=True)
    for row, (record_id, index) in enumerate(places):
        assert rows.find(record_id, index) == row
    for record_id in range(1, len(counts) + 1):
        found = [row for row, place in enumerate(places) if place[0] == record_id]
        assert list(rows.all_of(record_id)) == found
        assert rows.rows_of((record_id,)) == ((found[0], found[-1]) if found else None)


@given(ids, st.integers(0, 30), st.integers(0, 30))
def test_without_takes_a_stretch_out(rows: Rows, one: int, two: int) -> None:
    start, end = sorted((min(one, len(rows)), min(two, len(rows))))
    assert parts(rows.without(start, end)) == parts(rows)[:start] + parts(rows)[end:]


def test_rows_of_records_span_all_their_entries() -> None:
    rows = entries([2, 3, 1])
    assert rows.rows_of((2,)) == (2, 4)
    assert rows.rows_of((3, 1)) == (0, 5)
    assert rows.rows_of((9,)) is None


def test_rows_of_many_records_are_those_of_few() -> None:
    rows = Rows(array("q", [each for each in range(200) for _ in range(1 + each % 3)]))
    wanted = tuple(range(150, 40, -3))
    spans = [span for each in wanted if (span := rows.rows_of((each,))) is not None]
    assert rows.rows_of(wanted) == (min(first for first, _ in spans), max(last for _, last in spans))
    assert rows.rows_of(tuple(range(1000, 1100))) is None
