"""Matching all columns of a sheet together: each by its name and its values, and then beside its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from joor_desktop.files.columns import looks, naming, vocabulary
from joor_desktop.files.columns.buyer_emails import judge_buyer_emails
from joor_desktop.files.columns.buyer_lists import judge_buyer_list
from joor_desktop.files.columns.candidate import DOUBTED, Candidate, doubted
from joor_desktop.files.columns.claims import each_field_once
from joor_desktop.files.columns.code_columns import judge_accounts, judge_code_and_name, judge_nouns
from joor_desktop.files.columns.composites import composite, judge_composites, shared_fields, twice_named
from joor_desktop.files.columns.email_headings import qualified_email
from joor_desktop.files.columns.entry_names import entry_candidate
from joor_desktop.files.columns.likeness import nearly_named
from joor_desktop.files.columns.looks import Look
from joor_desktop.files.columns.match import Match, SampledColumn, Why
from joor_desktop.files.columns.neighbours import (
    judge_addresses,
    judge_codes,
    judge_companies,
    judge_pairs,
    judge_streets,
)
from joor_desktop.files.columns.numbered_streets import judge_numbered_streets
from joor_desktop.files.columns.persons import join_names, judge_names
from joor_desktop.files.columns.phrase_fields import Named, Trait
from joor_desktop.files.columns.second_contacts import judge_second_contacts, second_contact
from joor_desktop.files.columns.spelling import phrase
from joor_desktop.files.columns.titled_owners import give_to_owner
from joor_desktop.files.headings import Meaning, fold, is_template_title, meaning_of
from joor_desktop.model.address_fields import SHIPPING_ADDRESSES
from joor_desktop.model.field import Kind, Node
from joor_desktop.model.field_table import BUYERS, CONNECTION, PRICE_TYPES, all_fields
from joor_desktop.model.texts import translate

_Judge = Callable[[Sequence[Candidate]], None]

_BY_NAME = 1.0
_SYNONYM = 0.95
_WEAK = 0.82
_SIMILAR = 0.7
_BY_VALUES = 0.5
_NO_FIELD = 0.95
_PROBABLY_NO_FIELD = 0.9
_WORDS = ("_city", "_address_1", "_name", "_contact")
"""Endings of fields whose values are never numbers only."""

_OF_HOUSES = (Trait.HOUSE_NUMBER, Trait.HOUSE_ADDITION)
_NOTHING = Match((), 0.0, Why.NOTHING)
_JOORS_NAMES = frozenset(fold(name) for _, field in all_fields() for name in (field.name, *field.spellings))
_MEANT_BY_LOOK = {
    Look.EMAIL: Meaning(CONNECTION, CONNECTION.field("customer_contact_email")),
    Look.PHONE: Meaning(CONNECTION, CONNECTION.field("customer_phone")),
    Look.CURRENCY: Meaning(PRICE_TYPES, PRICE_TYPES.field("price_type_currency_code")),
    Look.COUNTRY: Meaning(SHIPPING_ADDRESSES, SHIPPING_ADDRESSES.field("shipping_country")),
    Look.POSTCODE: Meaning(SHIPPING_ADDRESSES, SHIPPING_ADDRESSES.field("shipping_postal_code")),
}


@lru_cache(maxsize=8192)  # the same first rows are looked at again and again
def is_known(heading: str) -> bool:
    """Whether *heading* is one that people use above a field, or above what JOOR has no field for."""
    return meaning_of(heading) is not None or is_template_title(heading) or any(know(heading) for know in _KNOWING)


def may_be_known(heading: str) -> bool:
    """Whether *heading* has a word that headings have: a quick look, for texts of which most are none."""
    if vocabulary.may_be_heading(tuple(phrase(heading).split())):
        return True
    return meaning_of(heading) is not None or is_template_title(heading)


def names_owner(heading: str) -> bool:
    """Whether *heading* only says whose the columns below it are, such as "Lieferadresse"."""
    return phrase(heading) in vocabulary.owner_names()


_KNOWING: Sequence[Callable[[str], object]] = (
    naming.named,
    naming.tells_of_no_field,
    naming.has_no_field,
    qualified_email,
    second_contact,
    shared_fields,
    twice_named,
)
"""The ways to know a heading, the quickest and most frequent first."""


def match_columns(columns: Sequence[SampledColumn], node: Node | None = None, owner: str = "") -> list[Match]:
    """What each of *columns* was taken for, in their order; no field is taken twice but in parts.

    *node* is None for a sheet of customers, or of rows that are addresses, buyers or prices of a customer; for a sheet
    with one entry a row it is the entries' node. *owner* is whose addresses a title says that they are ("shipping",
    "billing", "" for nobody's).
    """
    if node is not None and node.key:
        candidates = [entry_candidate(column, node) or Candidate(column, _NOTHING) for column in columns]
        judges = _OF_ENTRIES
    else:
        candidates = [_by_itself(column) for column in columns]
        judges = _OF_CUSTOMERS
    for each in candidates:
        each.match = _held_against_values(each)
        each.named = each.named if each.match.meanings else None  # what has no field says nothing of others
    if owner and judges is _OF_CUSTOMERS:
        give_to_owner(candidates, owner)
    for judge in judges:
        judge(candidates)
    return each_field_once([_held_against_values(each) for each in candidates])


_OF_ENTRIES: Sequence[_Judge] = (join_names, judge_pairs, judge_streets)
_OF_CUSTOMERS: Sequence[_Judge] = (
    judge_buyer_list,
    judge_nouns,
    judge_companies,
    judge_names,
    judge_buyer_emails,
    judge_accounts,
    judge_codes,
    judge_pairs,
    judge_numbered_streets,
    judge_addresses,
    judge_streets,
    judge_composites,
    judge_second_contacts,
    judge_code_and_name,
)


def _by_itself(column: SampledColumn) -> Candidate:
    found = qualified_email(column.heading) or naming.named(column.heading) or second_contact(column.heading)
    found = found or twice_named(column.heading)
    match = _by_name(column.heading, found)
    shared = composite(column, is_named=match is not None) if match is None or match.why is not Why.NAME else None
    if shared is not None:
        return shared
    if match is not None:
        return Candidate(column, match, found)
    similar = nearly_named(column.heading)
    if similar is not None:
        return Candidate(column, Match((similar.meaning,), _SIMILAR, Why.SIMILAR), similar)
    return _by_values(column)


def _by_name(heading: str, found: Named | None) -> Match | None:
    """What the heading alone says: JOOR's names come first, and a word that no field's name has comes last."""
    meaning = meaning_of(heading)
    if meaning is not None and (found is None or found.trait is not Trait.SPECIAL):
        return Match((meaning,), _BY_NAME, Why.NAME if _is_joors_name(heading, meaning) else Why.LABEL)
    if naming.has_no_field(heading):
        return Match((), _NO_FIELD, Why.NOTHING, translate("columns", "JOOR has no such field"))
    if found is not None:
        return _of_named(found)
    if naming.is_fax(heading):
        return Match((), _NO_FIELD, Why.NOTHING, translate("columns", "JOOR keeps the fax numbers of buyers only"))
    if naming.tells_of_no_field(heading):
        return Match((), _PROBABLY_NO_FIELD, Why.NOTHING, translate("columns", "JOOR has no such field"))
    return None


def _is_joors_name(heading: str, meaning: Meaning) -> bool:
    """Whether it is JOOR's own name of the field, without the number of the entry or with it (``buyer_2_email``)."""
    folded = fold(heading)
    numbered = fold(f"{meaning.node.column_prefix} {meaning.group} {meaning.node.suffix(meaning.field)}")
    return folded in _JOORS_NAMES or folded == numbered


