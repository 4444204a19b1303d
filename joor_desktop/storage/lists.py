"""Account lists: what stands in a JOOR account, as far as it was accepted once. JOOR has no call that tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum

import orjson

from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field import Kind
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.record import Record
from joor_desktop.storage.database import Database

SALES_REP_EMAIL = "sales_rep_email"
"""A customer has a sales rep's code only; in a JOOR account each has one e-mail address and one code."""

_CURRENCIES = frozenset(
    field.name for node in NODE_BY_KEY.values() for field in node.fields if field.kind is Kind.CURRENCY
)


class AccountList(Enum):
    """The lists, each with the node ("" for the customer itself) and the fields that make up one entry of it."""

    PRICE_LABELS = (
        "price_types", ("price_type_currency_code", "price_type_label", "price_type_retail_currency_code")
    )
    SALES_REPS = ("", ("sales_rep_code",))
    WAREHOUSES = ("warehouses", ("warehouse_code", "warehouse_name"))
    GROUPS = ("", ("customer_group_name", "customer_group_code"))
    COMPANIES = ("", ("company_number_name", "company_number_code"))
    PAYMENT_METHODS = ("payment_methods", ("payment_method_name", "payment_method_code"))
    SHIPPING_METHODS = ("shipping_methods", ("shipping_method_name", "shipping_method_code"))

    @property
    def node(self) -> str:
        """The node whose entries the list describes, "" for the customer itself."""
        node: str = self.value[0]
        return node

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of one entry of the list."""
        fields: tuple[str, ...] = self.value[1]
        return fields

    @property
    def columns(self) -> tuple[str, ...]:
        """What a person says of one entry: its fields, and what no customer has but helps to find one's way."""
        return (*self.fields, SALES_REP_EMAIL) if self is AccountList.SALES_REPS else self.fields

    @classmethod
    def of_field(cls, node: str, field: str) -> AccountList | None:
        """The list that a field takes its values from; None where it takes them from none."""
        return next((each for each in cls if each.node == node and field in each.fields), None)


class AccountLists:
    """The lists of each profile; an entry is the texts of :attr:`AccountList.fields`, "" where one is empty."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def learn(self, profile: str, records: Iterable[Record]) -> None:
        """Remember the entries of records that the profile's account accepted."""
        found = Counter[tuple[str, str]]()
        for record in records:
            found.update((kind.name, entry) for kind in AccountList for entry in _entries(record, kind))
        now = datetime.now(UTC).isoformat()
        with self._database.transaction():
            self._database.run_many(
                "INSERT INTO account_value (profile, kind, entry, times, last) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET times = times + excluded.times, last = excluded.last",
                [(profile, kind, entry, times, now) for (kind, entry), times in found.items()],
            )

    def values(self, profile: str, kind: AccountList) -> list[tuple[str, ...]]:
        """The entries of one list, those used most first."""
        return [entry for entry, _ in sorted(self.counted(profile, kind), key=lambda each: (-each[1], each[0]))]

    def counted(self, profile: str, kind: AccountList) -> list[tuple[tuple[str, ...], int]]:
        """The entries of one list, each with how often it was accepted."""
        found = Counter[tuple[str, ...]]()
        for entry, times in self._database.rows(
            "SELECT entry, times FROM account_value WHERE profile = ? AND kind = ?", (profile, kind.name)
        ):
            found[_as_sent(kind, orjson.loads(entry))] += times
        return list(found.items())

    def forget(self, profile: str) -> None:
        """Forget the lists of a profile."""
        self._database.run("DELETE FROM account_value WHERE profile = ?", (profile,))


def _entries(record: Record, kind: AccountList) -> set[str]:
    texts = [record.values] if not kind.node else record.entries.get(kind.node, [])
    entries = (_as_sent(kind, [each.get(field, "") for field in kind.fields]) for each in texts)
    return {orjson.dumps(entry).decode() for entry in entries if any(entry)}


def _as_sent(kind: AccountList, entry: Iterable[str]) -> tuple[str, ...]:
    """The entry as JOOR got it: a currency by its code, however it was written."""
    found = zip(kind.fields, entry, strict=True)
    return tuple(_currency_code(text) if field in _CURRENCIES else text for field, text in found)


def _currency_code(text: str) -> str:
    currency = find_currency(text)
    return currency.code if currency else text
