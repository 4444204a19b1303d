"""Headings that name two or three fields at once: "CAP / Città", "PLZ Ort", "City, State ZIP", "Name / E-Mail"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from joor_desktop.files.columns import naming, vocabulary
from joor_desktop.files.columns.candidate import DOUBTED, Candidate, sure_of
from joor_desktop.files.columns.match import Match, SampledColumn, Why
from joor_desktop.files.columns.phrase_fields import ADDRESSES, Named, Trait, address_field, own_field
from joor_desktop.files.columns.spelling import Words, phrase
from joor_desktop.files.headings import Meaning
from joor_desktop.files.split_values import is_divided
from joor_desktop.model.field import Kind
from joor_desktop.model.state_codes import STATE_CODES
from joor_desktop.model.texts import translate

_DIVIDED = 0.85
_PROPOSED = 0.7
_MOST = 0.8
_MOST_PARTS = 3
_LONGEST = 60
_DIVIDERS = re.compile(r"\s*[/,;&+|\n()\[\]]\s*|\s+(?:-|–|e|ed|and|und|et|y|o|or|oder|ou)\s+", re.IGNORECASE)
_RUNS = ("postal_code", "city", "state", "country")
"""What may stand beside each other without a divider between the names."""

_PLACES = (*_RUNS, "address_1")


def composite(column: SampledColumn, *, is_named: bool) -> Candidate | None:
    """The fields that share *column*; None where its heading names one field only.

    A heading that is known as a whole (*is_named*) means several fields only where the values show them.
    """
    fields = shared_fields(column.heading)
    if not fields:
        return None
    meanings = [each.meaning for each in fields]
    shown = bool(column.samples) and _share_divided(column.samples, meanings) >= _MOST
    if is_named and not shown:
        return None
    is_sure = shown and (_has_form(meanings) or all(_ends_with_state(text) for text in column.samples))
    detail = translate("columns", "{number} fields in one column").format(number=len(meanings))
    match = Match(tuple(meanings), _DIVIDED if is_sure else _PROPOSED, Why.SYNONYM, detail)
    place = next((each for each in fields if each.meaning.node in ADDRESSES.values()), fields[0])
    return Candidate(column, match, place)


def judge_composites(candidates: Sequence[Candidate]) -> None:
    """Leave the customer's own name and code to a person, and doubt a contact where nothing else names the shop.

    What other columns hold already, each by itself, is doubted too.
    """
    single = {each.meaning for each in candidates if each.meaning is not None and each.match.is_applied}
    for each in candidates:
        names = {meaning.field.name for meaning in each.match.meanings}
        if len(names) < 2 or each.match.why is Why.NAME:
            continue
        is_own = not names.isdisjoint(("customer_code", "customer_name"))
        has_shop = any(sure_of(candidates, "customer_name"))
        if is_own or ("customer_contact" in names and not has_shop) or single.issuperset(each.match.meanings):
            each.match = replace(each.match, certainty=min(DOUBTED, each.match.certainty))


def _has_form(meanings: Sequence[Meaning]) -> bool:
    """Whether more than dividers tell the values apart."""
    return not all(meaning.field.kind in (Kind.TEXT, Kind.STATE) for meaning in meanings)


def _ends_with_state(text: str) -> bool:
    return text.rstrip(") ")[-2:] in STATE_CODES


def _share_divided(samples: Sequence[str], meanings: Sequence[Meaning]) -> float:
    return sum(is_divided(text.strip(), meanings) for text in samples) / len(samples)


@lru_cache(maxsize=2048)
def shared_fields(heading: str) -> tuple[Named, ...]:
    """The two or three fields that *heading* names, in its order; none where it names only one."""
    if len(heading) > _LONGEST or vocabulary.count_known(tuple(phrase(heading).split())) < 2:
        return ()
    parts = [part for part in _DIVIDERS.split(heading) if part.strip()]
    found = _apart(parts) if 1 < len(parts) <= _MOST_PARTS else None
    return tuple(found or _in_a_run(heading) or ())


@lru_cache(maxsize=2048)
def twice_named(heading: str) -> Named | None:
    """The field that *heading* names twice, as in two languages: "Customer name / Ragione sociale"; None for others."""
    if len(heading) > _LONGEST or vocabulary.count_known(tuple(phrase(heading).split())) < 2:
        return None
    found = [naming.named(part) for part in _DIVIDERS.split(heading) if part.strip()]
    same = {each.meaning.key if each else None for each in found}
    return found[0] if len(found) > 1 and len(same) == 1 else None


def _apart(parts: Sequence[str]) -> list[Named] | None:
    """A field for each part that a divider sets off; one part may itself be a run: "City, State ZIP"."""
    fields: list[Named] = []
    for part in parts:
        named = _named(part)
        found = [named] if named else _run(tuple(phrase(part).split()))
        if not found:
            return None
        fields += found
    return _each_once(_with_one_owner(_as_contact(fields)))


def _named(part: str) -> Named | None:
    """The field that a part names; words that only say whose something is don't."""
    words = phrase(part)
    is_owner = words in vocabulary.owner_names() and words not in vocabulary.address_parts()
    if is_owner and words not in vocabulary.phrases(_PERSONS):
        return None
    return naming.named(part)


