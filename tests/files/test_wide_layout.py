"""Workbooks with one customer a row, in numbered columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.reading import Reading, SourceRecord, read_records
from joor_desktop.model.origin import EntryOrigin
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.problem import Severity
from tests.checks.examples import good_record
from tests.files.wide_workbook import write_wide
from tests.files.workbooks import write_rows, write_sheets


def read(path: Path) -> tuple[list[SourceRecord], Reading]:
    """All customers of the file, and the reading after them."""
    reading = read_records(path)
    return list(reading), reading


def cell(record: SourceRecord, reading: Reading, path: ValuePath) -> str:
    """Where the value at *path* stood: ``Customers!C7``."""
    assert record.origin is not None
    place = record.origin.place(path, reading.sources)
    assert place is not None
    return f"{place.sheet}!{place.cell}"


def test_a_full_customer_comes_back_as_it_was(tmp_path: Path) -> None:
    write_wide(tmp_path / "a.xlsx", [good_record()])
    records, reading = read(tmp_path / "a.xlsx")
    expected = good_record()
    expected.entries["discounts"][0]["amount"] += "%"
    assert [each.record for each in records] == [expected]
    assert not reading.notices
    assert reading.total_rows == 1


def test_a_group_of_empty_cells_is_no_entry(tmp_path: Path) -> None:
    names = ("customer_code", "buyer_1_name", "buyer_2_name", "buyer_2_email", "buyer_3_name", "warehouse_1_code")
    file = write_rows(
        tmp_path / "a.xlsx",
        names,
        ("C1", "Ann", None, None, "Cy", "W"),
        ("C2", "Ann", None, "b@x.example", None, None),
        ("C3", None, "Bo", None, None, None),
        ("C4", None, None, None, None, None),
    )
    records, reading = read(file)
    assert [each.record.entries for each in records] == [
        {"buyers": [{"buyer_name": "Ann"}, {"buyer_name": "Cy"}], "warehouses": [{"warehouse_code": "W"}]},
        {"buyers": [{"buyer_name": "Ann"}, {"buyer_email": "b@x.example"}]},
        {"buyers": [{"buyer_name": "Bo"}]},
        {},
    ]
    assert cell(records[0], reading, ValuePath("buyers", 1, "buyer_name")) == "Customers!E2"
    assert cell(records[0], reading, ValuePath("warehouses", 0, "warehouse_code")) == "Customers!F2"
    assert cell(records[1], reading, ValuePath("buyers", 1, "buyer_email")) == "Customers!D3"
    assert cell(records[2], reading, ValuePath("buyers", 0, "buyer_name")) == "Customers!C4"
    assert cell(records[2], reading, ValuePath("buyers", 0, "buyer_title")) == "Customers!"


def test_origins_are_small_where_groups_have_no_gaps(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("customer_code", "buyer_1_name", "buyer_2_name"), ("C1", "Ann", "Bo"))
    records, _ = read(file)
    assert records[0].origin is not None
    assert records[0].origin.own == EntryOrigin(0, 2)
    assert records[0].origin.entries == {}


def test_a_record_is_good_for_changes_of_its_own(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("customer_code", "buyer_1_name"), ("C1", "Ann"), ("C2", "Bo"))
    first, second = (each.record for each in read(file)[0])
    first.set_value(ValuePath("buyers", 1, "buyer_name"), "Cy")
    assert second.entries == {"buyers": [{"buyer_name": "Bo"}]}


def test_column_names_may_stand_below_a_title(tmp_path: Path) -> None:
    rows = [
        ("Our customers, spring",),
        ("Name of the season: Code",),
        (),
        ("Customer Name", "Customer Code", "Buyer Name"),
    ]
    records, reading = read(write_rows(tmp_path / "a.xlsx", *rows, ("Nord", "C1", "Ann"), (), ("Süd", "C2")))
    assert [each.record.customer_code for each in records] == ["C1", "C2"]
    assert cell(records[1], reading, ValuePath("", 0, "customer_name")) == "Customers!A7"
    assert reading.total_rows == 3


def test_column_names_below_row_30_are_not_found(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("x",)] * 30
    file = write_rows(tmp_path / "a.xlsx", *rows, ("customer_name", "customer_code"), ("Nord", "C1"))
    with pytest.raises(UnreadableFileError) as caught:
        read(file)
    assert "first 30 rows of: Customers" in caught.value.detail


def test_columns_that_are_not_understood_are_told(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        ("customer_code", "Remarks", "Customer Code", None, "customer_name", None),
        ("C1", "late", "C2", "lost", "Nord", None),
    )
    records, reading = read(file)
    assert records[0].record.values == {"customer_code": "C1", "customer_name": "Nord"}
    told = {notice.code: notice for notice in reading.notices}
    assert {code: notice.place and notice.place.cell for code, notice in told.items()} == {
        "column-no-field": "B1",
        "column-twice": "C1",
        "column-unnamed": "D2",
    }
    assert "“lost” (D2)" in told["column-unnamed"].message
    assert "“Remarks”" in told["column-no-field"].message
    assert "column A" in told["column-twice"].message
    assert all(notice.severity is Severity.WARNING for notice in reading.notices)


def test_customers_on_several_sheets_are_all_read(tmp_path: Path) -> None:
    file = write_sheets(
        tmp_path / "a.xlsx",
        {
            "Italy": [("customer_name", "customer_code"), ("Nord", "C1")],
            "Notes": [("Call them in May",)],
            "France": [(), ("Code", "Name", "buyer_2_name"), ("C2", "Sud", "Bo")],
            "Empty": [],
        },
    )
    records, reading = read(file)
    assert [each.record.customer_code for each in records] == ["C1", "C2"]
    assert [source.sheet for source in reading.sources] == ["Italy", "France"]
    assert {source.file for source in reading.sources} == {"a.xlsx"}
    assert cell(records[1], reading, ValuePath("buyers", 0, "buyer_name")) == "France!C3"
    assert [(notice.code, notice.place and notice.place.sheet) for notice in reading.notices] == [
        ("sheet-unknown", "Notes")
    ]
    assert reading.total_rows == 2


def test_column_names_alone_are_told(tmp_path: Path) -> None:
    records, reading = read(write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code")))
    assert not records
    (notice,) = reading.notices
    assert (notice.code, notice.severity) == ("no-customers", Severity.ERROR)


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    rows = [("Nord", f"C{number}") for number in range(50)]
    reading = read_records(write_rows(tmp_path / "a.xlsx", ("customer_name", "customer_code"), *rows))
    assert next(iter(reading)).record.customer_code == "C0"
    assert next(iter(reading)).record.customer_code == "C1"
    assert reading.total_rows == 50
