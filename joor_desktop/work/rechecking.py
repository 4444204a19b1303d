"""What the records of a list have to do with each other: customer codes that stand twice, or look as if they did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from joor_desktop.checks import duplicate_problems
from joor_desktop.storage.packing import NO_TWIN, Twin, twin_of
from joor_desktop.storage.writing import Alike, ListWriter

_MANY = 5000
"""From so many customers with other codes on, the codes of the whole list are checked, which takes no longer."""


def recheck_keys(writer: ListWriter, keys: Iterable[str | None]) -> list[int]:
    """Check the records that share one of these look-alike keys anew; return the ids where that changed problems."""
    wanted = {key for key in keys if key}
    return writer.set_twins(_twins_of(writer.alike(wanted))) if wanted else []


def recheck_some(writer: ListWriter, keys: Sequence[str | None], records: int) -> list[int]:
    """Check the records that share these keys, or where so many records are concerned the whole list; return as above,
    but no ids for the whole list."""
    if records <= _MANY:
        return recheck_keys(writer, keys)
    recheck_list(writer)
    return []


def recheck_list(writer: ListWriter) -> None:
    """Check the customer codes of the whole list anew."""
    writer.set_twins(_twins_of(writer.all_alike()))


def _twins_of(found: Sequence[Alike]) -> Iterator[tuple[Alike, Twin]]:
    groups: dict[str, list[Alike]] = {}
    for each in found:
        groups.setdefault(each.key, []).append(each)
    return (pair for alike in groups.values() for pair in _with_twins(alike))


def _with_twins(alike: Sequence[Alike]) -> Iterator[tuple[Alike, Twin]]:
    if len(alike) == 1:
        return iter([(alike[0], NO_TWIN)])
    # By code, so that a list with one code in every row costs no more than its rows.
    times: dict[str, int] = {}
    for each in alike:
        times[each.code] = times.get(each.code, 0) + 1
    twins = {code: _twin(code, [other for other in times if other != code or times[code] > 1]) for code in times}
    return ((each, twins[each.code]) for each in alike)


def _twin(code: str, others: Sequence[str]) -> Twin:
    return next(map(twin_of, duplicate_problems(code, others)), NO_TWIN)
