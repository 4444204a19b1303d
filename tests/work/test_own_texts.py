"""The texts of customers' own fields are found in the beginnings of stored bodies, just as they stand there."""

from __future__ import annotations

import tempfile
from itertools import chain
from pathlib import Path as FilePath
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joor_desktop.model.path import Path
from joor_desktop.model.record import Record
from joor_desktop.storage import column_texts
from joor_desktop.storage.column_texts import own_texts
from joor_desktop.storage.drafts import Drafts
from joor_desktop.work import editing
from joor_desktop.work.editing import ListEditor
from tests.storage.lists import fill, open_drafts

NAME, PHONE, ALIAS = "customer_name", "customer_phone", "customer_alias"
PIECES = ['"', "\\", '":[', '":[{', '":[{"', ":[", "{", "}", "a", "é", "東", "\n", "\0", f'"{PHONE}":"']
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=90
)
RECORDS = st.builds(
    lambda values, buyers: Record(values, {"buyers": [{"buyer_name": name} for name in buyers]} if buyers else {}),
    st.dictionaries(st.sampled_from([NAME, PHONE, ALIAS]), TEXTS),
    st.lists(TEXTS, max_size=2),
)


def compare(drafts: Drafts, list_id: int, records: list[Record]) -> None:
    order = drafts.order(list_id)
    for name in (NAME, PHONE, ALIAS, "customer_group_name"):
        found = list(chain.from_iterable(own_texts(drafts.database, order, name)))
        assert found == [record.values.get(name, "") for record in records]


@settings(max_examples=300, deadline=None)
@given(records=st.lists(RECORDS, min_size=1, max_size=8), page=st.integers(1, 4), longest=st.sampled_from([70, 10_000]))
def test_the_texts_are_those_of_the_stored_records(records: list[Record], page: int, longest: int) -> None:
    with tempfile.TemporaryDirectory() as folder, open_drafts(FilePath(folder) / "a.sqlite3") as drafts:
        list_id = drafts.create("Spring", "practice")
        fill(drafts.database, list_id, records)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(column_texts, "PAGE", page)
            patch.setattr(column_texts, "_LONGEST", longest)
            compare(drafts, list_id, records)


@pytest.mark.parametrize("room", [0, 64])
@pytest.mark.parametrize("shelved", [False, True])
@pytest.mark.parametrize("lacking", [0.0, 0.03, 0.1, 0.6, 1.0])
def test_texts_are_found_where_bodies_grow_longer(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch, lacking: float, room: int, shelved: bool
) -> None:
    """What the first page needed may be too little for the later ones."""
    chance = Random(f"{lacking} {room}")
    records = [_record(chance, lacking, row // 40) for row in range(400)]
    editor = ListEditor(drafts, drafts.create("Spring", "practice"))
    fill(drafts.database, editor.list_id, records)
    if shelved:
        monkeypatch.setattr(editing, "_MANY", 0)
        editor.set_values([(each, Path(field=PHONE), "7") for each in drafts.order(editor.list_id)[::7]])
        for record in records[::7]:
            record.values[PHONE] = "7"
    monkeypatch.setattr(column_texts, "PAGE", 40)
    monkeypatch.setattr(column_texts, "_ROOM", room)
    compare(drafts, editor.list_id, records)


def _record(chance: Random, lacking: float, longer: int) -> Record:
    words = ["Nord", "Café Ost", 'Zum "Hirsch"', "東京", "x" * 9 * longer]
    texts = {name: chance.choice(words) or "Süd" for name in (ALIAS, NAME, PHONE) if chance.random() >= lacking}
    return Record(texts, {"buyers": [{"buyer_name": "Ann"}]} if chance.random() < 0.9 else {})


def test_where_nearly_all_customers_have_the_field_their_bodies_are_not_read_whole(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_id = drafts.create("Spring", "practice")
    fill(drafts.database, list_id, [Record({NAME: f"Shop {row}"}) for row in range(60)])
    monkeypatch.setattr(column_texts, "PAGE", 20)
    found = own_texts(drafts.database, drafts.order(list_id), NAME)
    assert next(found) == [f"Shop {row}" for row in range(20)]
    monkeypatch.setattr(column_texts, "bodies_at", lambda *_: pytest.fail("read whole"))
    assert list(chain.from_iterable(found)) == [f"Shop {row}" for row in range(20, 60)]
