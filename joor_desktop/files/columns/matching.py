"""Matching all columns of a sheet together: each by its name and its values, and then beside its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from joor_desktop.files.columns import looks, naming
from joor_desktop.files.columns.match import Match, SampledColumn, Why
from joor_desktop.files.columns.words import phrase
from joor_desktop.files.headings import Meaning, fold, meaning_of
from joor_desktop.model.field import Kind
from joor_desktop.model.field_table import BUYERS, CONNECTION, PRICE_TYPES, SHIPPING_ADDRESSES, all_fields
from joor_desktop.model.texts import translate

_SYNONYM = 0.95
_NO_SCOPE = 0.85
_DOUBTED = 0.6
_BY_VALUES = 0.5
_NO_FIELD = 0.9
_LEAST_ALIKE = 0.84
_SHORTEST_ALIKE = 5
_AMBIGUOUS = frozenset({"customer_code", "customer_name"})
"""Fields whose names mean little where they stand alone: "Nr.", "Name"."""

_SURE_NAMES = frozenset(fold(name) for _, field in all_fields() for name in (field.name, *field.spellings))


def is_known(heading: str) -> bool:
    """Whether *heading* is one that people use above a field, or above what JOOR has no field for."""
    return meaning_of(heading) is not None or _named(heading) is not None or naming.has_no_field(heading)


def match_columns(columns: Sequence[SampledColumn]) -> list[Match]:
    """What each column of a sheet of customers was taken for, in their order; no field is taken twice but in parts."""
    matches = [_by_itself(column) for column in columns]
    matches = list(_beside(columns, matches))
    return _each_field_once(matches)


@lru_cache(maxsize=2048)
def _named(heading: str) -> naming.Named | None:
    return naming.named(heading)


def _by_itself(column: SampledColumn) -> Match:
    match = _by_name(column.heading)
    if match is None:
        return _by_likeness(column) or _by_values(column)
    if match.meanings and match.certainty < 1:
        return _held_against_values(match, column.samples)
    return match


def _by_name(heading: str) -> Match | None:
    meaning = meaning_of(heading)
    if meaning is not None and _is_whole_name(heading, meaning):
        return Match((meaning,), 1.0, Why.NAME)
    if naming.has_no_field(heading):
        return Match((), _NO_FIELD, Why.NOTHING, translate("columns", "JOOR has no such field"))
    found = _named(heading)
    if found is not None:
        return _of_named(found)
    return Match((meaning,), _SYNONYM, Why.NAME) if meaning else None


def _is_whole_name(heading: str, meaning: Meaning) -> bool:
    """Whether it is JOOR's name or the label in full, with what it belongs to; a plain "Name" or "Phone" is less."""
    folded = fold(heading)
    return bool(meaning.node.key) or folded in _SURE_NAMES or folded.startswith("customer")


def _of_named(found: naming.Named) -> Match:
    if not found.scope and found.meaning.field.name in _AMBIGUOUS:
        return Match((found.meaning,), _DOUBTED, Why.SYNONYM, translate("columns", "many things are called so"))
    if found.meaning.node is SHIPPING_ADDRESSES and not found.scope:
        detail = translate("columns", "taken for the shipping address")
        return Match((found.meaning,), _NO_SCOPE, Why.SYNONYM, detail, found.person_part)
    return Match((found.meaning,), _SYNONYM, Why.SYNONYM, part=found.person_part)


def _held_against_values(match: Match, samples: Sequence[str]) -> Match:
    """A name whose values are nothing of the kind is doubted; one column may hold two fields."""
    (meaning,) = match.meanings
    pair = _pair_in(meaning, samples)
    if pair is not None:
        return replace(match, meanings=pair, certainty=_DOUBTED, detail=translate("columns", "one column into two"))
    if samples and looks.contradict(meaning.field.kind, samples):
        detail = translate("columns", "but the values look like something else")
        return replace(match, certainty=min(match.certainty, _DOUBTED), detail=detail)
    return match


def _pair_in(meaning: Meaning, samples: Sequence[str]) -> tuple[Meaning, Meaning] | None:
    """The two fields of a column such as "EUR Europe" or "Milano, IT"."""
    if meaning.field.name == "price_type_label" and _most(samples, Kind.CURRENCY, first=True):
        return Meaning(PRICE_TYPES, PRICE_TYPES.field("price_type_currency_code"), meaning.group), meaning
    if meaning.field.name.endswith("_city") and _most(samples, Kind.COUNTRY, first=False):
        country = meaning.field.name.removesuffix("city") + "country"
        return meaning, Meaning(meaning.node, meaning.node.field(country), meaning.group)
    return None


def _most(samples: Sequence[str], kind: Kind, *, first: bool) -> bool:
    words = [text.replace(",", " ").split() for text in samples]
    ends = [each[0] if first else each[-1] for each in words if len(each) > 1]
    return len(ends) * 2 > len(samples) > 0 and looks.looks_like([*ends, *ends]) is kind


