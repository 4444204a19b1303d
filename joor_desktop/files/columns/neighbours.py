"""What columns say of each other: a company beside a shop, two codes, an address beside those with an owner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from joor_desktop.files.columns import looks
from joor_desktop.files.columns.candidate import DOUBTED, Candidate, doubted, sure_of
from joor_desktop.files.columns.match import Match, Why
from joor_desktop.files.columns.phrase_fields import Trait
from joor_desktop.files.headings import Meaning
from joor_desktop.model.address_fields import BILLING_ADDRESSES, SHIPPING_ADDRESSES
from joor_desktop.model.field import Node
from joor_desktop.model.field_table import CONNECTION, PRICE_TYPES
from joor_desktop.model.texts import translate

_SYNONYM = 0.95
_PLAIN = 0.88
_BESIDE_BILLING = 0.9
_WITHOUT_OWNER = 0.85
_PAIR = 0.7
_HOUSE = 0.9


def _own(name: str) -> Meaning:
    return Meaning(CONNECTION, CONNECTION.field(name))


def judge_companies(candidates: Sequence[Candidate]) -> None:
    """A "company" is the customer where nothing else names it; JOOR's company is a group above the customers."""
    companies = [each for each in candidates if each.trait is Trait.COMPANY and each.match.why is not Why.NAME]
    others = [each for each in sure_of(candidates, "customer_name") if each not in companies]
    shops = [each for each in others if each.trait is not Trait.NAME or each.match.why is Why.NAME]
    codes = [each for each in candidates if each.is_of("company_number_code") and each.match.why is not Why.NAME]
    has_code = any(each not in codes for each in sure_of(candidates, "customer_code"))
    is_joors = bool(codes and has_code and others)  # company and customer have a code each
    for each in companies:
        if not shops and not is_joors:
            each.match = Match((_own("customer_name"),), _SYNONYM, Why.SYNONYM)
        elif not is_joors or each.match.why is not Why.LABEL:
            each.becomes(_own("company_number_name"), DOUBTED, translate("columns", "beside the customer's own name"))
    for each in () if has_code else codes:
        each.match = Match((_own("customer_code"),), _SYNONYM, Why.SYNONYM)


def judge_codes(candidates: Sequence[Candidate]) -> None:
    """Which customer is meant hangs on the code, so where two columns could be it, a person decides."""
    for each in candidates:
        if each.words == _INNER_NUMBER and each.is_of("customer_code"):
            detail = translate("columns", "may be a number that only the program knows that wrote the file")
            each.match = doubted(each.match, detail)
        if each.words == _HOUSE_OR_CODE and any(_is_street(other) for other in candidates):
            each.match = doubted(each.match, translate("columns", "the customer's number, or the house's"))
    codes = list(sure_of(candidates, "customer_code"))
    if len(codes) < 2 or any(each.match.why is Why.NAME for each in codes):
        return
    plain = [each for each in codes if each.trait is Trait.PLAIN_CODE]
    for each in plain:
        each.match = replace(each.match, certainty=_PLAIN)
    if len(codes) - len(plain) != 1:
        for each in codes:
            each.match = doubted(each.match, translate("columns", "more than one column may be the customer's code"))


_INNER_NUMBER = "id"
_HOUSE_OR_CODE = "numero"


def _is_street(candidate: Candidate) -> bool:
    return candidate.meaning is not None and candidate.meaning.field.name.endswith("_address_1")


def judge_pairs(candidates: Sequence[Candidate]) -> None:
    """Two fields in one column, such as "EUR Europe" or "Milano, IT", where the second has no column of its own."""
    for each in candidates:
        meaning = each.meaning
        if meaning is None or each.match.part or each.match.why is Why.NAME:
            continue
        pair = _pair(meaning, each.samples)
        if pair and not any(_fills(other, pair) for other in candidates if other is not each):
            detail = translate("columns", "two fields in one column")
            each.match = replace(each.match, meanings=pair, certainty=_PAIR, detail=detail)


def _fills(candidate: Candidate, pair: tuple[Meaning, Meaning]) -> bool:
    return candidate.meaning in pair and candidate.match.is_applied


def _pair(meaning: Meaning, samples: Sequence[str]) -> tuple[Meaning, Meaning] | None:
    """Currency and price label, or city and country, as the texts show them."""
    if meaning.node is PRICE_TYPES and not meaning.field.name.startswith("price_type_retail"):
        if looks.begin_with_currency(samples):
            names = ("price_type_currency_code", "price_type_label")
            first, second = (Meaning(PRICE_TYPES, PRICE_TYPES.field(name), meaning.group) for name in names)
            return first, second
    elif meaning.field.name.endswith("_city") and looks.end_with_country(samples):
        country = meaning.node.field(meaning.field.name.removesuffix("city") + "country")
        return meaning, Meaning(meaning.node, country, meaning.group)
    return None


