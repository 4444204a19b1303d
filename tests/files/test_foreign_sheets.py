"""Sheets that others made: titles above, headers in two rows, totals below, several rows a customer, other names."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from joor_desktop.files.reading import Reading, SourceRecord, read_records, understand
from joor_desktop.files.understanding import Choices, Layout, SheetChoices, Target
from joor_desktop.model.path import Path as ValuePath
from tests.files.workbooks import write_rows, write_sheets


def read(path: Path, **choices: SheetChoices) -> tuple[list[SourceRecord], Reading]:
    """All customers of the file, and the reading after them."""
    reading = read_records(path, Choices(choices))
    return list(reading), reading


def told(reading: Reading) -> dict[str, str]:
    """The reading's notices, by code."""
    return {notice.code: notice.message for notice in reading.notices}


def test_titles_above_and_totals_below(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        ("Elenco clienti 2026", None, None, None),
        ("stampato il 12.05.2026", None, None, None),
        (),
        ("Codice cliente", "Ragione sociale", "Città", "Fatturato"),
        ("00417", "Boutique Élan", "Milano", 1200),
        ("00418", "Łódź Concept", "Łódź", 800),
        (None, "Totale", None, 2000),
    )
    records, reading = read(file)
    assert [each.record.values for each in records] == [
        {"customer_code": "00417", "customer_name": "Boutique Élan"},
        {"customer_code": "00418", "customer_name": "Łódź Concept"},
    ]
    assert "Row 7 of the sheet" in told(reading)["total-rows"]
    assert understand(file).sheets[0].header_row == 4


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Kunden")
        sheet.merge_range("A1:B1", "Kunde")
        sheet.merge_range("C1:D1", "Lieferadresse")
        sheet.merge_range("E1:F1", "Rechnungsadresse")
        for column, text in enumerate(("Nummer", "Name", "Ort", "Land", "Ort", "Land")):
            sheet.write_string(1, column, text)
        for column, text in enumerate(("D1", "Modehaus", "Dresden", "DE", "München", "DE")):
            sheet.write_string(2, column, text)
    records, _ = read(file)
    (record,) = [each.record for each in records]
    assert record.entries == {
        "shipping_addresses": [{"shipping_city": "Dresden", "shipping_country": "DE"}],
        "billing_addresses": [{"billing_city": "München", "billing_country": "DE"}],
    }
    assert record.customer_code == "D1"


NAMES = ("Codice cliente", "Ragione sociale", "Agente", "Cod. destinazione", "Indirizzo dest.", "Città dest.")


def test_a_row_for_each_address_makes_one_customer(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        NAMES,
        ("00417", "Boutique Élan", "AB", "A", "Via Roma 12", "Milano"),
        ("00418", "Stile", "CD", "A", "Corso Como 3", "Milano"),
        ("00417", "Boutique Élan", "AB", "B", "1 Main St", "New York"),
        ("00417", "BOUTIQUE ELAN SRL", "AB", "A", "Via Roma 12", "Milano"),
    )
    records, reading = read(file)
    assert understand(file).sheets[0].layout is Layout.GROUPED
    sentence = "2 customers were put together from 4 rows of the sheet “Customers”: 3 × Shipping address."
    assert told(reading)["rows-grouped"] == sentence
    assert [each.record.customer_code for each in records] == ["00417", "00418"]
    first = records[0]
    assert [entry["shipping_code"] for entry in first.record.entries["shipping_addresses"]] == ["A", "B"]
    assert first.record.customer_name == "Boutique Élan"
    (problem,) = first.problems
    assert (problem.code, problem.path) == ("rows-disagree", ValuePath(field="customer_name"))
    assert problem.params == {"value": "Boutique Élan", "others": "BOUTIQUE ELAN SRL"}
    assert first.origin is not None
    place = first.origin.place(ValuePath("shipping_addresses", 1, "shipping_city"), reading.sources)
    assert place is not None
    assert place.cell == "F4"


