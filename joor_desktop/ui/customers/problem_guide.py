"""Connects the panel of problems with the list and the table: shows the kinds, leads to the cells, mends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.path import Path
from joor_desktop.model.problem import Severity
from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.storage.settings import RECOMMENDATIONS, Settings
from joor_desktop.ui.customers.kind_guide import KindGuide
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.customers.problem_panel import ProblemPanel, is_of_two
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker
from joor_desktop.work.seeking import FoundProblem, Search, Sought

if TYPE_CHECKING:
    from joor_desktop.ui.customers.mend_dialog import MendDialog
    from joor_desktop.work.mending import FixRows

_COUNT_AFTER_MS = 400
_OPEN = "open"
_CODE = Path(field="customer_code")


class _Walk(NamedTuple):
    """The tables, by the keys of their nodes, whose rows are gone through and to which a problem led last.

    A problem of an entry leads to another table; the next one is sought among the rows of the first.
    """

    begun_in: str
    led_to: str


class ProblemGuide(QObject):
    """Begins when :meth:`begin` is called, since the words for the problems take a moment to load.

    ``next`` and ``previous`` are the actions that lead from problem to problem, in the order of the rows shown;
    ``mend`` previews the fixes of the kind that the cursor is on. ``told`` says in words that there was none, or that
    the search began again.
    """

    told = Signal(str)

    def __init__(self, open_list: OpenList, page: CustomersPage, panel: ProblemPanel, reading: Worker) -> None:
        super().__init__(panel)
        self._open_list = open_list
        self._page = page
        self._panel = panel
        self._dialog: MendDialog | None = None
        self._comparing = self._is_first = False
        self._clicked: ProblemKind | None = None
        self._mending: ProblemKind | None = None
        self._walk = _Walk("", "")
        self._guide = KindGuide(open_list, reading, self)
        self._guide.found.connect(self._on_found)
        self._guide.missed.connect(self._on_missed)
        self._guide.fixes_counted.connect(self._on_fixes_counted)
        self._guide.fixes_found.connect(self._on_fixes_found)
        self._guide.failed.connect(self._on_failed)
        panel.sought.connect(self._on_sought)
        panel.chosen.connect(self._guide.count_fixes)
        panel.preview_requested.connect(self._on_preview_requested)
        panel.compare_requested.connect(self._on_compare_requested)
        self._settings = Settings(open_list.drafts.database)
        panel.open_recommendations(opened=self._settings.value(RECOMMENDATIONS) == _OPEN)
        panel.recommendations_turned.connect(self._on_recommendations_turned)
        self._count_later = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._count_later.timeout.connect(panel.count_again)
        self.next = self._action(self.tr("Next problem"), "F8")
        self.previous = self._action(self.tr("Previous problem"), "Shift+F8")
        self.mend = self._action(self.tr("Mend all of this kind…"), "F7")
        self.mend.triggered.connect(self._on_mend_here)
        self.actions = [self.next, self.previous, self.mend]
        self.next.triggered.connect(self._on_next)
        self.previous.triggered.connect(self._on_previous)

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        self._page.addAction(action)
        self._panel.addAction(action)
        return action

    def begin(self) -> None:
        """Show the problems from now on."""
        self._open_list.opened.connect(self._panel.choose_none)
        self._open_list.counted.connect(self._on_counted)
        self._on_counted()

    def _on_counted(self) -> None:
        shown = self._open_list
        self._panel.show_kinds(shown.kinds, customers=shown.counts.customers, checked=shown.checked)
        self._count_later.start()

    def _on_sought(self, kind: ProblemKind) -> None:
        self._is_first = self._clicked != kind  # a kind that is chosen is not gone through yet
        self._clicked = kind
        self._seek((kind,), anywhere=True)

    def _on_next(self) -> None:
        self._lead(backwards=False)

    def _on_previous(self) -> None:
        self._lead(backwards=True)

    def _lead(self, *, backwards: bool) -> None:
        """Among the problems of the chosen kind; where none is chosen among the errors, and else the warnings."""
        self._page.flush()
        self._is_first = False
        kind = self._panel.chosen_kind()
        self._seek((kind,) if kind else (Severity.ERROR, Severity.WARNING), backwards=backwards)

    def _seek(self, sought: tuple[Sought, ...], *, backwards: bool = False, anywhere: bool = False) -> None:
        tables = self._page.pane.tables
        rows = tables.rows_shown(self._walk.begun_in) if tables.node_key == self._walk.led_to else None
        if rows is None:  # the person went to another table, or has others shown
            self._walk, rows = _Walk(tables.node_key, tables.node_key), tables.table.table.rows
        shown, place = (rows.ids, rows.indexes), self._page.place()
        node_key = self._walk.begun_in
        self._guide.seek(Search(self._open_list.list_id, sought, node_key, shown, place, backwards, anywhere))

    def _on_mend_here(self) -> None:
        """Preview the fixes of the problem under the cursor, or of the chosen kind, once some are found."""
        self._page.flush()
        kind = self._kind_here() or self._panel.chosen_kind()
        if kind is None:
            self.told.emit(self.tr("There is no problem in this cell."))
        else:
            self._mending = None if is_of_two(kind) else kind
            self._panel.choose(kind)
            if is_of_two(kind):
                self._on_compare_requested(kind)

    def _kind_here(self) -> ProblemKind | None:
        place = self._page.place()
        stored = self._open_list.drafts.record(place[0]) if place and place[1] else None
        here = [problem for problem in stored.problems if problem.path == place[1]] if stored and place else []
        kinds = [kind for problem in here for kind in self._open_list.kinds if kind.holds(problem)]
        return max(kinds, key=lambda kind: kind.severity, default=None)

    def _on_fixes_counted(self, kind: ProblemKind, fixes: int, likely: int) -> None:
        self._panel.show_fixes(kind, fixes, likely)
        wanted, self._mending = self._mending, None
        if wanted != kind:
            return
        if fixes:
            self._panel.preview()
        elif self._kind_here() != kind:
            self._on_sought(kind)  # where it is mended by hand
        else:
            self.told.emit(self.tr("Nothing can be proposed here: mend it in the cell, or in the form."))

    def _on_preview_requested(self, kind: ProblemKind, title: str) -> None:
        from joor_desktop.ui.customers.mend_dialog import MendDialog

        self._page.flush()
        self._dialog = MendDialog(self._open_list.drafts, kind, title, self._page.window())
        self._dialog.mend_requested.connect(self._on_mend_requested)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.open()
        self._guide.find_fixes(kind)

    def _on_fixes_found(self, kind: ProblemKind, rows: FixRows) -> None:
        if self._dialog is not None and self._dialog.kind == kind:
            self._dialog.show_fixes(rows)

    def _on_failed(self, error: JoorDesktopError) -> None:
        if self._dialog is not None:  # which would look for ever, above the message
            self._dialog.reject()
        self._open_list.failed.emit(error)

    def _on_mend_requested(self, kind: ProblemKind, title: str, chosen: FixRows) -> None:
        from joor_desktop.work.mending import mend_kind

        path, list_id = self._open_list.drafts.database.path, self._open_list.list_id
        words = self.tr("Mending: {what}").format(what=title)
        self._open_list.carry_out(lambda context: mend_kind(context, path, list_id, kind, title, chosen), words)

    def _on_dialog_finished(self) -> None:
        self._dialog = None
        self._guide.give_up_finding()
        # The button goes away with the problems; the focus must not go to a chance neighbour.
        self._page.pane.tables.table.setFocus()

    def _on_join_requested(self, kept: int, gone: int, chosen: dict[str, int]) -> None:
        self._open_list.join(kept, gone, chosen)
        self._page.go_to((kept, _CODE))

    def _on_recommendations_turned(self, opened: bool) -> None:
        try:
            self._settings.keep(RECOMMENDATIONS, _OPEN if opened else "")
        except JoorDesktopError as error:
            self._open_list.failed.emit(error)

    def _on_found(self, found: FoundProblem) -> None:
        self._page.go_to(found.place)
        self._page.form_place.follow(found.place)  # the cursor may be there already, and the form elsewhere
        self._walk = self._walk._replace(led_to=self._page.pane.tables.node_key)
        again = found.began_again and not self._is_first
        self.told.emit(self.tr("Gone through all: on from the other end.") if again else "")
        if self._comparing:
            self._comparing = False
            self._compare(found.place[0])

    def _on_missed(self) -> None:
        self._comparing = False
        words = self.tr("No such problem in the rows shown.") if self._panel.chosen_kind() else ""
        self.told.emit(words or self.tr("No problem in the rows shown."))

    def _on_compare_requested(self, kind: ProblemKind) -> None:
        self._page.flush()
        place = self._page.place()
        if place is not None and self._open_list.drafts.paths(place[0], kind):
            self._compare(place[0])
        else:
            self._comparing = True
            self._seek((kind,), anywhere=True)

    def _compare(self, record_id: int) -> None:
        from joor_desktop.ui.customers.join_dialog import JoinDialog
        from joor_desktop.work.joining import twins_of

        stored = self._open_list.drafts.record(record_id)
        twins = twins_of(self._open_list.drafts, stored) if stored else []
        if stored is not None and twins:
            first, second = sorted((stored, twins[0]), key=lambda each: each.number)
            dialog = JoinDialog(first, second, self._page.window())
            dialog.join_requested.connect(self._on_join_requested)
            dialog.finished.connect(self._on_dialog_finished)
            dialog.open()
