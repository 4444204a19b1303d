"""Customers as a text file: readable everywhere, harmless in spreadsheets, and the same when they are read again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from joor_desktop.errors import CancelledError, UnwritableFileError
from joor_desktop.files.csv_writer import write_csv
from joor_desktop.files.harmless_cells import as_it_was, harmless
from joor_desktop.files.headings import meaning_of
from joor_desktop.files.numbered_columns import MOST_GROUPS, NumberedColumn
from joor_desktop.files.reading import read_records
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES
from joor_desktop.model.record import Entry, Record
from tests.checks.examples import good_record
from tests.files.office import convert

PHONES = ("+33 1 23 45", "+33-1-23", "-5", "=1+1", "@home", "'=1", "''+1", "'quoted'", "\t1", "\r1")


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text))


def read(file: Path) -> list[Record]:
    return [each.record for each in read_records(file)]


def test_one_row_a_customer_with_numbered_columns(tmp_path: Path) -> None:
    write_csv([good_record(), Record({"customer_code": "00007", "customer_name": "Łódź, Süd"})], tmp_path / "a.csv")
    headings, first, second = rows_of(tmp_path / "a.csv")
    assert headings[:2] == ["customer_code", "customer_name"]
    assert first[headings.index("shipping_2_city")] == "Berlin"
    assert first[headings.index("discount_1_line_item_level")] == "no"
    assert second[:2] == ["00007", "Łódź, Süd"]
    assert not any(second[2:])
    assert read(tmp_path / "a.csv")[0] == good_record()


def test_spreadsheets_know_the_letters_and_the_lines(tmp_path: Path) -> None:
    write_csv([Record({"customer_code": "1", "customer_name": 'a "b"\nc'})], tmp_path / "a.csv")
    written = (tmp_path / "a.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfcustomer_code,customer_name,")
    assert b'1,"a ""b""\nc",' in written
    assert written.count(b"\r\n") == 2


def test_no_cell_begins_like_a_formula(tmp_path: Path) -> None:
    write_csv([Record({"customer_code": text, "customer_name": "N"}) for text in PHONES], tmp_path / "a.csv")
    assert all(row[0][0] not in "=+-@\t\r" for row in rows_of(tmp_path / "a.csv"))


def test_what_begins_like_a_formula_is_the_same_when_it_is_read_again(tmp_path: Path) -> None:
    records = [Record({"customer_code": text, "customer_name": "N", "customer_phone": text}) for text in PHONES]
    write_csv(records, tmp_path / "a.csv")
    assert read(tmp_path / "a.csv") == records


def test_libreoffice_shows_texts_and_works_nothing_out(tmp_path: Path) -> None:
    write_csv([Record({"customer_code": text, "customer_name": "N"}) for text in PHONES[:6]], tmp_path / "a.csv")
    (tmp_path / "out").mkdir()
    convert(tmp_path / "a.csv", "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path / "out")
    assert [row[0] for row in rows_of(tmp_path / "out" / "a.csv")[1:]] == [harmless(text) for text in PHONES[:6]]


@given(st.text(alphabet="'=+-@\t\rab＋", max_size=6))
def test_taking_the_apostrophe_away_gives_back_any_text(text: str) -> None:
    assert as_it_was(harmless(text)) == text
    assert not text or harmless(text)[0] not in "=+-@\t\r＋"


def test_every_numbered_name_is_read_as_its_field() -> None:
    for node in ENTRY_NODES:
        for field in node.fields:
            for group in (1, 2, MOST_GROUPS):
                meaning = meaning_of(NumberedColumn(node, group, field).heading)
                assert meaning is not None
                assert meaning.key == (node.key, group, field.name)


def test_twins_stay_two_customers(tmp_path: Path) -> None:
    twins = [Record({"customer_code": "C1", "customer_name": "Nord", "customer_alias": alias}) for alias in "ab"]
    write_csv(twins, tmp_path / "a.csv")
    assert read(tmp_path / "a.csv") == twins


def test_more_entries_than_numbers_are_told(tmp_path: Path) -> None:
    many = good_record()
    many.entries["buyers"] = [{"buyer_name": "Ann"}] * (MOST_GROUPS + 1)
    with pytest.raises(UnwritableFileError, match="EL0101 has 1000 × Buyer"):
        write_csv([many], tmp_path / "a.csv")


def test_writing_can_be_stopped(tmp_path: Path) -> None:
    def stop() -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        write_csv([good_record()], tmp_path / "a.csv", stop)


_TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(
    lambda text: not text.isspace() and "\0" not in text
)


def _entries(names: list[str]) -> st.SearchStrategy[Entry]:
    return st.dictionaries(st.sampled_from(names), _TEXTS, min_size=1, max_size=4)


@st.composite
def _records(draw: st.DrawFn) -> list[Record]:
    own = [field.name for field in CONNECTION.fields if field.name != "customer_code"]
    records = []
    for number in range(draw(st.integers(1, 4))):
        code = draw(st.sampled_from(["+", "C", "0", "="])) + str(number)
        values = {**draw(_entries(own)), "customer_code": code}
        nodes = draw(st.lists(st.sampled_from(ENTRY_NODES), max_size=3, unique_by=lambda node: node.key))
        entries = {
            node.key: draw(st.lists(_entries([field.name for field in node.fields]), min_size=1, max_size=3))
            for node in nodes
        }
        records.append(Record(values, entries))
    return records


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all examples of a property."""
    return tmp_path_factory.mktemp("csv")


@settings(max_examples=60)
@given(_records())
@example([Record({"customer_code": "C1", "customer_name": "a|b|c;d;e"}), Record({"customer_code": "C2"})])
def test_any_text_survives_writing_and_reading(folder: Path, records: list[Record]) -> None:
    file = folder / "a.csv"
    write_csv(records, file)
    assert read(file) == records
