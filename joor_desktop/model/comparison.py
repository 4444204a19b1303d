"""Holds what was sent of a customer against what JOOR gives back of it, field by field.

JOOR's page "Connection GET" has another shape than what is posted: numbers of JOOR's own come in (``*_address_id``),
``customer_contact_name`` is the retailer's own name on JOOR, ``customer_buyer_name`` stands for the buyers. What was
left empty is no difference, since JOOR fills such fields itself; nor is an entry that JOOR has besides those sent. Such
values are told apart, as what JOOR has besides.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from joor_desktop.model.countries import find_country
from joor_desktop.model.currencies import find_currency
from joor_desktop.model.field import Field, Kind, Node
from joor_desktop.model.field_table import BUYERS, CONNECTION, ENTRY_NODES, NODE_BY_KEY
from joor_desktop.model.path import Path
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.states import meant_state
from joor_desktop.model.texts import translate
from joor_desktop.model.values import parse_boolean, parse_decimal, parse_integer

_Numbered = tuple[int, Entry]
"""An entry with its place in its list, from 0."""

_OWN_NUMBER = "_address_id"
_RETAILERS_NAME = "customer_contact_name"
_BUYERS_AS_TEXT = "customer_buyer_name"


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that JOOR has otherwise than it was sent; ``told`` is "" where JOOR has nothing there, ``sent`` where
    nothing was sent."""

    path: Path
    sent: str
    told: str

    @property
    def place(self) -> str:
        """Where it is, in a person's words: "Group", "Shipping address 2: City"."""
        node = NODE_BY_KEY[self.path.node]
        title = node.field(self.path.field).title if self.path.field else ""
        if not self.path.node:
            return title
        entry = f"{node.title} {self.path.index + 1}"
        return f"{entry}: {title}" if title else entry

    @property
    def words(self) -> str:
        """What differs, in one line; where nothing was sent, what JOOR has."""
        if not self.sent:
            return translate("comparison", "{place}: “{told}”").format(place=self.place, told=self.told)
        told = f"“{self.told}”" if self.told else translate("comparison", "nothing")
        text = translate("comparison", "{place}: sent “{sent}”, JOOR has {told}")
        return text.format(place=self.place, sent=self.sent, told=told)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found; ``not_told`` are the places that were sent and that JOOR's answer doesn't carry,
    ``besides`` what JOOR has where nothing was sent."""

    differences: tuple[Difference, ...] = ()
    not_told: tuple[Path, ...] = ()
    besides: tuple[Difference, ...] = ()

    @property
    def is_equal(self) -> bool:
        """Whether all that JOOR tells is as it was sent."""
        return not self.differences


def compare(sent: Record, told: Mapping[str, Any]) -> Comparison:
    """Compare a record with JOOR's answer for it, which may come from JSON or XML."""
    found = [*_compare_fields(Path(), CONNECTION, sent.values, told)]
    besides = [*_fields_besides(Path(), CONNECTION, sent.values, told)]
    for node in ENTRY_NODES:
        entries = [
            (index, entry)
            for index, entry in enumerate(sent.entries.get(node.key, ()))
            if any(map(str.strip, entry.values()))
        ]
        if entries:
            found += _compare_lists(node, entries, told, besides)
        else:
            besides += _entries_besides(node, 0, _entries_at(node, told) or ())
    return Comparison(
        tuple(each for each in found if isinstance(each, Difference)),
        tuple(each for each in found if isinstance(each, Path)),
        tuple(besides),
    )


def _compare_fields(
    place: Path, node: Node, sent: Entry, told: Mapping[str, Any]
) -> Iterator[Difference | Path]:
    country = _country_of(sent)
    for field in node.fields:
        text = sent.get(field.name, "").strip()
        if not text:
            continue
        path = Path(place.node, place.index, field.name)
        name = next((name for name in _names(field) if name in told), None)
        if name is None:
            yield path
        elif not _same(field.kind, text, shown(told[name]), country):
            yield Difference(path, text, shown(told[name]))


def _fields_besides(place: Path, node: Node, sent: Entry, told: Mapping[str, Any]) -> Iterator[Difference]:
    """What JOOR has in fields of which nothing was sent; its own numbers, and a plain no, say nothing."""
    for field in node.fields:
        if sent.get(field.name, "").strip() or field.name.endswith(_OWN_NUMBER):
            continue
        text = next((shown(told[name]) for name in _names(field) if name in told), "")
        if text and not (field.kind is Kind.BOOLEAN and parse_boolean(text) is False):
            yield Difference(Path(place.node, place.index, field.name), "", text)


def _entries_besides(node: Node, first: int, told: Sequence[Mapping[str, Any]]) -> Iterator[Difference]:
    """Whole entries that JOOR has besides those sent, numbered from *first*."""
    for index, entry in enumerate(told, first):
        texts = [each.told for each in _fields_besides(Path(node.key, index), node, {}, entry)]
        if texts:
            yield Difference(Path(node.key, index), "", ", ".join(texts))


