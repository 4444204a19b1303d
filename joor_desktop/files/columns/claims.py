"""No field is taken by two columns: the surer match keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from joor_desktop.files.columns.match import Match, Why

_Key = tuple[str, int, str]


def each_field_once(matches: Sequence[Match]) -> list[Match]:
    """*matches* in their order, those without their field that a surer or, of equals, an earlier one keeps.

    Parts of one value share its field.
    """
    settled = list(matches)
    taken: dict[_Key, list[Match]] = {}
    for index in sorted(range(len(settled)), key=lambda index: (-settled[index].certainty, index)):
        match = settled[index]
        keys = [meaning.key for meaning in match.meanings]
        if any(_clash(match, other) for key in keys for other in taken.get(key, ())):
            settled[index] = _without_field(match)
        else:
            for key in keys:
                taken.setdefault(key, []).append(match)
    return settled


def _clash(match: Match, other: Match) -> bool:
    return not (match.part and other.part and match.part != other.part)


def _without_field(match: Match) -> Match:
    """What was a guess only is nothing at all now; what had a name is told as taken."""
    if match.why in (Why.VALUES, Why.SIMILAR):
        return Match((), 0.0, Why.NOTHING)
    return replace(match, certainty=0.0, why=Why.TAKEN, part=0, detail="")
