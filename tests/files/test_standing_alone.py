"""Customers whose code would not join them to rows of other sheets keep their entries in their own row."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.errors import UnwritableFileError
from joor_desktop.files.numbered_columns import MOST_GROUPS
from joor_desktop.files.reading import read_records
from joor_desktop.files.workbook_writer import write_workbook
from joor_desktop.model.record import Record
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