def test_digits_lost_in_any_of_the_rows_are_told_where_they_stand(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        (*NAMES, "Telefono dest."),
        ("1", "Nord", "AB", "A", "Via 1", "Milano", "02 5551234"),
        ("1", "Nord", "AB", "B", "Via 2", "Roma", 4111111111111111),
    )
    records, _ = read(file)
    assert [problem.path for problem in records[0].problems] == [ValuePath("shipping_addresses", 1, "shipping_phone")]


@pytest.mark.parametrize("grouped", [False, True])
def test_codes_that_lost_the_zeros_of_their_neighbours_are_proposed(tmp_path: Path, *, grouped: bool) -> None:
    rows = [(code, f"Shop {code}", "AB", "A", "Via 1", "Milano") for code in ("00417", "00418", "00420", "00421", 422)]
    records, _ = read(write_rows(tmp_path / "a.xlsx", NAMES, *rows), Customers=SheetChoices(grouped=grouped))
    assert [[problem.fix for problem in each.problems] for each in records] == [[], [], [], [], ["00422"]]


def test_rows_of_two_customers_with_one_code_stay_two(tmp_path: Path) -> None:
    rows = [
        ("00417", "Boutique Élan", "AB", "A", "Via Roma 12", "Milano"),
        ("00417", "Boutique Élan", "AB", "B", "1 Main St", "New York"),
        ("00417", "Tokyo", "CD", "C", "G 1", "東京"),
    ]
    records, _ = read(write_rows(tmp_path / "a.xlsx", NAMES, *rows))
    assert [each.record.customer_name for each in records] == ["Boutique Élan", "Tokyo"]


def test_a_customer_that_only_stands_twice_is_not_put_together(tmp_path: Path) -> None:
    rows = [("C1", "Nord"), ("C2", "Ost"), ("C1", "Nord")]
    records, _ = read(write_rows(tmp_path / "a.xlsx", ("customer_code", "customer_name"), *rows))
    assert [each.record.customer_code for each in records] == ["C1", "C2", "C1"]


def test_a_row_with_neither_code_nor_name_belongs_to_the_one_above(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        NAMES,
        ("1", "Nord", "AB", "A", "Via 1", "Milano"),
        (None, None, None, "B", "Via 2", "Roma"),
        ("2", "Ost", "AB", "A", "Via 3", "Torino"),
        ("2", "Ost", "AB", "B", "Via 4", "Torino"),
    )
    records, _ = read(file)
    assert [len(each.record.entries["shipping_addresses"]) for each in records] == [2, 2]


def test_a_column_tells_which_kind_of_address_a_row_holds(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        ("customer_code", "customer_name", "address_type", "address_code", "address_1", "city", "country"),
        ("JBNY", "JboutiqueNY", "shipping", "S1", "1 Main St", "New York", "US"),
        ("JBNY", "JboutiqueNY", "billing", "B1", "2 Side St", "Albany", "US"),
    )
    records, _ = read(file)
    (record,) = [each.record for each in records]
    assert record.entries == {
        f"{kind}_addresses": [
            {f"{kind}_code": code, f"{kind}_address_1": street, f"{kind}_city": city, f"{kind}_country": "US"}
        ]
        for kind, code, street, city in (
            ("shipping", "S1", "1 Main St", "New York"), ("billing", "B1", "2 Side St", "Albany"),
        )
    }


def test_a_sheet_for_each_kind_whatever_it_is_called(tmp_path: Path) -> None:
    file = write_sheets(
        tmp_path / "a.xlsx",
        {
            "Anagrafica": [("Codice cliente", "Ragione sociale"), ("1", "Nord"), ("2", "Ost")],
            "Destinazioni": [
                ("Codice cliente", "Indirizzo spedizione", "Città spedizione"), ("1", "Via 1", "Milano"),
                ("2", "Via 2", "Roma"), ("1", "Via 3", "Torino"), ("9", "Via 9", "Bari"),
            ],
        },
    )
    records, reading = read(file)
    assert [len(each.record.entries["shipping_addresses"]) for each in records] == [2, 1]
    assert "“9”" in told(reading)["entry-without-customer"]
    assert [sheet.layout for sheet in understand(file).sheets] == [Layout.CUSTOMERS, Layout.ENTRIES]


