"""Customer codes that stand twice, or look as if they did."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.checks import check_record, duplicate_problems
from joor_desktop.model.customer_codes import code_key
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Record
from tests.checks.examples import brief, good_record

LOOK_ALIKE = [
    ("CU-7", "CU–7"),
    ("CU-7", "CU\u22127"),
    ("CU-7", "cu-7"),
    ("CU-7", "CU - 7"),
    ("CU-7", "CU\u00a0-7"),
    ("CU-7", "CU-\u200b7"),
    ("CU-7", "CU-007"),
    ("CO7", "C07"),
    ("C07", "C7"),
    ("CO7", "CО7"),  # the second is Cyrillic
    ("ＣＵ７", "CU7"),
    ("007", "7"),
]
DIFFERENT = [("CU-7", "CU-8"), ("CU-7", "CU7"), ("C70", "C7"), ("A", "B"), ("0", "1"), ("10", "1"), ("CO7", "C7")]


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKE)
def test_codes_that_look_alike_are_noticed(one: str, other: str) -> None:
    assert code_key(one) == code_key(other)
    [problem] = duplicate_problems(one, [other])
    assert (problem.severity.word, problem.code, str(problem.path)) == ("warning", "code-look-alike", "customer_code")
    assert problem.params == {"code": one, "other": other}
    assert problem.fix is None


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_codes_that_differ_are_left_alone(one: str, other: str) -> None:
    assert duplicate_problems(one, [other]) == []


def test_the_same_code_twice_is_an_error() -> None:
    [problem] = duplicate_problems("CU-7", ["CU–7", "CU-7"])
    assert (problem.severity.word, problem.code) == ("error", "code-twice")
    assert problem.params == {"code": "CU-7"}


def test_empty_codes_are_no_twins() -> None:
    assert code_key("") == code_key(" \t") == ""
    assert duplicate_problems("", ["", " "]) == []
    assert duplicate_problems(" ", ["", " "]) == []


codes = st.text("0O1oA- –²", max_size=5)


@given(codes, codes)
def test_what_is_told_apart_by_the_key_is_never_called_alike(one: str, other: str) -> None:
    if code_key(one) != code_key(other):
        assert duplicate_problems(one, [other]) == []


@given(st.text(max_size=12))
def test_any_text_is_compared(code: str) -> None:
    code_key(code)
    assert bool(duplicate_problems(code, [code])) == bool(code_key(code))


def checked(records: list[Record]) -> list[list[Problem]]:
    """All problems of each of *records*, found by comparing each with each."""
    codes = [record.customer_code for record in records]
    return [
        check_record(record) + duplicate_problems(codes[number], codes[:number] + codes[number + 1 :])
        for number, record in enumerate(records)
    ]


@given(st.lists(st.sampled_from(["7", "07", "O7", "07 ", "A", "a", ""]), min_size=2, max_size=6), st.data())
def test_one_edited_customer_is_rechecked_with_its_look_alikes_alone(codes: list[str], data: st.DataObject) -> None:
    """Checking the edited customer and those that share its old or new key gives the same as checking all."""
    records = [good_record() for _ in codes]
    for record, code in zip(records, codes, strict=True):
        record.set_value(Path("", 0, "customer_code"), code)
    before = checked(records)
    edited = data.draw(st.integers(0, len(records) - 1))
    old_key = code_key(records[edited].customer_code)
    records[edited].set_value(Path("", 0, "customer_code"), data.draw(st.sampled_from(["7", "O7", "A", "B", ""])))
    touched = {old_key, code_key(records[edited].customer_code)}

    after = list(before)
    for number, record in enumerate(records):
        key = code_key(record.customer_code)
        if number == edited or key in touched:
            rest = [each.customer_code for each in records if each is not record]
            others = [other for other in rest if code_key(other) == key]
            after[number] = check_record(record) + duplicate_problems(record.customer_code, others)
    assert after == checked(records)


def test_look_alikes_are_found_from_both_sides() -> None:
    for one, other in itertools.chain(LOOK_ALIKE, DIFFERENT):
        assert brief(duplicate_problems(one, [other])) == brief(duplicate_problems(other, [one]))
