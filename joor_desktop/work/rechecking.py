"""What the records of a list have to do with each other: customer codes that stand twice, or look as if they did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from joor_desktop.checks import duplicate_problems
from joor_desktop.storage.packing import ProblemRow, problem_row
from joor_desktop.storage.writing import ListWriter

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
        present = writer.problems_of((record_id for record_id, _ in alike), PAIR_CODES)
        changed += [each for each, code in alike if present.get(each, []) != expected[code]]
        codes = dict(alike)
        writer.replace([
            (row, replace(row, problems=[*own_problems(row.problems), *expected[codes[row.id]]]))
            for row in writer.load(changed)
            if row.id in codes
        ])
    return changed


def recheck_list(writer: ListWriter) -> None:
    """Check the customer codes of the whole list anew."""
    problems: dict[int, list[ProblemRow]] = {}
    for _, group in groupby(writer.all_alike(), key=lambda row: row[0]):
        alike = [(record_id, code) for _, record_id, code in group]
        expected = _expected(alike)
        problems.update((record_id, expected[code]) for record_id, code in alike if expected[code])
    writer.replace_all_problems(PAIR_CODES, problems)


def _expected(alike: list[tuple[int, str]]) -> dict[str, list[ProblemRow]]:
    # By code, so that a list with one code in every row costs no more than its rows.
    times = Counter(code for _, code in alike)
    return {
        code: [
            problem_row(problem)
            for problem in duplicate_problems(code, [other for other in times if other != code or times[code] > 1])
        ]
        for code in times
    }
