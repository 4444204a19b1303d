"""The texts of entries are found in stored bodies without reading these whole, and are just those that stand there."""

from __future__ import annotations

import sqlite3
import tempfile
from array import array
from collections.abc import Sequence
from itertools import chain
from pathlib import Path as FilePath
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joor_desktop.errors import StorageError
from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage import column_texts, entry_pieces
from joor_desktop.storage.column_texts import entry_texts
from joor_desktop.storage.database import Database
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.entry_pieces import bodies_at
from joor_desktop.storage.planes import Plane
from joor_desktop.work import editing
from joor_desktop.work.editing import ListEditor
from tests.storage.lists import fill, open_drafts

NODE, CITY, CODE = "shipping_addresses", "shipping_city", "shipping_code"
FIELDS = [CITY, CODE, "shipping_address_1", "shipping_address_2"]
OTHERS = {"customer_locations": ["location_city"], "billing_addresses": ["billing_city", "billing_code"]}
PIECES = [
    "},{", "}],", '}],"', '"', "\\", ":", ",", "{", "}", "[", "]", "a", "é", "東", "\n", '"shipping_city":"',
    f'"{NODE}":[', "null", "true", "7.5",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8
)


def entries_of(fields: list[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(st.dictionaries(st.sampled_from(fields), TEXTS), max_size=4)


RECORDS = st.builds(
    lambda name, nodes: Record({"customer_name": name}, nodes),
    TEXTS,
    st.fixed_dictionaries({}, optional={NODE: entries_of(FIELDS), **{k: entries_of(v) for k, v in OTHERS.items()}}),
)


@settings(max_examples=400, deadline=None)
@given(records=st.lists(RECORDS, min_size=1, max_size=4), page=st.integers(1, 5), kept=st.randoms())
def test_the_texts_are_those_of_the_stored_records(records: list[Record], page: int, kept: Random) -> None:
    with tempfile.TemporaryDirectory() as folder, open_drafts(FilePath(folder) / "a.sqlite3") as drafts:
        list_id = drafts.create("Spring", "practice")
        fill(drafts.database, list_id, records)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(column_texts, "PAGE", page)
            compare(drafts, list_id, records, kept)


def compare(drafts: Drafts, list_id: int, records: list[Record], kept: Random) -> None:
    """All entries of the list in its order, and some of them."""
    ids, indexes = drafts.entry_order(list_id, NODE)
    for field in (CITY, CODE):
        wanted = [entry.get(field, "") for record in records for entry in record.entries.get(NODE, [])]
        assert read(drafts, ids, indexes, field, entire=True) == wanted
        some = [row for row in range(len(ids)) if kept.random() < 0.5]
        part = array("q", [ids[row] for row in some]), array("H", [indexes[row] for row in some])
        assert read(drafts, *part, field, entire=False) == [wanted[row] for row in some]


def read(drafts: Drafts, ids: array[int], indexes: array[int], field: str, *, entire: bool) -> list[str]:
    return list(chain.from_iterable(entry_texts(drafts.database, (ids, indexes), NODE, field, entire=entire)))


def test_where_each_entry_has_the_field_no_body_is_read_whole(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And where some have, only the lists are cut."""
    list_id = drafts.create("Spring", "practice")
    entries = [{CITY: "Berlin"}, {CITY: "Linz", CODE: "L"}, {}]
    fill(drafts.database, list_id, [Record({"customer_name": "A"}, {NODE: entries[:2]})] * 3)
    fill(drafts.database, list_id, [Record({"customer_name": "A"}, {NODE: entries})])
    ids, indexes = drafts.entry_order(list_id, NODE)
    monkeypatch.setattr("joor_desktop.storage.entry_pieces.orjson.loads", lambda _: pytest.fail("read whole"))
    assert read(drafts, ids[:6], indexes[:6], CITY, entire=True) == ["Berlin", "Linz"] * 3
    assert read(drafts, ids, indexes, CITY, entire=True) == [*["Berlin", "Linz"] * 4, ""]
    assert read(drafts, ids, indexes, CODE, entire=True) == [*["", "L"] * 4, ""]


@pytest.mark.parametrize("room", [0, 32])
@pytest.mark.parametrize("shelved", [False, True])
@pytest.mark.parametrize("lacking", [0.0, 0.03, 0.2, 0.6, 1.0])
@pytest.mark.parametrize("odd", [0.0, 0.02])
@pytest.mark.parametrize("named", [0.0, 0.99, 1.0])
def test_texts_are_found_wherever_they_stand_in_bodies(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch, lacking: float, odd: float, named: float, room: int, shelved: bool
) -> None:
    """Though only that part of a body is read in which the bodies before had the field."""
    chance = Random(f"{lacking} {odd} {named} {room}")
    records = [random_record(chance, lacking, odd, named) for _ in range(400)]
    editor = ListEditor(drafts, drafts.create("Spring", "practice"))
    fill(drafts.database, editor.list_id, records)
    if shelved:
        monkeypatch.setattr(editing, "_MANY", 0)
        editor.set_values([(each, Path(NODE, 0, CITY), "Changed") for each in drafts.order(editor.list_id)[::7]])
        for record in records[::7]:
            record.set_value(Path(NODE, 0, CITY), "Changed")
    monkeypatch.setattr(column_texts, "PAGE", 20)
    monkeypatch.setattr(entry_pieces, "_ROOM", room)
    ids, indexes = drafts.entry_order(editor.list_id, NODE)
    for field in (CITY, CODE, "shipping_address_2"):
        wanted = [entry.get(field, "") for record in records for entry in record.entries.get(NODE, [])]
        assert read(drafts, ids, indexes, field, entire=True) == wanted


def random_record(chance: Random, lacking: float, odd: float, named: float) -> Record:
    """One with entries that begin with a name, and with another node behind them, as often as *named* says."""

    def text() -> str:
        if chance.random() < odd:
            return "".join(chance.choices(PIECES, k=3))
        return "".join(chance.choices("abé東 z", k=chance.choice([1, 5, 6, 7, 8, 40])))

    number = chance.choice([0, 1, 1, 2, 5])
    filled = []
    for _ in range(number):
        entry = {"shipping_name": text()} if chance.random() < named else {}
        filled.append(entry | {name: text() for name in FIELDS if chance.random() >= lacking})
    nodes = {"billing_addresses": [{name: text() for name in OTHERS["billing_addresses"]}], NODE: filled}
    if chance.random() < named:
        nodes["customer_locations"] = [{"location_city": text()}]
    return Record({"customer_name": text() * chance.choice([1, 1, 9])}, nodes)


def test_bodies_that_have_the_field_at_the_same_place_are_not_read_whole(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that has it further behind is, and alone."""
    list_id = drafts.create("Spring", "practice")
    alike = [Record({"customer_name": "A"}, {NODE: [{CITY: f"Linz {number}"}]}) for number in range(10, 70)]
    alike[35].values["customer_name"] = "A" * 90
    fill(drafts.database, list_id, alike)
    monkeypatch.setattr(column_texts, "PAGE", 20)
    again: list[int] = []

    def read_whole(database: Database, plane: Plane, record_ids: Sequence[int]) -> list[bytes]:
        again.extend(record_ids)
        return bodies_at(database, plane, record_ids)

    monkeypatch.setattr(entry_pieces, "bodies_at", read_whole)
    ids, indexes = drafts.entry_order(list_id, NODE)
    assert read(drafts, ids, indexes, CITY, entire=True) == [f"Linz {number}" for number in range(10, 70)]
    assert again == [ids[35]]


def test_no_body_is_read_twice_where_half_of_them_lack_the_field(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_id = drafts.create("Spring", "practice")
    fill(drafts.database, list_id, [Record({}, {NODE: [{CITY: "Linz"}]}), Record({}, {NODE: [{CODE: "L"}]})] * 30)
    monkeypatch.setattr(column_texts, "PAGE", 20)
    monkeypatch.setattr(entry_pieces, "bodies_at", lambda *_: pytest.fail("read twice"))
    assert read(drafts, *drafts.entry_order(list_id, NODE), CITY, entire=True) == ["Linz", ""] * 30


def test_a_field_that_half_of_the_entries_lack_is_read_of_their_part_of_bodies_alone(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_id = drafts.create("Spring", "practice")
    entries = [{"shipping_name": "A", CITY: "Linz"}, {"shipping_name": "B"}]
    nodes = {NODE: entries, "customer_locations": [{"location_city": "Linz" * 100}]}
    fill(drafts.database, list_id, [Record({"customer_name": "A"}, nodes)] * 60)
    ids, indexes = drafts.entry_order(list_id, NODE)
    monkeypatch.setattr(column_texts, "PAGE", 20)
    monkeypatch.setattr(entry_pieces, "bodies_at", lambda *_: pytest.fail("read again"))
    lengths: list[int] = []
    joined = entry_pieces.Pieces.joined

    def read_part(pieces: entry_pieces.Pieces, record_ids: Sequence[int], part: tuple[int, int]) -> bytes:
        lengths.append(part[1])
        return joined(pieces, record_ids, part)

    monkeypatch.setattr(entry_pieces.Pieces, "joined", read_part)
    assert read(drafts, ids, indexes, CITY, entire=True) == ["Linz", ""] * 60
    assert lengths[0] > 1000
    assert all(length < 300 for length in lengths[1:])


def test_bodies_that_make_too_long_a_value_are_read_in_parts(drafts: Drafts) -> None:
    list_id = drafts.create("Spring", "practice")
    long = [Record({"customer_name": "A" * 3000}, {NODE: [{CITY: f"Linz {number}"}]}) for number in range(50)]
    fill(drafts.database, list_id, long)
    ids, indexes = drafts.entry_order(list_id, NODE)
    drafts.database._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 20_000)
    assert read(drafts, ids, indexes, CITY, entire=True) == [f"Linz {number}" for number in range(50)]
    drafts.database._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2_000)
    with pytest.raises(StorageError):
        read(drafts, ids, indexes, CITY, entire=True)


def test_as_many_texts_as_rows_say_nothing_where_some_rows_are_left_out(drafts: Drafts) -> None:
    editor = ListEditor(drafts, drafts.create("Spring", "practice"))
    record_id = editor.add_customer(Record({"customer_name": "A"}, {NODE: [{CITY: "Linz"}, {CODE: "L"}]}))
    one = array("q", [record_id]), array("H", [0])
    assert read(drafts, *one, CODE, entire=False) == [""]
    editor.set_value(record_id, Path(NODE, 0, CITY), "said },{ and }],")
    assert read(drafts, *one, CITY, entire=False) == ["said },{ and }],"]
