"""Several tables in one sheet: where each begins, what it is called, and what must never be taken for two."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from joor_desktop.files.reading import Reading, SourceRecord, read_records, understand
from joor_desktop.files.understanding import Choices, FileUnderstanding, Layout, SheetChoices
from joor_desktop.model.path import Path as ValuePath
from joor_desktop.model.problem import Severity
from tests.files.workbooks import write_rows, write_sheets

NAMES = ("Codice cliente", "Ragione sociale")
STREETS = ("Codice cliente", "Indirizzo", "Città")
Rows = list[tuple[str | None, ...]]

NORD, OST, SUD = ("1", "Nord"), ("2", "Ost"), ("3", "Sud")


def tables(file: Path) -> dict[str, int | None]:
    """The tables of a file by their names, with the rows of their headers."""
    return {sheet.name: sheet.header_row for sheet in understand(file).sheets}


def read(file: Path, **choices: SheetChoices) -> tuple[list[SourceRecord], Reading]:
    """All customers of the file, and the reading after them."""
    reading = read_records(file, Choices(choices))
    return list(reading), reading


def codes(records: list[SourceRecord]) -> list[str]:
    """The codes of the customers."""
    return [each.record.customer_code for each in records]


def test_each_table_has_a_name_a_header_and_choices_of_its_own(tmp_path: Path) -> None:
    rows = [("Italia",), NAMES, NORD, OST, (), ("Francia",), NAMES, SUD]
    file = write_rows(tmp_path / "a.xlsx", *rows)
    assert tables(file) == {"Customers": 2, "Customers, table 2": 7}
    records, _ = read(file, **{"Customers, table 2": SheetChoices(constants={("", 1, "sales_rep_code"): "AB"})})
    assert [each.record.values.get("sales_rep_code") for each in records] == [None, None, "AB"]
    records, _ = read(file, Customers=SheetChoices(used=False))
    assert codes(records) == ["3"]


def test_no_two_tables_have_one_name(tmp_path: Path) -> None:
    rows = [NAMES, NORD, (), STREETS, ("1", "Via 1", "Roma")]
    file = write_sheets(tmp_path / "a.xlsx", {"EU": rows, "EU, table 2": [NAMES, SUD], "US": [NAMES, OST]})
    assert list(tables(file)) == ["EU", "EU, table 3", "EU, table 2", "US"]


@pytest.mark.parametrize("beside", [False, True])
def test_addresses_with_a_code_join_from_the_same_sheet(tmp_path: Path, *, beside: bool) -> None:
    places: Rows = [STREETS, ("2", "Via 2", "Roma"), ("1", "Via 1", "Milano"), ("1", "Via 3", "Bari")]
    if beside:
        names: Rows = [NAMES, NORD, OST, (None, None)]
        rows: Rows = [(*one, None, *other) for one, other in zip(names, places, strict=True)]
    else:
        rows = [NAMES, NORD, OST, (), ("Destinazioni",), (), *places]
    file = write_rows(tmp_path / "a.xlsx", *rows)
    assert [sheet.layout for sheet in understand(file).sheets] == [Layout.CUSTOMERS, Layout.ENTRIES]
    records, reading = read(file)
    cities = [[entry["shipping_city"] for entry in each.record.entries["shipping_addresses"]] for each in records]
    assert cities == [["Milano", "Bari"], ["Roma"]]
    origin = records[0].origin
    assert origin is not None
    place = origin.place(ValuePath("shipping_addresses", 1, "shipping_city"), reading.sources)
    assert place is not None
    assert (place.sheet, place.cell) == ("Customers", "F4" if beside else "C10")


def test_words_about_a_table_name_the_real_sheet_and_cell(tmp_path: Path) -> None:
    rows = [NAMES, NORD, (), (*STREETS, "Xyz"), ("1", "Via 1", "Milano", 5), ("9", "Via 9", "Bari", 6)]
    _, reading = read(write_rows(tmp_path / "a.xlsx", *rows))
    places = {notice.code: notice.place for notice in reading.notices if notice.place}
    assert {code: (place.sheet, place.cell) for code, place in places.items()} == {
        "column-unknown": ("Customers", "D4"), "entry-without-customer": ("Customers", "A6"),
    }


def test_a_table_that_holds_no_customers_is_told_and_never_read_as_such(tmp_path: Path) -> None:
    rows = [NAMES, NORD, (), ("Agente", "Telefono", "Email"), ("AB", "02 5551234", "ab@rep.example")]
    records, reading = read(write_rows(tmp_path / "a.xlsx", *rows))
    assert codes(records) == ["1"]
    (notice,) = reading.notices
    assert (notice.code, notice.place and notice.place.cell) == ("sheet-unknown", "A4")


def test_a_small_table_above_does_not_hide_the_customers(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Listino", "Valuta"), ("EU", "EUR"), ("US", "USD"), (), NAMES, NORD, OST)
    records, reading = read(file)
    assert codes(records) == ["1", "2"]
    assert [notice.code for notice in reading.notices] == ["sheet-unknown"]


def test_names_of_groups_above_a_header_belong_to_its_table(tmp_path: Path) -> None:
    rows = [NAMES, NORD, (), (None, "Spedizione", "Fatturazione"), (NAMES[0], "Città", "Città"), ("1", "Roma", "Bari")]
    file = write_rows(tmp_path / "a.xlsx", *rows)
    assert tables(file) == {"Customers": 1, "Customers, table 2": 5}
    records, _ = read(file, **{"Customers, table 2": SheetChoices(used=False)})
    assert codes(records) == ["1"]


def test_a_list_of_sales_reps_with_their_names_is_no_list_of_customers(tmp_path: Path) -> None:
    rows = [(*NAMES, "Agente"), (*NORD, "AB"), (), ("Codice agente", "Nome"), ("AB", "Anna Bi"), ("CD", "Carlo Di")]
    records, reading = read(write_rows(tmp_path / "a.xlsx", *rows))
    assert codes(records) == ["1"]
    assert [notice.code for notice in reading.notices] == ["sheet-unknown"]


@pytest.mark.parametrize(
    "rows",
    [
        [NAMES, NORD, (), (), OST, (), SUD],
        [NAMES, NORD, (), NAMES, OST, SUD],
        [NAMES, NORD, (), ("Pagina 2",), NAMES, OST, SUD],
        [("Clienti",), NAMES, NORD, (), ("Clienti",), NAMES, OST, SUD],
        [NAMES, ("ITALIA",), NORD, OST, (), ("FRANCIA",), SUD],
        [("Agente", "Rossi"), ("Stagione", "SS26"), (), NAMES, NORD, OST, SUD],
        [("Cliente", "Valuta", "Agente"), (), NAMES, NORD, OST, SUD],
        [NAMES, NORD, (), ("Boutique", "Negozio Milano"), OST, SUD],
        [(*NAMES, None, *STREETS[1:]), (*NORD, None, "Via 1", "Roma"), (*OST, None, "Via 2", "Bari")],
        [(NAMES[0], "Agente", None, NAMES[1], "Città"), ("1", "AB", None, "Nord", "Roma")],
        [("Kundennummer", "Firma", None, "Name", "Telefon"), ("1", "Nord", None, "Ann Lee", "030 5551234")],
        [("Codice", *NAMES, None, "Cod. cliente", "Città"), ("7", *NORD, None, "1", "Roma")],
    ],
)  # fmt: skip
def test_what_is_one_table_stays_one(tmp_path: Path, rows: Rows) -> None:
    assert list(tables(write_rows(tmp_path / "a.xlsx", *rows))) == ["Customers"]


def test_tables_below_each_other_beside_another(tmp_path: Path) -> None:
    left: Rows = [NAMES, NORD, (None, None), STREETS[::2], ("1", "Milano"), (None, None)]
    right: Rows = [NAMES, SUD, ("4", "West"), ("5", "Mitte"), ("6", "Oben"), ("7", "Unten")]
    rows = [(*one, None, *other) for one, other in zip(left, right, strict=True)]
    file = write_rows(tmp_path / "a.xlsx", *rows)
    assert tables(file) == {"Customers": 1, "Customers, table 2": 4, "Customers, table 3": 1}
    records, _ = read(file)
    assert codes(records) == ["1", "3", "4", "5", "6", "7"]


def test_hidden_rows_and_merged_titles_belong_to_their_table(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("EU")
        for row, values in enumerate([NAMES, NORD, OST, (), (), NAMES, SUD, ("4", "West")]):
            sheet.write_row(row, 0, values)
        sheet.merge_range("A5:B5", "Francia")
        sheet.set_row(6, None, None, {"hidden": True})
    assert [table.hidden_rows for table in understand(file).sheets] == [0, 1]
    records, reading = read(file)
    assert codes(records) == ["1", "2", "4"]
    assert [notice.code for notice in reading.notices].count("hidden-rows") == 1


def test_groups_of_columns_with_the_same_names_below_are_one_table(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("EU")
        sheet.write_row(1, 0, ("Nummer", "Name", "Ort", None, "Name", "Ort"))
        sheet.write_row(2, 0, ("1", "Nord", "Dresden", None, "Zentrale", "Wien"))
        sheet.merge_range("B1:C1", "Lieferung")
        sheet.merge_range("E1:F1", "Rechnung")
    assert len(understand(file).sheets) == 1


def test_a_header_that_a_person_chose_elsewhere_keeps_the_sheet_whole(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", NAMES, NORD, (), STREETS, ("1", "Via 1", "Milano"), ("2", "Via 2", "Roma"))
    (sheet,) = understand(file, Choices({"Customers": SheetChoices(header_row=4)})).sheets
    assert (sheet.header_row, sheet.rows) == (4, 2)
    file = write_rows(tmp_path / "b.xlsx", STREETS, ("1", "Via 1", "Roma"), (), NAMES, *LONG)
    (sheet,) = understand(file, Choices({"Customers": SheetChoices(header_row=4)})).sheets
    assert sheet.header_row == 4


def test_all_rows_of_a_usual_sheet_are_looked_at(tmp_path: Path) -> None:
    many = [(str(number), f"Shop {number}") for number in range(700)]
    file = write_rows(tmp_path / "a.xlsx", NAMES, *many, (), STREETS, *[(code, "Via 1", "Roma") for code, _ in many])
    assert tables(file) == {"Customers": 1, "Customers, table 2": 703}
    records, reading = read(file)
    assert len(records) == 700
    assert all(each.record.entries["shipping_addresses"] for each in records)
    assert not reading.notices


LONG = [(str(number), f"Shop {number}") for number in range(6000)]


def test_a_long_sheet_ends_where_another_table_begins_and_that_is_told(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", NAMES, *LONG, (), ("Indirizzi",), (), STREETS, ("1", "Via 1", "Roma"))
    records, reading = read(file)
    assert codes(records) == [code for code, _ in LONG]
    (notice,) = reading.notices
    assert (notice.code, notice.severity) == ("table-below", Severity.ERROR)
    assert notice.place is not None
    assert (notice.place.sheet, notice.place.cell) == ("Customers", "A6005")
    assert "Move it to a sheet of its own" in notice.message


def test_gaps_titles_and_headers_in_a_long_sheet_lose_nothing(tmp_path: Path) -> None:
    rows = [NAMES, *LONG[:200], (), ("A", "Alone"), (), NAMES, *LONG[200:300], (), ("Sezione",), (), *LONG[300:]]
    rows += [(), ("Francia",), NAMES, ("F1", "Sud")]
    records, reading = read(write_rows(tmp_path / "a.xlsx", *rows))
    added = ("A", "F1")
    assert [code for code in codes(records) if code not in added] == [code for code, _ in LONG]
    assert len(records) == len(LONG) + 2
    told = {notice.code: notice.message for notice in reading.notices}
    assert set(told) == {"header-again", "remarks"}
    assert "“Sezione” (A307), “Francia”" in told["remarks"]


@pytest.mark.parametrize("place", [300, 999, 1000, 1001, 5990])
def test_rows_that_are_no_customers_are_left_out_wherever_they_stand(tmp_path: Path, place: int) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("EU")
        rows = [NAMES, *LONG[:place], (None, "Totale"), ("Zwischensumme",), NAMES, *LONG[place:], (None, "Totale")]
        for row, values in enumerate(rows):
            sheet.set_row(row, None, None, {"hidden": row == place + 6})
            sheet.write_row(row, 0, values)
    records, reading = read(file)
    assert codes(records) == [code for code, _ in LONG if code != str(place + 2)]
    assert [notice.code for notice in reading.notices] == ["hidden-rows", "total-rows", "header-again"]
    assert f"{place + 7}" in reading.notices[0].message
    assert f"{place + 2}, {place + 3}, 6005" in reading.notices[1].message
    assert f"{place + 4}" in reading.notices[2].message


def test_tables_among_the_first_rows_of_a_long_sheet_are_found(tmp_path: Path) -> None:
    below = write_rows(tmp_path / "a.xlsx", STREETS, ("1", "Via 1", "Roma"), (), NAMES, *LONG)
    assert tables(below) == {"Customers": 1, "Customers, table 2": 4}
    records, _ = read(below)
    assert len(records) == len(LONG)
    beside = write_rows(tmp_path / "b.xlsx", (*NAMES, None, *NAMES), *[(*row, None, *row) for row in LONG])
    records, _ = read(beside)
    assert len(records) == 2 * len(LONG)


def test_what_was_understood_goes_as_json(tmp_path: Path) -> None:
    understood = understand(write_rows(tmp_path / "a.xlsx", NAMES, NORD, (), STREETS, ("1", "Via 1", "Milano")))
    assert FileUnderstanding.from_json(understood.to_json()) == understood


def test_another_header_far_down_without_a_gap_is_no_customer(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", NAMES, *LONG, STREETS, ("1", "Via 1", "Roma"), ("2", "Via 2", "Bari"))
    records, reading = read(file)
    assert codes(records) == [code for code, _ in LONG]
    (notice,) = reading.notices
    assert (notice.code, notice.place and notice.place.cell) == ("table-below", "A6002")
    file = write_rows(tmp_path / "b.xlsx", NAMES, *LONG, NAMES, ("A", "Alone"))
    records, reading = read(file)
    assert len(records) == 6001
    assert [notice.code for notice in reading.notices] == ["header-again"]
