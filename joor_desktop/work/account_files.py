"""Account lists out of tables that others made: which column is which, by its heading or by what stands in it."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

from joor_desktop.errors import UsageError
from joor_desktop.files.copied_cells import read_cells
from joor_desktop.files.opening import open_tables
from joor_desktop.model.currencies import CURRENCIES
from joor_desktop.model.texts import translate
from joor_desktop.storage.kept_lists import Texts
from joor_desktop.storage.lists import SALES_REP_EMAIL, AccountList
from joor_desktop.work.context import TaskContext

_MOST_ROWS = 20_000
_HEADINGS_WITHIN = 10

_CURRENCY = "currency currencycode wholesalecurrency ccy curr währung devise valuta moneda divisa"
_CODES = "code number no nr id key short kürzel codice código"
_NAMES = "name description title text bezeichnung nom nome nombre"
_HEADINGS = {
    "price_type_currency_code": _CURRENCY,
    "price_type_label": "label pricelabel price pricelist pricetype preisliste listino tarif tarifa " + _NAMES,
    "price_type_retail_currency_code": "retailcurrency retailcurrencycode rrpcurrency msrpcurrency retail",
    "sales_rep_code": "salesrep salesrepcode rep repcode agent agentcode salesperson vertreter " + _CODES,
    SALES_REP_EMAIL: "email mail emailaddress salesrepemail repemail agentemail",
    "warehouse_code": "warehousecode " + _CODES,
    "warehouse_name": "warehouse warehousename lager depot magazzino " + _NAMES,
    "customer_group_name": "group groupname customergroup customergroupname gruppe gruppo " + _NAMES,
    "customer_group_code": "groupcode customergroupcode " + _CODES,
    "company_number_name": "company companyname " + _NAMES,
    "company_number_code": "companycode companynumber " + _CODES,
    "payment_method_name": "payment paymentmethod paymentmethodname terms paymentterms zahlung pagamento " + _NAMES,
    "payment_method_code": "paymentcode paymentmethodcode termscode " + _CODES,
    "shipping_method_name": "shipping shippingmethod shippingmethodname carrier versand spedizione " + _NAMES,
    "shipping_method_code": "shippingcode shippingmethodcode carriercode " + _CODES,
}
"""What people call these columns, without spaces and signs; JOOR's own names are known besides."""

_CURRENCY_CODES = frozenset(currency.code for currency in CURRENCIES)


def read_entries(context: TaskContext, path: pathlib.Path, kind: AccountList) -> list[Texts]:
    """The entries for a list that a workbook or a text file has, of the sheet that fits it best.

    Raises UnreadableFileError, and UsageError where there is nothing for the list in it.
    """
    tables = open_tables(path, _MOST_ROWS)
    context.check()
    best = [table for table in tables if _headed(table, kind)] or tables
    entries = next((each for table in best if (each := entries_of(table, kind))), [])
    if not entries:
        raise UsageError(
            translate("lists", "There is nothing for this list in “{file}”.").format(file=path.name),
            translate("lists", "It takes a workbook or a text file with a row for each entry."),
        )
    return entries


def pasted_entries(text: str, kind: AccountList) -> list[Texts]:
    """The entries in rows that were copied from a spreadsheet."""
    return entries_of(read_cells(text), kind)


def entries_of(table: Sequence[Sequence[str]], kind: AccountList) -> list[Texts]:
    """The entries in the rows of a table, each once."""
    headed = _headed(table, kind)
    if headed is not None:
        row, places = headed
        rows = table[row + 1 :]
    else:
        rows = [row for row in table if any(text.strip() for text in row)]
        places = _by_content(rows, kind)
    pairs = list(zip(kind.columns, places, strict=True))
    entries = (tuple(_text(row, place, column) for column, place in pairs) for row in rows)
    return list(dict.fromkeys(entry for entry in entries if any(entry)))


def _text(row: Sequence[str], place: int | None, column: str) -> str:
    text = row[place].strip() if place is not None and place < len(row) else ""
    return text.upper() if column.endswith("currency_code") else text


Places = list[int | None]
"""For each column of a list the place in a row where it stands; None where it doesn't."""


def _headed(table: Sequence[Sequence[str]], kind: AccountList) -> tuple[int, Places] | None:
    """The row of headings, and where each column stands; None where there is no such row."""
    for number, row in enumerate(table[:_HEADINGS_WITHIN]):
        folded = [_fold(text) for text in row]
        places = [_place(folded, column) for column in kind.columns]
        named = len({place for place in places if place is not None})
        if named and (named > 1 or named == sum(map(bool, folded))):
            return number, places
    return None


def _place(folded: Sequence[str], column: str) -> int | None:
    names = [_fold(column), *_HEADINGS[column].split()]
    return next((folded.index(name) for name in names if name in folded), None)


def _fold(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _by_content(rows: Sequence[Sequence[str]], kind: AccountList) -> Places:
    width = max(map(len, rows), default=0)
    columns = [[text for row in rows if (text := "".join(row[place : place + 1]).strip())] for place in range(width)]
    filled = [place for place in range(width) if columns[place]]
    if kind is AccountList.PRICE_LABELS:
        money = [place for place in filled if all(text.upper() in _CURRENCY_CODES for text in columns[place])]
        labels = [place for place in filled if place not in money]
        return [_nth(money, 0), _nth(labels, 0), _nth(money, 1)]
    if kind is AccountList.SALES_REPS:
        mails = [place for place in filled if all("@" in text for text in columns[place])]
        return [_nth([place for place in filled if place not in mails], 0), _nth(mails, 0)]
    if len(filled) < 2:
        return [_nth(filled, 0) if column.endswith("_name") else None for column in kind.columns]
    one, other = sorted(filled[:2], key=lambda place: sum(map(len, columns[place])) / len(columns[place]))
    return [one if column.endswith("_code") else other for column in kind.columns]


def _nth(places: Sequence[int], number: int) -> int | None:
    return places[number] if number < len(places) else None
