"""What the account lists, their columns and their entries are called."""

from __future__ import annotations

from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.texts import QT_TRANSLATE_NOOP, counted, translate
from joor_desktop.storage.kept_lists import ListEntry
from joor_desktop.storage.lists import SALES_REP_EMAIL, AccountList

_TITLES = {
    AccountList.PRICE_LABELS: QT_TRANSLATE_NOOP("accounts", "Price labels"),
    AccountList.SALES_REPS: QT_TRANSLATE_NOOP("accounts", "Sales reps"),
    AccountList.WAREHOUSES: QT_TRANSLATE_NOOP("accounts", "Warehouses"),
    AccountList.GROUPS: QT_TRANSLATE_NOOP("accounts", "Customer groups"),
    AccountList.COMPANIES: QT_TRANSLATE_NOOP("accounts", "Company numbers"),
    AccountList.PAYMENT_METHODS: QT_TRANSLATE_NOOP("accounts", "Payment methods"),
    AccountList.SHIPPING_METHODS: QT_TRANSLATE_NOOP("accounts", "Shipping methods"),
}


def list_title(kind: AccountList) -> str:
    """What a list is called."""
    return translate("accounts", _TITLES[kind])


def column_title(kind: AccountList, column: str) -> str:
    """What a column of it is called."""
    if column == SALES_REP_EMAIL:
        return translate("accounts", "E-mail")
    return NODE_BY_KEY[kind.node].field(column).title


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
