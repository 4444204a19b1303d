"""Where one table of a sheet ends and the next one below it begins: behind empty rows or a title, with a header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from joor_desktop.files.columns import is_known
from joor_desktop.files.header_row import find_header_row
from joor_desktop.files.headings import fold
from joor_desktop.files.sheet_facts import Merge
from joor_desktop.files.shown_rows import Row, first_cell
from joor_desktop.files.table_header import is_group_row, is_same_header, is_table_header, is_title

_NEAR = 2
"""So many rows behind a gap or a title may be the header: the names of groups of columns may stand above it."""

_MOST_HELD = 4
_PAGE = re.compile(r"\b(?:page|pag|pagina|página|seite|blatt)\b\.? *\d|ページ|\d+ ?/ ?\d+", re.IGNORECASE)


def table_starts(rows: Sequence[Row], merges: Sequence[Merge], above: int) -> list[int]:
    """The indexes at which tables begin among *rows*, the first of which is 0; *above* rows stand above them."""
    starts = [0]
    for index in _behind_breaks(rows):
        start = starts[-1]
        if index > start and is_table_header(rows[index][1]):
            begin = _with_titles(rows, index, start)
            before = above if start == 0 else rows[start][0] - 1
            if begins_another(rows[start:begin], rows[begin : index + 1], merges, before):
                starts.append(begin)
    return starts


def _behind_breaks(rows: Sequence[Row]) -> Iterator[int]:
    near, last = _NEAR, 0
    for index, row in enumerate(rows):
        if row[0] != last + 1:
            near = _NEAR
        last = row[0]
        if is_title(row):
            near = _NEAR
        elif near:
            near -= 1
            yield index


def _with_titles(rows: Sequence[Row], header: int, start: int) -> int:
    """Where the table with this header begins: at its titles and the names of groups of columns, if there are any."""
    begin = header
    if begin - 1 > start and _touch(rows, begin) and is_group_row(rows[begin - 1][1]):
        begin -= 1
    titles = begin
    while titles - 1 > start and is_title(rows[titles - 1]) and (titles == begin or _touch(rows, titles)):
        titles -= 1
    is_apart = titles == begin or _touch(rows, begin) or not _touch(rows, titles)
    return titles if is_apart else begin  # else it is the last row of the table above, and only a name stands in it


def _touch(rows: Sequence[Row], index: int) -> bool:
    """Whether there is no empty row before the one at *index*."""
    return rows[index - 1][0] + 1 == rows[index][0]


def begins_another(table: Sequence[Row], opening: Sequence[Row], merges: Iterable[Merge], above: int) -> bool:
    """Whether *opening*, titles and a header, begins another table than the one in the rows *table* goes on."""
    found = find_header_row(table, merges, is_known, above=above)
    if found is None or table[-1][0] <= found.number:
        return False  # only titles stand above
    head = [row for row in table if row[0] <= found.number]
    if not is_table_header(head[-1][1]):
        return False
    if not any(is_same_header(opening[-1][1], row[1]) for row in head):
        return True
    return not _titles(opening) <= _titles(head)


def _titles(rows: Iterable[Row]) -> set[str]:
    texts = (next(filter(None, row[1])) for row in rows if is_title(row))
    return {fold(text) for text in texts if not _PAGE.search(text)}


def until_next_table(
    first: Sequence[Row], rows: Iterable[Row], merges: Sequence[Merge], above: int, cut_at: list[str]
) -> Iterator[Row]:
    """*rows*, which follow the *first* ones of a table, up to where another table begins; that cell goes to *cut_at*.

    Only rows close behind empty ones are looked at, because there may be very many.
    """
    last, near = first[-1][0], 0
    held: list[Row] = []
    for row in rows:
        if row[0] != last + 1:
            near = _NEAR
            if held and not (is_title(held[-1]) and len(held) < _MOST_HELD):
                yield from held
                held.clear()
        last = row[0]
        if not near:
            yield row
            continue
        if is_table_header(row[1]) and begins_another(first, [*held, row], merges, above):
            yield from (each for each in held if not (is_title(each) or is_group_row(each[1])))
            cut_at.append(first_cell(row))
            return
        held.append(row)
        near = _NEAR if is_title(row) and len(held) < _MOST_HELD else near - 1
        if not near:
            yield from held
            held.clear()
    yield from held
