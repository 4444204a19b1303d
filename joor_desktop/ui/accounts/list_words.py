"""What the columns and the entries of the account lists are called."""

from __future__ import annotations

from joor_desktop.model.field import Kind
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.texts import counted, translate
from joor_desktop.storage.kept_lists import ListEntry
from joor_desktop.storage.lists import SALES_REP_EMAIL, AccountList


def column_title(kind: AccountList, column: str) -> str:
    """What a column of it is called."""
    if column == SALES_REP_EMAIL:
        return translate("accounts", "E-mail")
    return NODE_BY_KEY[kind.node].field(column).title


def is_currency(kind: AccountList, column: int) -> bool:
    """Whether a column of it holds currencies."""
    return column < len(kind.fields) and NODE_BY_KEY[kind.node].field(kind.fields[column]).kind is Kind.CURRENCY


def origin_words(entry: ListEntry) -> str:
    """Where an entry comes from, and how often JOOR accepted it."""
    accepted = counted(
        entry.times, translate("accounts", "accepted once"), translate("accounts", "accepted {n} times")
    )
    if not entry.kept:
        return translate("accounts", "learned, {accepted}").format(accepted=accepted)
    if not entry.times:
        return translate("accounts", "yours")
    return translate("accounts", "yours, {accepted}").format(accepted=accepted)
