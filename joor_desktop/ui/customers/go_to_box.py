"""A small box to go to a customer: by its number, its code or its name."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from joor_desktop.errors import JoorDesktopError
from joor_desktop.ui.theme import Space
from joor_desktop.ui.worker import Worker
from joor_desktop.work.context import TaskContext
from joor_desktop.work.finding import CustomerNames, FoundCustomer

_WIDTH = 420
_HEIGHT = 260
_AFTER_MS = 60
_ID = Qt.ItemDataRole.UserRole
_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CustomerFinder(QObject):
    """Looks for customers in the worker; ``found`` tells those that may be meant by the last text."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, database_path: pathlib.Path, worker: Worker, list_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._path = database_path
        self._worker = worker
        self._list_id = list_id
        self._names: CustomerNames | None = None
        self._number = 0
        worker.succeeded.connect(self._on_succeeded)
        worker.failed.connect(self._on_failed)

    def seek(self, text: str) -> None:
        """Look for *text*."""

        def find(context: TaskContext) -> Sequence[FoundCustomer]:
            if self._names is None:
                self._names = CustomerNames(context, self._path, self._list_id)
            return self._names.found(text)

        self._worker.cancel(self._number)
        self._number = self._worker.run(find)

    def _on_succeeded(self, number: int, result: Sequence[FoundCustomer]) -> None:
        if number == self._number:
            self.found.emit(result)

    def _on_failed(self, number: int, error: JoorDesktopError) -> None:
        if number == self._number:
            self.failed.emit(error)


class GoToBox(QFrame):
    """Made for one search, gone after it; ``chosen`` tells the record."""

    chosen = Signal(int)

    def __init__(self, finder: CustomerFinder, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "popup")
        self.setAccessibleName(self.tr("Go to a customer"))
        self._finder = finder
        self._go_when_found = False
        self._highest = _HEIGHT
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Row number, code or name"))
        self.line.setAccessibleName(self.tr("Go to: row number, code or name"))
        self.line.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Customers that may be meant"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty("frame", "none")
        self.list.hide()
        self.nothing = QLabel(self.tr("No customer has this number, code or name."), self)
        self.nothing.setProperty("role", "small")
        self.nothing.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.CONTROLS, Space.CONTROLS, Space.CONTROLS, Space.CONTROLS)
        for widget in (self.line, self.nothing, self.list):
            box.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._seek)
        finder.found.connect(self._show)
        self.line.textChanged.connect(self._on_text_changed)
        self.line.returnPressed.connect(self._on_return)
        self.list.itemClicked.connect(self._take)

    def open_over(self, table: QWidget) -> None:
        """Show the box at the top of the table."""
        width = min(_WIDTH, table.width())
        place = table.mapToGlobal(QPoint((table.width() - width) // 2, 0))
        self._highest = min(_HEIGHT, table.height())
        self.setGeometry(QRect(place.x(), place.y(), width, self.sizeHint().height()))
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move in the list while one types."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TO_LIST:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _on_text_changed(self) -> None:
        self._go_when_found = False
        self._timer.start()

    def _seek(self) -> None:
        self._timer.stop()
        self._finder.seek(self.line.text())

    def _show(self, found: Sequence[FoundCustomer]) -> None:
        self.list.clear()
        for each in found:
            item = QListWidgetItem(f"{each.number}    {each.code}    {each.name}", self.list)
            item.setData(_ID, each.record_id)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found and bool(self.line.text().strip()))
        self.setFixedHeight(self._highest if found else self.sizeHint().height())
        if self._go_when_found and found:
            self._take(self.list.item(0))

    def _on_return(self) -> None:
        if self._timer.isActive() or not self.list.count():
            self._go_when_found = True
            self._seek()
        else:
            self._take(self.list.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ID))
        self.close()