def test_constants_fill_what_no_column_holds(tmp_path: Path) -> None:
    price = {
        ("price_types", 1, "price_type_currency_code"): "EUR",
        ("price_types", 1, "price_type_label"): "Europe",
        ("shipping_addresses", 1, "shipping_country"): "Italy",
        ("", 1, "sales_rep_code"): "AB",
    }
    file = write_rows(
        tmp_path / "a.xlsx", ("Codice cliente", "Ragione sociale", "Città"), ("1", "Nord", "Milano"), ("2", "Ost", None)
    )
    records, _ = read(file, Customers=SheetChoices(constants=price))
    assert [each.record.entries for each in records] == [
        {
            "shipping_addresses": [{"shipping_city": "Milano", "shipping_country": "Italy"}],
            "price_types": [{"price_type_currency_code": "EUR", "price_type_label": "Europe"}],
        },
        {"price_types": [{"price_type_currency_code": "EUR", "price_type_label": "Europe"}]},
    ]
    assert {each.record.values["sales_rep_code"] for each in records} == {"AB"}


def test_what_a_person_chose_goes_before_what_was_understood(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        ("Codice cliente", "Ragione sociale", "Referente XY", "Città"),
        ("1", "Nord", "Ann", "Milano, IT"),
    )
    chosen = {
        "referente_xy": (("", 1, "customer_contact"),),
        "citta": (("shipping_addresses", 1, "shipping_city"), ("shipping_addresses", 1, "shipping_country")),
    }
    keys = {column.heading: column.key for column in understand(file).sheets[0].columns}
    choices = SheetChoices(columns={keys["Referente XY"]: chosen["referente_xy"], keys["Città"]: chosen["citta"]})
    records, reading = read(file, Customers=choices)
    assert records[0].record.values["customer_contact"] == "Ann"
    assert records[0].record.entries == {"shipping_addresses": [{"shipping_city": "Milano", "shipping_country": "IT"}]}
    assert not reading.notices
    origin = records[0].origin
    assert origin is not None
    place = origin.place(ValuePath("shipping_addresses", 0, "shipping_country"), reading.sources)
    assert place is not None
    assert place.cell == "D2"


STREET = ("shipping_addresses", 1, "shipping_address_1")
CITY = ("shipping_addresses", 1, "shipping_city")


def test_columns_that_a_person_chose_for_one_field_are_joined_in_their_order(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        ("Codice cliente", "Ragione sociale", "Riga 1", "Riga 2", "Riga 3"),
        ("1", "Nord", "Palazzo Rosso", "Via Roma", "12 a"),
        ("2", "Ost", None, "Corso Como 3", None),
    )
    choices = SheetChoices(columns={f"riga_{number}": (STREET,) for number in (3, 1, 2)})
    columns = understand(file, Choices({"Customers": choices})).sheets[0].columns[2:]
    assert [(column.part, column.why, column.detail) for column in columns] == [
        (1, "chosen", "joined with columns D, E"),
        (2, "chosen", "joined with columns C, E"),
        (3, "chosen", "joined with columns C, D"),
    ]
    records, reading = read(file, Customers=choices)
    streets = [each.record.entries["shipping_addresses"][0]["shipping_address_1"] for each in records]
    assert streets == ["Palazzo Rosso Via Roma 12 a", "Corso Como 3"]
    assert not reading.notices
    origin = records[0].origin
    assert origin is not None
    place = origin.place(ValuePath("shipping_addresses", 0, "shipping_address_1"), reading.sources)
    assert place is not None
    assert place.cell == "C2"


