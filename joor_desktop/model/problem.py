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


_BY_COUNTRY = frozenset({"state-missing", "postcode-missing"})
"""The codes of problems that are told apart by the country that they name."""


def kind_code(code: str, country: str) -> str:
    """What a kind of problem is kept by: its code, and behind it the country where the kind names one."""
    return f"{code}/{country}" if country else code


def split_kind_code(kept: str) -> tuple[str, str]:
    """The code and the country ("" for none) of what :func:`kind_code` returned."""
    code, _, country = kept.partition("/")
    return code, country


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

    @property
    def country(self) -> str:
        """The country that the kind of problem names beside its code; "" where it names none."""
        return self.params.get("country", "") if self.code in _BY_COUNTRY else ""

    @property
    def kind_code(self) -> str:
        """What the kind of problem is kept by, see :func:`kind_code`."""
        return kind_code(self.code, self.country) if self.code in _BY_COUNTRY else self.code

    @property
    def fixes(self) -> tuple[tuple[Path, str], ...]:
        """All texts that the fix puts in their places; the first one stands at ``path``. None where there is no fix.

        A text that has no room goes on in the field that ``rest_field`` of the params names.
        """
        if self.fix is None:
            return ()
        own = (self.path, self.fix)
        name = self.params.get("rest_field")
        return (own, (Path(self.path.node, self.path.index, name), self.params["rest"])) if name else (own,)

    @property
    def cut(self) -> str:
        """What the fix would take away for want of room; "" where it takes nothing that was meant."""
        return self.params.get("cut", "") if self.fix is not None else ""

    @property
    def whole_fix(self) -> str | None:
        """The fix where it is all that has to be written, and keeps all that was meant; None otherwise."""
        return self.fix if len(self.fixes) == 1 and not self.cut else None
