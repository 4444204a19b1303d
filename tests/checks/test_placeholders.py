"""What stands for nothing is told on its field, and left alone where it means something."""

from __future__ import annotations

import pytest

from joor_desktop.checks import check_record
from joor_desktop.model.path import Path
from tests.checks.examples import brief, changed, good_record

NOTHINGS = (
    "-", "--", "–", "—", ".", "...", "…", "?", "/", "n/a", "N/A", "n.a.", "NA", "none", "None", "NULL", "k.A.", "K.A.",
    "keine Angabe", "Unbekannt", "non renseigné", "Nessuno", "sin datos", "não informado", "不明", "暂无",
    "(blank)", "<null>",
)  # fmt: skip
STREET = Path("shipping_addresses", 0, "shipping_address_2")
CITY = Path("billing_addresses", 0, "billing_city")


@pytest.mark.parametrize("text", NOTHINGS)
def test_a_sign_for_nothing_is_emptied_for_certain(text: str) -> None:
    [problem] = check_record(changed(STREET, text))
    assert brief([problem]) == [("warning", "placeholder", str(STREET))]
    assert (problem.fix, problem.likely) == ("", False)


@pytest.mark.parametrize("text", ["--", " - ", "—\u200b", "0"])
def test_what_may_not_be_empty_is_looked_at_first(text: str) -> None:
    problem = check_record(changed(CITY, text))[-1]
    assert (problem.severity.word, problem.code, problem.fix, problem.likely) == ("warning", "placeholder", "", True)


@pytest.mark.parametrize(("text", "likely"), [("Null", True), ("Leer", True), ("-", False), ("n/a", False)])
def test_a_word_that_may_be_a_name_is_looked_at_first(text: str, likely: bool) -> None:
    [problem] = check_record(changed(Path("", 0, "customer_contact"), text))
    assert (problem.code, problem.fix, problem.likely) == ("placeholder", "", likely)


@pytest.mark.parametrize(
    "path",
    [
        Path("", 0, "customer_contact_email"),
        Path("discounts", 0, "amount"),
        Path("shipping_addresses", 1, "shipping_create_doors"),
    ],
    ids=str,
)
def test_where_joor_reads_a_value_it_is_an_error_that_can_be_mended(path: Path) -> None:
    [problem] = check_record(changed(path, "-"))
    assert brief([problem]) == [("error", "placeholder", str(path))]
    assert (problem.fix, problem.likely) == ("", False)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (Path("shipping_addresses", 0, "shipping_state"), "NA"),
        (Path("shipping_addresses", 0, "shipping_country"), "NA"),
        (Path("warehouses", 0, "warehouse_code"), "NA"),
        (Path("warehouses", 0, "warehouse_code"), "0"),
        (Path("discounts", 0, "amount"), "0"),
        (Path("discounts", 0, "line_item_level"), "0"),
        (Path("discounts", 0, "line_item_level"), "なし"),
        (Path("", 0, "customer_alias"), "0"),
        (CITY, "Leer"),
        (Path("", 0, "customer_alias"), "None of us"),
        (Path("", 0, "customer_name"), "Null & Nichtig"),
    ],
    ids=str,
)
def test_what_means_something_is_left_alone(path: Path, text: str) -> None:
    assert check_record(changed(path, text)) == []


def test_a_state_that_stands_for_nothing_is_missing_too() -> None:
    record = good_record()
    record.entries["billing_addresses"][0].update(
        billing_country="US", billing_state="n/a", billing_postal_code="10012"
    )
    found = {problem.code: problem.fix for problem in check_record(record)}
    assert found == {"placeholder": "", "state-missing": "NY"}