def test_a_part_of_a_chosen_column_is_joined_too(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        ("Codice cliente", "Ragione sociale", "Luogo", "Frazione"),
        ("1", "Nord", "Milano, IT", "Brera"),
    )
    country = ("shipping_addresses", 1, "shipping_country")
    records, _ = read(file, Customers=SheetChoices(columns={"luogo": (CITY, country), "frazione": (CITY,)}))
    assert records[0].record.entries["shipping_addresses"] == [
        {"shipping_city": "Milano Brera", "shipping_country": "IT"}
    ]


def test_parts_that_a_person_confirmed_keep_their_order(tmp_path: Path) -> None:
    names = ("Kundennummer", "Nachname", "Vorname")
    file = write_rows(tmp_path / "a.xlsx", names, ("1", "Weiß", "Anna"))
    contact = (("", 1, "customer_contact"),)
    for chosen in ({"nachname": contact, "vorname": contact}, {"nachname": contact}):
        records, _ = read(file, Customers=SheetChoices(columns=chosen))
        assert records[0].record.values["customer_contact"] == "Anna Weiß"


@pytest.mark.parametrize("repeated", [False, True])
def test_code_and_name_that_share_a_column_or_stand_in_several_tell_the_customer(
    tmp_path: Path, *, repeated: bool
) -> None:
    rows = [("N", "1", "Nord", "Milano"), ("N", "1" if repeated else "2", "Nord", "Roma"), ("S", "3", "Sud", "Bari")]
    file = write_rows(tmp_path / "a.xlsx", ("Kind", "Number", "Name", "City"), *rows)
    own: dict[str, tuple[Target, ...]] = {"kind": (("", 1, "customer_code"),), "number": (("", 1, "customer_code"),)}
    reading = read_records(file, Choices({"Customers": SheetChoices(columns=own)}))
    wanted = ["N 1", "S 3"] if repeated else ["N 1", "N 2", "S 3"]
    assert [each.record.customer_code for each in reading] == wanted


@pytest.mark.parametrize("name", ["Total", "Total Stores", "Subtotal", "Sum", "Hotel Total"])
def test_a_shop_with_a_code_may_be_called_like_a_sum(tmp_path: Path, name: str) -> None:
    rows = [("1", "Nord", "20121"), ("5", name, "00184")]
    records, _ = read(write_rows(tmp_path / "a.xlsx", ("Kundennummer", "Firma", "PLZ"), *rows))
    assert [each.record.customer_name for each in records] == ["Nord", name]


def test_first_and_last_name_make_one(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        ("Kundennummer", "Firma", "Nachname", "Vorname"),
        ("1", "Nord", "Weiß", "Anna"),
        ("2", "Ost", "Klein", None),
    )
    records, _ = read(file)
    assert [each.record.values["customer_contact"] for each in records] == ["Anna Weiß", "Klein"]


def test_a_column_that_is_not_sure_is_told_and_not_read(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        ("Codice cliente", "Ragione sociale", "PEC", "Fido"),
        ("1", "Nord", "nord@pec.example", 500),
        ("2", "Ost", "ost@pec.example", 700),
    )
    records, reading = read(file)
    assert records[0].record.values == {"customer_code": "1", "customer_name": "Nord"}
    assert "Contact e-mail" in told(reading)["column-unsure"]
    assert "no such field" in told(reading)["column-no-field"]


