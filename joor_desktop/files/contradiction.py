"""What rows of one customer say against each other, and which of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple, Self

from joor_desktop.files.repeated_codes import names_agree
from joor_desktop.files.understanding import Settle, SheetChoices

NAME = "customer_name"
APART = ""
"""Kept instead of a name where rows with one code and two names stay two customers; no cell says it."""

_MOST_COMPARED = 20


class Said(NamedTuple):
    """A text that *rows* rows say, the first of them row *first* of the sheet, the last one row *last*."""

    text: str
    rows: int
    first: int
    last: int


class Contradiction(NamedTuple):
    """Different texts in one of the customer's own fields, in the order in which they came.

    ``sheet`` is the name by which choices know it, ``customer`` the customer's code, or its name where it has none.
    ``kept`` is the text that the customer gets, :data:`APART` where there are several customers instead; ``settled``
    tells that a person chose it.
    """

    sheet: str
    customer: str
    field: str
    said: tuple[Said, ...]
    kept: str
    settled: bool

    def plain(self) -> list[Any]:
        """As JSON carries it."""
        return [*self[:3], [list(each) for each in self.said], *self[4:]]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> Self:
        """Read back what :meth:`plain` made."""
        sheet, customer, field, said, kept, settled = plain
        return cls(sheet, customer, field, tuple(Said(*each) for each in said), kept, settled)


def said_of(rows_by_text: Mapping[str, Sequence[int]]) -> tuple[Said, ...]:
    """What was said, from the numbers of the rows that say it, in their order."""
    return tuple(Said(text, len(rows), rows[0], rows[-1]) for text, rows in rows_by_text.items())


def is_tied(said: Sequence[Said]) -> bool:
    """Whether no text is said more often than all others."""
    times = sorted(each.rows for each in said)
    return times[-1:] == times[-2:-1]


def choose(customer: str, field: str, said: Sequence[Said], choices: SheetChoices) -> tuple[str, bool]:
    """Which of several texts is kept, and whether a person chose so: for this field, or for all.

    Of those that are said most often it is the first.
    """
    wanted = choices.settled.get((customer, field))
    if wanted is not None and any(each.text == wanted for each in said):
        return wanted, True
    if choices.settle is Settle.FIRST:
        return min(said, key=lambda each: each.first).text, True
    if choices.settle is Settle.LAST:
        return max(said, key=lambda each: each.last).text, True
    return max(said, key=lambda each: each.rows).text, choices.settle is not None


def keeps_apart(customer: str, choices: SheetChoices) -> tuple[bool, bool]:
    """Whether rows with one code and names that don't agree stay customers of their own, and whether a person chose so.

    Unless a person says otherwise they do: two customers can be made one later, but not the other way round.
    """
    wanted = choices.settled.get((customer, NAME))
    if wanted is not None:
        return wanted == APART, True
    return choices.settle in (None, Settle.APART), choices.settle is Settle.APART


def may_be_apart(contradiction: Contradiction) -> bool:
    """Whether the rows may be customers of their own, because they say names that don't agree."""
    names = [each.text for each in contradiction.said[:_MOST_COMPARED]] if contradiction.field == NAME else []
    return any(not names_agree(one, other) for one, other in combinations(names, 2))
