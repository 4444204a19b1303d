"""Each fault that is mended for a person: told in the panel, previewed and mended with its button, undone by a key."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from joor_desktop.model.path import Path
from joor_desktop.storage.drafts import Drafts
from joor_desktop.storage.kept_lists import KeptLists
from joor_desktop.storage.lists import AccountList
from joor_desktop.work.editing import ListEditor
from tests.ui.conftest import OpenWindow, customer, managed_windows
from tests.ui.customers.test_mending import line, preview
from tests.ui.customers.test_page import press, tables_of, visible

pytestmark = managed_windows

NAME, CODE, EMAIL, GROUP = (
    Path(field=name) for name in ("customer_name", "customer_code", "customer_contact_email", "customer_group_name")
)
STREET, STREET_2, STATE, POSTCODE, COUNTRY, DOORS = (
    Path("shipping_addresses", 0, f"shipping_{name}")
    for name in ("address_1", "address_2", "state", "postal_code", "country", "create_doors")
)
LABEL, CURRENCY = Path("price_types", 0, "price_type_label"), Path("price_types", 0, "price_type_currency_code")
PERCENT = Path("discounts", 0, "amount")
TEXAS = {COUNTRY: "United States", POSTCODE: "75201"}
BOSTON = {COUNTRY: "United States", POSTCODE: "2108"}


class Fault(NamedTuple):
    """What stands in a customer, how the panel calls it, and what stands there once it was mended."""

    title: str
    texts: dict[Path, str]
    mended: dict[Path, str]
    name: str = ""


FAULTS = [
    Fault("Country in another spelling", {COUNTRY: "Deutschland"}, {COUNTRY: "Germany"}),
    Fault("Country not known", {COUNTRY: "Germnay"}, {COUNTRY: "Germany"}),
    Fault("State in another spelling", {**TEXAS, STATE: "texas"}, {STATE: "TX"}),
    Fault("State missing", {**TEXAS, STATE: ""}, {STATE: "TX"}),
    Fault("State missing", {**BOSTON, STATE: ""}, {STATE: "MA"}, "state-of-a-postcode-without-its-zero"),
    Fault("Postcode without its zeros", {COUNTRY: "Germany", POSTCODE: "1067"}, {POSTCODE: "01067"}),
    Fault("Name has spaces around it", {NAME: " Nord "}, {NAME: "Nord"}),
    Fault("Contact e-mail with capitals", {EMAIL: "anna@Nord.Example"}, {EMAIL: "anna@nord.example"}),
    Fault("Contact e-mail with a mistyped ending", {EMAIL: "anna@gmial.com"}, {EMAIL: "anna@gmail.com"}),
    Fault(
        "Street too long",
        {STREET: "Landsberger Straße 155, Haus 2, Eingang B, Aufgang 3, Stock 4", STREET_2: ""},
        {STREET: "Landsberger Straße 155, Haus 2, Eingang B, Aufgang", STREET_2: "3, Stock 4"},
    ),
    Fault("Price label not quite as on the account list", {LABEL: "Europ"}, {LABEL: "Europe"}),
    Fault("Group not quite as on the account list", {GROUP: "Speciality"}, {GROUP: "Specialty"}),
    Fault("Make a door is neither yes nor no", {DOORS: "yess"}, {DOORS: "yes"}),
    Fault("Percent is no number", {PERCENT: "15 percent"}, {PERCENT: "15"}),
    Fault("Currency not known", {CURRENCY: "€"}, {CURRENCY: "EUR"}, "currency-symbol"),
    Fault("Currency not known", {CURRENCY: "Euro"}, {CURRENCY: "EUR"}, "currency-name"),
    Fault("Currency not in capitals", {CURRENCY: "eur"}, {CURRENCY: "EUR"}),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name or fault.title.replace(" ", "-").lower())
def test_fault_is_told_previewed_mended_and_undone(
    open_window: OpenWindow, spring: ListEditor, lists: Drafts, qtbot: QtBot, fault: Fault
) -> None:
    kept = KeptLists(lists.database)
    kept.keep("practice", AccountList.PRICE_LABELS, [("EUR", "Europe", "EUR")])
    kept.keep("practice", AccountList.GROUPS, [("Specialty",), ("Department",)])
    record = customer(1)
    for path, text in fault.texts.items():
        record.set_value(path, text)
    record_id = spring.add_customer(record)
    window = open_window()
    dialog = preview(window, fault.title, "Preview the fix", qtbot)
    (told,) = fault.mended.values() if len(fault.mended) == 1 else [fault.mended[STREET]]
    assert line(dialog, 0)[3].startswith(told)
    press(dialog, "Change 1 value")
    qtbot.waitUntil(lambda: not visible(window.frame.side, fault.title))
    qtbot.waitUntil(tables_of(window).table.hasFocus)
    record = lists.page([record_id])[0].record
    assert {path: record.value(path) for path in fault.mended} == fault.mended
    QTest.keyClick(window.frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    record = lists.page([record_id])[0].record
    assert {path: record.value(path) for path in fault.texts} == fault.texts
    qtbot.waitUntil(lambda: visible(window.frame.side, fault.title))