def test_a_company_is_the_customer_where_nothing_else_names_it(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Customer code", "Company name", "Phone"), ("1", "Nord", "089 123456"))
    records, _ = read(file)
    assert records[0].record.values == {"customer_code": "1", "customer_name": "Nord", "customer_phone": "089 123456"}


def test_required_fields_without_a_column_are_known_before_anything_is_read(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Codice cliente", "Città"), ("1", "Milano"))
    assert tuple(name for _, _, name in understand(file).sheets[0].missing) == (
        "customer_name", "shipping_code", "shipping_country", "price_type_currency_code", "price_type_label",
        "price_type_retail_currency_code",
    )


def test_repeated_headers_are_left_out(tmp_path: Path) -> None:
    names = ("Codice cliente", "Ragione sociale")
    records, reading = read(write_rows(tmp_path / "a.xlsx", names, ("1", "Nord"), names, ("2", "Ost")))
    assert [each.record.customer_code for each in records] == ["1", "2"]
    assert "Row 3 of the sheet" in told(reading)["header-again"]
    assert [column.samples for column in understand(tmp_path / "a.xlsx").sheets[0].columns] == [
        ("1", "2"), ("Nord", "Ost")
    ]


@pytest.mark.parametrize("chosen", [True, False])
def test_a_person_decides_whether_rows_are_put_together(tmp_path: Path, *, chosen: bool) -> None:
    rows = [("1", "Nord", "AB", "A", "Via 1", "Milano"), ("1", "Nord", "AB", "B", "Via 2", "Roma")]
    records, _ = read(write_rows(tmp_path / "a.xlsx", NAMES, *rows), Customers=SheetChoices(grouped=chosen))
    assert len(records) == (1 if chosen else 2)


def test_choices_come_back_from_json() -> None:
    sheet = SheetChoices(
        used=True, header_row=3, with_hidden=True, grouped=False, columns={"plz": (("", 1, "customer_code"),), "x": ()},
        constants={("price_types", 1, "price_type_label"): "Europe"},
    )
    assert Choices.from_json(Choices({"EU": sheet}).to_json()) == Choices({"EU": sheet})


def test_a_column_of_town_and_postcode_is_divided_by_the_kind_of_address_too(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "a.xlsx",
        ("Kundennummer", "Firma", "Adressart", "PLZ / Ort"),
        ("1", "Nord", "Lieferadresse", "20095 Hamburg"),
        ("1", "Nord", "Rechnungsadresse", "01067 Dresden"),
    )
    records, _ = read(file)
    (record,) = [each.record for each in records]
    assert record.entries == {
        "shipping_addresses": [{"shipping_postal_code": "20095", "shipping_city": "Hamburg"}],
        "billing_addresses": [{"billing_postal_code": "01067", "billing_city": "Dresden"}],
    }


def test_a_plain_type_tells_the_kind_of_address_where_its_values_do(tmp_path: Path) -> None:
    header = ("customer_code", "customer_name", "type", "city")
    rows = [("1", "Nord", "shipping", "Roma"), ("1", "Nord", "billing", "Bari")]
    records, _ = read(write_rows(tmp_path / "a.xlsx", header, *rows))
    assert set(records[0].record.entries) == {"shipping_addresses", "billing_addresses"}
    rows = [("1", "Nord", "S", "Roma"), ("2", "Ost", "B", "Bari")]
    records, _ = read(write_rows(tmp_path / "b.xlsx", header, *rows))
    assert [set(each.record.entries) for each in records] == [{"shipping_addresses"}] * 2


def test_a_total_below_the_codes_is_no_customer(tmp_path: Path) -> None:
    shops = [("1", "Nord", "8 Main"), ("Total", "Total Look", "9 Main"), (None, "Total", "7 Main")]
    rows = [*shops, ("Summe", "8 Kunden", None)]
    file = write_rows(tmp_path / "a.xlsx", ("Kundennummer", "Name", "Straße"), *rows, ("TOTALE", None, 12))
    records, reading = read(file)
    assert [each.record.customer_name for each in records] == ["Nord", "Total Look", "Total"]
    assert "Rows 5, 6 of the sheet" in told(reading)["total-rows"]


def test_a_total_alone_below_the_names_is_no_customer(tmp_path: Path) -> None:
    """But "Total 24" with a street is a shop, and so is one with a code."""
    shops = [("1", "Nord", "8 Main"), (None, "Total 24", "9 Main"), ("3", "Total 7", None)]
    file = write_rows(tmp_path / "a.xlsx", ("Kundennummer", "Name", "Straße"), *shops, (None, "Summe 24", None))
    records, reading = read(file)
    assert [each.record.customer_name for each in records] == ["Nord", "Total 24", "Total 7"]
    assert "Row 5 of the sheet" in told(reading)["total-rows"]
