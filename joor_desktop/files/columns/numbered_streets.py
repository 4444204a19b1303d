"""Streets of several addresses side by side: with "City 2" beside it "Address 2" is no second line of the first one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from joor_desktop.files.columns import naming
from joor_desktop.files.columns.candidate import DOUBTED, Candidate
from joor_desktop.files.columns.match import Match, Why
from joor_desktop.files.columns.phrase_fields import ADDRESSES, Named
from joor_desktop.files.headings import Meaning
from joor_desktop.model.texts import translate

_CERTAINTY = 0.9
_PLACES = ("_city", "_postal_code", "_country")
_NUMBER_BEHIND = re.compile(r"(.*\D)([2-9])\s*")


def judge_numbered_streets(candidates: Sequence[Candidate]) -> None:
    """Give the street with a number to the address of which another column with that number holds the town."""
    towns = [each for each in candidates if each.meaning and each.meaning.field.name.endswith(_PLACES)]
    for each in candidates:
        found = _NUMBER_BEHIND.fullmatch(each.column.heading) if each.match.why is not Why.NAME else None
        street = naming.named(found[1]) if found else None
        if found is None or street is None or not _is_street(street):
            continue
        meaning = Meaning(street.meaning.node, street.meaning.field, int(found[2]))
        same = [town for town in towns if town.meaning and town.meaning.node is meaning.node]
        same = [town for town in same if town.owner == street.owner]
        if any(town.meaning and town.meaning.group == meaning.group for town in same):
            are_numbered = any(town.words.endswith(" 1") for town in same)
            detail = translate("columns", "the street of address {number}").format(number=meaning.group)
            each.named = street
            each.match = Match((meaning,), _CERTAINTY if are_numbered else DOUBTED, Why.SYNONYM, detail)


def _is_street(named: Named) -> bool:
    return named.meaning.node in ADDRESSES.values() and named.meaning.field.name.endswith("_address_1")
