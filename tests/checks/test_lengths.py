"""Texts that have no room: what fits, where the rest goes, and what would be cut off."""

from __future__ import annotations

import pytest

from joor_desktop.checks import check_record
from joor_desktop.checks.lengths import cut_at_word
from joor_desktop.checks.messages import proposal
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from tests.checks.examples import changed, good_record

STREET = Path("shipping_addresses", 0, "shipping_address_1")
SECOND_LINE = Path("shipping_addresses", 0, "shipping_address_2")
LONG_STREET = "Landsberger Straße 155, Haus 2, Eingang B, Aufgang 3, vierter Stock"


def too_long(record: Record) -> Problem:
    [problem] = [each for each in check_record(record) if each.code == "too-long"]
    return problem


def with_street(text: str, second_line: str = "") -> Record:
    record = good_record()
    record.set_value(STREET, text)
    record.set_value(SECOND_LINE, second_line)
    return record


@pytest.mark.parametrize(
    ("key", "prefix"),
    [("shipping_addresses", "shipping"), ("billing_addresses", "billing"), ("customer_locations", "location")],
)
def test_a_street_goes_on_in_its_second_line(key: str, prefix: str) -> None:
    record = good_record()
    record.entries.setdefault(key, [{}])[0][f"{prefix}_address_1"] = LONG_STREET
    record.entries[key][0].pop(f"{prefix}_address_2", None)
    problem = too_long(record)
    assert not problem.likely
    for path, text in problem.fixes:
        record.set_value(path, text)
    assert record.value(Path(key, 0, f"{prefix}_address_1")) == "Landsberger Straße 155, Haus 2, Eingang B, Aufgang"
    assert record.value(Path(key, 0, f"{prefix}_address_2")) == "3, vierter Stock"
    assert "too-long" not in {each.code for each in check_record(record)}


@pytest.mark.parametrize(
    ("street", "second_line"), [(LONG_STREET, "Hof"), ("Am sehr langen Weg " * 6, ""), ("x" * 120, "")]
)
def test_where_the_second_line_has_no_room_the_end_would_be_cut(street: str, second_line: str) -> None:
    problem = too_long(with_street(street, second_line))
    assert problem.likely
    assert problem.cut
    assert problem.whole_fix is None
    assert problem.cut[:20] in proposal(problem)
    assert len(problem.fix or "") <= 50
    assert "".join((problem.fix or "", problem.cut)).replace(" ", "") == street.replace(" ", "")


def test_a_street_that_is_long_for_its_spaces_only_keeps_all_its_words() -> None:
    problem = too_long(with_street("1 Main St" + " " * 60, "Hof"))
    assert (problem.fix, problem.cut, problem.likely) == ("1 Main St", "", False)


@pytest.mark.parametrize("field", ["customer_code", "customer_contact_email"])
def test_nothing_is_cut_off_what_is_nothing_without_its_end(field: str) -> None:
    path = Path(field=field)
    found = [each for each in check_record(changed(path, "7" * 300)) if each.code == "too-long"]
    assert [each.fix for each in found] == [None]


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("12 Main Street, Suite 4", 16, ("12 Main Street", "Suite 4")),
        ("12 Main Street Suite", 14, ("12 Main Street", "Suite")),
        ("Donaudampfschifffahrt", 10, ("Donaudampf", "schifffahrt")),
        ("A Donaudampfschifffahrt", 10, ("A Donaudam", "pfschifffahrt")),
        ("東京都渋谷区神宮前一丁目", 6, ("東京都渋谷区", "神宮前一丁目")),
    ],
)
def test_a_text_is_cut_between_words_where_much_of_it_stays(text: str, limit: int, parts: tuple[str, str]) -> None:
    assert cut_at_word(text, limit) == parts