def judge_addresses(candidates: Sequence[Candidate]) -> None:
    """Decide whose the address without an owner is."""
    plain = [each for each in candidates if _is_plain_address(each)]
    places = [each for each in candidates if _is_place(each) and each not in plain]
    owned = {meaning.node for each in places for meaning in each.match.meanings if meaning.field.name.endswith(_PLACES)}
    if owned == {SHIPPING_ADDRESSES} and _completes(plain, candidates):
        owned = set()  # the rest of the shipping address, which is only not called so
    for each in plain:
        _give_owner(each, owned)


def _completes(plain: Sequence[Candidate], candidates: Iterable[Candidate]) -> bool:
    """Whether no column of *plain* holds what another one, with an owner, holds already."""
    others = {meaning.field.name for each in candidates if each not in plain for meaning in each.match.meanings}
    return others.isdisjoint(meaning.field.name for each in plain for meaning in each.match.meanings)


def judge_streets(candidates: Sequence[Candidate]) -> None:
    """Doubt streets with the town in them, and put a street, its house's number and what is behind that together."""
    for each in candidates:
        _doubt_whole_address(each, candidates)
    for each in [each for each in candidates if each.trait is Trait.HOUSE_NUMBER]:
        _join_house_number(each, candidates)
    for each in candidates:
        if each.trait is Trait.HOUSE_ADDITION and not each.match.part:
            each.match = doubted(each.match, translate("columns", "a house number without a street"))


def _is_plain_address(candidate: Candidate) -> bool:
    meanings = candidate.match.meanings
    return (
        bool(meanings)
        and candidate.match.why is not Why.NAME
        and candidate.named is not None
        and any(meaning.node is SHIPPING_ADDRESSES for meaning in meanings)
        and not candidate.is_of(_OF_PARCELS)
        and candidate.owner in ("", "customer", "address")
    )


_OF_PARCELS = "shipping_create_doors"
"""No other address has it, so nothing has to say whose it is."""

_PLACES = ("_city", "_address_1", "_postal_code", "_country")


def _is_place(candidate: Candidate) -> bool:
    """Whether it holds a part that every address has."""
    meanings = candidate.match.meanings
    return candidate.match.is_applied and any(meaning.field.name.endswith(_PLACES) for meaning in meanings)


def _give_owner(candidate: Candidate, owned: Iterable[Node]) -> None:
    nodes = set(owned)
    if SHIPPING_ADDRESSES not in nodes:
        certainty = _BESIDE_BILLING if BILLING_ADDRESSES in nodes else _WITHOUT_OWNER
        detail = candidate.match.detail or translate("columns", "taken for the shipping address")
        certainty = min(certainty, candidate.match.certainty)
        candidate.match = replace(candidate.match, certainty=certainty, detail=detail)
    elif BILLING_ADDRESSES not in nodes:
        detail = translate("columns", "the shipping address stands in other columns, so it may be the billing address")
        meanings = tuple(filter(None, map(_billing, candidate.match.meanings)))
        if meanings:
            candidate.match = replace(candidate.match, meanings=meanings)
        candidate.match = doubted(candidate.match, detail)
    else:
        detail = translate("columns", "neither the shipping nor the billing address")
        candidate.match = doubted(candidate.match, detail)


def _billing(meaning: Meaning) -> Meaning | None:
    """The same field of the billing address, None where that has none, such as one that makes a door."""
    if meaning.node is not SHIPPING_ADDRESSES:  # another field that shares the column
        return meaning
    name = meaning.field.name.replace("shipping_", "billing_", 1)
    field = next((each for each in BILLING_ADDRESSES.fields if each.name == name), None)
    return Meaning(BILLING_ADDRESSES, field, meaning.group) if field else None


def _doubt_whole_address(candidate: Candidate, candidates: Iterable[Candidate]) -> None:
    meaning = candidate.meaning
    if meaning is None or not _is_street(candidate) or candidate.match.why is Why.NAME:
        return
    city = meaning.field.name.replace("address_1", "city")
    has_city = any(each.match.meanings and each.match.meanings[0].field.name == city for each in candidates)
    if not has_city and looks.are_whole_addresses(candidate.samples):
        candidate.match = doubted(candidate.match, translate("columns", "looks like a whole address in one cell"))


def _join_house_number(number: Candidate, candidates: Sequence[Candidate]) -> None:
    """Put the house's number behind the street, or before it where the heading is English or French."""
    others = [each for each in candidates if each is not number and each.meaning == number.meaning]
    street = next((each for each in others if each.trait not in _OF_HOUSES), None)
    if street is None or street.meaning is None:
        number.match = doubted(number.match, translate("columns", "a house number without a street"))
        return
    numbers = [number, *(each for each in others if each.trait is Trait.HOUSE_ADDITION)]
    ordered = [*numbers, street] if number.words in _BEFORE_STREET else [street, *numbers]
    certainty = min(_HOUSE, *(each.match.certainty for each in ordered))
    detail = translate("columns", "street and house number make one line")
    for part, each in enumerate(ordered, 1):
        each.becomes(street.meaning, certainty, detail, part)


_OF_HOUSES = (Trait.HOUSE_NUMBER, Trait.HOUSE_ADDITION)
_BEFORE_STREET = frozenset(
    {"house number", "house no", "street number", "street no", "n de rue", "numero de rue", "n de voie"}
)
