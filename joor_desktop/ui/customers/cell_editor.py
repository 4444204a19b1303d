"""The editor inside a cell: a line of text that grows with what is typed, with a counter near its limit, and with
proposals where the field has some."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from joor_desktop.model.field import Field, Kind
from joor_desktop.model.texts import translate
from joor_desktop.ui.customers.place import Learned
from joor_desktop.ui.form.choices import ChoiceCompleter, completer_for, plain_choices
from joor_desktop.ui.form.one_line import OneLine
from joor_desktop.ui.icons import icon
from joor_desktop.ui.theme import Size, colours

_COUNT_FROM = 0.8
_COUNT_WIDTH = 52
_LIST_WIDTH = 240
_LEAST_WIDTH = 160
_EDGES = 18
_ARROW_WIDTH = 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditor(QLineEdit):
    """Edits one value; ``chosen`` tells that a proposal was taken, after which nothing more is to be typed.

    A state is proposed of *country*, the text in the same entry.
    """

    chosen = Signal()

    def __init__(self, field: Field, learned: Learned, parent: QWidget | None = None, country: str = "") -> None:
        super().__init__(parent)
        self._limit = field.max_length
        self._cell = QRect()
        self._has_arrow = False
        self.setProperty("cell", True)
        self.setFrame(False)
        self.setAccessibleName(field.title)
        completer = _completer(field, learned, self, country)
        if completer is not None:
            self._offer(completer)
            if field.kind is not Kind.EMAIL:
                self._add_arrow()
        self.textChanged.connect(self._on_text_changed)
        OneLine(self)

    def _offer(self, completer: ChoiceCompleter) -> None:
        self.setCompleter(completer)
        popup = completer.popup()
        assert popup is not None
        popup.setMinimumWidth(_LIST_WIDTH)
        completer.activated.connect(self._on_activated)

    def _add_arrow(self) -> None:
        self._has_arrow = True
        show = self.addAction(icon("chevron", colours().muted), QLineEdit.ActionPosition.TrailingPosition)
        show.setToolTip(translate("table", "Show all (Alt+Down)"))
        show.setText(translate("table", "Show all"))
        show.triggered.connect(self.show_choices)

    def stand_over(self, cell: QRect) -> None:
        """Fill the cell at this place of the parent; grow over its neighbours where the text needs it."""
        self._cell = QRect(cell)  # the one that came may belong to the painting
        self._fit()

    def _fit(self) -> None:
        """As wide as the text, to the right as far as there is room, and then to the left."""
        parent = self.parentWidget()
        if parent is None or self._cell.isNull():
            return
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + _EDGES + self.textMargins().right()
        wanted += _ARROW_WIDTH if self._has_arrow else 0
        width = max(self._cell.width(), min(max(wanted, _LEAST_WIDTH), parent.width()))
        left = min(self._cell.left(), max(0, parent.width() - width))
        place = QRect(left, self._cell.top(), width, self._cell.height())
        if place != self.geometry():
            self.setGeometry(place)

    def show_choices(self) -> None:
        """Open the list of all proposals, whatever is typed."""
        completer = self.completer()
        if completer is not None:
            completer.setCompletionPrefix("")
            completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down and F4 open the proposals, as in a spreadsheet; Enter takes one of them and saves."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        completer = self.completer()
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.show_choices()
        elif event.key() in _ENTER and isinstance(completer, ChoiceCompleter) and completer.is_open:
            value = completer.value_for_enter()
            if value is not None:
                self.setText(value)
                self.setModified(True)
            # The key came from the list of proposals: once more for the table, which saves and goes on.
            QApplication.postEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the count over the right end once the text comes near its limit."""
        super().paintEvent(event)
        if not self._counts():
            return
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(Size.CAPTION)
        painter.setFont(font)
        over = len(self.text()) > (self._limit or 0)
        painter.setPen(colours().error_text if over else colours().muted)
        place = QRect(self.width() - _COUNT_WIDTH - 6, 0, _COUNT_WIDTH, self.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(right), f"{len(self.text())} / {self._limit}")

    def _counts(self) -> bool:
        return self._limit is not None and len(self.text()) >= self._limit * _COUNT_FROM

    def _on_text_changed(self) -> None:
        margins = self.textMargins()
        wanted = _COUNT_WIDTH if self._counts() else 0
        if margins.right() != wanted:
            self.setTextMargins(0, 0, wanted, 0)
        self._fit()
        self.update()

    def _on_activated(self) -> None:
        self.chosen.emit()


def _completer(field: Field, learned: Learned, editor: QWidget, country: str) -> ChoiceCompleter | None:
    if field.kind is Kind.BOOLEAN:
        answers = plain_choices([translate("table", "Yes"), translate("table", "No")])
        return ChoiceCompleter(answers, editor, closed=True)
    return completer_for(field, learned, editor, country)
