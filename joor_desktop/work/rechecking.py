"""What the records of a list have to do with each other: customer codes that stand twice, or look as if they did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from joor_desktop.checks import duplicate_problems
from joor_desktop.storage.packing import ProblemRow, problem_row
from joor_desktop.storage.writing import Alike, ListWriter

PAIR_CODES = ("code-twice", "code-look-alike")
"""The kinds of problem that a record has only because of another record of the list."""


def own_problems(rows: Iterable[ProblemRow]) -> list[ProblemRow]:
    """The problems that a record has by itself."""
    return [row for row in rows if row[1] not in PAIR_CODES]


def pair_problems(rows: Iterable[ProblemRow]) -> list[ProblemRow]:
    """The problems that a record has because of another."""
    return [row for row in rows if row[1] in PAIR_CODES]


def recheck_keys(writer: ListWriter, keys: Iterable[str | None]) -> list[int]:
    """Check the records that share one of these look-alike keys anew; return the ids where that changed problems."""
    changed: list[int] = []
    for key in {key for key in keys if key}:
        alike = writer.alike(key)
        expected = _expected(alike)
        present = writer.problems_at((each.position for each in alike), PAIR_CODES)
        wrong = [each.id for each in alike if present.get(each.position, []) != expected[each.code]]
        writer.replace(
            [
                (row, replace(row, problems=[*own_problems(row.problems), *expected[row.code]]))
                for row in writer.load(wrong)
            ]
        )
        changed += wrong
    return changed


def recheck_list(writer: ListWriter) -> None:
    """Check the customer codes of the whole list anew."""
    problems: dict[int, list[ProblemRow]] = {}
    for _, group in groupby(writer.all_alike(), key=attrgetter("key")):
        alike = list(group)
        expected = _expected(alike)
        problems.update((each.position, expected[each.code]) for each in alike if expected[each.code])
    writer.replace_all_problems(PAIR_CODES, problems)


def _expected(alike: Sequence[Alike]) -> dict[str, list[ProblemRow]]:
    # By code, so that a list with one code in every row costs no more than its rows.
    times = Counter(each.code for each in alike)
    return {
        code: [
            problem_row(problem)
            for problem in duplicate_problems(code, [other for other in times if other != code or times[code] > 1])
        ]
        for code in times
    }
