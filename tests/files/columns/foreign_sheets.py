"""Sheets as other programs and people make them, with what each of their columns holds.

They lie in ``sheets/*.txt``: a line ``= name`` begins a sheet, and each further line is a column: its heading, what it
is, and values that stand below it, divided by bars. What it is:

- ``shipping_city``: that field, to be taken without asking; ``buyer_name#2`` of the second group;
- ``customer_contact<1``: the first part of that field; ``shipping_city+shipping_country``: two fields in one column;
- ``?shipping_city``: that field, but only to be proposed, because nobody could be sure;
- ``-``: nothing that may be taken; ``!``: something that is known to have no field.

Slashes stand between several answers that would all be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from joor_desktop.files.columns import SURE, Match, SampledColumn, Why

_FOLDER = Path(__file__).with_name("sheets")
_NO_FIELD = "!"
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class ForeignColumn:
    """A column with the answers that are right for it."""

    sampled: SampledColumn
    answers: tuple[str, ...]

    def is_right(self, match: Match) -> bool:
        """Whether *match* is one of the right answers."""
        return answer(match) in self.answers or (_NOTHING in self.answers and not is_applied(match))

    def is_wrongly_applied(self, match: Match) -> bool:
        """Whether something would be read that the column is not, and nobody would be asked."""
        return is_applied(match) and answer(match) not in {each.removeprefix("?") for each in self.answers}

    @property
    def asks(self) -> bool:
        """Whether it is right to ask, and nothing else is."""
        return all(each.startswith("?") for each in self.answers)


@dataclass(frozen=True, slots=True)
class ForeignSheet:
    """A sheet as some program or person makes it."""

    name: str
    columns: list[ForeignColumn]

    @property
    def sampled(self) -> list[SampledColumn]:
        """What is known of the columns before they are matched."""
        return [column.sampled for column in self.columns]


def is_applied(match: Match) -> bool:
    """Whether nobody is asked about *match*."""
    return bool(match.meanings) and match.certainty >= SURE


def answer(match: Match) -> str:
    """*match* as the answers are written."""
    if match.why is Why.NOTHING and match.certainty >= SURE:
        return _NO_FIELD
    if not match.meanings or match.certainty == 0:
        return _NOTHING
    names = "+".join(
        meaning.field.name + (f"#{meaning.group}" if meaning.group > 1 else "") for meaning in match.meanings
    )
    return ("" if is_applied(match) else "?") + names + (f"<{match.part}" if match.part else "")


def foreign_sheets() -> Iterator[ForeignSheet]:
    """All sheets, in the order of their files."""
    for path in sorted(_FOLDER.glob("*.txt")):
        for block in path.read_text("utf-8").split("= ")[1:]:
            name, *lines = filter(None, block.split("\n"))
            yield ForeignSheet(name, [_column(line) for line in lines])


def _column(line: str) -> ForeignColumn:
    heading, answers, samples = line.split(" | ") if line.count(" | ") == 2 else (*line.rstrip(" |").split(" | "), "")
    values = [text.strip() for text in samples.split(";")]
    return ForeignColumn(SampledColumn(heading, [text for text in values if text]), tuple(answers.split("/")))
