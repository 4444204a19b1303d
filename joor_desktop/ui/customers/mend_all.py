"""Offers to mend all that is certain, shows what that is, and has it done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence

from joor_desktop.errors import JoorDesktopError
from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.customers.problem_panel import ProblemPanel, kind_title
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.words import grouped
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext

if TYPE_CHECKING:
    from joor_desktop.ui.customers.mend_all_dialog import MendAllDialog
    from joor_desktop.work.mending_all import CertainFixes

_COUNT_AFTER_MS = 400


class MendAll(QObject):
    """Begins to count with :meth:`begin`; ``action`` is what the button of the panel does too.

    ``told`` says in words that there is nothing to preview.
    """

    told = Signal(str)

    def __init__(self, open_list: OpenList, page: CustomersPage, panel: ProblemPanel, reading: Worker) -> None:
        super().__init__(panel)
        self._open_list = open_list
        self._page = page
        self._panel = panel
        self._worker = reading
        self._counting = self._finding = 0
        self._certain: int | None = None
        self._dialog: MendAllDialog | None = None
        self.action = QAction(self.tr("Mend all that is certain…"), self)
        self.action.setShortcut(QKeySequence("Shift+F7"))
        self.action.triggered.connect(self._on_wanted)
        for widget in (page, panel):
            widget.addAction(self.action)
        panel.all_requested.connect(self._on_wanted)
        self._count_later = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._count_later.timeout.connect(self._count)
        reading.succeeded.connect(self._on_succeeded)
        reading.failed.connect(self._on_failed)

    def begin(self) -> None:
        """Count now, and after each change of the list."""
        self._open_list.counted.connect(self._on_changed)
        self._count()

    def _on_changed(self) -> None:
        self._certain = None  # until it is counted again
        self._count_later.start()

    def _count(self) -> None:
        path, list_id = self._open_list.drafts.database.path, self._open_list.list_id

        def count(context: TaskContext) -> int:
            from joor_desktop.work.mending_all import count_all_certain

            return count_all_certain(context, path, list_id)

        self._worker.cancel(self._counting)
        self._counting = self._worker.run(count)

    def _on_wanted(self) -> None:
        from joor_desktop.ui.customers.mend_all_dialog import MendAllDialog

        self._page.flush()
        if self._certain == 0:
            self._tell_nothing()
            return
        path, list_id = self._open_list.drafts.database.path, self._open_list.list_id

        def find(context: TaskContext) -> object:
            from joor_desktop.work.mending_all import find_certain

            return find_certain(context, path, list_id)

        self._dialog = MendAllDialog(kind_title, self._page.window())
        self._dialog.mend_requested.connect(self._on_mend_requested)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()
        self._finding = self._worker.run(find)

    def _on_succeeded(self, number: int, result: object) -> None:
        if number == self._counting and isinstance(result, int):
            self._certain = None if self._count_later.isActive() else result
            self._panel.offer_all(result)
        elif number == self._finding and self._dialog is not None and isinstance(result, list):
            self._show(self._dialog, result)

    def _show(self, dialog: MendAllDialog, found: list[CertainFixes]) -> None:
        if found:
            dialog.show_fixes(found)
            return
        dialog.reject()
        self._tell_nothing()

    def _tell_nothing(self) -> None:
        self.told.emit(self.tr("Nothing is left that is certain."))

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._finding:
            if self._dialog is not None:  # which would look for ever, above the message
                self._dialog.reject()
            self._open_list.failed.emit(error)

    def _on_mend_requested(self, kinds: list[ProblemKind], number: int) -> None:
        from joor_desktop.work.mending_all import mend_certain

        path, list_id = self._open_list.drafts.database.path, self._open_list.list_id
        words = self.tr("Mending {n} problems").format(n=grouped(number))
        self._open_list.carry_out(lambda context: mend_certain(context, path, list_id, kinds), words)

    def _on_finished(self) -> None:
        self._dialog = None
        self._worker.cancel(self._finding)
        # The button goes away with the problems; the focus must not go to a chance neighbour.
        self._page.pane.tables.table.setFocus()
