"""The bar for finding and replacing, above the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.ui.finding.preview import Preview
from joor_desktop.ui.finding.reach import Where
from joor_desktop.ui.form.elided_label import ElidedLabel
from joor_desktop.ui.icons import icon
from joor_desktop.ui.theme import Space, colours, restyle

_LEAST_FIELD = 110
_LEAST_WORDS = 170


class FindBar(QWidget):
    """Tells what the person wants: ``changed`` that something else is sought, ``by_changed`` that it becomes another
    text, ``where_chosen`` that it is sought elsewhere, ``next_requested`` and ``previous_requested`` the way to
    another hit, ``replace_requested`` to replace this one, ``all_requested`` to see what replacing all would do,
    ``closed`` that the bar is to be put away."""

    help_topic = "table#replace"

    changed = Signal()
    by_changed = Signal()
    where_chosen = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    replace_requested = Signal()
    all_requested = Signal()
    closed = Signal()

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.text = self._field(self.tr("Find what"))
        self.by = self._field(self.tr("Replace by"))
        self.match_case = QCheckBox(self.tr("Match case"), self)
        self.whole_cell = QCheckBox(self.tr("Whole cell"), self)
        self._where = QComboBox(self)
        self._where.setAccessibleName(self.tr("Where to find it"))
        for where, words in self._places().items():
            self._where.addItem(words, where)
        self._where.setToolTip(self.tr("In the rows that are shown; “All tables”: in all customers of the list"))
        self._words = ElidedLabel(self)
        self._words.setProperty("role", "muted")
        self._words.setMinimumWidth(_LEAST_WORDS)
        self._previous = self._quiet("up", self.tr("Previous (Shift+F3)"))
        self._next = self._quiet("down", self.tr("Next (F3)"))
        self._close = self._quiet("close", self.tr("Close (Esc)"))
        self._one = QPushButton(self.tr("Replace"), self)
        self._all = QPushButton(self.tr("Replace all…"), self)
        self._lay_out()
        self._connect()
        self.show_words("", hits=False)
        self.hide()

    def _field(self, words: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.setMinimumWidth(_LEAST_FIELD)
        return field

    def _places(self) -> dict[Where, str]:
        return {
            Where.CELLS: self.tr("Chosen cells"),
            Where.COLUMN: self.tr("This column"),
            Where.TABLE: self.tr("This table"),
            Where.ALL: self.tr("All tables"),
        }

    def _quiet(self, name: str, words: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "quiet")
        button.setIcon(icon(name, colours().text))
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(Space.CONTROLS)
        fields.setVerticalSpacing(Space.UNIT)
        fields.setColumnStretch(0, 3)
        fields.setColumnStretch(1, 2)
        fields.addWidget(self.text, 0, 0)
        fields.addWidget(self.by, 1, 0)
        ways = QHBoxLayout()
        ways.setSpacing(Space.UNIT)
        for widget in (self._words, self._previous, self._next, self._close):
            ways.addWidget(widget, 1 if widget is self._words else 0)
        acts = QHBoxLayout()
        acts.setSpacing(Space.CONTROLS)
        acts.addWidget(self._one)
        acts.addWidget(self._all)
        acts.addStretch(1)
        fields.addLayout(ways, 0, 1)
        fields.addLayout(acts, 1, 1)
        options = QHBoxLayout()
        options.setSpacing(Space.FIELDS)
        options.addWidget(self._where)
        options.addWidget(self.match_case)
        options.addWidget(self.whole_cell)
        options.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.FIELDS, Space.CONTROLS, Space.FIELDS, Space.CONTROLS)
        column.setSpacing(Space.UNIT)
        column.addLayout(fields)
        column.addLayout(options)
        column.addWidget(self._preview)

    def _connect(self) -> None:
        self.text.textChanged.connect(self.changed)
        self.by.textChanged.connect(self.by_changed)
        self.match_case.toggled.connect(self.changed)
        self.whole_cell.toggled.connect(self.changed)
        self._where.activated.connect(self.where_chosen)
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._close.clicked.connect(self.closed)
        self._one.clicked.connect(self.replace_requested)
        self._all.clicked.connect(self.all_requested)

    @property
    def where(self) -> Where:
        """Where the person wants it to be sought."""
        where: Where = self._where.currentData()
        return where

    def choose_where(self, where: Where) -> None:
        """Seek there, without telling so."""
        self._where.setCurrentIndex(self._where.findData(where))

    def show_words(self, words: str, *, hits: bool, nothing: bool = False) -> None:
        """Say how many there are; without *hits* there is nothing to go to. *nothing* paints it as a disappointment."""
        self._words.setText(words)
        restyle(self._words, "severity", "warning" if nothing else "")
        for button in (self._previous, self._next, self._one, self._all):
            button.setEnabled(hits)

    def begin(self) -> None:
        """Open the bar, with the cursor in its first field."""
        self.show()
        self.text.selectAll()
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, or replaces; Escape puts the bar away, or first the preview."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif enter and self.text.hasFocus():
            (self.previous_requested if back else self.next_requested).emit()
        elif enter and self.by.hasFocus():
            self.replace_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_escape(self) -> None:
        if self._preview.isVisible():
            self._preview.hide()
            self.text.setFocus()
        else:
            self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and the hairlines around."""
        painter = QPainter(self)
        shades = colours()
        painter.fillRect(self.rect(), shades.header)
        painter.fillRect(0, 0, self.width(), 1, shades.hairline)
        painter.fillRect(0, self.height() - 1, self.width(), 1, shades.hairline)