_PERSONS = "buyer | contact | contatto | kontakt | ansprechpartner | referente | contacto | contato | 担当者"


def _in_a_run(heading: str) -> list[Named] | None:
    """Names of parts of an address one behind the other, such as "PLZ Ort", perhaps with whose address it is."""
    words = tuple(phrase(heading).split())
    for owner, rest in (("", words), *((owner, rest) for owner, _, rest in naming.owned(words) if owner in ADDRESSES)):
        found = _run(rest, owner)
        if found is not None:
            return _each_once(found)
    return None


def _run(words: Words, owner: str = "") -> list[Named] | None:
    if not 1 < len(words) <= 2 * _MOST_PARTS or naming.named(" ".join(words)):
        return None
    return next((fields for fields in _runs(words, owner) if 1 < len(fields) <= _MOST_PARTS), None)


def _runs(words: Words, owner: str) -> Iterator[list[Named]]:
    """The ways to read *words* as names of parts of an address, one behind the other."""
    if not words:
        yield []
    for length in range(len(words), 0, -1):
        part = vocabulary.address_parts().get(" ".join(words[:length]), "")
        named = address_field(owner, part, 1) if part in _RUNS else None
        if named is not None:
            yield from ([named, *others] for others in _runs(words[length:], owner))


def _with_one_owner(fields: Sequence[Named]) -> list[Named]:
    """Whose they are may be said of one of them only: "Lieferadresse PLZ / Ort", "Buyer / E-mail"."""
    owners = {each.owner for each in fields} - {"", "address", "customer", "contact"}
    if len(owners) != 1:
        return list(fields)
    owner = owners.pop()
    return [_of_owner(each, owner) for each in fields]


def _of_owner(named: Named, owner: str) -> Named:
    node, name = named.meaning.node, named.meaning.field.name
    if owner == "buyer":
        return naming.named(f"buyer {_BUYERS[name]}") or named if name in _BUYERS else named
    part = node.suffix(named.meaning.field) if node in ADDRESSES.values() else ""
    return (address_field(owner, part, named.meaning.group) if part in _PLACES else None) or named


_BUYERS = {"customer_contact": "name", "customer_contact_email": "email", "customer_phone": "phone"}


def _as_contact(fields: Sequence[Named]) -> list[Named]:
    """A plain name beside an e-mail or a phone is the contact's."""
    kinds = {each.meaning.field.kind for each in fields}
    if kinds.isdisjoint((Kind.EMAIL, Kind.PHONE)):
        return list(fields)
    return [Named(own_field("customer_contact")) if each.trait is Trait.NAME else each for each in fields]


def _each_once(fields: Sequence[Named]) -> list[Named] | None:
    """Two names for one field are one field, and no composite; nor are more than a text could be divided among."""
    keys = {each.meaning.key for each in fields}
    names = {each.meaning.field.name for each in fields}
    is_whole = all(each.trait not in _PARTS and each.meaning.field.kind in _KINDS for each in fields)
    if "customer_code" in names and "customer_name" not in names:  # "Street and number" has no code in it
        return None
    return list(fields) if 1 < len(fields) <= _MOST_PARTS and len(keys) == len(fields) and is_whole else None


_KINDS = frozenset(Kind) - {Kind.BOOLEAN, Kind.DECIMAL, Kind.INTEGER}
_PARTS = (Trait.FIRST_NAME, Trait.LAST_NAME, Trait.HOUSE_NUMBER, Trait.HOUSE_ADDITION, Trait.UNCLEAR)