def _names(field: Field) -> Iterator[str]:
    return (name for name in (field.name, *field.spellings) if name != _RETAILERS_NAME)


def _country_of(entry: Entry) -> str:
    text = next((text for name, text in entry.items() if name.endswith("_country")), "")
    country = find_country(text) if text else None
    return country.alpha_2 if country else ""


def _compare_lists(
    node: Node, sent: Sequence[_Numbered], told: Mapping[str, Any], besides: list[Difference]
) -> Iterator[Difference | Path]:
    listed = _entries_at(node, told)
    if listed is None and node is BUYERS and _BUYERS_AS_TEXT in told:
        yield from _compare_buyers(sent, shown(told[_BUYERS_AS_TEXT]))
    elif listed is None:
        yield Path(node.key)
    else:
        yield from _compare_entries(node, sent, listed, besides)


def _entries_at(node: Node, told: Mapping[str, Any]) -> list[Mapping[str, Any]] | None:
    """The entries of a list in JOOR's answer; None where the answer doesn't carry the list."""
    place: Any = told
    for name in node.path:
        if not isinstance(place, Mapping) or name not in place:
            return None
        place = place[name]
    return [entry for entry in place or () if isinstance(entry, Mapping)] if isinstance(place, list | None) else None


def _compare_buyers(sent: Sequence[_Numbered], told: str) -> Iterator[Difference]:
    folded = _plain(told).casefold()
    for index, buyer in sent:
        name = _plain(buyer.get("buyer_name", ""))
        if name and name.casefold() not in folded:
            yield Difference(Path(BUYERS.key, index, "buyer_name"), name, told)


def _compare_entries(
    node: Node, sent: Sequence[_Numbered], told: Sequence[Mapping[str, Any]], besides: list[Difference]
) -> Iterator[Difference | Path]:
    """Each entry is held against the one of JOOR's that is most like it, since nobody says that the order stays."""
    left = list(told)
    found: dict[int, list[Difference | Path]] = {}
    # Those that are there unchanged choose first, so that a changed one does not take another's place.
    for most_differences in (0, len(node.fields)):
        for index, entry in sent:
            best = None if index in found else _best_match(node, index, entry, left)
            if best is not None and _differences(best[1]) <= most_differences:
                besides += _fields_besides(Path(node.key, index), node, entry, left.pop(best[0]))
                found[index] = best[1]
    besides += _entries_besides(node, 1 + max(index for index, _ in sent), left)
    for index, entry in sent:
        yield from found[index] if index in found else _missing(node, index, entry)


def _best_match(
    node: Node, index: int, entry: Entry, told: Sequence[Mapping[str, Any]]
) -> tuple[int, list[Difference | Path]] | None:
    """The place and the outcome of the entry that differs least; None where nothing of any is the same."""
    outcomes = [list(_compare_fields(Path(node.key, index), node, entry, each)) for each in told]
    best = min(range(len(told)), key=lambda place: (_differences(outcomes[place]), len(outcomes[place])), default=None)
    filled = sum(bool(text.strip()) for text in entry.values())
    if best is None or _differences(outcomes[best]) >= filled:
        return None
    return best, outcomes[best]


def _differences(found: Sequence[Difference | Path]) -> int:
    return sum(isinstance(each, Difference) for each in found)


def _missing(node: Node, index: int, entry: Entry) -> Iterator[Difference]:
    texts = (entry.get(field.name, "").strip() for field in node.fields)
    yield Difference(Path(node.key, index), ", ".join(filter(None, texts)), "")


def shown(value: Any) -> str:
    """A value of JOOR's answer as text: booleans as in JOOR's table, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return ", ".join(map(shown, value.values() if isinstance(value, dict) else value))
    return str(value).strip()


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _same(kind: Kind, sent: str, told: str, country: str) -> bool:
    """Whether two texts mean the same value of this kind."""
    if _plain(sent) == _plain(told):
        return True
    if kind is Kind.EMAIL:
        return _plain(sent).casefold() == _plain(told).casefold()
    read = _READ.get(kind)
    if kind is Kind.STATE and country:
        meant = meant_state(sent, country)
        return meant is not None and not meant.likely and meant == meant_state(told, country)
    meaning = read(sent) if read else None
    return meaning is not None and read is not None and meaning == read(told)


_READ: dict[Kind, Callable[[str], object]] = {
    Kind.COUNTRY: find_country,
    Kind.CURRENCY: find_currency,
    Kind.BOOLEAN: parse_boolean,
    Kind.DECIMAL: parse_decimal,
    Kind.INTEGER: parse_integer,
}
