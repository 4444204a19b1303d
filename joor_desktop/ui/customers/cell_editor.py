"""The editor inside a cell: a line of text with a counter near its limit, and proposals where the field has some."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from joor_desktop.model.field import Field, Kind
from joor_desktop.model.texts import translate
from joor_desktop.ui.customers.place import Learned
from joor_desktop.ui.form.choices import Choice, ChoiceCompleter, fixed_choices, plain_choices
from joor_desktop.ui.icons import icon
from joor_desktop.ui.theme import Size, colours

_COUNT_FROM = 0.8
_COUNT_WIDTH = 52
_LIST_WIDTH = 240


class CellEditor(QLineEdit):
    """Edits one value; ``chosen`` tells that a proposal was taken, after which nothing more is to be typed."""

    chosen = Signal()

    def __init__(self, field: Field, learned: Learned, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = field.max_length
        self.setProperty("cell", True)
        self.setFrame(False)
        self.setAccessibleName(field.title)
        choices = _choices(field, learned)
        if choices:
            self._offer(choices)
        self.textChanged.connect(self._on_text_changed)

    def _offer(self, choices: tuple[Choice, ...]) -> None:
        completer = ChoiceCompleter(choices, self)
        self.setCompleter(completer)
        popup = completer.popup()
        assert popup is not None
        popup.setMinimumWidth(_LIST_WIDTH)
        completer.activated.connect(self._on_activated)
        show = self.addAction(icon("chevron", colours().muted), QLineEdit.ActionPosition.TrailingPosition)
        show.setToolTip(translate("table", "Show all (Alt+Down)"))
        show.setText(translate("table", "Show all"))
        show.triggered.connect(self.show_choices)

    def show_choices(self) -> None:
        """Open the list of all proposals, whatever is typed."""
        completer = self.completer()
        if completer is not None:
            completer.setCompletionPrefix("")
            completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down and F4 open the proposals, as in a spreadsheet."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.show_choices()
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
        self.update()

    def _on_activated(self) -> None:
        self.chosen.emit()


def _choices(field: Field, learned: Learned) -> tuple[Choice, ...]:
    if field.kind is Kind.BOOLEAN:
        return plain_choices([translate("table", "Yes"), translate("table", "No")])
    return fixed_choices(field.kind) or plain_choices(list(learned.get(field.name, ())))
