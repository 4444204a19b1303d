"""What the person wishes for the chosen cells and rows of a table: copied, pasted, filled, put in, taken out."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from joor_desktop.model.path import Path
from joor_desktop.ui.customers.cell_range import CellRange, area_of, choose, ranges_to_copy, shown_columns
from joor_desktop.ui.customers.copying import Copied, Copying, clipboard_text, copied_columns
from joor_desktop.ui.customers.edit_words import EditNews, came_words, copied_words, placed_words
from joor_desktop.ui.customers.row_clipboard import (
    CUT_FORMAT,
    MOST_WHOLE,
    WHOLE_FORMAT,
    are_whole,
    fill_rows,
    whole_rows_in,
)
from joor_desktop.ui.customers.wishes import Wish
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.words import grouped
from joor_desktop.ui.worker import Worker
from joor_desktop.work.areas import CODE, Area

if TYPE_CHECKING:
    from joor_desktop.ui.customers.table_stack import TableStack
    from joor_desktop.ui.customers.table_view import TableView
    from joor_desktop.work.editing import ListEditor, Outcome
    from joor_desktop.work.placing import Placed
    from joor_desktop.work.row_edits import RowsCame

_LONG = 1_000_000
"""A text with more signs is taken apart in the worker."""
_PAYLOADS = ("{", "[", "<")
"""What JSON and XML begin with."""
_MANY = 1000
"""So many rows take long enough for a word about it."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Cells that are to be moved by the next paste, and the mark by which the clipboard tells that it has them.

    ``rows`` are the records and the indexes of the entries where whole rows are to be moved.
    """

    view: TableView
    area: Area
    mark: str
    rows: tuple[tuple[int, int], ...] = ()


class TableEdits(QObject):
    """``told`` tells an :class:`EditNews` of what was done."""

    told = Signal(object)

    def __init__(self, tables: TableStack, open_list: OpenList, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tables = tables
        self._open_list = open_list
        self._copying = Copying(open_list, worker, self)
        self._copying.done.connect(self._on_copied)
        self._cut: _Cut | None = None
        self._aim: tuple[TableView, CellRange] | None = None
        self._to_choose: tuple[TableView, CellRange] | None = None
        tables.wished.connect(self.do)
        tables.fill_requested.connect(self._on_fill_requested)
        tables.loaded.connect(self._on_loaded)
        open_list.answered.connect(self._on_answered)
        open_list.edited.connect(self.forget_cut)
        open_list.opened.connect(self._on_opened)

    def stop(self) -> None:
        """Nothing is wished any more: the program ends."""
        self._copying.stop()

    def do(self, wish: Wish) -> None:
        """Do what is wished for the cells that are chosen now."""
        {
            Wish.COPY: self._copy,
            Wish.CUT: self._start_cut,
            Wish.PASTE: self._paste,
            Wish.PASTE_CELLS: self._paste_cells,
            Wish.CLEAR: self._clear,
            Wish.FILL_DOWN: self._fill_down,
            Wish.FILL_RIGHT: self._fill_right,
            Wish.INSERT: self._insert,
            Wish.DUPLICATE: self._duplicate,
            Wish.DELETE: self._delete,
            Wish.FORGET_CUT: self.forget_cut,
        }[wish]()

    @property
    def _view(self) -> TableView:
        return self._tables.table

    def _copy(self, mark: str = "") -> None:
        view, ranges = self._view, ranges_to_copy(self._view)
        if any(each.columns != ranges[0].columns for each in ranges):
            together = self.tr("Choose cells of the same rows or of the same columns, or copy the ranges in turn.")
            self.told.emit(EditNews(self.tr("These cells can't be copied together."), together))
        elif ranges:
            self.forget_cut()
            rows = sum(each.height for each in ranges)
            self._tell_that_it_takes_time(rows)
            whole = are_whole(view, view.table, ranges[0]) and rows <= MOST_WHOLE
            self._copying.copy(view.table, ranges, mark, whole=whole)

    def _start_cut(self) -> None:
        view, ranges = self._view, ranges_to_copy(self._view)
        if len(ranges) > 1:
            one = self.tr("Choose one range, or copy them and clear them afterwards.")
            self.told.emit(EditNews(self.tr("Only one range can be moved at once."), one))
        if len(ranges) != 1:
            return
        cells = ranges[0]
        if cells.height > MOST_WHOLE and are_whole(view, view.table, cells):
            words = self.tr("No more than {n} customers are moved at once.").format(n=grouped(MOST_WHOLE))
            self.told.emit(EditNews(words, self.tr("Choose fewer rows, or only the cells that are to be moved.")))
            return
        mark = uuid.uuid4().hex
        self._copy(mark)
        rows = tuple(view.chosen_entries()) if fill_rows(view, cells) else ()
        cells = cells._replace(columns=copied_columns(view.table, cells))
        self._cut = _Cut(view, area_of(view.table, cells), mark, rows)
        view.mark_cut(cells)

    def forget_cut(self) -> None:
        """What was cut stays where it is: it was given up, or the list is not any more as it was."""
        if self._cut is not None:
            self._copying.give_up_cut(self._cut.mark)
            self._end_cut()

    def _end_cut(self) -> None:
        if self._cut is not None:
            self._cut.view.mark_cut(None)
            self._cut = None

    def _on_opened(self) -> None:
        self._end_cut()  # whole rows may be pasted in the other list
        self._aim = self._to_choose = None

    def _on_copied(self, copied: Copied) -> None:
        self.told.emit(copied_words(copied))

    def _paste(self) -> None:
        pasted = self._move_entries() if self._tables.node_key else self.paste_customers()
        if not pasted:
            self._paste_cells()

    def _live_cut(self) -> _Cut | None:
        """What was cut in this window, if the clipboard still holds it."""
        mark = QGuiApplication.clipboard().mimeData().data(CUT_FORMAT).toStdString()
        return self._cut if self._cut and mark == self._cut.mark else None

    def _move_entries(self) -> bool:
        """Put whole rows that were cut in this table above the chosen one; False where something else was cut."""
        from joor_desktop.work.row_edits import move_entries

        cut, chosen = self._live_cut(), self._view.chosen_entries()
        if cut is None or not cut.rows or cut.view is not self._view or not chosen:
            return False
        node_key, rows, above = self._tables.node_key, cut.rows, chosen[0]
        self._change(len(rows), lambda editor: move_entries(editor, node_key, rows, above))
        return True

    @property
    def has_customers(self) -> bool:
        """Whether whole rows of customers may be pasted in the table in view, or only into their cells."""
        return not self._tables.node_key and QGuiApplication.clipboard().mimeData().hasFormat(WHOLE_FORMAT)

    def paste_customers(self) -> bool:
        """Put customers whose whole rows were copied or cut above the chosen row; False where it was something else."""
        content = QGuiApplication.clipboard().mimeData()
        whole = whole_rows_in(content)
        if whole is None:
            return False
        from joor_desktop.work.whole_rows import move_customers, paste_customers

        rows = [] if self._tables.node_key else self._view.chosen_rows()
        above = self._view.table.rows.ids[rows[0]] if rows else None
        same_file = whole.file == str(self._open_list.drafts.database.path)
        here = same_file and whole.list_id == self._open_list.list_id
        if same_file and content.hasFormat(CUT_FORMAT):
            self._change(len(whole.ids), lambda editor: move_customers(editor, whole, above))
        else:
            self._change(len(whole.ids), lambda editor: paste_customers(editor, whole, above, here=here))
        return True

    def paste_first(self) -> bool:
        """Put copied customers, or a range without column names, into a list that has none yet.

        False where it is something else: what names its columns is imported as a file is.
        """
        if self.paste_customers():
            return True
        from joor_desktop.files.copied_cells import read_cells
        from joor_desktop.files.copied_header import names_columns

        text = clipboard_text(QGuiApplication.clipboard().mimeData())
        is_range = "\t" in text or "\n" in text.strip()
        if not is_range or text.lstrip()[:1] in _PAYLOADS or len(text) > _LONG or names_columns(read_cells(text)):
            return False
        self._tables.show_node("")
        self._paste_cells()
        return True

    def _paste_cells(self) -> None:
        from joor_desktop.files.copied_cells import read_cells
        from joor_desktop.work.placing import paste, paste_text, pasted_size

        content = QGuiApplication.clipboard().mimeData()
        text = clipboard_text(content)
        target = self._target()
        if target is None or not text:
            self.told.emit(EditNews(self.tr("Nothing to paste: the clipboard holds no text.")))
            return
        cut = self._live_cut()
        moved = cut.area if cut else None
        view, cells, area = target
        self._aim = (view, cells)
        height, width = cells.height, cells.width
        if len(text) > _LONG:
            rows = max(text.count("\n"), _MANY)
            self._change(rows, lambda editor: paste_text(editor, text, area, height, width, moved))
            return
        block = read_cells(text)
        rows = pasted_size(block, height, width)[0]
        self._change(rows, lambda editor: paste(editor, block, area, height, width, moved))

    def _change(self, rows: int, change: Callable[[ListEditor], Outcome]) -> None:
        self._tell_that_it_takes_time(rows)
        self._tables.placing = True
        self._open_list.change(rows, change)

    def _tell_that_it_takes_time(self, rows: int) -> None:
        if rows >= _MANY:
            self.told.emit(EditNews(self.tr("Working on {n} rows…").format(n=grouped(rows))))

    def _target(self) -> tuple[TableView, CellRange, Area] | None:
        """Where a paste goes: the table, the chosen cells, and all cells from there to the table's last one."""
        view, model = self._view, self._view.table
        order = shown_columns(view)
        cells = view.chosen_range()
        if cells is None:
            if model.rowCount():
                return None
            paths = [model.columns[each].path(0) for each in order]
            if Path(field=CODE) not in paths:
                return None
            whose = paths.index(Path(field=CODE))
            cells = CellRange(0, 0, tuple(order[whose : whose + 1]))
            return view, cells, area_of(model, CellRange(0, -1, tuple(order[whose:])))
        cells = cells._replace(columns=copied_columns(model, cells))
        columns = tuple(order[order.index(cells.columns[0]) :])
        return view, cells, area_of(model, CellRange(cells.top, model.rowCount() - 1, columns))

    def _clear(self) -> None:
        from joor_desktop.work.placing import clear

        areas = self._view.chosen_areas()
        self._aim = None
        self._change(sum(len(each.ids) for each in areas), lambda editor: clear(editor, areas))

    def _fill_down(self) -> None:
        cells = self._view.chosen_range()
        if cells is None:
            return
        if cells.height == 1 and cells.top:
            cells = CellRange(cells.top - 1, cells.bottom, cells.columns)
        if cells.height > 1:
            self._fill(CellRange(cells.top, cells.top, cells.columns), cells._replace(top=cells.top + 1))

    def _fill_right(self) -> None:
        cells = self._view.chosen_range()
        if cells is None:
            return
        order = shown_columns(self._view)
        place = order.index(cells.columns[0])
        if cells.width == 1 and place:
            cells = cells._replace(columns=tuple(order[place - 1 : place + 1]))
        if cells.width > 1:
            self._fill(cells._replace(columns=cells.columns[:1]), cells._replace(columns=cells.columns[1:]))

    def _on_fill_requested(self, source: CellRange, aim: CellRange) -> None:
        if aim.bottom > source.bottom:
            self._fill(source, CellRange(source.bottom + 1, aim.bottom, source.columns))
        else:
            self._fill(source, aim._replace(columns=aim.columns[source.width :]))
        choose(self._view, aim)

    def _fill(self, source: CellRange, cells: CellRange) -> None:
        from joor_desktop.work.placing import fill

        model = self._view.table
        origin, area = area_of(model, source), area_of(model, cells)
        self._aim = None
        self._change(cells.height, lambda editor: fill(editor, origin, area))

    def _insert(self) -> None:
        from joor_desktop.work.row_edits import insert_customers, insert_entries

        rows = self._view.chosen_rows()
        if not rows:
            return
        shown, node_key, number = self._view.table.rows, self._tables.node_key, len(rows)
        first, entry = shown.ids[rows[0]], shown.entry(rows[0])
        if node_key:
            self._change(number, lambda editor: insert_entries(editor, node_key, (first, entry), number))
        else:
            self._change(number, lambda editor: insert_customers(editor, first, number))

    def _duplicate(self) -> None:
        from joor_desktop.work.row_edits import duplicate_customers, duplicate_entries

        node_key = self._tables.node_key
        entries = self._view.chosen_entries()
        if not entries:
            return
        if node_key:
            self._change(len(entries), lambda editor: duplicate_entries(editor, node_key, entries))
        else:
            ids = [record_id for record_id, _ in entries]
            self._change(len(ids), lambda editor: duplicate_customers(editor, ids))

    def _delete(self) -> None:
        if not self._tables.node_key:
            self._open_list.delete(self._view.chosen_records())
        else:
            self._open_list.delete_entries(self._tables.node_key, self._view.chosen_entries())

    def _on_answered(self, outcome: Outcome) -> None:
        from joor_desktop.work.placing import Placed
        from joor_desktop.work.row_edits import RowsCame

        self._tables.placing = False
        if isinstance(outcome, Placed):
            self._show_placed(outcome)
        elif isinstance(outcome, RowsCame):
            self._show_rows(outcome)

    def _show_placed(self, placed: Placed) -> None:
        self.told.emit(placed_words(placed, self._view.table.node.plural_title))
        if self._aim is None or not placed.cells or (placed.new and self._tables.node_key):
            return  # new entries stand with their customers, wherever that is
        view, cells = self._aim
        order = shown_columns(view)
        place = order.index(cells.columns[0])
        rows, columns = placed.size
        self._to_choose = view, CellRange(cells.top, cells.top + rows - 1, tuple(order[place : place + columns]))
        if not placed.edit.structure:
            self._on_loaded()

    def _on_loaded(self) -> None:
        """Choose what was pasted, once its rows are shown."""
        if self._to_choose is None:
            return
        (view, cells), self._to_choose = self._to_choose, None
        last = view.table.rowCount() - 1
        if view is self._view and cells.top <= last:
            bottom = min(cells.bottom, last)
            choose(view, cells._replace(bottom=bottom))
            for row in (bottom, cells.top):  # all of it where there is room, else from its beginning on
                view.scrollTo(view.table.index(row, cells.columns[0]))

    def _show_rows(self, came: RowsCame) -> None:
        self.told.emit(came_words(came))
        self._tables.go_to((came.record_id, came.path), node_key=came.path.node)
