"""Any columns at all: each gets a match, no field is given twice, and it takes no time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joor_desktop.files.columns import Match, SampledColumn, Why, is_known, match_columns, words_of
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import NODES
from tests.files.columns.foreign_sheets import foreign_sheets

REAL = [column for sheet in foreign_sheets() for column in sheet.sampled]
_HEADINGS = st.one_of(
    st.text(max_size=120),
    st.sampled_from([column.heading for column in REAL]),
    st.builds("{} {}".format, st.sampled_from([column.heading for column in REAL]), st.integers(0, 10**6)),
)
_VALUES = st.lists(st.one_of(st.text(max_size=40), st.sampled_from(["EUR", "a@b.de", "DE", "ja", "20121"])), max_size=4)
_COLUMNS = st.lists(st.builds(SampledColumn, _HEADINGS, _VALUES), max_size=25)


@given(_COLUMNS, st.sampled_from([None, *NODES]))
def test_no_field_is_given_twice_but_in_parts(columns: list[SampledColumn], node: Node | None) -> None:
    matches = match_columns(columns, node)
    assert len(matches) == len(columns)
    taken: dict[tuple[str, int, str], set[int]] = {}
    for match in matches:
        assert 0 <= match.certainty <= 1
        assert words_of(match)
        for meaning in match.meanings if match.why is not Why.TAKEN else ():
            parts = taken.setdefault(meaning.key, set())
            assert match.part not in parts
            assert not parts or (match.part and 0 not in parts)
            parts.add(match.part)


@given(st.lists(st.sampled_from(REAL), max_size=20))
def test_the_same_columns_are_matched_the_same_again(columns: list[SampledColumn]) -> None:
    assert match_columns(columns) == match_columns(columns)


def test_known_headings_are_those_that_name_columns() -> None:
    assert all(map(is_known, ["PLZ", "customer_code", "P.IVA", "Billing city", "VAT registration no."]))
    assert not any(map(is_known, ["Rossi Moda srl", "Milano", "10044", "", "List of customers 2024"]))


@pytest.mark.parametrize("kind", ["real", "unknown"])
def test_200_columns_take_less_than_50_ms(kind: str) -> None:
    unknown = [SampledColumn(f"Something {n} of {n * 7}", [f"abc{i}" for i in range(60)]) for n in range(200)]
    columns = REAL[:200] if kind == "real" else unknown
    assert min(_seconds(columns) for _ in range(5)) < 0.05


def _seconds(columns: list[SampledColumn]) -> float:
    start = time.perf_counter()
    matches: list[Match] = match_columns(columns)
    assert len(matches) == 200
    return time.perf_counter() - start
