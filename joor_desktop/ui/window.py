"""The main window: puts the bars and the pages in their places, and connects them."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.actions import WindowActions
from joor_desktop.ui.customers.page import CustomersPage
from joor_desktop.ui.customers.problem_guide import ProblemGuide
from joor_desktop.ui.customers.problem_panel import ProblemPanel
from joor_desktop.ui.following import JobWatch
from joor_desktop.ui.icons import RESOURCES, program_icon
from joor_desktop.ui.importing.file_drops import FileDrops
from joor_desktop.ui.importing.file_wishes import FileWishes
from joor_desktop.ui.importing.imports import Imports
from joor_desktop.ui.late_pages import LatePages
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.parts import Parts
from joor_desktop.ui.side_bar import Place, SideBar
from joor_desktop.ui.status_line import StatusLine
from joor_desktop.ui.strip import Strip
from joor_desktop.ui.top_bar import TopBar
from joor_desktop.ui.top_menus import TopMenus
from joor_desktop.ui.words import grouped

_SIZE = (1280, 800)
_LEAST_SIZE = (960, 560)


class MainWindow(QWidget):
    """One window with three places. It is on screen first; what takes longer is loaded a moment later."""

    def __init__(self, parts: Parts, files: Sequence[pathlib.Path] = ()) -> None:
        super().__init__()
        self._parts = parts
        self._files = list(files)
        self._begun = False
        self.setWindowTitle("JOOR Desktop")
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(*_SIZE)
        self.open_list = OpenList(parts.database, parts.workers.lists, self)
        self._actions = WindowActions(self.open_list, self)
        self.top = TopBar(self._actions.undo, self._actions.redo, self._actions.menu(self), self)
        self._menus = TopMenus(self.open_list, self.top)
        self.side = SideBar(self)
        self._problems = ProblemPanel(self.side)
        self.side.put_below(self._problems)
        self.strip = Strip(self)
        self.status = StatusLine(self)
        self.customers = CustomersPage(self.open_list, parts.workers.reading, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.customers)
        self._pages = LatePages(parts, self._stack)
        self._guide = ProblemGuide(self.open_list, self.customers, self._problems, parts.workers.reading)
        self._imports = Imports(parts.import_file, self.open_list, parts.workers.lists, self.strip, self)
        self._wishes = FileWishes(parts.write_template, parts.workers.lists, self.strip, self)
        self._drops = FileDrops(self)
        self._watch = JobWatch(parts.look, parts.workers.joor, self)
        self._lay_out()
        self._connect_list()
        self._connect_wishes()
        self._show_numbers()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.strip)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def _connect_list(self) -> None:
        self.open_list.counted.connect(self._show_numbers)
        self.open_list.edited.connect(self._on_edited)
        self.open_list.failed.connect(self.show_error)
        self._watch.looked.connect(self._on_looked)

    def _connect_wishes(self) -> None:
        for source in (self.top, self.customers):
            source.import_requested.connect(self._wishes.choose)
            source.add_requested.connect(self.add_customer)
        self.top.send_requested.connect(self.review_send)
        self.customers.sample_requested.connect(self.import_sample)
        self.customers.template_requested.connect(self._wishes.save_template)
        self.side.chosen.connect(self.show_place)
        self._menus.profiles_requested.connect(self._on_profiles_requested)
        self._wishes.chosen.connect(self.import_files)
        self._drops.dropped.connect(self.import_files)
        self._pages.sent.connect(self._on_sent)
        self._pages.review_closed.connect(self._on_review_closed)
        self._pages.customer_wanted.connect(self._on_customer_wanted)
        actions = self._actions
        actions.add.triggered.connect(self.add_customer)
        actions.open_files.triggered.connect(self._wishes.choose)
        actions.seek.triggered.connect(self.seek)
        actions.send.triggered.connect(self.review_send)
        actions.template.triggered.connect(self._wishes.save_template)
        actions.sample.triggered.connect(self.import_sample)
        actions.next_pane.triggered.connect(self._on_next_pane)
        actions.about.triggered.connect(self._on_about)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Load the rest once the window has been seen."""
        super().paintEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self.setWindowIcon(program_icon())
        self._drops.watch_whole_window()
        self.customers.begin()
        self._guide.begin()
        self._on_looked()
        if self._parts.open_jobs()[0]:
            self._watch.look_now()
        if self._files:
            self._imports.add(self._files)

    def show_place(self, place: Place) -> None:
        """Show the customers, the sends or the profiles."""
        self.customers.flush()
        self.side.choose(place)
        if place is Place.CUSTOMERS:
            self._stack.setCurrentWidget(self.customers)
        elif place is Place.SENDS:
            self._pages.show_sends()
        else:
            self._pages.show_profiles()
        self._problems.setVisible(place is Place.CUSTOMERS)

    def import_files(self, files: Sequence[pathlib.Path]) -> None:
        """Bring the customers of these files into the list."""
        self.show_place(Place.CUSTOMERS)
        self._imports.add(files)

    def import_sample(self) -> None:
        """Bring the sample customers into the list."""
        self.import_files([RESOURCES / "sample-customers.xlsx"])

    def add_customer(self) -> None:
        """Add a customer by hand."""
        self.show_place(Place.CUSTOMERS)
        self.customers.add_customer()

    def seek(self) -> None:
        """Search the customers."""
        self.show_place(Place.CUSTOMERS)
        self.customers.seek()

    def review_send(self) -> None:
        """Show what would be sent, and let the person decide."""
        self.customers.flush()
        if self.open_list.counts.ready:
            self.side.choose(Place.CUSTOMERS)
            self._problems.show()
            self._pages.show_review(self.open_list.profile, self.open_list.list_id)

    def show_error(self, error: JoorDesktopError) -> None:
        """Say what went wrong, where, and what to do."""
        self.strip.show_outcome("error", error.title, error.detail)

    def _show_numbers(self) -> None:
        counts = self.open_list.counts
        self.top.show_ready(counts.ready)
        self.side.show_note(Place.CUSTOMERS, grouped(counts.customers))
        self.status.show_counts(counts)

    def _on_edited(self) -> None:
        self.status.show_checked_now()

    def _on_looked(self) -> None:
        number, words = self._parts.open_jobs()
        self.side.show_note(Place.SENDS, self.tr("{n} open").format(n=number) if number else "")
        self.status.show_followed(words)
        self._pages.refresh()

    def _on_sent(self) -> None:
        self.side.choose(Place.SENDS)
        self._problems.hide()
        self._on_looked()
        self._watch.look_now()

    def _on_review_closed(self) -> None:
        self.show_place(Place.CUSTOMERS)

    def _on_customer_wanted(self, record_id: int) -> None:
        self.show_place(Place.CUSTOMERS)
        self.customers.go_to((record_id, None))

    def _on_profiles_requested(self) -> None:
        self.show_place(Place.PROFILES)

    def _on_next_pane(self) -> None:
        panes = (self.side, self.customers.pane, self.customers.form_place, self.top)
        focused = QApplication.focusWidget()
        here = next((number for number, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1)
        for step in range(1, len(panes) + 1):
            if take_focus(panes[(here + step) % len(panes)]):
                return

    def _on_about(self) -> None:
        from joor_desktop.ui.about import AboutBox

        AboutBox(self).open()

    def changeEvent(self, event: QEvent) -> None:
        """Look, when the person comes back, whether another program changed the list."""
        super().changeEvent(event)
        if self._begun and event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.open_list.look_for_changes()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, then cancel what runs and wait for its end."""
        self.customers.flush()
        self.hide()
        self._parts.workers.stop()
        event.accept()


def take_focus(pane: QWidget) -> bool:
    """Put the focus on the first part of *pane* that takes it; False where there is none."""
    for child in pane.findChildren(QWidget):
        if child.focusPolicy() and child.isVisible() and child.isEnabled() and child.focusPolicy().value & 1:
            child.setFocus()
            return True
    return False
