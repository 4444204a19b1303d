"""A column with what it seems to hold, while its neighbours are still to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from joor_desktop.files.columns.match import SURE, Match, SampledColumn
from joor_desktop.files.columns.phrase_fields import Named, Trait
from joor_desktop.files.columns.spelling import phrase
from joor_desktop.files.headings import Meaning

DOUBTED = 0.6
"""The certainty of what is proposed only, because something speaks against it."""


@dataclass(slots=True)
class Candidate:
    """A column, its match so far, and what its heading says (None where that was of no use)."""

    column: SampledColumn
    match: Match
    named: Named | None = None

    @property
    def samples(self) -> Sequence[str]:
        """Texts that stand below the heading."""
        return self.column.samples

    @property
    def meaning(self) -> Meaning | None:
        """The field, where it is one."""
        return self.match.meanings[0] if len(self.match.meanings) == 1 else None

    @property
    def trait(self) -> Trait:
        """What else the heading says."""
        return self.named.trait if self.named else Trait.PLAIN

    @property
    def owner(self) -> str:
        """Whose the heading says the column is; "" where it says nothing."""
        return self.named.owner if self.named else ""

    @property
    def words(self) -> str:
        """The heading, folded to words."""
        return phrase(self.column.heading)

    def is_of(self, name: str) -> bool:
        """Whether it seems to hold the field called *name*."""
        return self.meaning is not None and self.meaning.field.name == name

    def becomes(self, meaning: Meaning, certainty: float, detail: str = "", part: int = 0) -> None:
        """Take it for something else."""
        self.match = replace(self.match, meanings=(meaning,), certainty=certainty, detail=detail, part=part)


def doubted(match: Match, detail: str) -> Match:
    """*match*, to be proposed only."""
    return replace(match, certainty=min(match.certainty, DOUBTED), detail=detail)


def sure_of(candidates: Iterable[Candidate], name: str) -> Iterator[Candidate]:
    """Those that would be taken for the field called *name* without asking."""
    return (each for each in candidates if each.is_of(name) and each.match.certainty >= SURE)
