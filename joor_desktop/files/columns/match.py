"""A match: the field that a column was taken for, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from joor_desktop.files.headings import Meaning

SURE = 0.8
"""The certainty from which on a match is applied without asking."""


class Why(Enum):
    """How a match was found, from the surest way to none."""

    NAME = "name"  # JOOR's own name or the program's label
    SYNONYM = "synonym"  # what people call the field in one of seven languages
    SIMILAR = "similar"
    VALUES = "values"
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

    Two ``meanings`` are fields that stand in one column. ``part`` is 0 for a whole value, 1 and 2 for columns whose
    texts make one value together, in that order. ``certainty`` runs from 0 to 1; without meanings it is how sure it is
    that JOOR has no such field.
    """

    meanings: tuple[Meaning, ...]
    certainty: float
    why: Why
    detail: str = ""
    part: int = 0
