"""The rows of a table that are customers: not those that are hidden, sum others up, or repeat the names of columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from joor_desktop.files.headings import fold
from joor_desktop.files.shown_rows import Row, Rows, in_parts

_TOTALS = frozenset(
    "total totals grandtotal grand_total sum summe gesamt gesamtsumme totale totali totaux somme suma soma "
    "合計 総計 小計 subtotal sub_total zwischensumme subtotale".split()
)
_NUMBER = re.compile(r"[\d.,' %€$£¥()+-]+")
_NUMBER_OR_COUNT = re.compile(_NUMBER.pattern + r"|\d+ \w+")  # "8 Kunden"
_COUNTED = re.compile(r"(\w+)(?: [^:]+)?: *[\d.,' %€$£¥()+-]*")  # "Total customers: 4"; a colon, lest a name be taken


class RowFilter:
    """Lets the rows of customers through, and counts the others.

    :param headings: the names of the columns, by index.
    :param hidden: the numbers of the rows that the spreadsheet hides.
    :param naming: the indexes of the columns with the customer's code and name.
    """

    def __init__(self, headings: Sequence[str], hidden: Collection[int], naming: Sequence[int]) -> None:
        self._headings = list(headings)
        self._hidden = frozenset(hidden)
        self._naming = tuple(naming)
        self.hidden: list[int] = []
        self.totals: list[int] = []
        self.repeated: list[int] = []

    def those_of(self, rows: Iterable[Row]) -> Rows:
        """The rows of customers among *rows*."""
        return Rows(some if self._are_plain(some) else filter(self._is_customer, some) for some in in_parts(rows))

    def _are_plain(self, rows: Sequence[Row]) -> bool:
        """Whether none of *rows* needs a closer look."""
        first = self._naming[0]
        texts = [row[1][first] for row in rows]
        return (
            all(texts)
            and self._headings[first] not in texts
            and _TOTALS.isdisjoint(map(str.casefold, texts))
            and (not self._hidden or self._hidden.isdisjoint([row[0] for row in rows]))
        )

    def _is_customer(self, row: Row) -> bool:
        """Whether *row* is one; any other is noted."""
        number, texts, _ = row
        first, headings = self._naming[0], self._headings
        if number in self._hidden:
            self.hidden.append(number)
        elif (not texts[first] or texts[first].casefold() in _TOTALS) and self._sums_up(texts, first):
            self.totals.append(number)
        elif texts[first] == headings[first] and texts[: len(headings)] == headings:
            self.repeated.append(number)
        else:
            return True
        return False

    @staticmethod
    def _sums_up(texts: Sequence[str], first: int) -> bool:
        """A row with a word for a total, and else only numbers; the total may stand where codes or names do."""
        is_number = _NUMBER_OR_COUNT if texts[first] else _NUMBER  # beside a shop called "Total" "8 Main" is no count
        words = [text for text in texts if text and not is_number.fullmatch(text)]
        if len(words) != 1:
            return False
        counted = _COUNTED.fullmatch(words[0])
        return fold(counted[1] if counted else words[0]) in _TOTALS
