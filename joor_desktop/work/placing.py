"""Putting a block of cells into a table: what pasting, moving, filling and clearing have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from joor_desktop.files.copied_cells import Block, read_cells
from joor_desktop.model.path import Path
from joor_desktop.model.record import Entry, Record
from joor_desktop.model.texts import counted, translate
from joor_desktop.work.areas import CODE, Area, cleared, values_of
from joor_desktop.work.changes import Opened, RecordChange, inserting, setting
from joor_desktop.work.editing import Edit, ListEditor, Newcomers, Outcome

Labels = tuple[str, str]
"""The words of a step for one cell and, with ``{n}``, for more."""


class How(Enum):
    """In which way cells came to their texts."""

    PASTED = "pasted"
    MOVED = "moved"
    FILLED = "filled"
    CLEARED = "cleared"


def _labels(how: How) -> Labels:
    return {
        How.PASTED: (translate("edit", "Paste a cell"), translate("edit", "Paste {n} cells")),
        How.MOVED: (translate("edit", "Move a cell"), translate("edit", "Move {n} cells")),
        How.FILLED: (translate("edit", "Fill a cell"), translate("edit", "Fill {n} cells")),
        How.CLEARED: (translate("edit", "Clear a cell"), translate("edit", "Clear {n} cells")),
    }[how]


@dataclass(frozen=True, slots=True)
class Placed(Outcome):
    """What became of a block: how many ``cells`` in how many ``rows`` were put, ``new`` rows among them.

    ``size`` is how many rows and columns it would have taken.

    Left out were ``fixed`` columns that can't be edited, columns ``beyond`` the table's last one, rows whose customer
    code nobody has (``strangers``), rows below the table that say no customer code (``homeless``), and rows that name
    another customer than the one they would have changed (``others``).
    """

    how: How
    size: tuple[int, int]
    rows: int
    cells: int
    new: int = 0
    fixed: int = 0
    beyond: int = 0
    strangers: tuple[str, ...] = ()
    homeless: int = 0
    others: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing was left out."""
        return not (self.fixed or self.beyond or self.strangers or self.homeless or self.others)


def paste(
    editor: ListEditor, block: Block, area: Area, height: int, width: int, moved: Area | None = None
) -> Placed:
    """Put copied cells into a table as one step.

    :param area: from the first chosen cell to the table's last row and column; what goes below it makes it grow.
    :param height: rows that are chosen; with *width*, a multiple of what was copied repeats it.
    :param moved: where the cells were cut; those that find a place are emptied.
    """
    if moved is not None:
        return _Placing(editor, block, area, (len(block), _width(block)), moved).make(How.MOVED)
    return _Placing(editor, block, area, pasted_size(block, height, width)).make(How.PASTED)


def paste_text(
    editor: ListEditor, text: str, area: Area, height: int, width: int, moved: Area | None = None
) -> Placed:
    """:func:`paste` the cells of a copied text."""
    return paste(editor, read_cells(text), area, height, width, moved)


def pasted_size(block: Block, height: int, width: int) -> tuple[int, int]:
    """How many rows and columns a block fills, as in Excel: all that are chosen where it fits in whole times."""
    rows, columns = len(block), _width(block)
    fits_down = rows and (height <= rows or height % rows == 0)
    fits_across = columns and (width <= columns or width % columns == 0)
    return (max(rows, height), max(columns, width)) if fits_down and fits_across else (rows, columns)


def _width(block: Block) -> int:
    return len(block[0]) if block else 0


def fill(editor: ListEditor, source: Area, area: Area) -> Placed:
    """Repeat the cells of *source* over *area*, as one step."""
    return _Placing(editor, values_of(editor, source), area, (len(area.ids), len(area.fields))).make(How.FILLED)


def clear(editor: ListEditor, areas: Sequence[Area]) -> Placed:
    """Empty all cells of these areas that can be edited, as one step."""
    texts = cleared(areas)
    cells = sum(map(len, texts.values()))
    if cells == 1:  # named by its customer and field, as when it is emptied by hand
        edit = editor.set_values([(record_id, *text) for record_id, each in texts.items() for text in each])
        return Placed(edit, How.CLEARED, (0, 0), 1, 1)
    label = counted(cells, *_labels(How.CLEARED))
    edit = editor.change(label, {record_id: setting(each) for record_id, each in texts.items()})
    return Placed(edit, How.CLEARED, (0, 0), len(texts), cells)


