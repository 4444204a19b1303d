"""Texts that stand alone in a row above others, such as "Italy" above its customers: a column that no cell holds.

What they say is proposed for the rows below them, up to the next such text, and never filled in without asking.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from joor_desktop.files.column_matches import CHOSEN
from joor_desktop.files.headings import Meaning
from joor_desktop.files.row_filter import RowFilter
from joor_desktop.files.sheet_facts import column_letters
from joor_desktop.files.shown_rows import Row, Rows, in_parts
from joor_desktop.files.sum_rows import sums_up
from joor_desktop.files.table_header import is_title
from joor_desktop.files.understanding import Column, Target
from joor_desktop.model.address_fields import SHIPPING_ADDRESSES
from joor_desktop.model.countries import find_country
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field_table import PRICE_TYPES
from joor_desktop.model.texts import translate

HEADINGS_KEY = "(headings)"
"""The key of the column that they make."""

_CERTAINTY = 0.6
_SHOWN_SAMPLES = 3
_LEAST_UNKNOWN = 2
_LEAST_BELOW = 3

_AROUND = re.compile(r"^[^\W\d]+ ?[:：] *| *[(\[]\d+[)\]]$")

_Says = Callable[[str], object]

_KINDS: tuple[tuple[_Says, Meaning], ...] = (
    (find_country, Meaning(SHIPPING_ADDRESSES, SHIPPING_ADDRESSES.field("shipping_country"))),
    (find_currency, Meaning(PRICE_TYPES, PRICE_TYPES.field("price_type_currency_code"))),
)


class GroupHeadings:
    """Takes such rows out of a table, and puts what they say behind each row, at *index*.

    ``column`` is the index of the column in which the first one stands. With *is_used* they are filled in; else those
    that say a thing of a known kind are noted as remarks, and all others are left to the filter of rows.
    """

    def __init__(self, index: int, first: Row, says: _Says | None, naming: Collection[int], *, is_used: bool) -> None:
        self.index = index
        self.column = next(column for column, text in enumerate(first[1]) if text)
        self._says = says
        self._naming = naming
        self._is_used = is_used
        self._found: list[tuple[int, str]] = []
        self._next = 0

    def others(self, rows: Iterable[Row]) -> list[Row]:
        """Those of *rows* that are no such headings, whose texts belong to the columns in which they stand."""
        return [row for row in rows if not (is_title(row) and is_heading(row, self._says, self._naming))]

    def taken_out(self, rows: Iterable[Row], keep: RowFilter) -> Rows:
        """The other rows among *rows*; *keep* says which of all are shown, and is told of those that are not used."""
        return Rows([row for row in some if not self._takes(row, keep)] for some in in_parts(rows))

    def _takes(self, row: Row, keep: RowFilter) -> bool:
        if not is_title(row) or keep.hides(row[0]) or not is_heading(row, self._says, self._naming):
            return False
        if self._is_used:
            self._found.append((row[0], _said(row) if self._says else _text(row)))
        elif self._says is not None:
            keep.remarks.note(row[0], row[1].index(_text(row)), _text(row))
        return self._is_used or self._says is not None

    def behind(self, rows: Iterable[Row]) -> Iterator[Row]:
        """*rows*, which come from :meth:`taken_out`, each with the text that stands above it."""
        for number, texts, lost in rows:
            while self._next < len(self._found) and self._found[self._next][0] < number:
                self._next += 1
            yield number, [*texts[: self.index], self._found[self._next - 1][1] if self._next else ""], lost


def is_heading(row: Row, says: _Says | None, naming: Collection[int]) -> bool:
    """Whether a row of a single text is such a heading: it says a thing of its kind, or else neither code nor name."""
    if says is not None:
        return bool(says(_said(row)))
    return not any(row[1][index] for index in naming) and not sums_up(row[1], sorted(naming))


def find_headings(
    rows: Sequence[Row], columns: Sequence[Column], chosen: Mapping[str, Sequence[Target]], naming: Collection[int]
) -> tuple[Column, GroupHeadings] | None:
    """The column that headings among the first *rows* of a table make, behind all others; None where there are none.

    *naming* are the indexes of the columns with the customer's code and name; without these the table holds none.
    """
    if not naming:
        return None
    lone = [row for row, below in pairwise(rows) if is_title(row) and _is_full(below, row, naming)]
    for says, meaning in _KINDS:
        found = [row for row in lone if is_heading(row, says, naming)]
        is_first = bool(found) and found[0] is rows[0]  # a single one further down may be a customer's name
        if (is_first or len(found) > 1) and not any(column.applied and _holds(column, meaning) for column in columns):
            return _made(found, columns, chosen, naming, says, (meaning.key,))
    found = [row for row in lone if is_heading(row, None, naming)]
    return _made(found, columns, chosen, naming, None, ()) if len(found) >= _LEAST_UNKNOWN else None


def _is_full(below: Row, row: Row, naming: Collection[int]) -> bool:
    """Whether the row *below* has much more in it: a customer of whom only the name is known is no heading."""
    is_name = any(row[1][index] for index in naming)
    return len(below[1]) - below[1].count("") >= (_LEAST_BELOW if is_name else _LEAST_BELOW - 1)


def _holds(column: Column, meaning: Meaning) -> bool:
    return any((node, name) == (meaning.node.key, meaning.field.name) for node, _, name in column.targets)


def _made(  # all that makes the column
    found: Sequence[Row],
    columns: Sequence[Column],
    chosen: Mapping[str, Sequence[Target]],
    naming: Collection[int],
    says: _Says | None,
    proposed: tuple[Target, ...],
) -> tuple[Column, GroupHeadings]:
    wanted = chosen.get(HEADINGS_KEY)
    headings = GroupHeadings(len(columns), found[0], says, naming, is_used=bool(wanted))
    samples = tuple(dict.fromkeys(map(_text, found)))[:_SHOWN_SAMPLES]
    name, letters = translate("files", "Headings between rows"), column_letters(headings.column)
    if wanted is not None:
        return Column(
            HEADINGS_KEY, letters, name, samples, tuple(wanted), 0, 1.0, CHOSEN, applied=bool(wanted)
        ), headings
    detail = translate("files", "for the rows below it, up to the next one")
    certainty, why = (_CERTAINTY, "values") if proposed else (0.0, "nothing")
    return Column(HEADINGS_KEY, letters, name, samples, proposed, 0, certainty, why, detail), headings


def _said(row: Row) -> str:
    """What a heading says, without what it calls that before a colon, and without how many rows stand below it."""
    return _AROUND.sub("", _text(row))


def _text(row: Row) -> str:
    return next(filter(None, row[1]))
