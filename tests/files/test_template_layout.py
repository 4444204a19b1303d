"""The program's own layout: a sheet for each kind of entry, joined by customer code; written, filled in, read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from joor_desktop.checks import check_record
from joor_desktop.files import waiting_rows
from joor_desktop.files.reading import Reading, SourceRecord, read_records
from joor_desktop.files.template import write_template
from joor_desktop.files.template_example import EXAMPLE
from joor_desktop.files.template_sheets import sheet_fields
from joor_desktop.files.workbook_writer import write_workbook
from joor_desktop.model.countries import COUNTRIES
from joor_desktop.model.field import Kind, Need
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES, NODES, all_fields
from joor_desktop.model.origin import EntryOrigin
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.problem import Severity
from joor_desktop.model.record import Record
from tests.checks.examples import good_record
from tests.files.office import saved_again
from tests.files.workbooks import Shown, write_sheets


def read(path: Path) -> tuple[list[SourceRecord], Reading]:
    """All customers of the file, and the reading after them."""
    reading = read_records(path)
    return list(reading), reading


def fill_in(template: Path, records: list[Record]) -> None:
    """Type *records* into the template with another program's library, as a person would into its cells."""
    book = openpyxl.load_workbook(template)
    for record in records:
        _append(book[CONNECTION.plural], [record.values.get(field.name) for field in sheet_fields(CONNECTION)])
        for node in ENTRY_NODES:
            for entry in record.entries.get(node.key, ()):
                values = [entry.get(field.name) for field in sheet_fields(node)]
                _append(book[node.plural], [record.customer_code, *values[1:]])
    book.save(template)


def _append(sheet: Worksheet, values: list[str | None]) -> None:
    row = next(number for number in range(2, 10_000) if sheet.cell(number, 1).value is None)
    for column, value in enumerate(values, 1):
        sheet.cell(row, column, value)


def other_record() -> Record:
    """A customer that differs from the good one in code, entries and letters."""
    record = good_record()
    record.values.update(customer_code="007", customer_name=' Café & "Søn" <Ω> 東京 ')
    record.entries["buyers"].append({"buyer_name": "Zoë", "buyer_email": "x@y.example"})
    del record.entries["warehouses"]
    return record


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    awkward = Record({"customer_code": "007 ", "customer_name": "=1+1", "customer_alias": "_x0041_\n\t<"})
    records = [good_record(), other_record(), awkward]
    write_workbook(records, tmp_path / "a.xlsx")
    found, reading = read(tmp_path / "a.xlsx")
    assert [each.record for each in found] == records
    assert not reading.notices
    assert not any(each.problems for each in found)
    assert reading.total_rows == 3


def test_a_template_filled_in_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "template.xlsx"
    write_template(file)
    records = [good_record(), EXAMPLE, other_record()]
    fill_in(file, records)
    found, reading = read(file)
    assert [each.record for each in found] == records
    assert not reading.notices


def test_a_template_saved_by_libreoffice_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "template.xlsx"
    write_template(file)
    fill_in(file, [good_record(), other_record()])
    saved = saved_again(file, tmp_path / "saved")
    found, reading = read(saved)
    assert [each.record for each in found] == [good_record(), other_record()]
    assert not reading.notices


