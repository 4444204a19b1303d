"""A match: the field that a column was taken for, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from joor_desktop.files.headings import Meaning
from joor_desktop.model.texts import translate

SURE = 0.8
"""The certainty from which on a match is applied without asking."""


class Why(Enum):
    """How a match was found, from the surest way to none."""

    NAME = "name"  # JOOR's own name of the field
    LABEL = "label"  # the words that the program and its template use
    SYNONYM = "synonym"  # what people call the field in one of eight languages
    SIMILAR = "similar"  # one slip of the pen away from one of these
    VALUES = "values"  # the heading says nothing, but what stands below it does
    TAKEN = "taken"  # another column holds the same, and is surer
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class SampledColumn:
    """A column's heading, and different texts that stand below it."""

    heading: str
    samples: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What a column was taken for.

    Two ``meanings`` are fields that stand in one column. ``part`` is 0 for a whole value; columns whose texts make one
    value together have parts from 1 on, in their order. ``certainty`` runs from 0 to 1; without meanings it is how sure
    it is that JOOR has no such field. ``detail`` says in the person's language what else there is to know.
    """

    meanings: tuple[Meaning, ...]
    certainty: float
    why: Why
    detail: str = ""
    part: int = 0

    @property
    def is_applied(self) -> bool:
        """Whether the column is read without asking."""
        return bool(self.meanings) and self.certainty >= SURE


def words_of(match: Match) -> str:
    """Why *match* was made, in a few words for a person, such as "similar name: confirm"."""
    if match.why is Why.NOTHING:
        return match.detail or translate("columns", "not known")
    reason = _reason(match)
    if match.why is Why.TAKEN or match.is_applied:
        return reason
    return translate("columns", "{reason}: confirm").format(reason=reason)


def _reason(match: Match) -> str:
    if match.why is Why.VALUES:
        return match.detail
    reasons = {
        Why.NAME: translate("columns", "JOOR's name"),
        Why.LABEL: translate("columns", "name in the template"),
        Why.SYNONYM: translate("columns", "synonym"),
        Why.SIMILAR: translate("columns", "similar name"),
        Why.TAKEN: translate("columns", "another column holds this already"),
    }
    reason = reasons[match.why]
    return f"{reason} ({match.detail})" if match.detail else reason
