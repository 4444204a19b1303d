"""Texts that stand alone above rows are proposed for these rows, filled in where a person says so, and else told."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.files.reading import Reading, SourceRecord, read_records, understand
from joor_desktop.files.understanding import Choices, Column, SheetChoices, Target
from joor_desktop.model.path import Path as ValuePath
from tests.files.workbooks import write_rows

NAMES = ("Codice cliente", "Ragione sociale", "Città")
NORD, OST, SUD = ("1", "Nord", "Milano"), ("2", "Ost", "Roma"), ("3", "Sud", "Berlin")
COUNTRY: Target = ("shipping_addresses", 1, "shipping_country")
CITY: Target = ("shipping_addresses", 1, "shipping_city")
KEY = "(headings)"


def proposed(file: Path) -> Column | None:
    """The column that headings make."""
    return next((column for column in understand(file).sheets[0].columns if column.key == KEY), None)


def read(file: Path, *targets: Target) -> tuple[list[SourceRecord], Reading]:
    """All customers, with the headings chosen for *targets*."""
    reading = read_records(file, Choices({"Customers": SheetChoices(columns={KEY: targets})} if targets else {}))
    return list(reading), reading


def countries(records: list[SourceRecord], field: str = "shipping_country") -> list[str | None]:
    return [each.record.entries["shipping_addresses"][0].get(field) for each in records]


def test_a_country_above_rows_is_proposed_and_never_filled_in_silently(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", NAMES, ("Italia",), NORD, OST, ("Germania",), SUD)
    column = proposed(file)
    assert column is not None
    assert (column.letters, column.samples, column.targets) == ("A", ("Italia", "Germania"), (COUNTRY,))
    assert not column.applied
    assert column.certainty < 0.8
    records, reading = read(file)
    assert countries(records) == [None, None, None]
    told = {notice.code: notice.message for notice in reading.notices}
    assert "“Italia” (A2), “Germania” (A5)" in told["remarks"]
    assert "such as “Italia”, may be Shipping address, Country" in told["headings-unsure"]


def test_once_confirmed_it_goes_down_to_the_next_one_and_is_no_remark(tmp_path: Path) -> None:
    rows = [SUD, ("Italia",), NORD, (), OST, ("Totale", None, 2), ("Germania",), ("4", "West", "Bonn")]
    file = write_rows(tmp_path / "a.xlsx", NAMES, *rows)
    records, reading = read(file, COUNTRY)
    assert countries(records) == [None, "Italia", "Italia", "Germania"]
    assert [notice.code for notice in reading.notices] == ["total-rows"]
    origin = records[1].origin
    assert origin is not None
    place = origin.place(ValuePath("shipping_addresses", 0, "shipping_country"), reading.sources)
    assert place is not None
    assert place.cell == "A4"


def test_any_other_text_between_rows_can_be_chosen_for_a_field(tmp_path: Path) -> None:
    rows = [(None, None, None, "Zona Nord"), (*NORD, "02"), (None, None, None, "Zona Sud"), (*OST, "06")]
    file = write_rows(tmp_path / "a.xlsx", (*NAMES, "Xyz"), *rows)
    column = proposed(file)
    assert column is not None
    assert column.targets == ()
    records, _ = read(file, ("shipping_addresses", 1, "shipping_state"))
    assert countries(records, "shipping_state") == ["Zona Nord", "Zona Sud"]
    _, reading = read(file)
    assert [notice.code for notice in reading.notices] == ["column-unknown", "remarks"]


def test_rows_of_a_customer_never_get_the_next_country(tmp_path: Path) -> None:
    streets = (*NAMES, "Indirizzo")
    rows = [("Italia",), (*NORD, "Via 1"), (*NORD, "Via 2"), ("Germania",), (*SUD, "Ring 1"), (*SUD, "Ring 2")]
    file = write_rows(tmp_path / "a.xlsx", streets, *rows)
    records, _ = read(file)
    assert [each.record.customer_code for each in records] == ["1", "3"]
    records, _ = read(file, COUNTRY)
    assert countries(records) == ["Italia", "Germania"]


def test_they_are_found_all_down_a_long_sheet(tmp_path: Path) -> None:
    many = [(str(number), f"Shop {number}", "Roma") for number in range(3000)]
    rows = [("Italia",), *many, ("Germania",), *((f"D{code}", name, city) for code, name, city in many)]
    file = write_rows(tmp_path / "a.xlsx", NAMES, *rows)
    records, _ = read(file, COUNTRY)
    assert countries(records) == ["Italia"] * 3000 + ["Germania"] * 3000
    records, reading = read(file)
    assert len(records) == 6000
    assert "“Germania” (A3003)" in next(each.message for each in reading.notices if each.code == "remarks")


@pytest.mark.parametrize(
    "rows",
    [
        [(*NAMES, "Paese"), (*NORD, "IT"), ("Germania",), (*SUD, "DE")],
        [NAMES, NORD, OST, ("Germania",)],
        [NAMES, NORD, ("Boutique Anna",), OST],
        [NAMES[:2], ("1", "Nord"), ("Jordan",), ("2", "Ost")],
        [("customer_code", "customer_name", "customer_group"), ("1", "Nord", "A"), ("Jordan",), ("2", "Ost", "B")],
    ],
)
def test_what_is_no_heading_stays_what_it_was(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    assert proposed(write_rows(tmp_path / "a.xlsx", *rows)) is None


def test_a_table_without_codes_and_names_has_none(tmp_path: Path) -> None:
    rows = [("Città", "CAP", "Paese"), ("Nord",), ("Milano", "20121", "IT"), ("Sud",), ("Bari", "70121", "IT")]
    assert proposed(write_rows(tmp_path / "a.xlsx", *rows)) is None


def test_headings_are_no_samples_of_the_column_in_which_they_stand(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", NAMES, ("Italia",), NORD, OST, ("Germania",), SUD)
    assert understand(file).sheets[0].columns[0].samples == ("1", "2", "3")


def test_what_stands_around_a_country_is_left_out(tmp_path: Path) -> None:
    rows = [("Country: Italy",), NORD, OST, ("Germany (1)",), SUD]
    records, _ = read(write_rows(tmp_path / "a.xlsx", NAMES, *rows), COUNTRY)
    assert countries(records) == ["Italy", "Italy", "Germany"]


def test_a_single_customer_called_like_a_country_is_no_heading(tmp_path: Path) -> None:
    rows = [("Nord", "Milano", "Via 1"), ("Chad",), ("Sud", "Bari", "Via 2")]
    file = write_rows(tmp_path / "a.xlsx", (NAMES[1], "Città", "Indirizzo"), *rows)
    assert proposed(file) is None
    assert [each.record.customer_name for each in read(file)[0]] == ["Nord", "Chad", "Sud"]


@pytest.mark.parametrize("first", [40, 150, 1500, 4900])
def test_the_first_heading_may_stand_far_down(tmp_path: Path, first: int) -> None:
    shops = [(str(number), f"Shop {number}", "Milano") for number in range(first)]
    below = [(f"X{number}", f"Negozio {number}", "Bari") for number in range(3)]
    rows = [*shops, ("Germania",), *below[:2], ("Francia",), below[2]]
    file = write_rows(tmp_path / "a.xlsx", (*NAMES[:2], "Città"), *rows)
    assert proposed(file) is not None
    records, _ = read(file, COUNTRY)
    assert countries(records) == [*[None] * first, "Germania", "Germania", "Francia"]


def test_a_single_country_far_down_is_no_heading(tmp_path: Path) -> None:
    shops = [(str(number), f"Shop {number}", "Milano") for number in range(150)]
    file = write_rows(tmp_path / "a.xlsx", (*NAMES[:2], "Città"), *shops, ("Germania",), ("X", "Negozio", "Bari"))
    assert proposed(file) is None
