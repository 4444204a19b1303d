"""Connects the panel of problems with the list and the table: shows the kinds, leads to the cells, mends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence

from joor_desktop.model.problem import Severity
from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.ui.customers.kind_guide import KindGuide
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.customers.place import Place
from joor_desktop.ui.customers.problem_panel import ProblemPanel
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from joor_desktop.ui.customers.mend_dialog import MendDialog
    from joor_desktop.work.mending import FixRows

_COUNT_AFTER_MS = 400


class ProblemGuide(QObject):
    """Begins when :meth:`begin` is called, since the words for the problems take a moment to load.

    ``next`` and ``previous`` are the actions that lead from problem to problem.
    """

    def __init__(self, open_list: OpenList, page: CustomersPage, panel: ProblemPanel, reading: Worker) -> None:
        super().__init__(panel)
        self._open_list = open_list
        self._page = page
        self._panel = panel
        self._dialog: MendDialog | None = None
        self._comparing = False
        self._guide = KindGuide(open_list, reading, self)
        self._guide.found.connect(self._on_found)
        self._guide.fixes_counted.connect(panel.show_fixes)
        self._guide.fixes_found.connect(self._on_fixes_found)
        self._guide.failed.connect(open_list.failed)
        panel.sought.connect(self._on_sought)
        panel.chosen.connect(self._guide.count_fixes)
        panel.preview_requested.connect(self._on_preview_requested)
        panel.compare_requested.connect(self._on_compare_requested)
        self._count_later = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._count_later.timeout.connect(panel.count_again)
        self.next = self._action(self.tr("Next problem"), "F8")
        self.previous = self._action(self.tr("Previous problem"), "Shift+F8")
        self.next.triggered.connect(self._on_next)
        self.previous.triggered.connect(self._on_previous)

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(False)
        self._page.addAction(action)
        self._panel.addAction(action)
        return action

    def begin(self) -> None:
        """Show the problems from now on."""
        self._open_list.counted.connect(self._on_counted)
        self._on_counted()

    def _on_counted(self) -> None:
        self._panel.show_kinds(self._open_list.kinds, customers=self._open_list.counts.customers)
        for action in (self.next, self.previous):
            action.setEnabled(bool(self._open_list.kinds))
        self._count_later.start()

    def _on_sought(self, kind: ProblemKind) -> None:
        self._guide.seek(kind, self._page.place())

    def _on_next(self) -> None:
        self._lead(backwards=False)

    def _on_previous(self) -> None:
        self._lead(backwards=True)

    def _lead(self, *, backwards: bool) -> None:
        """Among the problems of the chosen kind; where none is chosen among the errors, and then the warnings."""
        self._page.flush()
        worst = Severity.ERROR if self._open_list.counts.errors else Severity.WARNING
        self._guide.seek(self._panel.chosen_kind() or worst, self._page.place(), backwards=backwards)

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

    def _on_mend_requested(self, kind: ProblemKind, title: str, chosen: FixRows) -> None:
        self._open_list.mend(kind, title, chosen)

    def _on_dialog_finished(self) -> None:
        self._dialog = None
        self._guide.give_up_finding()
        # The button goes away with the problems; the focus must not go to a chance neighbour.
        self._page.pane.tables.table.setFocus()

    def _on_found(self, place: Place) -> None:
        self._page.go_to(place)
        if self._comparing:
            self._comparing = False
            self._compare(place[0])

    def _on_compare_requested(self, kind: ProblemKind) -> None:
        self._page.flush()
        place = self._page.place()
        if place is not None and self._open_list.drafts.paths(place[0], kind):
            self._compare(place[0])
        else:
            self._comparing = True
            self._guide.seek(kind, place)

    def _compare(self, record_id: int) -> None:
        from joor_desktop.ui.customers.join_dialog import JoinDialog
        from joor_desktop.work.joining import twins_of

        stored = self._open_list.drafts.record(record_id)
        twins = twins_of(self._open_list.drafts, stored) if stored else []
        if stored is not None and twins:
            first, second = sorted((stored, twins[0]), key=lambda each: each.number)
            dialog = JoinDialog(first, second, self._page.window())
            dialog.join_requested.connect(self._open_list.join)
            dialog.finished.connect(self._on_dialog_finished)
            dialog.open()
