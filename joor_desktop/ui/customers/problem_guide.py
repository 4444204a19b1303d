"""Connects the panel of problems with the list and the table: shows the kinds, leads to the cells, mends."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from joor_desktop.storage.drafts import ProblemKind
from joor_desktop.ui.customers.kind_guide import KindGuide
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.customers.place import Place
from joor_desktop.ui.customers.problem_panel import ProblemPanel
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.worker import Worker

_COUNT_AFTER_MS = 400


class ProblemGuide(QObject):
    """Begins when :meth:`begin` is called, since the words for the problems take a moment to load."""

    def __init__(self, open_list: OpenList, page: CustomersPage, panel: ProblemPanel, reading: Worker) -> None:
        super().__init__(panel)
        self._open_list = open_list
        self._page = page
        self._panel = panel
        self._guide = KindGuide(open_list, reading, self)
        self._guide.found.connect(self._on_found)
        self._guide.fixes_counted.connect(panel.show_fixes)
        panel.sought.connect(self._on_sought)
        panel.chosen.connect(self._guide.count_fixes)
        panel.mend_requested.connect(self._on_mend_requested)
        self._count_later = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._count_later.timeout.connect(panel.count_again)

    def begin(self) -> None:
        """Show the problems from now on."""
        self._open_list.counted.connect(self._on_counted)
        self._on_counted()

    def _on_counted(self) -> None:
        self._panel.show_kinds(self._open_list.kinds, customers=self._open_list.counts.customers)
        self._count_later.start()

    def _on_sought(self, kind: ProblemKind) -> None:
        self._guide.seek(kind, self._page.place())

    def _on_mend_requested(self, kind: ProblemKind, title: str) -> None:
        # The button goes away with the problems; the focus must not go to a chance neighbour.
        self._page.pane.tables.table.setFocus()
        self._open_list.mend(kind, title)

    def _on_found(self, place: Place) -> None:
        self._page.go_to(place)
