"""Texts that have to be set up in the JOOR account, held against those that it accepted before.

JOOR has no call that lists them. What was accepted is known to be right; what wasn't may be new, or a slip: a label
that is nearly one of the known ones is probably meant to be that one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record

Known = Mapping[tuple[str, str], Mapping[str, int]]
"""By node key and field name: the texts that the account accepted, and how often."""

_WELL_KNOWN = 20
"""Once so many were accepted, what is on none of their lists is worth a warning."""

_LEAST_LIKE = 0.8
_LEAST_LETTERS = 4


def account_problems(record: Record, known: Known) -> list[Problem]:
    """What of *record* the account never accepted, with what was probably meant."""
    return [
        problem
        for (node, name), accepted in known.items()
        for index, entry in enumerate(_entries(record, node))
        if (text := entry.get(name)) and text not in accepted
        for problem in _problem(Path(node, index, name), text, accepted)
    ]


def _entries(record: Record, node: str) -> Sequence[Entry]:
    return record.entries.get(node, ()) if node else (record.values,)


def _problem(path: Path, text: str, accepted: Mapping[str, int]) -> Iterator[Problem]:
    meant = nearest(text, accepted)
    if meant is not None:
        params = {"value": text, "meant": meant}
        yield Problem(Severity.WARNING, "account-slip", path, params, fix=meant, likely=True)
    elif well_known(accepted):
        yield Problem(Severity.WARNING, "account-unknown", path, {"value": text})


def well_known(accepted: Mapping[str, int]) -> bool:
    """Whether so much was accepted that a text which is not among it is worth a look."""
    return sum(accepted.values()) >= _WELL_KNOWN


def nearest(text: str, accepted: Mapping[str, int]) -> str | None:
    """The accepted text that is nearly *text*, of several the one that was accepted most often; None for none."""
    folded = _fold(text)
    same = [each for each in accepted if _fold(each) == folded]
    if not same and len(folded) >= _LEAST_LETTERS:
        by_fold = {_fold(each): each for each in sorted(accepted, key=lambda each: accepted[each])}
        close = difflib.get_close_matches(folded, list(by_fold), 1, _LEAST_LIKE)
        same = [by_fold[each] for each in close if _digits(each) == _digits(folded)]
    return max(same, key=lambda each: accepted[each]) if same else None


def _fold(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _digits(text: str) -> str:
    """Two labels that differ in their numbers, such as Net 30 and Net 60, are different ones."""
    return "".join(filter(str.isdigit, text))
