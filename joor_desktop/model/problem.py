"""A problem is data: what is wrong, how bad it is, where, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from joor_desktop.model.path import Path


class Severity(IntEnum):
    """How bad a problem is: an error keeps a customer from being sent, a warning doesn't."""

    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """``warning`` or ``error``, as in the command line's output."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a record.

    ``code`` names the kind (the words for it are in ``checks.messages``), ``params`` are the values that those words
    mention, ``fix`` is the text to put at ``path`` instead ("" empties the field, None means that there is no fix).
    ``likely`` marks a fix that a person should look at first, because the record alone doesn't prove it; all others
    are certain. ``from_file`` marks what only the file could tell (a number that lost digits): it is not found again
    by checking the record, and ends when the value at ``path`` is changed.
    """

    severity: Severity
    code: str
    path: Path
    params: dict[str, str] = field(default_factory=dict)
    fix: str | None = None
    from_file: bool = False
    likely: bool = False