def _by_likeness(column: SampledColumn) -> Match | None:
    """A heading that is nearly one that is known: a slip of the pen, a plural, an abbreviation."""
    text = phrase(column.heading)
    if len(text) < _SHORTEST_ALIKE:
        return None
    best, most = None, _LEAST_ALIKE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)
    for known, meaning in naming.all_phrases().items():
        if abs(len(known) - len(text)) <= len(text) * (1 - _LEAST_ALIKE) * 2 and len(known) >= _SHORTEST_ALIKE:
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() >= most and matcher.quick_ratio() >= most and matcher.ratio() >= most:
                best, most = meaning, matcher.ratio()
    if best is None:
        return None
    return _held_against_values(Match((best,), _DOUBTED + 0.1, Why.SIMILAR), column.samples)


def _by_values(column: SampledColumn) -> Match:
    kind = looks.looks_like(column.samples)
    meaning = _MEANT_BY_VALUES.get(kind) if kind else None
    return Match((meaning,), _BY_VALUES, Why.VALUES) if meaning else Match((), 0.0, Why.NOTHING)


_MEANT_BY_VALUES = {
    Kind.EMAIL: Meaning(CONNECTION, CONNECTION.field("customer_contact_email")),
    Kind.PHONE: Meaning(CONNECTION, CONNECTION.field("customer_phone")),
    Kind.CURRENCY: Meaning(PRICE_TYPES, PRICE_TYPES.field("price_type_currency_code")),
    Kind.COUNTRY: Meaning(SHIPPING_ADDRESSES, SHIPPING_ADDRESSES.field("shipping_country")),
    Kind.POSTCODE: Meaning(SHIPPING_ADDRESSES, SHIPPING_ADDRESSES.field("shipping_postal_code")),
}


def _beside(columns: Sequence[SampledColumn], matches: Sequence[Match]) -> Iterator[Match]:
    """What the other columns say: two parts of a name, a name beside a company."""
    has_last_name = any(match.part == 2 for match in matches)
    companies = {
        index
        for index, match in enumerate(matches)
        if match.meanings and match.meanings[0].field.name == "customer_name" and match.why is not Why.NAME
    }
    for index, (column, match) in enumerate(zip(columns, matches, strict=True)):
        text = phrase(column.heading)
        others = companies - {index}
        if has_last_name and text in _FIRST_NAMES:
            last = next(each for each in matches if each.part == 2)
            yield Match(last.meanings, last.certainty, Why.SYNONYM, translate("columns", "first and last name"), part=1)
        elif match.part and not _has_other_part(match, matches):
            yield replace(match, part=0, certainty=_DOUBTED)
        elif others and text in _PLAIN_NAMES and match.meanings and match.meanings[0].field.name == "customer_name":
            contact = Meaning(CONNECTION, CONNECTION.field("customer_contact"))
            yield Match((contact,), _DOUBTED, Why.SYNONYM, translate("columns", "another column names the company"))
        else:
            yield match


_FIRST_NAMES = frozenset(
    {"nome", "nombre", "名", "first name", "firstname", "vorname", "prenom", "given name", "forename"}
)
_PLAIN_NAMES = frozenset({"name", "nome", "nom", "nombre", "full name", "名前"})


def _has_other_part(match: Match, matches: Sequence[Match]) -> bool:
    first_names = match.part == 2  # a plain "Nome" turns into a first name beside it
    return first_names or any(other.part == 2 and other.meanings == match.meanings for other in matches)


def _each_field_once(matches: list[Match]) -> list[Match]:
    """The surest match keeps the field, of equals the first; the others are told as not used."""
    taken: dict[tuple[str, int, str], Match] = {}
    order = sorted(range(len(matches)), key=lambda index: (-matches[index].certainty, index))
    for index in order:
        match = matches[index]
        keys = [meaning.key for meaning in match.meanings]
        others = [taken[key] for key in keys if key in taken]
        if others and not (match.part and all(other.part not in (0, match.part) for other in others)):
            matches[index] = _freed(match, taken)
        else:
            taken.update(dict.fromkeys(keys, match))
    return matches


def _freed(match: Match, taken: dict[tuple[str, int, str], Match]) -> Match:
    """A second e-mail or phone may be the buyer's; all else that is taken already is told as that."""
    twin = _BUYERS_TWIN.get(match.meanings[0].field.name) if len(match.meanings) == 1 else None
    if twin is not None and twin.key not in taken and match.why is not Why.NAME:
        found = Match((twin,), _BY_VALUES, match.why, match.detail)
        taken[twin.key] = found
        return found
    return Match(match.meanings, 0.0, Why.TAKEN)


_BUYERS_TWIN = {
    "customer_contact_email": Meaning(BUYERS, BUYERS.field("buyer_email")),
    "customer_contact": Meaning(BUYERS, BUYERS.field("buyer_name")),
    "customer_phone": Meaning(BUYERS, BUYERS.field("buyer_phone")),
}

