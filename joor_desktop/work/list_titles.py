"""What the account lists are called, in the window and in the terminal."""

from __future__ import annotations

from joor_desktop.model.texts import QT_TRANSLATE_NOOP, translate
from joor_desktop.storage.lists import AccountList

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
