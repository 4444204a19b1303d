"""Customers whose code would not join them to rows of other sheets keep their entries in their own row."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joor_desktop.errors import UnwritableFileError
from joor_desktop.files.marked_workbook import write_marked
from joor_desktop.files.marks import Mark
from joor_desktop.files.numbered_columns import MOST_GROUPS
from joor_desktop.files.reading import read_records
from joor_desktop.files.workbook_writer import write_workbook
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import ENTRY_NODES
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.problem import Severity
from joor_desktop.model.record import Entry, Record
from tests.checks.examples import good_record


def named(code: str) -> Record:
    """A customer with this code ("" for none)."""
    record = good_record()
    record.values["customer_code"] = code
    return Record({name: text for name, text in record.values.items() if text}, record.entries)


def written_and_read(records: list[Record], file: Path) -> list[Record]:
    write_workbook(records, file)
    return [each.record for each in read_records(file)]


def test_entries_stay_with_their_customers(tmp_path: Path) -> None:
    """Spaces don't tell codes apart where rows join."""
    other = named("C1 ")
    other.entries["buyers"] = [{"buyer_name": "Zoë"}]
    records = [named("C1"), other, named(""), Record({"customer_name": "Alone"}), named("C2")]
    assert written_and_read(records, tmp_path / "a.xlsx") == records


def test_twins_without_entries_stay_two(tmp_path: Path) -> None:
    """Rows that repeat a code could be taken for one customer's."""
    twins = [Record({"customer_code": "C1", "customer_name": "Nord"}) for _ in range(2)]
    twins[1].values["customer_alias"] = "N"
    assert written_and_read(twins, tmp_path / "a.xlsx") == twins


def test_more_entries_than_columns_are_told(tmp_path: Path) -> None:
    many = named("")
    many.entries["buyers"] = [{"buyer_name": "Ann"}] * (MOST_GROUPS + 1)
    with pytest.raises(UnwritableFileError, match="1000 × Buyer"):
        write_workbook([many], tmp_path / "a.xlsx")
    many.values["customer_code"] = "C1"
    assert written_and_read([many], tmp_path / "a.xlsx") == [many]


_TEXTS = st.text("abÉ0-.+ ", min_size=1, max_size=8).filter(lambda text: not text.isspace())
_CODES = st.sampled_from(["", "A", "A ", "a", "B", "00", "0"])


def _entries(node: Node) -> st.SearchStrategy[list[Entry]]:
    entry = st.dictionaries(st.sampled_from([field.name for field in node.fields]), _TEXTS, min_size=1, max_size=3)
    return st.lists(entry, min_size=1, max_size=3)


@st.composite
def _records(draw: st.DrawFn) -> list[Record]:
    records = []
    for number in range(draw(st.integers(1, 6))):
        values = {"customer_name": f"{draw(_TEXTS)} {number}", "customer_code": draw(_CODES)}
        nodes = draw(st.lists(st.sampled_from(ENTRY_NODES), max_size=3, unique_by=lambda node: node.key))
        entries = {node.key: draw(_entries(node)) for node in nodes}
        records.append(Record({name: text for name, text in values.items() if text}, entries))
    return records


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all examples of a property."""
    return tmp_path_factory.mktemp("alone")


@settings(max_examples=25)
@given(_records())
def test_nobody_gets_the_entries_of_another(folder: Path, records: list[Record]) -> None:
    """Whatever codes are missing, stand twice, or differ by a space only."""
    assert written_and_read(records, folder / "a.xlsx") == records
    marked = [(record, [Mark(Severity.ERROR, ValuePath(), "Customer", "Look.")]) for record in records[::2]]
    write_marked(marked, [], folder / "b.xlsx")
    assert [each.record for each in read_records(folder / "b.xlsx")] == records[::2]
