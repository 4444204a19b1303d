"""The editors of single values: a line of text with proposals, and a choice of yes, no or nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QButtonGroup, QCompleter, QHBoxLayout, QLineEdit, QWidget

from joor_desktop.model.values import parse_boolean
from joor_desktop.ui.choice import ChoicePushButton
from joor_desktop.ui.form.choices import ChoiceCompleter
from joor_desktop.ui.form.one_line import OneLine
from joor_desktop.ui.theme import colours

_ARROW_ROOM = 18
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_KEYS_OF_ITS_OWN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TextInput(QLineEdit):
    """A line of text that leaves undo and redo to the list, and tells when it is entered, left and confirmed."""

    typed = Signal(str)
    entered = Signal()
    left = Signal()
    confirmed = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.textChanged.connect(self._on_text_changed)
        OneLine(self)

    def _on_text_changed(self, text: str) -> None:
        if not self._quiet:
            self.typed.emit(text)

    def show_text(self, text: str) -> None:
        """Show *text* without telling anyone; the cursor stays where the text is the same already."""
        if text == self.text():
            return
        self._quiet = True
        self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)
        self._quiet = False

    def propose(self, completer: QCompleter | None) -> None:
        """Propose values while one types; None proposes nothing."""
        if self.completer() is not completer:
            self.setCompleter(completer)  # type: ignore[arg-type]  # None takes it away

    def open_proposals(self) -> None:
        """Show all proposals, whatever stands in the field."""
        completer = self.completer()
        if completer is not None:
            self.setFocus(Qt.FocusReason.PopupFocusReason)
            completer.setCompletionPrefix("")
            completer.complete()

    def event(self, event: QEvent) -> bool:
        """Keep the field's own undo from taking the keys that undo the last edit of the list."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_history_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo in the list; Alt+Down or F4 opens the proposals."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        elif self.completer() is not None and _opens_a_list(event):
            self.open_proposals()
        elif _is_plain_enter(event):
            self._take_proposal()
            self.confirmed.emit()
        elif event.key() in _ENTER and self._take_proposal():
            # Ctrl+Enter came from the list of proposals: once more for the form around the field.
            QApplication.postEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers()))
        else:
            super().keyPressEvent(event)

    def _take_proposal(self) -> bool:
        """Put in what Enter takes from the list of proposals, and close it; False where none is open."""
        completer = self.completer()
        if not isinstance(completer, ChoiceCompleter) or not completer.is_open:
            return False
        value = completer.value_for_enter()
        if value is not None:
            self.setText(value)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was entered."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, but not for its own list of proposals."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)
            self.left.emit()


class ChoiceInput(TextInput):
    """A line of text that may have a list to choose from: then an arrow at its end opens the whole list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_list = False

    def show_arrow(self, has_list: bool) -> None:
        """Show that there is a list to choose from, or that there is none."""
        if has_list != self._has_list:
            self._has_list = has_list
            self.setTextMargins(0, 0, _ARROW_ROOM if has_list else 0, 0)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the end of the line."""
        super().paintEvent(event)
        if not self._has_list:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours().muted, 1.5))
        middle, right = self.height() / 2, self.width() - 12
        painter.drawPolyline(
            [QPointF(right - 4, middle - 2), QPointF(right, middle + 2), QPointF(right + 4, middle - 2)]
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show over the arrow that it can be clicked."""
        super().mouseMoveEvent(event)
        self.setCursor(Qt.CursorShape.ArrowCursor if self._on_arrow(event) else Qt.CursorShape.IBeamCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list from the arrow."""
        if self._on_arrow(event):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open_proposals()
        else:
            super().mousePressEvent(event)

    def _on_arrow(self, event: QMouseEvent) -> bool:
        return self._has_list and event.position().x() > self.width() - _ARROW_ROOM - 4


def _is_history_key(event: QKeyEvent) -> bool:
    return any(event.matches(key) for key in _NO_KEYS_OF_ITS_OWN)


def _is_plain_enter(event: QKeyEvent) -> bool:
    beside = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _ENTER and not beside


def _opens_a_list(event: QKeyEvent) -> bool:
    alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
    return bool(alt_down) or event.key() == Qt.Key.Key_F4


class _Part(ChoicePushButton):
    """One of the three parts of a yes-or-no choice."""

    entered = Signal()
    left = Signal()
    confirmed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, and leaves the choice as it is."""
        if _is_plain_enter(event):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the choice was entered."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the choice was left."""
        super().focusOutEvent(event)
        self.left.emit()


class YesNoInput(QWidget):
    """Yes, no, or not set; a text that is none of them leaves all three open, and the message tells it."""

    typed = Signal(str)
    entered = Signal()
    left = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._parts = {"Yes": _Part(self.tr("Yes")), "No": _Part(self.tr("No")), "": _Part(self.tr("Not set"))}
        for place, part in zip(("first", "middle", "last"), self._parts.values(), strict=True):
            part.be_choice()
            part.setProperty("segment", place)
            part.entered.connect(self.entered)
            part.left.connect(self.left)
            part.confirmed.connect(self.confirmed)
            part.clicked.connect(self._on_clicked)
            self._group.addButton(part)
            row.addWidget(part, 1)

    def name_for_reader(self, name: str) -> None:
        """Give the choice and each of its parts a name for a screen reader."""
        self.setAccessibleName(name)
        for part in self._parts.values():
            part.setAccessibleName(f"{name}: {part.text()}")

    def text(self) -> str:
        """The value as it stands in the record."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show a value of the record in whatever words it says yes or no."""
        self._text = text
        meant = parse_boolean(text)
        key = "" if not text.strip() else {True: "Yes", False: "No", None: None}[meant]
        self._group.setExclusive(False)
        with QSignalBlocker(self._group):
            for value, part in self._parts.items():
                part.setChecked(value == key)
        self._group.setExclusive(True)
        self.setFocusProxy(self._group.checkedButton() or self._parts["Yes"])

    def _on_clicked(self) -> None:
        for value, part in self._parts.items():
            if part.isChecked() and value != self._text:
                self._text = value
                self.typed.emit(value)
