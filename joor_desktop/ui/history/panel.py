"""The history beside the table: all steps of the list in words, and the way back to any of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from joor_desktop.ui.history.step_delegate import StepDelegate
from joor_desktop.ui.history.steps_model import StepsModel
from joor_desktop.ui.icons import icon
from joor_desktop.ui.open_list import OpenList
from joor_desktop.ui.theme import Space, colours
from joor_desktop.ui.words import counted

_WIDTH = 300


class HistoryPanel(QWidget):
    """``closed`` tells that it is to be put away."""

    help_topic = "history"

    closed = Signal()

    def __init__(self, open_list: OpenList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_list = open_list
        self.steps = StepsModel(open_list, self)
        self.setProperty("surface", "white")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._view = QListView(self)
        self._view.setModel(self.steps)
        self._view.setItemDelegate(StepDelegate(self._view))
        self._view.setUniformItemSizes(True)
        self._view.setAccessibleName(self.tr("Steps of this list, the newest first"))
        self._view.setProperty("frame", "none")
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._go = QPushButton(self)
        self._go.setProperty("kind", "offer")
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("History"), self)
        title.setProperty("role", "title")
        close = QPushButton(self)
        close.setProperty("kind", "quiet")
        close.setIcon(icon("close", colours().muted))
        close.setAccessibleName(self.tr("Close the history"))
        close.setToolTip(self.tr("Close the history (Esc)"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, Space.CONTROLS, Space.CONTROLS, Space.CONTROLS)
        head.addWidget(title, 1)
        head.addWidget(close)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.PAGE, Space.CONTROLS, Space.PAGE, Space.PAGE)
        foot.setSpacing(Space.CONTROLS)
        foot.addWidget(self._words)
        foot.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._view, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._view.selectionModel().currentChanged.connect(self._show_way)
        self._view.activated.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._open_list.counted.connect(self._on_changed)
        self._open_list.opened.connect(self._on_changed)

    def begin(self) -> None:
        """Show the history, with the cursor on the present."""
        self.steps.show()
        self._choose(self.steps.present)
        self.show()
        self._view.setFocus()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.steps.show()
            self._choose(self.steps.present)

    def _choose(self, number: int) -> None:
        index = self.steps.index(max(0, self.steps.row_of(number)), 0)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)
        self._show_way()

    def _chosen(self) -> int:
        index = self._view.currentIndex()
        return self.steps.number(index.row()) if index.isValid() else self.steps.present

    def _show_way(self) -> None:
        undone, redone = self.steps.journal().way_to(self._chosen())
        self._go.setEnabled(bool(undone or redone))
        self._go.setText(self.tr("Go forward to here") if redone else self.tr("Go back to here"))
        if undone:
            words = counted(len(undone), self.tr("This undoes 1 step."), self.tr("This undoes {n} steps."))
        elif redone:
            words = counted(len(redone), self.tr("This does 1 step again."), self.tr("This does {n} steps again."))
        else:
            words = self.tr("This is the list as it is now. Choose a step to go back to it.")
        self._words.setText(words)

    def _on_go(self) -> None:
        if self._go.isEnabled():
            self._go.setEnabled(False)
            self._open_list.go_back_to(self._chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the panel away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
