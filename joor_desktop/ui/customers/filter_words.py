"""What a table is sorted and filtered by, in words."""

from __future__ import annotations

from collections.abc import Callable

from joor_desktop.model.texts import translate
from joor_desktop.ui.customers.row_state import state_word
from joor_desktop.ui.words import grouped
from joor_desktop.work.arranging import NUMBER_COLUMN, STATE_COLUMN, ColumnFilter, SortKey, Test, in_sorted_order

_MOST_NAMED = 3

Titles = Callable[[str], str]
"""The title of a column, by its key."""


def test_words() -> dict[Test, str]:
    """The tests that a person chooses from, in their order."""
    return {
        Test.CONTAINS: translate("filter", "contains"),
        Test.BEGINS: translate("filter", "begins with"),
        Test.IS: translate("filter", "is"),
        Test.IS_NOT: translate("filter", "is not"),
        Test.EMPTY: translate("filter", "is empty"),
        Test.FILLED: translate("filter", "is not empty"),
    }


def value_words(column: str, text: str, *, checked: bool = True) -> str:
    """A value of a column as it is read; nobody without errors is called ready before all are *checked*."""
    if column == STATE_COLUMN:
        return state_word(text, checked=checked)
    return text.replace("\n", " ⏎ ") or translate("filter", "(empty)")


def filter_words(each: ColumnFilter, titles: Titles, *, checked: bool = True) -> str:
    """One filter: "Country is Italy or Spain"; *checked* as for :func:`value_words`."""
    title = titles(each.column)
    if each.test is not Test.VALUES:
        return f"{title} {test_words()[each.test]} {each.text}".strip()
    values = [value_words(each.column, text, checked=checked) for text in in_sorted_order(each.texts, each.column)]
    if len(values) > _MOST_NAMED:
        some = translate("filter", "{title} is one of {n} values")
        return some.format(title=title, n=grouped(len(values)))
    between = translate("filter", " or ")
    return translate("filter", "{title} is {values}").format(title=title, values=between.join(values))


def sort_words(sort: tuple[SortKey, ...], titles: Titles) -> str:
    """The keys of a sort: "Sorted by Country ↑, Name ↓"."""
    keys = ", ".join(f"{titles(key.column)} {'↓' if key.descending else '↑'}" for key in sort)
    return translate("filter", "Sorted by {keys}").format(keys=keys)


def direction_words(column: str, *, numbers: bool) -> tuple[str, str]:
    """What ascending and descending mean in a column."""
    if column == STATE_COLUMN:
        return translate("filter", "Sort: errors first"), translate("filter", "Sort: what JOOR has first")
    if column == NUMBER_COLUMN or numbers:
        return translate("filter", "Sort: smallest first"), translate("filter", "Sort: largest first")
    return translate("filter", "Sort A to Z"), translate("filter", "Sort Z to A")
