"""What is opened beside or over the table: finding and replacing, the history, the lists; made when first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from joor_desktop.ui.actions import WindowActions
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.parts import Workers

if TYPE_CHECKING:
    from joor_desktop.ui.finding.replacing import Replacing
    from joor_desktop.ui.lists.list_tasks import ListTasks


class LateTools(QObject):
    """``customers_wanted`` asks for the page of customers, on which the tools stand; ``naming_requested`` for the name
    of the open list to be typed."""

    customers_wanted = Signal()
    naming_requested = Signal()

    def __init__(self, open_list: OpenList, page: CustomersPage, workers: Workers) -> None:
        super().__init__(page)
        self._open_list = open_list
        self._page = page
        self._workers = workers
        self._replacing: Replacing | None = None
        self._list_tasks: ListTasks | None = None

    def connect_actions(self, actions: WindowActions) -> None:
        """Do what these actions ask for."""
        actions.replace.triggered.connect(self.replace)
        actions.find_next.triggered.connect(self.find_next)
        actions.find_previous.triggered.connect(self.find_previous)
        actions.history.triggered.connect(self.show_history)
        actions.lists.triggered.connect(self.show_lists)

    @property
    def replacing(self) -> Replacing:
        """Finding and replacing."""
        if self._replacing is None:
            from joor_desktop.ui.finding.replacing import Replacing

            self._replacing = Replacing(self._open_list, self._page, self._workers.finding)
        return self._replacing

    def replace(self) -> None:
        """Open the bar for finding and replacing."""
        self.customers_wanted.emit()
        if self._open_list.counts.customers:
            self.replacing.begin()

    def find_next(self) -> None:
        """Go to the next hit."""
        self.customers_wanted.emit()
        self.replacing.go_on()

    def find_previous(self) -> None:
        """Go to the hit before."""
        self.customers_wanted.emit()
        self.replacing.go_back()

    def show_history(self) -> None:
        """Show the history, or put it away where it is shown."""
        self.customers_wanted.emit()
        self._page.show_history()

    def show_lists(self) -> None:
        """Show all lists."""
        from joor_desktop.ui.lists.dialog import ListsDialog
        from joor_desktop.ui.lists.list_tasks import ListTasks

        self._page.flush()
        if self._list_tasks is None:
            self._list_tasks = ListTasks(self._open_list.drafts.database.path, self._workers.lists, self)
        dialog = ListsDialog(self._open_list, self._list_tasks, self._page.window())
        dialog.naming_requested.connect(self.naming_requested)
        dialog.open()
