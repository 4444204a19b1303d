"""Which rows make one customer: by code, by name, and what counts where they contradict each other."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joor_desktop.checks.messages import describe
from joor_desktop.files import row_groups
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


texts = st.sampled_from(["", "1", "2", "Nord", "nord", "Nord Srl", "Süd", "Tokyo"])
rows = st.lists(st.tuples(texts, texts, st.sampled_from(["", "A", "B"]), texts), min_size=1, max_size=12)
settling = st.builds(
    SheetChoices,
    grouped=st.just(True),
    by_name=st.booleans(),
    settle=st.sampled_from([None, *Settle]),
    settled=st.dictionaries(st.tuples(texts, st.just(NAME)), texts, max_size=3),
)


@settings(max_examples=150, deadline=None)
@given(rows, settling)
def test_no_row_is_lost_and_none_comes_twice_however_rows_are_put_together(
    listed: list[tuple[str, str, str, str]], choices: SheetChoices
) -> None:
    names = ("customer_code", "customer_name", "shipping_code", "shipping_city")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.csv"
        lines = [";".join(row) for row in (names, ("9", "Last", "Z", "Z"), *listed)]
        file.write_text("\n".join(lines), encoding="utf-8")
        reading = read_records(file, Choices({"a": choices}))
        records = [each.record for each in reading]
    filled = [row for row in listed if any(row)]
    assert {row[0] for row in filled if row[0]} <= {record.customer_code for record in records}
    assert reading.together[0].rows == 1 + len(filled)
    for code, name, *address in filled:
        entry = dict(zip(names[2:], address, strict=True))
        owners = [each for each in records if (code or each.customer_code) == each.customer_code]
        wanted = {key: text for key, text in entry.items() if text}
        if wanted:
            assert any(wanted in each.entries.get("shipping_addresses", []) for each in owners), (code, name)
    for record in records:
        listed_entries = record.entries.get("shipping_addresses", [])
        assert all(listed_entries.count(entry) == 1 for entry in listed_entries)


@settings(max_examples=60, deadline=None)
@given(rows, settling)
def test_rows_beyond_what_is_kept_as_it_is_make_the_same_customers(
    listed: list[tuple[str, str, str, str]], choices: SheetChoices
) -> None:
    names = ("customer_code", "customer_name", "shipping_code", "shipping_city")
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        file = Path(folder) / "a.csv"
        file.write_text("\n".join(";".join(row) for row in (names, ("9", "Last", "Z", "Z"), *listed)), encoding="utf-8")
        loose = list(read_records(file, Choices({"a": choices})))
        patch.setattr(row_groups, "_MOST_UNPACKED", 0)
        assert list(read_records(file, Choices({"a": choices}))) == loose


@pytest.mark.parametrize(
    ("names_said", "kept"),
    [
        (("Nord", "Nord Srl"), "As many rows say one as the other: what comes first was kept."),
        (("Nord", "Nord Srl", "Nord Srl"), "What is said most often was kept."),
    ],
)
def test_what_was_kept_is_told_as_it_is(tmp_path: Path, names_said: tuple[str, ...], kept: str) -> None:
    rows = [("1", name, "AB", str(number)) for number, name in enumerate(names_said)]
    records, _ = read(write_rows(tmp_path / "b.xlsx", NAMES, *rows), SheetChoices())
    (problem,) = records[0].problems
    assert describe(problem).endswith(kept)
    assert records[0].record.customer_name == max(names_said, key=names_said.count)


TYPED = ("Codice cliente", "Ragione sociale", "address_type", "Città")


def test_a_kind_of_address_that_nobody_knows_is_told_with_what_to_do(tmp_path: Path) -> None:
    rows = [(str(number), f"Shop {number}", kind, "Roma") for number in range(200) for kind in ("Billing", "Shipping")]
    file = write_rows(tmp_path / "a.xlsx", TYPED, *rows, ("900", "Sud", "HQ", "Bari"), ("901", "West", "", "Lecce"))
    records, reading = read(file, SheetChoices())
    assert [set(each.record.entries) for each in records[-2:]] == [{"shipping_addresses"}] * 2
    (message,) = [notice.message for notice in reading.notices if notice.code == "address-type-unknown"]
    assert "“HQ” (C402). Write Shipping, Billing or Both there." in message


def test_what_only_shipping_addresses_have_makes_none_of_a_billing_address(tmp_path: Path) -> None:
    """A door to make is of no use to a billing address, but an e-mail that JOOR has no place for is told."""
    names = ("customer_code", "customer_name", "address_type", "address_1", "city", "create_doors", "shipping_email")
    rows = [
        ("1", "Nord", "billing", "Via 1", "Milano", "no", "fatture@nord.it"),
        ("1", "Nord", "shipping", "Via 2", "Roma", "yes", "merce@nord.it"),
        ("2", "Ost", "both", "Via 3", "Bari", "yes", "ost@ost.it"),
    ]
    records, reading = read(write_rows(tmp_path / "a.xlsx", names, *rows), SheetChoices())
    told = [notice.message for notice in reading.notices if notice.code == "billing-field-unknown"]
    parcels = {"shipping_address_1": "Via 2", "shipping_city": "Roma", "shipping_create_doors": "yes"}
    assert [each.record.entries for each in records] == [
        {
            "shipping_addresses": [parcels | {"shipping_email": "merce@nord.it"}],
            "billing_addresses": [{"billing_address_1": "Via 1", "billing_city": "Milano"}],
        },
        {
            "shipping_addresses": [
                {
                    "shipping_address_1": "Via 3", "shipping_city": "Bari", "shipping_create_doors": "yes",
                    "shipping_email": "ost@ost.it",
                }
            ],
            "billing_addresses": [{"billing_address_1": "Via 3", "billing_city": "Bari"}],
        },
    ]  # fmt: skip
    (message,) = told
    assert "left out, as JOOR keeps them for shipping addresses only: “fatture@nord.it” (G2)." in message


@pytest.mark.parametrize(("heading", "kinds"), [("Type", ("Retail", "Wholesale")), ("address_type", ("HQ", "Store"))])
def test_a_column_of_other_kinds_tells_none_of_addresses(tmp_path: Path, heading: str, kinds: tuple[str, str]) -> None:
    rows = [("1", "Nord", kinds[0], "Roma"), ("2", "Ost", kinds[1], "Bari")]
    records, reading = read(write_rows(tmp_path / "a.xlsx", (*TYPED[:2], heading, "Città"), *rows), SheetChoices())
    assert all("billing_addresses" not in each.record.entries for each in records)
    assert "address-type-unknown" not in {notice.code for notice in reading.notices}


def test_a_row_that_lost_code_and_name_is_no_part_of_another_customer(tmp_path: Path) -> None:
    rows = [("Codice", "Ragione sociale", "Città", "Indirizzo"), ("1", "Nord", "Milano", "Via 1")]
    file = write_rows(tmp_path / "a.xlsx", *rows, (None, None, "Roma", "Via 2"), ("3", "Sud", "Bari", "Via 3"))
    assert [each.record.customer_code for each in read_records(file)] == ["1", "", "3"]


def test_a_remark_below_the_rows_of_customers_is_no_address_of_the_last_one(tmp_path: Path) -> None:
    streets = ("Codice", "Ragione sociale", "Indirizzo", "Città")
    rows = [("1", "Nord", "Via 1", "Milano"), ("1", "Nord", "Via 2", "Roma"), (None, None, "Via 3"), ()]
    file = write_rows(tmp_path / "a.xlsx", streets, *rows, (None, None, "Prepared by Anna"))
    records, reading = read(file, SheetChoices())
    assert [entry["shipping_address_1"] for entry in records[0].record.entries["shipping_addresses"]] == [
        "Via 1", "Via 2", "Via 3",
    ]  # fmt: skip
    assert "“Prepared by Anna” (C6)" in next(each.message for each in reading.notices if each.code == "remarks")


def test_a_first_customer_that_is_called_like_what_templates_say_is_no_head(tmp_path: Path) -> None:
    rows = [("Ragione sociale", "Città"), ("Text Store", "Roma"), ("Nord", "Bari")]
    assert [each.record.customer_name for each in read_records(write_rows(tmp_path / "a.xlsx", *rows))] == [
        "Text Store", "Nord",
    ]  # fmt: skip
