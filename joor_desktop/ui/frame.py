"""The window's frame: the bars around the pages. It is on screen before the pages are loaded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from joor_desktop.storage.glance import Glance
from joor_desktop.ui.focus import take_focus
from joor_desktop.ui.side_bar import Place, SideBar
from joor_desktop.ui.status_line import StatusLine
from joor_desktop.ui.top_bar import TopBar
from joor_desktop.ui.words import grouped

_SIZE = (1280, 800)
_LEAST_SIZE = (960, 560)
_TITLE_BAR = 40
"""More than what the system puts around a window at the top and below."""


class WindowFrame(QWidget):
    """``painted`` tells once that the frame is on screen, ``closing`` that it is about to close."""

    painted = Signal()
    closing = Signal()

    def __init__(self, glance: Glance | None) -> None:
        super().__init__()
        self._painted = False
        self._may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle("JOOR Desktop")
        self.setMinimumSize(*_LEAST_SIZE)
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - _TITLE_BAR))
        self.top = TopBar(self)
        self.side = SideBar(self)
        self.pages = QStackedWidget(self)
        self.status = StatusLine(self)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(self.pages, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top)
        self._column.addLayout(middle, 1)
        self._column.addWidget(self.status)
        shown = glance or Glance(self.tr("My customers"), "practice", "practice", 0, 0)
        self.show_names(shown.list_name, shown.profile, shown.environment)
        self.show_numbers(shown.customers, shown.errors, shown.customers - shown.errors)

    def show_names(self, list_name: str, profile: str, environment: str) -> None:
        """Show which list is open, and where its customers go; *environment* is the value of an Environment."""
        self.top.badge.show_environment(environment)
        self.top.profile.show_name(profile)
        self.top.list.show_name(list_name)

    def show_numbers(self, customers: int, errors: int, ready: int, *, checked: bool = True) -> None:
        """Show how many customers the list has, how many of them have errors, and how many a send would take.

        Before all are *checked* these are not called ready, and a send is not counted.
        """
        self.top.show_ready(customers - errors, ready, checked=checked)
        self.side.show_note(Place.CUSTOMERS, grouped(customers))
        self.status.show_counts(customers, errors, ready, checked=checked)

    def put_below_top(self, widget: QWidget) -> None:
        """Show *widget* between the top bar and the pages; when it goes with the focus, the page takes that."""
        self._column.insertWidget(1, widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt would put the focus of what is hidden on a chance neighbour."""
        if event.type() is QEvent.Type.Hide and isinstance(watched, QWidget):
            focused, page = QApplication.focusWidget(), self.pages.currentWidget()
            if focused is not None and page is not None and watched.isAncestorOf(focused):
                take_focus(page)
        return super().eventFilter(watched, event)

    def guard_closing(self, may_close: Callable[[], bool]) -> None:
        """Close only where that allows it, from now on."""
        self._may_close = may_close

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that the frame is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell it before anything is gone."""
        if not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        event.accept()