def _of_named(found: Named) -> Match:
    if found.trait is Trait.UNCLEAR:
        detail = translate("columns", "line 2 of the address, or a second address")
        return Match((found.meaning,), DOUBTED, Why.SYNONYM, detail)
    if found.trait is Trait.SPECIAL:
        detail = translate("columns", "an e-mail address for orders, invoices or the like")
        return Match((found.meaning,), DOUBTED, Why.SYNONYM, detail)
    return Match((found.meaning,), _WEAK if found.trait is Trait.WEAK else _SYNONYM, Why.SYNONYM)


def _by_values(column: SampledColumn) -> Candidate:
    look = looks.looks(column.samples)
    meaning = _MEANT_BY_LOOK.get(look) if look else None
    if look is None or meaning is None:
        return Candidate(column, _NOTHING)
    if look is Look.EMAIL and "buyer" in naming.owners_in(column.heading):
        meaning = Meaning(BUYERS, BUYERS.field("buyer_email"))
    detail = translate("columns", "looks like {look}").format(look=look.title)
    return Candidate(column, Match((meaning,), _BY_VALUES, Why.VALUES, detail))


def _held_against_values(candidate: Candidate) -> Match:
    """A name whose values are nothing of the kind is doubted, unless it is JOOR's own."""
    match = candidate.match
    if len(match.meanings) != 1 or match.why is Why.NAME:
        return match
    field, look = match.meanings[0].field, looks.looks(candidate.samples)
    if (look is Look.YES_NO or looks.are_ticks(candidate.samples)) and field.kind is not Kind.BOOLEAN:
        detail = translate("columns", "the values are yes or no, which JOOR has no field for here")
        return Match((), _PROBABLY_NO_FIELD, Why.NOTHING, detail)
    is_word = field.name.endswith(_WORDS) and not candidate.match.part and candidate.trait not in _OF_HOUSES
    if looks.contradict(field.kind, candidate.samples) or (is_word and looks.have_no_letters(candidate.samples)):
        other = look.title if look else translate("columns", "something else")
        return doubted(match, translate("columns", "but the values look like {look}").format(look=other))
    return match
