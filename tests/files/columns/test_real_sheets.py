"""Sheets of other programs and people: how many of their columns are understood, and that none is read wrongly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from joor_desktop.files.columns import Match, SampledColumn, match_columns
from tests.files.columns.foreign_sheets import ForeignColumn, ForeignSheet, answer, foreign_sheets

SHEETS = list(foreign_sheets())
_LEAST_RIGHT = 0.95
_LEAST_COLUMNS = 900


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_is_applied_that_is_wrong(sheet: ForeignSheet) -> None:
    wrong = [_told(column, match) for column, match in _matched(sheet) if column.is_wrongly_applied(match)]
    assert not wrong


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_person_is_asked_where_nobody_could_be_sure(sheet: ForeignSheet) -> None:
    wrong = [_told(column, match) for column, match in _matched(sheet) if column.asks and not column.is_right(match)]
    assert not wrong


def test_nearly_all_columns_are_understood_without_help(capsys: pytest.CaptureFixture[str]) -> None:
    matched = [pair for sheet in SHEETS for pair in _matched(sheet) if not pair[0].asks]
    missed = [_told(column, match) for column, match in matched if not column.is_right(match)]
    wrong = sum(column.is_wrongly_applied(match) for column, match in matched)
    right = 1 - len(missed) / len(matched)
    with capsys.disabled():
        print(f"\n{len(matched)} columns: {right:.1%} right without help, {wrong} wrong and applied", *missed, sep="\n")
    assert len(matched) >= _LEAST_COLUMNS
    assert right >= _LEAST_RIGHT
    assert wrong == 0


def test_the_measure_tells_right_from_wrong() -> None:
    city = match_columns([SampledColumn("City", ("Milano", "Perugia"))])[0]
    nothing = ForeignColumn(SampledColumn("Territory"), ("-",))
    asked = ForeignColumn(SampledColumn("City"), ("?shipping_city",))
    assert answer(city) == "shipping_city"
    assert nothing.is_wrongly_applied(city)
    assert not nothing.is_right(city)
    assert asked.asks
    assert not asked.is_right(city)


def _matched(sheet: ForeignSheet) -> Iterator[tuple[ForeignColumn, Match]]:
    return zip(sheet.columns, match_columns(sheet.sampled), strict=True)


def _told(column: ForeignColumn, match: Match) -> str:
    return f"{column.sampled.heading}: {answer(match)} instead of {' or '.join(column.answers)}"
