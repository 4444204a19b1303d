"""Sales reps: in a JOOR account e-mail addresses and codes belong together one to one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Clash(NamedTuple):
    """A text that stands for several: an address with several codes, or a code with several addresses."""

    shared: str
    others: tuple[str, ...]


def clashing_emails(reps: Iterable[tuple[str, ...]]) -> list[Clash]:
    """The addresses (capitals don't count) that have several codes; *reps* are pairs of code and address."""
    return _clashes((email, code) for code, email in reps)


def clashing_codes(reps: Iterable[tuple[str, ...]]) -> list[Clash]:
    """The codes that have several addresses."""
    return _clashes(reps)


def _clashes(pairs: Iterable[tuple[str, ...]]) -> list[Clash]:
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for shared, other in pairs:
        if shared and other:
            _, others = found.setdefault(shared.casefold(), (shared, {}))
            others.setdefault(other.casefold(), other)
    return [Clash(shared, tuple(others.values())) for shared, others in found.values() if len(others) > 1]
