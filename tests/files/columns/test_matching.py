"""How many headers of real exports are understood without help, and that nothing is understood wrongly."""

from __future__ import annotations

import time

import pytest

from joor_desktop.files.columns import SURE, Match, SampledColumn, Why, is_known, match_columns
from tests.files.columns.exports import EXPORTS, Export


def field_of(match: Match) -> str:
    """What a match says, in the words of the exports."""
    names = [meaning.field.name + (f"/{meaning.group}" if meaning.group > 1 else "") for meaning in match.meanings]
    return " & ".join(names) + ("+" if match.part else "")


def matches_of(export: Export) -> list[Match]:
    """What is understood of an export."""
    each = ((heading, [text for text in samples.split("|") if text]) for heading, _, samples in export.columns)
    return match_columns([SampledColumn(heading, samples) for heading, samples in each])


def is_right(wanted: str, match: Match) -> bool:
    """Whether a person had nothing to do."""
    if wanted.endswith("?"):
        return match.certainty < SURE or not match.meanings
    if wanted == "-":
        return not match.meanings
    return field_of(match) == wanted and match.certainty >= SURE


def is_wrong(wanted: str, match: Match) -> bool:
    """Whether something that isn't meant was applied without asking."""
    return match.certainty >= SURE and bool(match.meanings) and field_of(match) != wanted


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.make)
def test_no_column_is_taken_for_what_it_is_not(export: Export) -> None:
    found = zip(export.columns, matches_of(export), strict=True)
    assert [(column[0], field_of(match)) for column, match in found if is_wrong(column[1], match)] == []


def test_nineteen_of_twenty_columns_need_no_help(capsys: pytest.CaptureFixture[str]) -> None:
    told = [
        (export.make, heading, wanted, field_of(match), match.certainty)
        for export in EXPORTS
        for (heading, wanted, _), match in zip(export.columns, matches_of(export), strict=True)
        if not is_right(wanted, match)
    ]
    number = sum(len(export.columns) for export in EXPORTS)
    with capsys.disabled():
        print(f"\n{number} headers, {100 * (1 - len(told) / number):.1f} % right without help; not: {told}")
    assert number >= 80
    assert len(told) <= 0.05 * number


def test_a_second_column_for_a_field_is_told_and_not_used() -> None:
    first, second = match_columns([SampledColumn("PLZ"), SampledColumn("Postleitzahl")])
    assert field_of(first) == "shipping_postal_code"
    assert (second.why, second.certainty) == (Why.TAKEN, 0.0)


def test_values_that_contradict_a_name_are_doubted() -> None:
    (sure,) = match_columns([SampledColumn("Land", ["DE", "Österreich"])])
    (doubted,) = match_columns([SampledColumn("Land", ["12 ha", "3 ha", "7 ha"])])
    assert sure.certainty >= SURE > doubted.certainty


def test_values_without_a_known_name_are_only_proposed() -> None:
    (match,) = match_columns([SampledColumn("Kontaktweg XY", ["a@b.example", "c@d.example"])])
    assert (match.why, field_of(match)) == (Why.VALUES, "customer_contact_email")
    assert match.certainty < SURE


def test_a_slip_of_the_pen_is_only_proposed() -> None:
    (match,) = match_columns([SampledColumn("Ragione socile", ["Moda SRL"])])
    assert (match.why, field_of(match)) == (Why.SIMILAR, "customer_name")
    assert match.certainty < SURE


def test_joors_own_names_are_certain_whatever_stands_below() -> None:
    (match,) = match_columns([SampledColumn("shipping_2_country", ["x", "y"])])
    assert (match.why, match.certainty, field_of(match)) == (Why.NAME, 1.0, "shipping_country/2")


def test_numbers_are_entries_or_lines_of_an_address() -> None:
    headings = ("Lieferadresse 2 Ort", "Adresse 2", "Buyer 2 E-mail", "Rechnungsort")
    found = match_columns([SampledColumn(heading) for heading in headings])
    assert [field_of(match) for match in found] == [
        "shipping_city/2", "shipping_address_2", "buyer_email/2", "billing_city",
    ]


def test_what_is_known_is_told_without_values() -> None:
    assert all(map(is_known, ("PLZ", "郵便番号", "P.IVA", "customer_code", "Ragione Sociale")))
    assert not any(map(is_known, ("", "xyzzy", "Hauptstr. 12", "Nord")))


def test_many_columns_are_matched_at_once() -> None:
    columns = [SampledColumn(f"Spalte {number} mit langem Namen", ["a", "b", "c"]) for number in range(200)]
    match_columns(columns)
    began = time.perf_counter()
    match_columns(columns)
    assert time.perf_counter() - began < 1
