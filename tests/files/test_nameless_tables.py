"""Tables that begin with a customer: nothing is read of them until a person says what their columns are."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.errors import UnreadableFileError
from joor_desktop.files.reading import read_records, understand
from joor_desktop.files.understanding import Choices, Layout, SheetChoices, Target
from tests.files.workbooks import write_rows, write_sheets

ROWS = (
    ("00417", "Boutique Élan", "Milano", "IT", "elan@x.example"),
    ("00418", "Łódź Concept", "Łódź", "PL", "lodz@x.example"),
    ("00419", "Nord", "Wien", "AT", "nord@x.example"),
)
CODE: Target = ("", 1, "customer_code")
NAME: Target = ("", 1, "customer_name")
CITY: Target = ("shipping_addresses", 1, "shipping_city")


def test_it_is_refused_with_what_to_do_and_all_is_proposed(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", *ROWS)
    with pytest.raises(UnreadableFileError) as refused:
        read_records(file)
    assert "have no names" in refused.value.title
    assert "The sheet “Customers” begins with a customer." in refused.value.detail
    (sheet,) = understand(file).sheets
    assert (sheet.header_row, sheet.layout, sheet.rows) == (0, Layout.NONE, 3)
    assert [column.targets for column in sheet.columns][:2] == [(CODE,), (NAME,)]
    assert not any(column.applied for column in sheet.columns)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_is_chosen_is_read_from_the_first_row_on_and_all_else_is_told(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a.{suffix}"
    if suffix == "csv":
        file.write_text("\n".join(map(";".join, ROWS)), encoding="utf-8")
    else:
        write_sheets(file, {"a": ROWS})
    (sheet,) = understand(file).sheets
    columns = {"(A)": (CODE,), "(B)": (NAME,), "(C)": (CITY,)}
    reading = read_records(file, Choices({sheet.name: SheetChoices(columns=columns)}))
    records = [each.record for each in reading]
    assert [record.customer_code for record in records] == ["00417", "00418", "00419"]
    cities = [record.entries["shipping_addresses"][0]["shipping_city"] for record in records]
    assert cities == ["Milano", "Łódź", "Wien"]
    assert [notice.code for notice in reading.notices] == ["column-unnamed", "column-unnamed"]


def test_titles_above_the_first_customer_are_told(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Clienti 2026",), (), *ROWS, ("Totale", None, None, 3))
    reading = read_records(file, Choices({"Customers": SheetChoices(columns={"(A)": (CODE,), "(B)": (NAME,)})}))
    assert [each.record.customer_code for each in reading] == ["00417", "00418", "00419"]
    told = {notice.code: notice.message for notice in reading.notices}
    assert "“Clienti 2026” (A1)" in told["remarks"]
    assert "total-rows" in told


def test_a_person_may_say_that_no_row_names_columns(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Boutique", "Cliente"), ("Nord", "Ost"), ("Sud", "West"))
    assert understand(file).sheets[0].header_row == 1
    choices = SheetChoices(header_row=0, columns={"(A)": (NAME,)})
    records = list(read_records(file, Choices({"Customers": choices})))
    assert [each.record.customer_name for each in records] == ["Boutique", "Nord", "Sud"]


def test_a_list_beside_a_nameless_one_is_read_and_that_is_told(tmp_path: Path) -> None:
    file = write_sheets(tmp_path / "a.xlsx", {"EU": [("Codice cliente", "Ragione sociale"), ("1", "Nord")], "X": ROWS})
    reading = read_records(file)
    assert [each.record.customer_code for each in reading] == ["1"]
    (notice,) = reading.notices
    assert (notice.code, notice.place and notice.place.sheet) == ("sheet-unknown", "X")


def test_a_column_that_only_may_be_the_code_is_named_where_nothing_else_is(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Codice cliente;Ragione sociale",), ("1;Nord",), ("2;Ost",))
    with pytest.raises(UnreadableFileError) as refused:
        read_records(file)
    assert "not sure which column" in refused.value.title
    assert "it may be “Codice cliente;Ragione sociale”" in refused.value.detail


def test_names_that_say_nothing_leave_it_to_the_values(tmp_path: Path) -> None:
    rows = [("Column1", "Column2", "Bemerkung", "Column4"), *((code, name, "x", mail) for code, name, *_, mail in ROWS)]
    (sheet,) = understand(write_rows(tmp_path / "a.xlsx", *rows)).sheets
    assert sheet.header_row == 1
    assert [column.targets for column in sheet.columns] == [
        (CODE,), (NAME,), (), (("", 1, "customer_contact_email"),),
    ]  # fmt: skip
    assert not any(column.applied for column in sheet.columns)


def test_a_street_that_sounds_like_the_name_of_a_column_is_none(tmp_path: Path) -> None:
    rows = [("00001", "Nord Srl", "Via Roma 1", "20121", "IT"), ("00002", "Ost Srl", "Via Po 2", "10121", "IT")]
    (sheet,) = understand(write_rows(tmp_path / "a.xlsx", *rows)).sheets
    assert sheet.header_row == 0
