"""Copying from another customer: a search by code or name, and a choice of what is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.errors import JoorDesktopError
from joor_desktop.model.field_table import ENTRY_NODES
from joor_desktop.model.record import Record
from joor_desktop.storage.drafts import Drafts
from joor_desktop.ui.form.customer_finder import CustomerFinder
from joor_desktop.ui.form.link import LinkButton
from joor_desktop.ui.search_line import be_search
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import grouped
from joor_desktop.work.copying import OWN_FIELDS
from joor_desktop.work.customer_finding import FoundCustomer

_FIND_AFTER_MS = 120
_LIST_HEIGHT = 112
_FOUND_ROLE = Qt.ItemDataRole.UserRole


class CopyPanel(QWidget):
    """``chosen`` tells the customer to copy from, as FoundCustomer, and the parts; ``closed`` that it is put away."""

    chosen = Signal(object, list)
    closed = Signal()

    def __init__(self, drafts: Drafts, finder: CustomerFinder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._finder = finder
        self._list_id = 0
        self._without = 0
        self._target = Record()
        self._source: FoundCustomer | None = None
        self._find_later = QTimer(self, singleShot=True, interval=_FIND_AFTER_MS)
        self._find_later.timeout.connect(self._on_find)
        self._text = QLineEdit(self)
        self._list = QListWidget(self)
        self._said = QLabel(self)
        self._copy = QPushButton(self.tr("Copy"), self)
        self._parts = {key: QCheckBox(self) for key in ("", *(node.key for node in ENTRY_NODES))}
        self._lay_out()
        self._text.textEdited.connect(self._on_edited)
        self._list.currentItemChanged.connect(self._on_current_changed)
        self._list.itemActivated.connect(self._on_activated)
        self._copy.clicked.connect(self._on_copy)
        finder.found.connect(self._on_found)
        finder.failed.connect(self._on_failed)
        self.hide()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Copy from another customer"), self)
        title.setProperty("role", "heading")
        self._text.setPlaceholderText(self.tr("Code or name"))
        self._text.setAccessibleName(self.tr("Code or name of the customer to copy from"))
        be_search(self._text)
        self._text.installEventFilter(self)
        self._list.setAccessibleName(self.tr("Customers found"))
        self._list.setMaximumHeight(_LIST_HEIGHT)
        self._said.setProperty("role", "small")
        self._said.setWordWrap(True)
        self._copy.setProperty("kind", "offer")
        self._copy.setAutoDefault(True)  # so that Enter presses it, as Space does
        cancel = LinkButton(self.tr("Cancel (Esc)"), self)
        cancel.clicked.connect(self.close_panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.FIELDS, Space.PAGE, Space.FIELDS)
        column.setSpacing(Space.CONTROLS)
        boxes = QVBoxLayout()
        boxes.setSpacing(Space.UNIT)
        for part in (title, self._text, self._list, self._said):
            column.addWidget(part)
        for box in self._parts.values():
            box.toggled.connect(self._on_toggled)
            boxes.addWidget(box)
        column.addLayout(boxes)
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(cancel)
        column.addLayout(row)
        column.addStretch(1)

    def begin(self, list_id: int, record_id: int, target: Record) -> None:
        """Let the person choose a customer of the list for the one that is shown, which is *target* now."""
        self._list_id, self._without, self._target = list_id, record_id, target
        self._text.clear()
        self._list.clear()
        self._choose(None)
        self.show()
        self._text.setFocus()
        self._on_find()

    def close_panel(self) -> None:
        """Put it away."""
        self._find_later.stop()
        self.hide()
        self.closed.emit()

    def _on_edited(self) -> None:
        self._find_later.start()

    def _on_find(self) -> None:
        self._find_later.stop()
        self._finder.find(self._list_id, self._text.text(), self._without)

    def _on_found(self, found: Sequence[FoundCustomer]) -> None:
        self._list.clear()
        for each in found:
            item = QListWidgetItem(f"{each.code} · {each.name}" if each.code else each.name or self.tr("No name yet"))
            item.setData(_FOUND_ROLE, each)
            self._list.addItem(item)
        if not found:
            self._choose(None)
            self._said.setText(self.tr("No other customer of this list has that in its code or name."))
        elif self._text.text().strip():
            self._list.setCurrentRow(0)

    def _on_failed(self, error: JoorDesktopError) -> None:
        self._said.setText(f"{error.title} {error.detail}")

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        self._choose(item.data(_FOUND_ROLE) if item is not None else None)

    def _choose(self, found: FoundCustomer | None) -> None:
        self._source = found
        stored = self._drafts.record(found.id) if found is not None else None
        record = stored.record if stored is not None else Record()
        offered = False
        for key, box in self._parts.items():
            words = self._words(key, record)
            box.setText(words)
            box.setVisible(bool(words))
            box.setChecked(bool(words) and not self._has(self._target, key))
            offered = offered or bool(words)
        self._on_toggled()
        self._said.setText(self._hint(found, offered=offered))

    def _hint(self, found: FoundCustomer | None, *, offered: bool) -> str:
        if found is None:
            return self.tr("Type a part of its code or name, and choose it.")
        if not offered:
            return self.tr("That customer has nothing to copy.")
        return self.tr("What is copied stands in place of what is here. Code and name stay.")

    def _words(self, key: str, record: Record) -> str:
        if not self._has(record, key):
            return ""
        if not key:
            return self.tr("Group, company and sales rep")
        node = next(node for node in ENTRY_NODES if node.key == key)
        words = f"{node.plural_title} ({grouped(len(record.entries[key]))})"
        here = len(self._target.entries.get(key, ()))
        return self.tr("{entries}, replaces {n} here").format(entries=words, n=grouped(here)) if here else words

    @staticmethod
    def _has(record: Record, key: str) -> bool:
        if key:
            return bool(record.entries.get(key))
        return any(record.values.get(name) for name in OWN_FIELDS)

    def _chosen_parts(self) -> list[str]:
        return [key for key, box in self._parts.items() if box.isVisibleTo(self) and box.isChecked()]

    def _on_toggled(self) -> None:
        self._copy.setEnabled(bool(self._chosen_parts()))

    def _on_activated(self) -> None:
        """Go on to the button, or to the first part where none is chosen yet."""
        offered = [box for box in self._parts.values() if box.isVisibleTo(self)]
        if self._copy.isEnabled():
            self._copy.setFocus()
        elif offered:
            offered[0].setFocus()

    def _on_copy(self) -> None:
        parts = self._chosen_parts()
        if self._source is not None and parts:
            self.chosen.emit(self._source, parts)
            self.close_panel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the text into the list with the arrow keys, and on with Enter."""
        if watched is self._text and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._list.setFocus()
                self._list.setCurrentRow(max(0, self._list.currentRow()))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._source is not None:
                self._on_activated()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
