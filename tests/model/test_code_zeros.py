"""Codes get back the zeros that their neighbours have, where the neighbours leave no doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.model.code_zeros import code_width, lost_code_zeros
from joor_desktop.model.path import Path


@pytest.mark.parametrize(
    ("codes", "width"),
    [
        (["00417", "00418", "00419", "10420"], 5),
        (["00417", "00418", "00419", "10420", "421"], 5),
        (["00417", "00418", "00419", "420", "421", "422", "423"], 5),
        (["001", "002", "003", "12", "45", "7", "8", "9"], None),
        (["001", "002", "003", "0004"], None),
        (["001", "002", "003", "1004"], None),
        (["00417", "00418", "10419", "10420"], None),
        (["10417", "10418", "10419", "10420"], None),
        (["00417", "00418", "00419", "EL-1", "Galerie", "", "4.0"], 5),
        (["٠٠٤١٧"] * 5, None),
        (["", "EL1"], None),
        ([], None),
        (["0"] * 3, 1),
    ],
)
def test_the_width_of_a_files_codes_is_told_by_most_of_them(codes: list[str], width: int | None) -> None:
    assert code_width(iter(codes)) == width


def test_a_code_shorter_than_its_neighbours_gets_their_zeros() -> None:
    problem = lost_code_zeros("418", 5)
    assert problem is not None
    assert (problem.severity.word, problem.code, str(problem.path)) == ("warning", "code-zeros", "customer_code")
    assert (problem.fix, problem.likely, problem.from_file) == ("00418", True, True)


def test_an_addresss_code_keeps_its_place() -> None:
    path = Path("billing_addresses", 1, "billing_code")
    problem = lost_code_zeros("7", 2, path)
    assert problem is not None
    assert problem.path == path


@pytest.mark.parametrize("code", ["00418", "10418", "100418", "0418", "EL418", "", "0", "418.0", "٤١٨", "-18"])
def test_other_codes_are_left_alone(code: str) -> None:
    assert lost_code_zeros(code, 5) is None


@given(st.lists(st.integers(1, 99_999), min_size=1), st.integers(0, 3))
def test_what_a_spreadsheet_took_comes_back(numbers: list[int], lost: int) -> None:
    kept = [f"{number:05}" for number in (1, 22, 333, *numbers * 10)]
    spoilt = [code.lstrip("0") for code in kept[:lost]]
    width = code_width([*kept, *spoilt])
    assert width == 5
    problems = [lost_code_zeros(code, width) for code in spoilt]
    assert [problem.fix for problem in problems if problem] == kept[:lost]
