"""What reading a customer back from JOOR found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from joor_desktop.model.texts import translate

if TYPE_CHECKING:  # lists are read with this module, and compare nothing
    from joor_desktop.model.comparison import Difference


class Found(Enum):
    """How a customer stands at JOOR."""

    EQUAL = "equal"  # there, and as it was sent
    DIFFERENT = "different"  # there, and something is otherwise than it was sent
    SEEN = "seen"  # there; what was sent of it is not known any more
    MISSING = "missing"  # not there, or not yet
    FAILED = "failed"  # nobody knows: the call did not succeed


class Answer(Enum):
    """What reading back says of a job whose own answer never came, where it says the same of all its customers."""

    ARRIVED = "arrived"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class SeenCounts:
    """How many customers of a send were seen as they were sent, were different, or were looked for in vain; those that
    were sent again since count only where they were seen. ``last_missed`` is when the one of them that was looked for
    longest ago was, ``last_seen`` when the last one was first seen (in UTC). ``answer`` is that of its first job whose
    outcome is unknown; None where it has none, or where that can't be told."""

    seen: int = 0
    different: int = 0
    missing: int = 0
    last_missed: datetime | None = None
    last_seen: datetime | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A finding; the same one several times in a row is one, with its first and last time (in UTC).

    ``words`` say why a call failed, ``besides`` what JOOR has where nothing was sent.
    """

    found: Found
    first: datetime
    last: datetime
    times: int = 1
    differences: tuple[Difference, ...] = ()
    words: str = ""
    besides: tuple[Difference, ...] = ()

    @property
    def told_words(self) -> str:
        """What differs, then what JOOR has where nothing was sent; "" for nothing."""
        told = ["; ".join(each.words for each in self.differences)]
        if self.besides:
            words = translate("comparison", "Not sent, and there in JOOR: {values}")
            told.append(words.format(values="; ".join(each.words for each in self.besides)))
        return ". ".join(filter(None, told))
