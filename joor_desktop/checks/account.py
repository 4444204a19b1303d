"""Texts that have to be set up in the JOOR account, held against its lists and against what it accepted before.

JOOR has no call that tells them. Where the person says that a list is complete, whatever is not on it is named. Else
what was accepted is known to be right, and what wasn't may be new, or a slip: a label that is nearly one of the known
ones is probably meant to be that one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record

Known = Mapping[tuple[str, str], Mapping[str, int]]
"""By node key and field name: the texts that the account accepted, and how often."""


class Complete(NamedTuple):
    """A list that is complete: its node, the fields of its entries, and these.

    ``stands_for`` has what people write for a text, such as a sales rep's e-mail address for the code.
    """

    node: str
    fields: tuple[str, ...]
    entries: tuple[tuple[str, ...], ...]
    stands_for: Mapping[str, str]


class Meant:
    """What is nearly each text in what an account accepted; worked out once for a text, which many customers share."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._found: dict[tuple[str, str, str], str | None] = {}

    def of(self, node: str, field: str, text: str) -> str | None:
        """See :func:`nearest`."""
        key = (node, field, text)
        if key not in self._found:
            if len(self._found) >= _MOST_MEANT:
                self._found.clear()
            self._found[key] = nearest(text, self._known[node, field])
        return self._found[key]


_MOST_MEANT = 10_000
_WELL_KNOWN = 20
"""Once so many were accepted, what is on none of their lists is worth a warning."""

_LEAST_LIKE = 0.8
_LEAST_LETTERS = 4


def account_problems(
    record: Record, known: Known, lists: Sequence[Complete] = (), meant: Meant | None = None
) -> list[Problem]:
    """What of *record* is not set up in the account as far as is known, with what was probably meant.

    :param meant: what remembers the latter from one record to the next.
    """
    meant = meant or Meant(known)
    complete = {(one.node, field): one for one in lists for field in one.fields}
    found = [
        problem
        for (node, name), accepted in known.items()
        for index, entry in enumerate(_entries(record, node))
        if (text := entry.get(name)) and text not in accepted
        for problem in _problem(
            Path(node, index, name), text, accepted, complete.get((node, name)), meant.of(node, name, text)
        )
    ]
    for one in lists:
        checked = [field for field in one.fields if (one.node, field) in known]
        for index, entry in enumerate(_entries(record, one.node)):
            if all(not entry.get(each) or entry[each] in known[one.node, each] for each in checked):
                found += _mismatch(one, checked, index, entry)
    return found


def _mismatch(one: Complete, checked: Sequence[str], index: int, entry: Entry) -> Iterator[Problem]:
    """Texts that are on the list each, but not together, such as a price label with another currency."""
    texts = [entry.get(field, "") for field in one.fields]
    main = next((one.fields.index(field) for field in checked if entry.get(field)), None)
    if main is None or any(go_together(texts, each) for each in one.entries):
        return
    same = [each for each in one.entries if each[main] == texts[main]]
    for place, text in enumerate(texts):
        meant = list(dict.fromkeys(each[place] for each in same if each[place]))
        if place != main and text and meant and text not in meant:
            params = {"value": text, "other": texts[main], "meant": ", ".join(meant)}
            yield Problem(Severity.WARNING, "account-pair", Path(one.node, index, one.fields[place]), params)
            return


def go_together(texts: Sequence[str], listed: Sequence[str]) -> bool:
    """Whether an entry of a list says nothing else, as far as both say anything."""
    return all(not text or not other or text == other for text, other in zip(texts, listed, strict=True))


def _entries(record: Record, node: str) -> Sequence[Entry]:
    return record.entries.get(node, ()) if node else (record.values,)


def _problem(
    path: Path, text: str, accepted: Mapping[str, int], complete: Complete | None, meant: str | None
) -> Iterator[Problem]:
    if complete is not None:
        meant = complete.stands_for.get(text.casefold()) or meant
        if meant is None:
            yield Problem(Severity.WARNING, "account-unlisted", path, {"value": text})
        else:
            params = {"value": text, "meant": meant}
            yield Problem(Severity.WARNING, "account-nearly", path, params, fix=meant, likely=True)
    elif meant is not None:
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