def test_an_empty_template_holds_no_customers(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    found, reading = read(tmp_path / "a.xlsx")
    assert not found
    assert [notice.code for notice in reading.notices] == ["no-customers"]


def test_the_example_fills_each_field_and_is_good() -> None:
    for node, field in all_fields():
        entries = EXAMPLE.entries[node.key] if node.key else [EXAMPLE.values]
        assert any(field.name in entry for entry in entries), field.name
    assert not check_record(EXAMPLE)


def test_every_value_knows_its_cell(tmp_path: Path) -> None:
    write_workbook([other_record(), good_record()], tmp_path / "a.xlsx")
    found, reading = read(tmp_path / "a.xlsx")
    origin = found[1].origin
    assert origin is not None
    assert origin.own == EntryOrigin(0, 3)
    place = origin.place(ValuePath("buyers", 1, "buyer_name"), reading.sources)
    assert place is not None
    assert (place.sheet, place.cell) == ("Buyers", "B6")
    place = origin.place(ValuePath("", 0, "customer_code"), reading.sources)
    assert place is not None
    assert (place.sheet, place.cell) == ("Customers", "A3")


Sheets = dict[str, list[tuple[object, ...]]]

SHEETS: Sheets = {
    "Customers": [("Name", "Code"), ("Nord", "C1"), ("Süd", Shown(7, "000"))],
    "Buyers": [
        ("Name", "Customer code", "E-mail", "Remarks"),
        ("Ann", "C1", "a@x.example"),
        ("Bo", "C1", "b@x.example"),
        ("Cy", "007", None),
        ("Di", "C9", "d@x.example"),
        ("Ed", None, "e@x.example"),
        (None, "C1", None),
    ],
    "shipping-addresses": [("City", "customer_code", "Code"), ("Rome", "007", "S1")],
}


def test_rows_join_their_customer_in_the_sheets_order(tmp_path: Path) -> None:
    found, _ = read(write_sheets(tmp_path / "a.xlsx", SHEETS))
    assert [each.record.entries for each in found] == [
        {
            "buyers": [
                {"buyer_name": "Ann", "buyer_email": "a@x.example"},
                {"buyer_name": "Bo", "buyer_email": "b@x.example"},
            ]
        },
        {
            "buyers": [{"buyer_name": "Cy"}],
            "shipping_addresses": [{"shipping_city": "Rome", "shipping_code": "S1"}],
        },
    ]


@pytest.fixture(params=[waiting_rows._MOST_UNPACKED, 0], ids=["as they are", "packed"])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rows wait for their customers as in short sheets, and as in long ones."""
    monkeypatch.setattr(waiting_rows, "_MOST_UNPACKED", request.param)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("step", [1, 90], ids=["adjacent", "scattered"])
def test_rows_join_their_customer_wherever_they_stand(tmp_path: Path, step: int) -> None:
    codes = [f"C{number}" for number in range(90)]
    twice = [(code, f"{code} {name}") for code in codes for name in ("Ann", "Bo")]
    rows = twice if step == 1 else [*twice[::2], *twice[1::2]]
    sheets: Sheets = {
        "Customers": [("Name", "Code"), *((f"Shop {code}", code) for code in codes[:-1])],
        "Buyers": [("Customer code", "Name"), *rows],
    }
    found, reading = read(write_sheets(tmp_path / "a.xlsx", sheets))
    assert len(found) == 89
    for place, each in enumerate(found):
        code, first = codes[place], 2 * place + 2 if step == 1 else place + 2
        assert each.record.entries == {"buyers": [{"buyer_name": f"{code} Ann"}, {"buyer_name": f"{code} Bo"}]}
        assert each.origin is not None
        buyers = [each.origin.entry(ValuePath("buyers", index)) for index in range(2)]
        assert buyers == [EntryOrigin(1, first), EntryOrigin(1, first + step)]
    left = [notice.place and notice.place.cell for notice in reading.notices]
    assert left == (["A180", "A181"] if step == 1 else ["A91", "A181"])


def test_rows_without_their_customer_are_errors_with_their_cell(tmp_path: Path) -> None:
    _, reading = read(write_sheets(tmp_path / "a.xlsx", SHEETS))
    left = [notice for notice in reading.notices if notice.code == "entry-without-customer"]
    assert [notice.place and (notice.place.sheet, notice.place.cell) for notice in left] == [
        ("Buyers", "B5"),
        ("Buyers", "B6"),
    ]
    assert {notice.severity for notice in left} == {Severity.ERROR}
    assert "“C9”" in left[0].message
    assert "missing" in left[1].message
    assert [notice.code for notice in reading.notices if notice not in left] == ["column-unknown"]


def test_rows_without_a_code_join_nobody(tmp_path: Path) -> None:
    sheets: Sheets = {
        "Customers": [("Name", "Code"), ("Nord", None)],
        "Buyers": [("Customer code", "Name"), (None, "Ann")],
    }
    found, reading = read(write_sheets(tmp_path / "a.xlsx", sheets))
    assert found[0].record.entries == {}
    assert [notice.code for notice in reading.notices] == ["entry-without-customer"]


def test_rows_are_told_even_where_there_are_no_customers(tmp_path: Path) -> None:
    sheets: Sheets = {"Customers": [("Name", "Code")], "Buyers": SHEETS["Buyers"]}
    found, reading = read(write_sheets(tmp_path / "a.xlsx", sheets))
    assert not found
    assert [notice.code for notice in reading.notices].count("entry-without-customer") == 5


def test_very_many_rows_without_their_customer_are_counted(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("Name", "Customer code"), *(("Ann", f"X{number}") for number in range(250))]
    sheets: Sheets = {"Customers": SHEETS["Customers"], "Buyers": rows}
    _, reading = read(write_sheets(tmp_path / "a.xlsx", sheets))
    assert len(reading.notices) == 101
    assert reading.notices[-1].message.startswith("150 more rows")


def test_entries_of_a_sheet_follow_those_in_numbered_columns(tmp_path: Path) -> None:
    sheets: Sheets = {
        "Customers": [("customer_name", "customer_code", "buyer_2_name"), ("Nord", "C1", "Ann")],
        "Buyers": [("Customer code", "Name"), ("C1", "Bo")],
    }
    found, reading = read(write_sheets(tmp_path / "a.xlsx", sheets))
    (customer,) = found
    assert customer.record.entries == {"buyers": [{"buyer_name": "Ann"}, {"buyer_name": "Bo"}]}
    assert customer.origin is not None
    places = [customer.origin.place(ValuePath("buyers", index, "buyer_name"), reading.sources) for index in (0, 1)]
    assert [place and f"{place.sheet}!{place.cell}" for place in places] == ["Customers!C2", "Buyers!B2"]


@pytest.mark.usefixtures("kept")
def test_a_sign_that_no_one_types_parts_no_texts(tmp_path: Path) -> None:
    """Rows wait for their customers as one text, and this sign stands between the cells."""
    file = write_sheets(
        tmp_path / "a.xlsx",
        {
            "Customers": [("customer_code", "customer_name"), ("A1", "Nord")],
            "Buyers": [("customer_code", "buyer_name", "buyer_email"), ("A1", "An\x1fna", "anna@nord.example")],
        },
    )
    records, _ = read(file)
    assert records[0].record.entries == {"buyers": [{"buyer_name": "An\x1fna", "buyer_email": "anna@nord.example"}]}


def test_a_number_that_lost_digits_is_told_where_it_joined(tmp_path: Path) -> None:
    sheets: Sheets = {
        "Customers": SHEETS["Customers"],
        "Buyers": [("Customer code", "Name", "Phone"), ("C1", "Ann", "1"), ("C1", "Bo", 1234567890123456)],
    }
    found, _ = read(write_sheets(tmp_path / "a.xlsx", sheets))
    assert [(problem.code, problem.path) for problem in found[0].problems] == [
        ("digits-lost", ValuePath("buyers", 1, "buyer_phone"))
    ]


@pytest.mark.parametrize("first", ["C1", "C2", "C3"])
def test_customers_in_another_order_than_their_rows(tmp_path: Path, first: str) -> None:
    """Many are given their rows at once where the order is the same, and none of them twice where it is not."""
    codes = [first, *(f"C{number}" for number in range(1, 130)), first]
    rows = [(f"C{number}", f"B{number}") for number in range(1, 130) if number % 40]
    sheets: Sheets = {
        "Customers": [("Name", "Code"), *((f"Shop {place}", code) for place, code in enumerate(codes))],
        "Buyers": [("Customer code", "Name"), *rows],
    }
    found, reading = read(write_sheets(tmp_path / "a.xlsx", sheets))
    wanted = {code: [{"buyer_name": name}] for code, name in rows}
    for each, code in zip(found, codes, strict=True):
        assert each.record.entries.get("buyers", []) == wanted.pop(code, [])
    assert not wanted
    assert not reading.notices


def test_one_code_on_two_rows_gets_its_entries_once(tmp_path: Path) -> None:
    sheets: Sheets = {
        "Customers": [("Name", "Code"), ("Nord", "C1"), ("Nord 2", "C1")],
        "Buyers": [("Customer code", "Name"), ("C1", "Ann")],
    }
    found, reading = read(write_sheets(tmp_path / "a.xlsx", sheets))
    assert [len(each.record.entries.get("buyers", [])) for each in found] == [1, 0]
    assert not reading.notices


def _texts() -> st.SearchStrategy[str]:
    letters = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
    return st.text(letters, min_size=1, max_size=30).filter(lambda text: not text.isspace())


@st.composite
def _records(draw: st.DrawFn) -> list[Record]:
    codes = draw(st.lists(st.from_regex(r"[A-Z0-9-]{1,8}", fullmatch=True), min_size=1, max_size=4, unique=True))
    records = []
    for code in codes:
        record = Record({"customer_code": code})
        for node, field in draw(st.lists(st.sampled_from(list(all_fields())), max_size=8)):
            if field.name != "customer_code":
                index = draw(st.integers(0, len(record.entries.get(node.key, []))))
                record.set_value(ValuePath(node.key, index if node.key else 0, field.name), draw(_texts()))
        records.append(record)
    return records


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all examples of a property."""
    return tmp_path_factory.mktemp("round")


@settings(max_examples=15)
@given(_records())
def test_any_text_survives_writing_and_reading(folder: Path, records: list[Record]) -> None:
    file = folder / "a.xlsx"
    write_workbook(records, file)
    found, reading = read(file)
    assert [each.record for each in found] == records
    assert not reading.notices


def test_a_code_alone_is_a_customer_in_the_template(tmp_path: Path) -> None:
    """Elsewhere it might be a heading; here it was typed by somebody who knows what the column is for."""
    records = [Record({"customer_code": "A"}), Record({"customer_code": "C1", "customer_name": "Shop"})]
    file = tmp_path / "a.xlsx"
    write_workbook(records, file)
    found, reading = read(file)
    assert [each.record for each in found] == records
    assert not reading.notices


def test_texts_that_no_workbook_can_hold_do_not_break_it(tmp_path: Path) -> None:
    record = Record({"customer_code": "C1", "customer_name": "a\ud800b", "customer_alias": "x" * 40_000})
    write_workbook([record], tmp_path / "a.xlsx")
    found, _ = read(tmp_path / "a.xlsx")
    assert found[0].record.customer_name == "a\ufffdb"
    assert found[0].record.values["customer_alias"] == "x" * 32_767
    openpyxl.load_workbook(tmp_path / "a.xlsx")


def test_the_sheets_say_what_each_column_is_for(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[:3] == ["How to", "Example", "Customers"]
    for node in NODES:
        sheet = book[node.plural]
        assert sheet.freeze_panes is not None
        for column, field in enumerate(sheet_fields(node), 1):
            cell = sheet.cell(1, column)
            assert cell.comment is not None
            assert f"JOOR's name: {field.name}" in cell.comment.text
            assert str(cell.value).endswith("*") == (field.need is Need.REQUIRED)
            assert sheet.column_dimensions[get_column_letter(column)].number_format == "@"


def test_drop_downs_offer_what_is_known(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for node in NODES:
        sheet = book[node.plural]
        offered = {
            str(choice.sqref).partition("2:")[0]: choice.formula1 for choice in sheet.data_validations.dataValidation
        }
        for column, field in enumerate(sheet_fields(node), 1):
            letters = get_column_letter(column)
            if field.kind is Kind.BOOLEAN:
                assert offered[letters] == '"yes,no"'
            assert (letters in offered) == (
                field.kind in (Kind.BOOLEAN, Kind.COUNTRY, Kind.CURRENCY)
                or (field.name == "customer_code" and node is not CONNECTION)
            )
    lists = book["JOOR lists"]
    assert lists.sheet_state == "hidden"
    assert [row[0].value for row in lists.iter_rows(min_row=2, max_col=1, max_row=1 + len(COUNTRIES))] == [
        country.name for country in COUNTRIES
    ]


def test_writing_leaves_nothing_behind_when_it_breaks_off(tmp_path: Path) -> None:
    class Records:
        def __iter__(self) -> Iterator[Record]:
            yield good_record()
            raise KeyError("gone")

        def __len__(self) -> int:
            return 2

    with pytest.raises(KeyError):
        write_workbook(Records(), tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