@dataclass(slots=True)
class _Gathered:
    """What is to become of one customer: texts in their places, then new entries."""

    emptied: list[tuple[Path, str]] = field(default_factory=list)
    texts: list[tuple[Path, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def change(self, node_key: str) -> RecordChange:
        """All that in one; a cell that is emptied and filled is filled."""
        set_texts = setting([*self.emptied, *self.texts])
        if not self.entries:
            return set_texts

        def change(opened: Opened) -> None:
            set_texts(opened)
            end = len(opened.record.entries.get(node_key, ()))
            inserting(node_key, [(end + number, entry) for number, entry in enumerate(self.entries)])(opened)

        return change


class _Placing:
    """One block on its way into a table, repeated to *size*, which is rows and columns."""

    def __init__(
        self, editor: ListEditor, block: Block, area: Area, size: tuple[int, int], moved: Area | None = None
    ) -> None:
        rows, columns = self._size = size
        self._editor = editor
        self._block = block
        self._area = area
        self._moved = moved
        self._sources = list(moved.row_paths()) if moved is not None else []
        self._rows = rows
        self._inside = min(rows, len(area.ids))
        self._beyond = max(columns - len(area.fields), 0)
        self._names = area.fields[:columns]
        self._own = area.own_fields()
        self._whose = self._names.index(CODE) if area.node_key and CODE in self._names else None
        self._gathered: dict[int, _Gathered] = {}
        self._customers: list[Record] = []
        self._strangers: dict[str, None] = {}
        self._filled = self._cells = self._new = self._homeless = self._others = 0

    def make(self, how: How) -> Placed:
        """Put all in its place."""
        self._gather_inside()
        below = range(self._inside, self._rows)
        if self._area.node_key:
            self._gather_entries([row for row in below if any(self._texts(row))])
        else:
            self._gather_customers(below)
        # Beside its code the customer's name is only there to be read, by whoever copied it too.
        known = {CODE, "customer_name"} if self._whose is not None else set()
        fixed = sum(name not in self._own | known for name in self._names)
        return Placed(
            self._write(counted(self._cells, *_labels(how))), how, self._size, self._filled, self._cells, self._new,
            fixed, self._beyond, tuple(self._strangers), self._homeless, self._others,
        )

    def _write(self, label: str) -> Edit:
        if not self._gathered and not self._customers:
            return Edit(label, ())
        changes = {record_id: each.change(self._area.node_key) for record_id, each in self._gathered.items()}
        newcomers = [Newcomers(None, self._customers)] if self._customers else []
        edit = self._editor.change(label, changes, newcomers)
        return replace(edit, entries=tuple(self._new_entries()))

    def _new_entries(self) -> Iterator[tuple[int, int]]:
        """The entries that came, each at the end of its customer's."""
        grown = [record_id for record_id, each in self._gathered.items() if each.entries]
        for record_id, record in self._editor.records(grown):
            end = len(record.entries.get(self._area.node_key, ()))
            yield from ((record_id, end - 1 - back) for back in range(len(self._gathered[record_id].entries)))

    def _texts(self, row: int) -> list[str]:
        texts = self._block[row % len(self._block)]
        width = len(self._names)
        return texts[:width] if width <= len(texts) else [texts[column % len(texts)] for column in range(width)]

    def _of(self, record_id: int) -> _Gathered:
        return self._gathered.setdefault(record_id, _Gathered())

    def _gather_inside(self) -> None:
        ids = self._area.ids[: self._inside]
        codes = self._editor.codes_of(dict.fromkeys(ids)) if self._whose is not None else {}
        for row, (record_id, paths) in enumerate(zip(ids, self._area.row_paths(), strict=False)):
            texts = self._texts(row)
            if self._whose is not None and texts[self._whose].strip() not in ("", codes.get(record_id, "").strip()):
                self._others += 1
                continue
            put = [(path, text) for path, text in zip(paths, texts, strict=False) if path is not None]
            self._of(record_id).texts += put
            self._note_row(row, len(put))

    def _note_row(self, row: int, cells: int) -> None:
        """Count a row that found its place, and empty the cells that it was cut from."""
        self._cells += cells
        self._filled += cells > 0
        if self._moved is not None:
            places = zip(self._sources[row], self._names, strict=False)
            gone = [(path, "") for path, name in places if path is not None and name in self._own]
            self._of(self._moved.ids[row]).emptied += gone

    def _entry(self, row: int) -> Entry:
        named = zip(self._names, self._texts(row), strict=True)
        return {name: text for name, text in named if text and name in self._own}

    def _gather_customers(self, rows: range) -> None:
        for row in rows:
            values = self._entry(row)
            if values:
                self._customers.append(Record(values))
                self._note_new(row)

    def _gather_entries(self, rows: list[int]) -> None:
        """New entries go to the customers that their rows name; a row that names none has no home."""
        if self._whose is None:
            self._homeless = len(rows)
            return
        named = {row: self._texts(row)[self._whose].strip() for row in rows}
        ids = self._editor.with_codes({*named.values()} - {""})
        for row, code in named.items():
            entry = self._entry(row)
            if not code:
                self._homeless += 1
            elif code not in ids:
                self._strangers[code] = None
            elif entry:
                self._of(ids[code]).entries.append(entry)
                self._note_new(row)

    def _note_new(self, row: int) -> None:
        self._new += 1
        self._note_row(row, sum(name in self._own for name in self._names))
