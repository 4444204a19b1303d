"""The rules once more, written plainly and slowly: what the generated checker has to agree with."""

from __future__ import annotations

from collections.abc import Iterator

from joor_desktop.checks.accents import mended_accents
from joor_desktop.checks.hidden import without_hidden
from joor_desktop.checks.mangled import check_code, check_number
from joor_desktop.checks.meaning import (
    STATES,
    check_boolean,
    check_country,
    check_currency,
    check_decimal,
    check_email,
    check_integer,
    check_postcode,
    check_state,
)
from joor_desktop.checks.placeholders import is_placeholder
from joor_desktop.model.countries import find_country
from joor_desktop.model.field import Field, Kind, Need, Node
from joor_desktop.model.field_table import CONNECTION, ENTRY_NODES, NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Problem
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.values import excel_error, xml_safe

Finding = tuple[str, str]
"""Code and path of a problem."""

MEANINGS = {
    Kind.BOOLEAN: check_boolean,
    Kind.COUNTRY: check_country,
    Kind.CURRENCY: check_currency,
    Kind.DECIMAL: check_decimal,
    Kind.EMAIL: check_email,
    Kind.INTEGER: check_integer,
}
MANGLED = {Kind.CODE: check_code, Kind.PHONE: check_number, Kind.POSTCODE: check_number}
EMPTY = {Need.REQUIRED: "required", Need.RECOMMENDED: "recommended"}
STATE_COUNTRIES = {"United States", "Canada", "Japan", "Australia"}


def findings(record: Record) -> set[Finding]:
    """What is wrong with *record*, by the rules of the field table and nothing else."""
    found = set(_entry(CONNECTION, 0, record.values))
    for node in ENTRY_NODES:
        entries = record.entries.get(node.key, [])
        for index, entry in enumerate(entries):
            found |= set(_entry(node, index, entry))
        found |= set(_twice(node, entries))
    filled = {
        key
        for key, entries in record.entries.items()
        if any(_readable(NODE_BY_KEY[key], entry) for entry in entries)
    }
    for key, code in (("price_types", "no-price-type"), ("warehouses", "no-warehouse")):
        if key not in filled:
            found.add((code, key))
    return found


def _place(node: Node, index: int, name: str) -> str:
    return f"{node.key}[{index}].{name}" if node.key else name


def _entry(node: Node, index: int, entry: Entry) -> Iterator[Finding]:
    for field in node.fields:
        place = _place(node, index, field.name)
        text = entry.get(field.name, "")
        meant = text.strip()
        if meant.startswith("="):
            yield "formula-without-value", place
        elif excel_error(meant):
            yield "excel-error", place
        else:
            codes = {*_text(field, text), *_meaning(node, field, entry)}
            if _stands_for_nothing(field, text):
                codes.add("placeholder")
            yield from ((code, place) for code in codes)


def _text(field: Field, text: str) -> Iterator[str]:
    if not text.strip():
        return
    if not xml_safe(text):
        yield "xml-character"
    else:
        if text != text.strip():
            yield "spaces-around"
        if mended_accents(text.strip()):
            yield "broken-accents"
        elif text.strip() != without_hidden(field.kind, text.strip()):
            yield "hidden-signs"
    if mangled := _mangled(field, text):
        yield mangled.code
    if len(text) == 32_767:
        yield "text-cut"
    elif field.max_length is not None and len(text) > field.max_length:
        yield "too-long"


def _mangled(field: Field, text: str) -> Problem | None:
    meant = _visible(field, text)
    if not meant or field.kind not in MANGLED or _stands_for_nothing(field, text):
        return None
    return MANGLED[field.kind](Path(field=field.name), meant)


def _stands_for_nothing(field: Field, text: str) -> bool:
    return is_placeholder(field.kind, field.name, _visible(field, text))


def _visible(field: Field, text: str) -> str:
    return without_hidden(field.kind, "".join(filter(xml_safe, text.strip()))).strip()


def _meant(field: Field, text: str) -> str:
    mangled = _mangled(field, text)
    if _stands_for_nothing(field, text):
        return ""
    if mangled and mangled.fix is not None and not mangled.likely:
        return mangled.fix
    return _visible(field, text)


def _meaning(node: Node, field: Field, entry: Entry) -> Iterator[str]:
    text = entry.get(field.name, "")
    meant = _meant(field, text)
    if not meant and (not _stands_for_nothing(field, text) or field.need is Need.IN_STATE_COUNTRIES):
        yield from _empty(node, field, entry)
    elif not meant:
        return
    elif field.kind in MEANINGS:
        problem = MEANINGS[field.kind](Path(node.key, 0, field.name), meant)
        if problem:
            yield problem.code
    elif field.kind is Kind.STATE and (country := _country(node, entry)) in STATES:
        problem = check_state(Path(node.key, 0, field.name), meant, country)
        if problem and meant not in STATES[country]:
            yield problem.code
    elif field.kind is Kind.POSTCODE and (country := _country(node, entry)):
        problem = check_postcode(Path(node.key, 0, field.name), meant, country)
        if problem:
            yield problem.code


def _country(node: Node, entry: Entry) -> str:
    [field] = [other for other in node.fields if other.kind is Kind.COUNTRY]
    return _readable(node, entry).get(field.name, "")


def _empty(node: Node, field: Field, entry: Entry) -> Iterator[str]:
    if field.need in EMPTY:
        yield EMPTY[field.need]
    if field.name in {"shipping_address_1", "billing_address_1", "location_address_1"}:
        yield "address-street"
    if field.need is Need.IN_STATE_COUNTRIES:
        country = find_country(_country(node, entry))
        if country and country.name in STATE_COUNTRIES:
            yield "state-missing" if field.kind is Kind.STATE else "postcode-missing"


def _readable(node: Node, entry: Entry) -> Entry:
    """The entry with what can't be read left out, and the rest as it was meant."""
    meant = {name: _meant(node.field(name), text) for name, text in entry.items()}
    return {
        name: text
        for name, text in meant.items()
        if text and not entry[name].strip().startswith("=") and not excel_error(entry[name])
    }


def _twice(node: Node, entries: list[Entry]) -> Iterator[Finding]:
    rules = {
        "shipping_addresses": ("address-code-twice", ["shipping_code"]),
        "billing_addresses": ("address-code-twice", ["billing_code"]),
        "price_types": ("price-twice", ["price_type_currency_code", "price_type_label"]),
    }
    if node.key not in rules:
        return
    code, names = rules[node.key]
    seen = []
    for index, entry in enumerate(_readable(node, entry) for entry in entries):
        key = [entry.get(name, "") for name in names]
        if len(key) > 1:
            key[0] = key[0].upper()
        if all(key) and key in seen:
            yield code, _place(node, index, names[-1])
        seen.append(key)
