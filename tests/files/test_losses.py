"""What a person sees in Excel is what arrives: each thing that readers of bare values lose, kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.files.reading import Reading, SourceRecord, read_records, understand
from joor_desktop.files.understanding import Choices, SheetChoices
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.problem import Severity
from tests.files.workbooks import Formula, Shown, inline, sheet_xml, write_raw, write_rows, write_sheets

PHONE = "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####"
NAMES = ("customer_name", "customer_code", "shipping_1_postal_code", "discount_1_amount", "customer_phone")


def read(path: Path) -> tuple[list[SourceRecord], Reading]:
    """All customers of the file, and the reading after them."""
    reading = read_records(path)
    return list(reading), reading


def read_one(path: Path) -> SourceRecord:
    """The only customer of the file."""
    records, _ = read(path)
    assert len(records) == 1
    return records[0]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Shown(7030, "00000"), "07030"),
        (Shown(12, '"C"0000'), "C0012"),
        (Shown(2125551212, PHONE), "(212) 555-1212"),
        (Shown(5551212, PHONE), "555-1212"),
        (Shown(0.15, "0%"), "15%"),
        (Shown(0.075, "0.0%"), "7.5%"),
        (7030, "7030"),
        (2125551212.0, "2125551212"),
        (4.5, "4.5"),
        (True, "TRUE"),
        (False, "FALSE"),
        (Shown(45325, "yyyy-mm-dd"), "2024-02-03"),
        (Shown(1234.5, "#,##0.00"), "1,234.50"),
        ("07030", "07030"),
        ("Łódź · 東京", "Łódź · 東京"),
        (Formula("=A1", "kept"), "kept"),
        (Formula("=1+1", 2), "2"),
    ],
)
def test_values_arrive_as_shown(tmp_path: Path, value: object, shown: str) -> None:
    file = write_rows(tmp_path / "a.xlsx", NAMES, ("Nord", value))
    assert read_one(file).record.customer_code == shown


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"])
def test_error_cells_keep_their_text(tmp_path: Path, error: str) -> None:
    file = write_rows(tmp_path / "a.xlsx", NAMES, ("Nord", Formula("=1/0", error)))
    found = read_one(file)
    assert found.record.customer_code == error


def test_an_error_cell_alone_in_the_last_column_is_not_lost(tmp_path: Path) -> None:
    rows = f'<row r="2">{inline("A2", "Nord")}<c r="B2" t="e"><v>#N/A</v></c></row>'
    found = read_one(write_raw(tmp_path / "a.xlsx", sheet_xml(rows)))
    assert found.record.values == {"customer_name": "Nord", "customer_code": "#N/A"}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><f>A2&amp;"x"</f></c>',
        '<c r="B2"><f>A2&amp;"x"</f><v></v></c>',
        '<c r="B2"><f>A2&amp;"x"</f><v/></c>',
        '<c r="B2"><f>A2&amp;"x"</f><v /></c>',
        '<c r="B2" s="0"><f aca="false">A2&amp;"x"</f></c>',
    ],
)
def test_a_formula_without_a_stored_value_arrives_as_its_text(tmp_path: Path, cell: str) -> None:
    rows = f'<row r="2">{inline("A2", "Nord")}{cell}</row>'
    found = read_one(write_raw(tmp_path / "a.xlsx", sheet_xml(rows)))
    assert found.record.customer_code == '=A2&"x"'


def test_a_formula_whose_value_is_an_empty_text_is_empty(tmp_path: Path) -> None:
    rows = f'<row r="2">{inline("A2", "Nord")}<c r="B2" t="str"><f>""</f><v></v></c></row>'
    found = read_one(write_raw(tmp_path / "a.xlsx", sheet_xml(rows)))
    assert found.record.values == {"customer_name": "Nord"}


def test_a_shared_formula_without_a_stored_value_is_told(tmp_path: Path) -> None:
    rows = (
        f'<row r="2">{inline("A2", "Nord")}<c r="B2"><f t="shared" ref="B2:B3" si="0">A2</f></c></row>'
        f'<row r="3">{inline("A3", "Süd")}<c r="B3"><f t="shared" si="0"/></c></row>'
    )
    records, _ = read(write_raw(tmp_path / "a.xlsx", sheet_xml(rows)))
    assert [each.record.customer_code for each in records] == ["=A2", "="]


@pytest.mark.parametrize("value", [1234567890123456, 12345678901234567890, Shown(4111111111111111, "0")])
def test_more_than_15_digits_warn_at_their_place(tmp_path: Path, value: object) -> None:
    found = read_one(write_rows(tmp_path / "a.xlsx", NAMES, ("Nord", "C1", None, None, value)))
    (problem,) = found.problems
    assert (problem.severity, problem.code, problem.path, problem.from_file) == (
        Severity.WARNING,
        "digits-lost",
        ValuePath("", 0, "customer_phone"),
        True,
    )
    assert found.record.values["customer_phone"].isdigit()


def test_15_digits_are_kept_whole_without_a_warning(tmp_path: Path) -> None:
    found = read_one(write_rows(tmp_path / "a.xlsx", NAMES, ("Nord", 123456789012345)))
    assert found.record.customer_code == "123456789012345"
    assert not found.problems


def test_lost_digits_are_told_in_the_entry_that_they_stand_in(tmp_path: Path) -> None:
    names = ("customer_code", "buyer_1_name", "buyer_2_phone", "buyer_3_phone")
    found = read_one(write_rows(tmp_path / "a.xlsx", names, ("C1", None, None, 4111111111111111)))
    assert [problem.path for problem in found.problems] == [ValuePath("buyers", 0, "buyer_phone")]


HIDDEN_ROWS = (
    f'<row r="2" hidden="1">{inline("A2", "Nord")}{inline("B2", "C1")}</row>'
    f'<row r="3">{inline("A3", "Süd")}{inline("B3", "C2")}</row>'
    f'<row r="4" spans="1:2" hidden="true">{inline("A4", "Ost")}{inline("B4", "C3")}</row>'
)


def test_hidden_rows_and_columns_are_left_out_and_told(tmp_path: Path) -> None:
    columns = '<cols><col min="3" max="5" hidden="1"/></cols>'
    records, reading = read(write_raw(tmp_path / "a.xlsx", sheet_xml(HIDDEN_ROWS, columns)))
    assert [each.record.customer_code for each in records] == ["C2"]
    told = {notice.code: notice for notice in reading.notices}
    assert "left out" in told["hidden-rows"].message
    assert "2, 4" in told["hidden-rows"].message
    assert "C–E" in told["hidden-columns"].message
    assert told["hidden-columns"].severity is Severity.WARNING


def test_hidden_rows_and_columns_are_read_where_a_person_wants_them(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="2" width="9" hidden="1"/><col min="3" max="5" hidden="1"/></cols>'
    file = write_raw(tmp_path / "a.xlsx", sheet_xml(HIDDEN_ROWS, columns))
    assert [each.record.customer_code for each in read_records(file)] == [""]
    name = understand(file).sheets[0].name
    reading = read_records(file, Choices({name: SheetChoices(with_hidden=True)}))
    assert [each.record.customer_code for each in reading] == ["C1", "C2", "C3"]
    told = {notice.code: notice.message for notice in reading.notices}
    assert "Rows 2, 4 of the sheet" in told["hidden-rows"]
    assert "B, C–E" in told["hidden-columns"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_skipped_and_told(tmp_path: Path, state: str) -> None:
    import openpyxl

    file = write_sheets(
        tmp_path / "a.xlsx",
        {"Customers": [NAMES, ("Nord", "C1")], "Old": [NAMES, ("Gone", "C0")]},
    )
    book = openpyxl.load_workbook(file)
    book["Old"].sheet_state = state  # type: ignore[assignment]
    book.save(file)
    records, reading = read(file)
    assert [each.record.customer_name for each in records] == ["Nord"]
    (notice,) = reading.notices
    assert (notice.code, notice.place and notice.place.sheet) == ("hidden-sheet", "Old")


def test_merged_cells_hold_their_value_over_the_range(tmp_path: Path) -> None:
    rows = (
        f'<row r="2">{inline("A2", "Nord")}{inline("B2", "C1")}</row>'
        f'<row r="3"><c r="A3"/>{inline("B3", "C2")}</row>'
        f'<row r="4">{inline("A4", "Süd")}{inline("B4", "C3")}</row>'
    )
    merges = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    records, reading = read(write_raw(tmp_path / "a.xlsx", sheet_xml(rows, after=merges)))
    assert [each.record.customer_name for each in records] == ["Nord", "Nord", "Süd"]
    (notice,) = reading.notices
    assert (notice.code, notice.place and notice.place.cell) == ("merged-cells", "A2")
    assert "A2:A3" in notice.message


def test_empty_rows_and_columns_at_the_start_do_not_shift_cells(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", (), (), (None, None, *NAMES), (), (None, None, "Nord", Shown(7, "000")))
    records, reading = read(file)
    origin = records[0].origin
    assert origin is not None
    place = origin.place(ValuePath("", 0, "customer_code"), reading.sources)
    assert place is not None
    assert (place.sheet, place.cell) == ("Customers", "D5")
    assert records[0].record.customer_code == "007"


def test_texts_can_have_a_format_too(tmp_path: Path) -> None:
    rows = (
        f'<row r="2">{inline("A2", "Nord")}<c r="B2" s="1" t="inlineStr"><is><t>7</t></is></c></row>'
        f'<row r="3">{inline("A3", "Süd")}<c r="B3" s="2" t="inlineStr"><is><t>8</t></is></c></row>'
    )
    formats = ("General", "&quot;C-&quot;@", "_(@_)")
    records, _ = read(write_raw(tmp_path / "a.xlsx", sheet_xml(rows), formats=formats))
    assert [each.record.customer_code for each in records] == ["C-7", "8"]


def test_only_white_space_is_empty(tmp_path: Path) -> None:
    rows = ((*NAMES, "buyer_1_name"), ("Nord", " \t", "\xa0", 5, " 12 ", "  "), (" ", "", " "))
    records, _ = read(write_rows(tmp_path / "a.xlsx", *rows))
    assert [(each.record.values, each.record.entries) for each in records] == [
        ({"customer_name": "Nord", "customer_phone": " 12 "}, {"discounts": [{"amount": "5"}]})
    ]
