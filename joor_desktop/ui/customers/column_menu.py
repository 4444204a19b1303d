"""The menu of a column: sort, filter by values or by text, and how the column is shown."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.ui.customers.columns import Column
from joor_desktop.ui.customers.filter_words import direction_words, test_words
from joor_desktop.ui.customers.value_list import ValueList, ValueModel
from joor_desktop.ui.form.hairline import Hairline
from joor_desktop.ui.search_line import be_search
from joor_desktop.ui.theme import Space
from joor_desktop.work.arranging import NUMBER_COLUMN, STATE_COLUMN, Arrangement, ColumnFilter, Test
from joor_desktop.work.list_reading import Values

_WIDTH = 288
_HEIGHT = 460
_TEXTLESS = (Test.EMPTY, Test.FILLED)


class ColumnMenu(QFrame):
    """Made for one column, gone after it.

    ``arranged`` tells the arrangement that is wanted; ``hide_requested``, ``freeze_requested`` and
    ``columns_requested`` are wishes about the columns themselves.
    """

    arranged = Signal(object)
    hide_requested = Signal(str)
    freeze_requested = Signal(str)
    columns_requested = Signal()

    def __init__(
        self,
        column: Column,
        arrangement: Arrangement,
        *,
        frozen: bool,
        checked: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "popup")
        self.setAccessibleName(self.tr("Sort and filter: {column}").format(column=column.title))
        self._column = column
        self._arrangement = arrangement
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(Space.CONTROLS, Space.CONTROLS, Space.CONTROLS, Space.CONTROLS)
        self._box.setSpacing(Space.UNIT)
        self._add_sorts()
        if column.key != NUMBER_COLUMN:
            self._add_filters(checked=checked)
        self._add_column_wishes(frozen=frozen)
        self.setFixedWidth(_WIDTH)

    def _line(self, words: str, *, chosen: bool = False) -> QPushButton:
        line = QPushButton(f"{words}  ✓" if chosen else words, self)
        line.setProperty("kind", "item")
        self._box.addWidget(line)
        return line

    def _add_sorts(self) -> None:
        numbers = self._column.field() is None and self._column.look == "text"
        up, down = direction_words(self._column.key, numbers=numbers)
        key = self._arrangement.key_of(self._column.key)
        self.ascending = self._line(up, chosen=key is not None and not key.descending)
        self.descending = self._line(down, chosen=key is not None and key.descending)
        self.ascending.clicked.connect(self._on_ascending)
        self.descending.clicked.connect(self._on_descending)
        others = [each for each in self._arrangement.sort if each.column != self._column.key]
        if others and key is None:
            self._line(self.tr("Sort by this column next")).clicked.connect(self._on_next)
        if key is not None:
            self._line(self.tr("Don't sort by this column")).clicked.connect(self._on_unsorted)

    def _add_filters(self, *, checked: bool) -> None:
        self._add_rule()
        current = self._arrangement.filter_of(self._column.key)
        if self._column.key != STATE_COLUMN:
            self._add_condition(current)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search the values"))
        self._search.setAccessibleName(self.tr("Search the values of the column"))
        be_search(self._search)
        self.values = ValueModel(self._column.key, self, checked=checked)
        self._list = ValueList(self.values, self)
        self._every = QCheckBox(self.tr("All that are listed"), self)
        self._every.setTristate(False)
        self._reading = QLabel(self.tr("Reading the values…"), self)
        self._reading.setProperty("role", "small")
        for widget in (self._search, self._every, self._reading, self._list):
            self._box.addWidget(widget)
        self._search.textChanged.connect(self._on_sought)
        self._search.returnPressed.connect(self.accept_values)
        self._list.accepted.connect(self.accept_values)
        self._every.clicked.connect(self._on_every)
        self.values.changed.connect(self._on_ticked)
        self._add_buttons(filtered=current is not None)

    def _add_condition(self, current: ColumnFilter | None) -> None:
        row = QHBoxLayout()
        self.test = QComboBox(self)
        self.test.setAccessibleName(self.tr("Condition"))
        for test, words in test_words().items():
            self.test.addItem(words, test)
        self.text = QLineEdit(self)
        self.text.setAccessibleName(self.tr("Text of the condition"))
        self.text.setPlaceholderText(self.tr("Text"))
        if current is not None and current.test is not Test.VALUES:
            self.test.setCurrentIndex(self.test.findData(current.test))
            self.text.setText(current.text)
        row.addWidget(self.test)
        row.addWidget(self.text, 1)
        self._box.addLayout(row)
        self.test.currentIndexChanged.connect(self._on_test_chosen)
        self.text.returnPressed.connect(self.accept)

    def _add_buttons(self, *, filtered: bool) -> None:
        row = QHBoxLayout()
        clear = QPushButton(self.tr("No filter"), self)
        clear.setEnabled(filtered)
        clear.clicked.connect(self._on_cleared)
        self.apply = QPushButton(self.tr("Filter"), self)
        self.apply.setProperty("kind", "strong")
        self.apply.clicked.connect(self.accept)
        row.addWidget(clear)
        row.addStretch(1)
        row.addWidget(self.apply)
        self._box.addLayout(row)

    def _add_column_wishes(self, *, frozen: bool) -> None:
        self._add_rule()
        stay = self.tr("Keep the columns up to here at the left")
        self._line(self.tr("Let no column stay at the left") if frozen else stay).clicked.connect(self._on_freeze)
        if self._column.key != NUMBER_COLUMN:
            self._line(self.tr("Hide this column")).clicked.connect(self._on_hide)
        self._line(self.tr("Columns…")).clicked.connect(self._on_columns)

    def _add_rule(self) -> None:
        self._box.addSpacing(Space.UNIT)
        self._box.addWidget(Hairline(self))
        self._box.addSpacing(Space.UNIT)

    def open_at(self, place: QPoint) -> None:
        """Show the menu there, or as near as the screen lets it."""
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        height = min(self.sizeHint().height(), _HEIGHT, room.height())
        self.resize(_WIDTH, height)
        self.move(min(place.x(), room.right() - _WIDTH), min(place.y(), room.bottom() - height))
        self.show()
        (self._search if self._column.key != NUMBER_COLUMN else self.ascending).setFocus()

    def show_values(self, values: Values) -> None:
        """List the values of the column."""
        if values.column == self._column.key and self._column.key != NUMBER_COLUMN:
            current = self._arrangement.filter_of(values.column)
            only = current.texts if current is not None and current.test is Test.VALUES else None
            self._reading.hide()
            self.values.show_counts(values.counts, only)
            self.values.seek(self._search.text())

    def accept(self) -> None:
        """Filter by the condition where there is one, otherwise by the ticked values."""
        if self._column.key != STATE_COLUMN:
            test: Test = self.test.currentData()
            if self.text.text() or test in _TEXTLESS:
                texts = frozenset() if test in _TEXTLESS else frozenset([self.text.text()])
                self._filter(ColumnFilter(self._column.key, test, texts))
                return
        self.accept_values()

    def accept_values(self) -> None:
        """Filter by the ticked values; while some are sought, by those of them that are ticked.

        Where these are all of them, whatever else will hold the text is shown too.
        """
        sought, seen = self._search.text(), self.values.seen
        ticked = self.values.ticked & seen
        if sought and ticked == seen and self._column.field() is not None:
            self._filter(ColumnFilter(self._column.key, Test.CONTAINS, frozenset([sought])))
        elif self.values.all_ticked and not sought:
            self._filter(None)
        elif ticked:
            self._filter(ColumnFilter(self._column.key, Test.VALUES, frozenset(ticked)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search into the list; Enter does what the button stands for."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() == Qt.Key.Key_Down and self._column.key != NUMBER_COLUMN and self._search.hasFocus():
            self._list.setFocus()
            self._list.setCurrentIndex(self.values.index(0))
        else:
            super().keyPressEvent(event)

    def _filter(self, wanted: ColumnFilter | None) -> None:
        self.arranged.emit(self._arrangement.filtered(self._column.key, wanted))
        self.close()

    def _sort(self, descending: bool | None, *, add: bool) -> None:
        self.arranged.emit(self._arrangement.sorted_by(self._column.key, descending=descending, add=add))
        self.close()

    def _on_ascending(self) -> None:
        self._sort(False, add=self._arrangement.key_of(self._column.key) is not None)

    def _on_descending(self) -> None:
        self._sort(True, add=self._arrangement.key_of(self._column.key) is not None)

    def _on_next(self) -> None:
        self._sort(False, add=True)

    def _on_unsorted(self) -> None:
        self._sort(None, add=True)

    def _on_cleared(self) -> None:
        self._filter(None)

    def _on_sought(self, text: str) -> None:
        self.values.seek(text)

    def _on_every(self) -> None:
        self.values.tick_seen(ticked=self._every.isChecked())

    def _on_ticked(self) -> None:
        seen = self.values.seen
        self._every.setChecked(bool(seen) and seen <= self.values.ticked)
        self._every.setEnabled(bool(seen))

    def _on_test_chosen(self) -> None:
        self.text.setEnabled(self.test.currentData() not in _TEXTLESS)
        self.text.setFocus()

    def _on_freeze(self) -> None:
        self.freeze_requested.emit(self._column.key)
        self.close()

    def _on_hide(self) -> None:
        self.hide_requested.emit(self._column.key)
        self.close()

    def _on_columns(self) -> None:
        self.close()
        self.columns_requested.emit()
