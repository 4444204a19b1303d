"""Lets a person settle what rows of one customer say against each other: for all at once, and one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.files.contradiction import Contradiction
from joor_desktop.files.understanding import Settle, SheetChoices
from joor_desktop.ui.importing.contradictions_model import KEPT_ROLE, ROWS_ROLE, ContradictionsModel, Part
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.sends.delegates import WordsDelegate, paint_background, paint_words
from joor_desktop.ui.theme import Size, Space, bold_font, colours
from joor_desktop.ui.words import grouped

Index = QModelIndex | QPersistentModelIndex

_ROW = 46
_CUSTOMER = 110
_APART = 84
_FOR_ALL_WIDTH = 350
_INSET = 8


class ContradictionsPane(QWidget):
    """``changed`` tells the choices for the sheet that is shown."""

    help_topic = "rows#against"

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = SheetChoices()
        self._model = ContradictionsModel(self)
        self._table = _Table(self._model, self)
        self._for_all = QComboBox(self)
        self._for_all.setAccessibleName(self.tr("What counts for all"))
        self._for_all.setFixedWidth(_FOR_ALL_WIDTH)
        for settle, words in self._answers().items():
            self._for_all.addItem(words, settle)
        self._more = QLabel(self)
        self._more.setProperty("role", "muted")
        self._lay_out()
        self._for_all.activated.connect(self._on_for_all)
        self._model.chosen.connect(self._on_chosen)

    def _answers(self) -> dict[Settle | None, str]:
        return {
            None: self.tr("not decided: most rows or the first, with a warning"),
            Settle.MOST: self.tr("what most rows say, or else the first"),
            Settle.FIRST: self.tr("what the first row says"),
            Settle.LAST: self.tr("what the last row says"),
            Settle.APART: self.tr("other names are other customers"),
        }

    def _lay_out(self) -> None:
        words = QLabel(self.tr("For all:"), self)
        words.setProperty("role", "muted")
        hint = QLabel(self.tr("or choose in each line"), self)
        hint.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(Space.CONTROLS)
        for widget in (words, self._for_all, hint):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CONTROLS)
        column.addLayout(row)
        column.addWidget(self._table, 1)
        column.addWidget(self._more)

    def show_contradictions(self, listed: Sequence[Contradiction], choices: SheetChoices, unlisted: int) -> None:
        """Show what a sheet's rows contradict, as *choices* settle it; *unlisted* are as many more in the file."""
        here = self._table.currentIndex()
        self._choices = choices
        self._model.show_contradictions(listed, choices)
        self._table.setColumnHidden(Part.THIRD, not self._model.has_third())
        self._table.setColumnHidden(Part.APART, not self._model.has_apart())
        self._for_all.setCurrentIndex(self._for_all.findData(choices.settle))
        self._table.setCurrentIndex(self._model.index(here.row(), here.column()))
        more = self.tr("{n} more in the file are settled as chosen for all.")
        self._more.setText(more.format(n=grouped(unlisted)))
        self._more.setVisible(unlisted > 0)

    def _on_for_all(self, _number: int) -> None:
        self.changed.emit(replace(self._choices, settle=self._for_all.currentData(), settled={}))

    def _on_chosen(self, customer: str, field: str, text: str) -> None:
        settled = {**self._choices.settled, (customer, field): text}
        self.changed.emit(replace(self._choices, settled=settled))


class _Table(CalmTable):
    """The texts side by side; a click, Enter or the space bar lets one count."""

    def __init__(self, model: ContradictionsModel, parent: QWidget) -> None:
        widths = {Part.CUSTOMER: _CUSTOMER, Part.APART: _APART}
        super().__init__("", [widths.get(part, 0) for part in Part], parent)
        self.setAccessibleName(self.tr("What rows contradict"))
        self._contradictions = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setModel(model)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setItemDelegate(_TextDelegate(self))
        self.clicked.connect(self._keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar choose as a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._keep(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _keep(self, index: QModelIndex) -> None:
        text = self._contradictions.text_at(index)
        others = self._contradictions.others(index.row()) if index.column() == Part.THIRD else []
        if text is not None and others:
            self._offer(index.row(), [text, *(each.text for each in others)])
        elif text is not None:
            self._contradictions.keep(index.row(), text)

    def _offer(self, row: int, texts: Sequence[str]) -> None:
        menu = QMenu(self)
        for text in texts:
            menu.addAction(text.replace("&", "&&")).triggered.connect(partial(self._contradictions.keep, row, text))
        menu.popup(QCursor.pos())


class _TextDelegate(WordsDelegate):
    """A text, and below it which rows say it; what counts is bold and has a hook, so that not only colour tells it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Write the two lines."""
        rows = index.data(ROWS_ROLE)
        if not rows or index.column() == Part.APART:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        paint_background(painter, option)
        room: QRectF = QRectF(option.rect).adjusted(_INSET, 4, -_INSET, -4)
        half = room.height() / 2
        paint_words(painter, option, room.adjusted(0, 0, 0, -half), words)
        option.font = self._small(option)
        option.palette.setColor(QPalette.ColorRole.Text, colours().muted)
        paint_words(painter, option, room.adjusted(0, half, 0, 0), rows)

    @staticmethod
    def _small(option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setPixelSize(Size.CAPTION)
        font.setWeight(QFont.Weight.Normal)
        return font

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Mark what counts."""
        super().initStyleOption(option, index)
        if index.data(KEPT_ROLE):
            option.text = f"✓ {option.text}"
            option.font = bold_font(option.widget, Size.BODY)
            option.palette.setColor(QPalette.ColorRole.Text, colours().right_text)
