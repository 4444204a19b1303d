"""What mending a kind of problem would change: before and after of each value, with a tick to leave some out."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.checks.messages import advice
from joor_desktop.storage.drafts import Drafts, ProblemKind
from joor_desktop.ui.customers.mend_model import MendModel, Part
from joor_desktop.ui.customers.step_buttons import step_buttons
from joor_desktop.ui.sends.calm_table import CalmTable
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import counted
from joor_desktop.work.mending import FixRows

Index = QModelIndex | QPersistentModelIndex

_WIDEST, _HIGHEST, _LOWEST = 1120, 640, 300
_MARGIN = 64
_TICK, _CUSTOMER, _WHERE, _SURE = 36, 104, 140, 84
_BEFORE = 256


class MendDialog(QDialog):
    """Shows the fixes of ``kind`` and lets the person choose.

    ``mend_requested`` tells the kind, its title and the chosen fixes.
    """

    help_topic = "mend#preview"

    mend_requested = Signal(object, str, object)

    def __init__(self, drafts: Drafts, kind: ProblemKind, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preview: {title}").format(title=title))
        self.kind = kind
        self._title = title
        self._model = MendModel(drafts, kind, self)
        self._table = _FixTable(self._model, self)
        self._certain = QCheckBox(self)
        self._likely = QCheckBox(self)
        self._waiting = QLabel(self.tr("Looking at what can be mended…"), self)
        self._waiting.setProperty("role", "muted")
        self._mend = QPushButton(self.tr("Change"), self)
        self._mend.setProperty("kind", "strong")
        self._mend.setEnabled(False)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        for box in (self._certain, self._likely):
            box.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = QLabel(advice(self.kind.code), self)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        halves = QHBoxLayout()
        halves.setSpacing(Space.TABS)
        for widget in (self._waiting, self._certain, self._likely):
            halves.addWidget(widget)
        halves.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.FIELDS)
        column.addWidget(words)
        column.addLayout(halves)
        column.addWidget(self._table, 1)
        column.addLayout(step_buttons(self.tr("One step: Undo takes all of it back."), self._cancel, self._mend))
        around = self.parentWidget()
        if around is not None:
            self.resize(min(_WIDEST, around.width() - _MARGIN), _LOWEST)

    def _fit(self) -> None:
        """As high as the fixes need, within the window, about the same middle."""
        layout, around = self.layout(), self.parentWidget()
        if layout is None or around is None:
            return
        layout.activate()  # the halves took their room just now
        before = self.height()
        wanted = before - self._table.viewport().height() + self._table.verticalHeader().length()
        self.resize(self.width(), max(_LOWEST, min(wanted, _HIGHEST, around.height() - _MARGIN)))
        self.move(self.x(), self.y() - (self.height() - before) // 2)

    def _connect(self) -> None:
        self._model.chosen_changed.connect(self._show_chosen)
        self._certain.clicked.connect(self._on_certain)
        self._likely.clicked.connect(self._on_likely)
        self._cancel.clicked.connect(self.reject)
        self._mend.clicked.connect(self._on_mend)
        self._mend.setDefault(True)

    def show_fixes(self, rows: FixRows) -> None:
        """Show the fixes that were found."""
        self._waiting.hide()
        self._model.show_fixes(rows)
        self._fit()
        self._table.setCurrentIndex(self._model.index(0, Part.AFTER))
        self._table.setFocus()

    def _show_chosen(self) -> None:
        rows = self._model.fixes
        likely = len(rows) - rows.certain
        self._show_half(self._certain, rows.certain, self._model.count_chosen(likely=False))
        self._show_half(self._likely, likely, self._model.count_chosen(likely=True))
        self._certain.setText(counted(rows.certain, self.tr("1 certain"), self.tr("{n} certain")))
        self._likely.setText(
            counted(likely, self.tr("1 likely: look at it first"), self.tr("{n} likely: look at some of them first"))
        )
        chosen = self._model.count_chosen()
        self._mend.setText(counted(chosen, self.tr("Change 1 value"), self.tr("Change {n} values")))
        self._mend.setEnabled(chosen > 0)

    @staticmethod
    def _show_half(box: QCheckBox, number: int, chosen: int) -> None:
        box.setVisible(number > 0)
        some = Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked
        box.setCheckState(Qt.CheckState.Checked if chosen == number else some)

    def _on_certain(self) -> None:
        self._model.turn_half(likely=False)

    def _on_likely(self) -> None:
        self._model.turn_half(likely=True)

    def _on_mend(self) -> None:
        self.mend_requested.emit(self.kind, self._title, self._model.chosen())
        self.accept()


class _FixTable(CalmTable):
    """A click on the tick, or the space bar on the chosen rows, leaves fixes out or takes them in again."""

    def __init__(self, model: MendModel, parent: QWidget) -> None:
        super().__init__("", [_TICK, _CUSTOMER, _WHERE, _BEFORE, 0, _SURE], parent)
        self.setAccessibleName(self.tr("What would be changed"))
        self._fixes = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setModel(model)
        self.setItemDelegateForColumn(Part.CHOSEN, _TickDelegate(self))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Part.CHOSEN:
            self._fixes.turn([index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar turns the ticks of the chosen rows."""
        if event.key() == Qt.Key.Key_Space:
            self._fixes.turn([index.row() for index in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)


class _TickDelegate(QStyledItemDelegate):
    """Draws the tick; the whole cell is clicked, not only the little box."""

    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _index: Index
    ) -> bool:
        """Leave clicks to the table."""
        return False
