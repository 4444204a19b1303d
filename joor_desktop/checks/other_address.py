"""Words that stand in an address for another one of the customer's: same as billing, wie Rechnung, idem, 同上.

JOOR would take them for the street. Only texts that are written exactly so count, as with placeholders.
"""

from __future__ import annotations

from collections.abc import Iterator

from joor_desktop.checks.placeholders import as_written
from joor_desktop.model.field_table import NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem, Severity
from joor_desktop.model.record import Entry, Record

_WORDS = (
    "same as billing|same as billing address|same as bill to|same as bill-to|same as invoice|same as invoice address|"
    "same as shipping|same as shipping address|same as ship to|same as ship-to|same as delivery|same as above|"
    "same as main|same as main address|same address|as above|see above|see billing|see billing address|see shipping|"
    "wie Rechnung|wie Rechnungsadresse|wie Rechnungsanschrift|siehe Rechnung|siehe Rechnungsadresse|s. Rechnung|"
    "= Rechnungsadresse|= Rechnung|wie Lieferadresse|wie Lieferanschrift|siehe Lieferadresse|wie oben|siehe oben|"
    "wie vor|wie Hauptadresse|gleiche Adresse|"
    "même adresse|idem facturation|idem adresse facturation|idem adresse de facturation|voir facturation|"
    "comme facturation|identique facturation|idem livraison|idem adresse livraison|voir ci-dessus|"
    "adresse identique|"
    "come fatturazione|come da fatturazione|come fattura|stesso indirizzo|vedi fatturazione|"
    "vedi sopra|come sopra|idem fatturazione|idem c.s.|come spedizione|"
    "igual que facturación|igual a facturación|misma dirección|la misma dirección|ver facturación|"
    "igual que envío|ver arriba|"
    "igual à faturação|igual à cobrança|mesmo endereço|mesma morada|igual à entrega|ver acima|"
    "同上|〃|請求先と同じ|請求先に同じ|納品先と同じ|上記と同じ|同账单地址|与账单地址相同|同收货地址|"
    "zie factuuradres|als factuuradres|idem factuuradres|zelfde adres"
)
_ALONE = (
    "same|idem|id.|dito|ditto|do.|detto|identisch|s.o.|s. o.|la même|identique|lo stesso|la stessa|uguale|c.s.|"
    "la misma|ídem|o mesmo|a mesma|hetzelfde|同じ|相同|''|\"|″"
)
"""Shops may be called so, but no streets, towns and countries are."""

_SENTENCES = frozenset(written for word in _WORDS.split("|") for written in as_written(word))
_SIGNS = frozenset(written for word in _ALONE.split("|") for written in as_written(word))

SAME_ADDRESS = _SENTENCES | _SIGNS
"""A record without any of these texts tells of no other address."""

_OTHER = {"shipping_addresses": "billing_addresses", "billing_addresses": "shipping_addresses"}
_PREFIX = {"shipping_addresses": "shipping", "billing_addresses": "billing"}
_CODES = frozenset({"shipping_code", "billing_code"})
"""Those of two addresses differ."""
_NAMES = _CODES | {"shipping_name", "billing_name", "shipping_email", "shipping_create_doors"}
_NOT_EMPTY = ("_address_1", "_address_2", "_city", "_state", "_postal_code", "_country")
"""Where the street of an address says that it is another one, these are that one's too where they are empty."""


def holds_other_address(record: Record) -> bool:
    """Whether an address of the record stands for another one."""
    return any(entry_holds_other_address(key, entry) for key in _OTHER for entry in record.entries.get(key, ()))


def entry_holds_other_address(key: str, entry: Entry) -> bool:
    """Whether a text of this entry of the node *key* stands for another address."""
    return (
        key in _OTHER
        and not SAME_ADDRESS.isdisjoint(entry.values())
        and any(_stands_for_other(name, text) for name, text in entry.items())
    )


def _stands_for_other(name: str, text: str) -> bool:
    return text in _SENTENCES or (text in _SIGNS and name not in _NAMES)


def check_other_address(record: Record, key: str, index: int) -> Iterator[Problem]:
    """A problem for each field of an address for which another address stands, with what is written there.

    The other one is the customer's first address of the other kind. What that lacks too has no proposal.
    """
    entry = record.entries[key][index]
    if not entry_holds_other_address(key, entry):
        return
    words = next(text for name, text in entry.items() if _stands_for_other(name, text))
    other = next(iter(record.entries.get(_OTHER[key], ())), {})
    all_the_same = _stands_for_other("", entry.get(f"{_PREFIX[key]}_address_1", ""))
    for field in NODE_BY_KEY[key].fields:
        text = entry.get(field.name, "")
        meant = other.get(f"{_PREFIX[_OTHER[key]]}{field.name.removeprefix(_PREFIX[key])}", "")
        fix = meant if meant not in SAME_ADDRESS and field.name not in _CODES else ""
        if _stands_for_other(field.name, text) or (
            all_the_same and not text and fix and field.name.endswith(_NOT_EMPTY)
        ):
            path = Path(key, index, field.name)
            yield Problem(Severity.ERROR, "other-address", path, {"value": words}, fix=fix or None, likely=bool(fix))
