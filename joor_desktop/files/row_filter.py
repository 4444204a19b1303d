"""The rows of a table that are customers: not those that are hidden, sum others up, repeat its head, or only remark."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import partial

from joor_desktop.files.headings import fold
from joor_desktop.files.shown_rows import Row, Rows, in_parts
from joor_desktop.files.stray_cells import StrayCells
from joor_desktop.files.sum_rows import any_begins_like_a_sum, sums_up

_NUMBERS = re.compile(r"[\d./-]+")
_MOST_IN_A_REMARK = 2
_NAMED = 2
_MOST = 0.6


class RowFilter:
    """Lets the rows of customers through, and notes the others; ``left_out`` are the codes of those that are hidden.

    :param headings: the names of the columns, by index.
    :param hidden: the numbers of the rows that the spreadsheet hides.
    :param naming: the indexes of the columns with the customer's code and name, of which one may be missing.
    :param titles: the texts of rows that stand above the names, and so may stand above those of a next page.
    :param codes: some of the customers' codes.
    """

    def __init__(
        self,
        headings: Sequence[str],
        hidden: Collection[int],
        naming: Sequence[int],
        titles: Iterable[Sequence[str]] = (),
        codes: Sequence[str] = (),
    ) -> None:
        self._headings = list(headings)
        self._hidden = frozenset(hidden)
        self._naming = tuple(naming)
        titles = list(titles)
        self._titles = {_without_numbers(texts) for texts in titles}
        self._sizes = set(map(len, self._titles))  # most rows are told from titles by these alone
        first = self._naming[0]
        self._marks = {self._headings[first], *(texts[first] for texts in titles if first < len(texts))} - {""}
        self._are_codes = bool(codes) and sum(map(_is_code, codes)) >= _MOST * len(codes)
        self._last = 0
        self.hidden: list[int] = []
        self.left_out: set[str] = set()
        self.totals: list[int] = []
        self.repeated: list[int] = []
        self.remarks = StrayCells()

    def hides(self, number: int) -> bool:
        """Whether the spreadsheet hides this row, so that it is left out."""
        return number in self._hidden

    def those_of(self, rows: Iterable[Row], *, are_whole: bool = False, are_joined: bool = False) -> Rows:
        """The rows of customers among *rows*.

        *are_whole* tells that each is a customer of its own, so one with only a text that is no code or name is none.
        With *are_joined* several are a customer, which such a row may go on, but not behind empty ones.
        """
        kept = partial(self._kept, are_whole=are_whole, are_joined=are_joined)
        return Rows(map(kept, map(self._shown, in_parts(rows))))

    def _kept(self, rows: list[Row], *, are_whole: bool, are_joined: bool) -> list[Row]:
        """Those of *rows*, which follow those that were asked for before, that are of customers."""
        before, self._last = self._last, rows[-1][0] if rows else self._last
        if self._are_plain(rows):
            return rows
        kept = []
        for row in rows:
            is_apart = are_joined and row[0] > before + 1
            before = row[0]
            if self._is_customer(row, are_whole=are_whole, is_apart=is_apart):
                kept.append(row)
        return kept

    def _shown(self, rows: list[Row]) -> list[Row]:
        """Those of *rows* that the spreadsheet shows; the others are noted."""
        if not self._hidden or self._hidden.isdisjoint([row[0] for row in rows]):
            return rows
        hidden = [row for row in rows if row[0] in self._hidden]
        self.hidden += [row[0] for row in hidden]
        self.left_out.update(row[1][self._naming[0]].strip() for row in hidden)
        return [row for row in rows if row[0] not in self._hidden]

    def _are_plain(self, rows: Sequence[Row]) -> bool:
        """Whether none of *rows* needs a closer look."""
        first = self._naming[0]
        texts = [row[1][first] for row in rows]
        return (
            all(texts)
            and (len(self._naming) < _NAMED or all(row[1][self._naming[1]] for row in rows))
            and self._marks.isdisjoint(texts)
            and not any_begins_like_a_sum(texts)
        )

    def _is_customer(self, row: Row, *, are_whole: bool, is_apart: bool) -> bool:
        """Whether *row* is one; any other is noted."""
        number, texts, _ = row
        if sums_up(texts, self._naming):
            self.totals.append(number)
        elif self._is_head(texts):
            self.repeated.append(number)
        elif self._is_remark(texts, are_whole=are_whole, is_apart=is_apart):
            for column in (index for index, text in enumerate(texts) if text):
                self.remarks.note(number, column, texts[column])
        else:
            return True
        return False

    def _is_head(self, texts: Sequence[str]) -> bool:
        """Whether a row repeats the names of the columns, or what stands above them."""
        first, headings = self._naming[0], self._headings
        if texts[first] == headings[first] and texts[: len(headings)] == headings:
            return True
        return len(texts) - texts.count("") in self._sizes and _without_numbers(texts) in self._titles

    def _is_remark(self, texts: Sequence[str], *, are_whole: bool, is_apart: bool) -> bool:
        """Whether a row is a note or a heading: a text or two, with neither a name nor anything like a code."""
        filled = len(texts) - texts.count("")
        naming = [texts[index] for index in self._naming]
        if not any(naming):
            return filled == 1 and (are_whole or is_apart)
        most = _MOST_IN_A_REMARK if are_whole else 1
        is_code_alone = len(naming) == _NAMED and not naming[1] and filled <= most
        return is_code_alone and self._are_codes and not _is_code(naming[0])


def _is_code(text: str) -> bool:
    """Whether a text is a single word with a digit, as most codes are."""
    return any(map(str.isdigit, text)) and len(text.split()) == 1


def _without_numbers(texts: Sequence[str]) -> tuple[str, ...]:
    """The filled ones of *texts*; page numbers and dates change from page to page."""
    return tuple(fold(_NUMBERS.sub(" ", text)) for text in texts if text)
