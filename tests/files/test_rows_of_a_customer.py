"""Which rows make one customer: by code, by name, and what counts where they contradict each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from joor_desktop.files.contradiction import APART, NAME, Contradiction, Said
from joor_desktop.files.reading import Reading, SourceRecord, read_records, understand
from joor_desktop.files.understanding import Choices, Layout, Settle, SheetChoices
from tests.files.workbooks import write_rows

NAMES = ("Codice cliente", "Ragione sociale", "Agente", "Cod. destinazione", "Città dest.")
ROWS = (
    ("1", "Nord", "AB", "A", "Milano"),
    ("2", "Süd", "AB", "A", "Bari"),
    ("1", "Nord Srl", "AB", "B", "Roma"),
    ("1", "Nord Srl", "AB", "C", "Torino"),
    ("2", "Tokyo", "AB", "B", "東京"),
)
NO_CODES = (
    ("Nord", "Milano"),
    ("Süd", "Bari"),
    ("NORD", "Roma"),
    ("", "Torino"),
    ("Süd", "Lecce"),
)


def read(file: Path, choices: SheetChoices) -> tuple[list[SourceRecord], Reading]:
    reading = read_records(file, Choices({"Customers": choices}))
    return list(reading), reading


def names(records: list[SourceRecord]) -> list[str]:
    return [each.record.customer_name for each in records]


def contradictions(reading: Reading) -> list[Contradiction]:
    return [each for together in reading.together for each in together.contradictions]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """One code with two spellings of a name, and one with two names that don't agree."""
    return write_rows(tmp_path / "a.xlsx", NAMES, *ROWS)


def test_what_nobody_chose_is_kept_as_most_rows_say_it_and_told(file: Path) -> None:
    records, reading = read(file, SheetChoices())
    assert names(records) == ["Nord Srl", "Süd", "Tokyo"]
    assert [problem.code for problem in records[0].problems] == ["rows-disagree"]
    apart, name = contradictions(reading)
    both = (Said("Süd", 1, 3, 3), Said("Tokyo", 1, 6, 6))
    assert apart == Contradiction("Customers", "2", NAME, both, APART, settled=False)
    spellings = (Said("Nord", 1, 2, 2), Said("Nord Srl", 2, 4, 5))
    assert name == Contradiction("Customers", "1", NAME, spellings, "Nord Srl", settled=False)
    assert Contradiction.from_plain(name.plain()) == name
    assert reading.together[0].rows == 5


@pytest.mark.parametrize(
    ("settle", "expected"),
    [
        (Settle.MOST, ["Nord Srl", "Süd"]),
        (Settle.FIRST, ["Nord", "Süd"]),
        (Settle.LAST, ["Nord Srl", "Tokyo"]),
        (Settle.APART, ["Nord Srl", "Süd", "Tokyo"]),
    ],
)
def test_one_choice_settles_all(file: Path, settle: Settle, expected: list[str]) -> None:
    records, reading = read(file, SheetChoices(settle=settle))
    assert names(records) == expected
    assert all(each.settled for each in contradictions(reading))
    assert not [problem for each in records for problem in each.problems]


def test_a_customer_settled_by_itself_goes_before_what_counts_for_all(file: Path) -> None:
    settled = {("1", NAME): "Nord", ("2", NAME): APART}
    records, reading = read(file, SheetChoices(settle=Settle.LAST, settled=settled))
    assert names(records) == ["Nord", "Süd", "Tokyo"]
    assert all(each.settled for each in contradictions(reading))


def test_customers_that_become_one_keep_all_their_addresses(file: Path) -> None:
    records, _ = read(file, SheetChoices(settled={("2", NAME): "Tokyo"}))
    assert names(records) == ["Nord Srl", "Tokyo"]
    cities = [entry["shipping_city"] for entry in records[1].record.entries["shipping_addresses"]]
    assert cities == ["Bari", "東京"]


def test_a_text_that_no_row_says_any_more_settles_nothing(file: Path) -> None:
    records, _ = read(file, SheetChoices(settled={("1", NAME): "Nordwind"}))
    assert names(records)[0] == "Nord Srl"


def test_rows_without_codes_are_customers_of_their_own_until_a_person_says_otherwise(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "a.xlsx", ("Ragione sociale", "Città"), *NO_CODES)
    sheet = understand(file).sheets[0]
    assert (sheet.layout, sheet.names_repeat, sheet.by_name) == (Layout.CUSTOMERS, True, False)
    decided = understand(file, Choices({"Customers": SheetChoices(grouped=False, by_name=False)})).sheets[0]
    assert not decided.names_repeat
    _, undecided = read(file, SheetChoices())
    assert [notice.code for notice in undecided.notices] == ["names-repeat"]
    records, _ = read(file, SheetChoices(grouped=True, by_name=True))
    assert names(records) == ["Nord", "Süd"]
    assert [len(each.record.entries["shipping_addresses"]) for each in records] == [3, 2]


def test_a_row_without_a_code_goes_to_the_only_customer_of_its_name(tmp_path: Path) -> None:
    rows = (
        ("", "nord", "AB", "A", "Milano"),
        ("1", "Nord", "AB", "B", "Roma"),
        ("2", "Süd", "AB", "A", "Bari"),
        ("3", "Süd", "AB", "A", "Lecce"),
        ("", "Süd", "AB", "B", "Trani"),
    )
    file = write_rows(tmp_path / "a.xlsx", NAMES, *rows)
    records, _ = read(file, SheetChoices(grouped=True, by_name=True))
    assert [each.record.customer_code for each in records] == ["1", "2", "3", ""]
    cities = [entry["shipping_city"] for entry in records[0].record.entries["shipping_addresses"]]
    assert cities == ["Milano", "Roma"]


def test_a_row_with_neither_code_nor_name_belongs_to_the_row_above_it(tmp_path: Path) -> None:
    rows = (
        ("1", "Nord", "AB", "A", "Milano"),
        ("2", "Süd", "AB", "A", "Bari"),
        ("1", "Nord", "AB", "B", "Roma"),
        ("", "", "", "C", "Torino"),
    )
    records, _ = read(write_rows(tmp_path / "a.xlsx", NAMES, *rows), SheetChoices(grouped=True))
    assert [len(each.record.entries["shipping_addresses"]) for each in records] == [3, 1]


def test_what_a_person_settled_is_remembered_as_it_was_chosen() -> None:
    settled = {("1", NAME): "Nord", ("2", NAME): APART}
    choices = Choices({"EU": SheetChoices(grouped=True, by_name=True, settle=Settle.LAST, settled=settled)})
    packed = choices.to_json()
    assert Choices.from_json(packed) == choices
    for name in ("by_name", "settle", "settled"):  # as an earlier version remembered it
        del packed["sheets"]["EU"][name]
    assert Choices.from_json(packed) == Choices({"EU": SheetChoices(grouped=True)})
