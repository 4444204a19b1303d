"""Where one table of a sheet ends and the next one below it begins: behind empty rows or a title, with a header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from joor_desktop.files.columns import is_known
from joor_desktop.files.header_row import find_header_row
from joor_desktop.files.headings import fold
from joor_desktop.files.sheet_facts import MOST_COLUMNS, Merge
from joor_desktop.files.shown_rows import Row, first_cell, in_parts
from joor_desktop.files.table_header import are_all_known, is_group_row, is_same_header, is_table_header, is_title

_NEAR = 2
"""So many rows behind a gap or a title may be the header: the names of groups of columns may stand above it."""

_MOST_HELD = 4
_NO_MARK = (MOST_COLUMNS, "")
_PAGE = re.compile(r"\b(?:page|pag|pagina|página|seite|blatt)\b\.? *\d|ページ|\d+ ?/ ?\d+", re.IGNORECASE)


def table_starts(rows: Sequence[Row], merges: Sequence[Merge], above: int) -> list[int]:
    """The indexes at which tables begin among *rows*, the first of which is 0; *above* rows stand above them."""
    starts = [0]
    header = find_header_row(rows, merges, is_known, above=above)
    marks = [_mark(row) for row in rows if header and row[0] == header.number]
    for index in _where_tables_may_begin(rows, marks):
        start = starts[-1]
        if index > start and is_table_header(rows[index][1]):
            begin = _with_titles(rows, index, start)
            before = above if start == 0 else rows[start][0] - 1
            if _begins_another(rows[start:begin], rows[begin : index + 1], merges, before):
                starts.append(begin)
                marks[:] = [_mark(rows[index])]
    return starts


def _mark(header: Row) -> tuple[int, str]:
    """The first name of a column, with its index: another table's header often begins with it too."""
    return next((index, text) for index, text in enumerate(header[1]) if text)


def _where_tables_may_begin(rows: Sequence[Row], marks: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Where a row stands close behind empty ones or a title, or has a text of *marks* in its place."""
    near, last = _NEAR, 0
    before: Row | None = None
    for index, row in enumerate(rows):
        if row[0] != last + 1:
            near = _NEAR
        last = row[0]
        if is_title(row):
            near = _NEAR
        elif near:
            near -= 1
            if not _has_same(row, before):
                yield index
        elif any(row[1][column] == text for column, text in marks if column < len(row[1])):
            yield index
        if not near:
            before = row


def _has_same(row: Row, before: Row | None) -> bool:
    """Whether a text stands in the row before the gap too, below which it stands: no name of a column does."""
    return before is not None and any(text and text == other for text, other in zip(row[1], before[1], strict=False))


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


def _begins_another(table: Sequence[Row], opening: Sequence[Row], merges: Iterable[Merge], above: int) -> bool:
    """Whether *opening*, titles and a header, begins another table than the one in the rows *table* goes on."""
    head = _head(table, merges, above)
    return bool(head) and not (_is_repeated(opening[-1], head) and _titles(opening) <= _titles(head))


def _head(table: Sequence[Row], merges: Iterable[Merge], above: int) -> list[Row]:
    """The rows of a table down to its header; none where only titles stand in it, or nothing below the header."""
    found = find_header_row(table, merges, is_known, above=above)
    if found is None or table[-1][0] <= found.number:
        return []
    head = [row for row in table if row[0] <= found.number]
    return head if is_table_header(head[-1][1]) or are_all_known(head[-1][1]) else []


def _is_repeated(row: Row, head: Iterable[Row]) -> bool:
    return any(is_same_header(row[1], other[1]) for other in head)


def _titles(rows: Iterable[Row]) -> set[str]:
    texts = (next(filter(None, row[1])) for row in rows if is_title(row))
    return {fold(text) for text in texts if not _PAGE.search(text)}


def until_next_table(
    first: Sequence[Row], rows: Iterable[Row], merges: Sequence[Merge], above: int, cut_at: list[str]
) -> Iterator[list[Row]]:
    """*rows*, which follow the *first* ones of a table, up to where another table begins; that cell goes to *cut_at*.

    They come some at a time. Only rows close behind empty ones are looked at, and those that begin as the header of the
    table does, because there may be very many.
    """
    before = first[-1]
    mark = next((_mark(row) for row in _head(first, merges, above)[-1:]), _NO_MARK)
    last, near = before[0], 0
    held: list[Row] = []  # they may be the titles of another table
    for some in in_parts(rows):
        if not near and some[-1][0] - last == len(some) and not _any_has(some, mark):  # so it is nearly everywhere
            before = some[-1]
            last = before[0]
            yield some
            continue
        passed: list[Row] = []
        for row in some:
            if row[0] != last + 1:
                near = _NEAR
                if held and not (is_title(held[-1]) and len(held) < _MOST_HELD):
                    passed += held
                    held.clear()
            last = row[0]
            if not near and not _any_has([row], mark):
                before = row
                passed.append(row)
                continue
            if not _has_same(row, before) and _is_another_header(row, first, merges, above):
                yield passed + [each for each in held if not (is_title(each) or is_group_row(each[1]))]
                cut_at.append(first_cell(row))
                return
            held.append(row)
            near = _NEAR if is_title(row) and len(held) < _MOST_HELD else max(near - 1, 0)
            if not near:
                passed += held
                held.clear()
        yield passed
    yield held


def _any_has(rows: Sequence[Row], mark: tuple[int, str]) -> bool:
    column, text = mark
    return any(row[1][column] == text for row in rows if column < len(row[1]))


def _is_another_header(row: Row, first: Sequence[Row], merges: Iterable[Merge], above: int) -> bool:
    """With the same header again the table that begins with the rows *first* goes on, whatever stands above that."""
    if not is_table_header(row[1]):
        return False
    head = _head(first, merges, above)
    return bool(head) and not _is_repeated(row, head)
