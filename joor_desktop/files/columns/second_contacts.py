"""A second contact, for whom JOOR's customer has no field: with a name and an e-mail, it may be one of the buyers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from joor_desktop.files.columns import naming
from joor_desktop.files.columns.candidate import DOUBTED, Candidate
from joor_desktop.files.columns.match import Match, Why
from joor_desktop.files.columns.phrase_fields import Named, Trait
from joor_desktop.files.columns.spelling import Words, readings
from joor_desktop.files.headings import Meaning
from joor_desktop.model.field_table import BUYERS
from joor_desktop.model.texts import translate

_BUYERS = {"customer_contact": "buyer_name", "customer_contact_email": "buyer_email", "customer_phone": "buyer_phone"}
_SECOND = frozenset("second secondary 2nd deuxieme secondo seconda zweiter zweite segundo segunda".split())
_MOST = 9
_NEEDED = {"buyer_name", "buyer_email"}


@lru_cache(maxsize=2048)
def second_contact(heading: str) -> Named | None:
    """The field of a buyer that *heading* would be, if the contact with a number from 2 on is one; else None."""
    return next(filter(None, map(_read, readings(heading))), None)


def _read(words: Words) -> Named | None:
    numbers = [(at, _number(word)) for at, word in enumerate(words) if _number(word)]
    if len(numbers) != 1:
        return None
    at, number = numbers[0]
    found = naming.named(" ".join((*words[:at], *words[at + 1 :])))
    field = _BUYERS.get(found.meaning.field.name) if found else None
    if found is None or field is None or (found.owner != "contact" and field != "buyer_name"):
        return None
    return Named(Meaning(BUYERS, BUYERS.field(field), number), "buyer", Trait.SECOND_CONTACT)


def _number(word: str) -> int:
    """From 2 on; 0 for what is no such number."""
    if word in _SECOND:
        return 2
    return int(word) if word.isascii() and word.isdigit() and 2 <= int(word) <= _MOST else 0


def judge_second_contacts(candidates: Sequence[Candidate]) -> None:
    """Propose a buyer where both the name and the e-mail are there; without them it is nothing that JOOR knows."""
    found = [each for each in candidates if each.trait is Trait.SECOND_CONTACT and each.meaning is not None]
    for number in {each.meaning.group for each in found if each.meaning}:
        person = [each for each in found if each.meaning and each.meaning.group == number]
        is_buyer = {each.meaning.field.name for each in person if each.meaning} >= _NEEDED
        parts = _parts(person)
        for index, each in enumerate(person):
            assert each.meaning is not None
            if is_buyer:
                detail = translate("columns", "a second contact may be a buyer")
                each.becomes(each.meaning, DOUBTED, detail, parts.get(index, 0))
            else:
                each.match = Match((), 0.0, Why.NOTHING)


def _parts(person: Sequence[Candidate]) -> dict[int, int]:
    """Which columns, by their index, hold the first and the second part of the person's name, where two do."""
    names = {index: _trait(each) for index, each in enumerate(person) if each.is_of("buyer_name")}
    if sorted(names.values(), key=str) != sorted((Trait.FIRST_NAME, Trait.LAST_NAME), key=str):
        return {}
    is_last_first = any(not person[index].words.isascii() for index, trait in names.items() if trait is Trait.LAST_NAME)
    return {index: 1 + ((trait is Trait.LAST_NAME) != is_last_first) for index, trait in names.items()}


def _trait(candidate: Candidate) -> Trait:
    """What part of a name a heading names without its number."""
    words = " ".join(word for word in candidate.words.split() if not _number(word))
    named = naming.named(words)
    return named.trait if named else Trait.PLAIN
