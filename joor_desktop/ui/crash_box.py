"""What a person is told when the program met an error that nobody foresaw, with what happened to hand on."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from joor_desktop.ui.theme import Space

_WIDTH = 560
_LINES = 12


class CrashBox(QDialog):
    """Says that nothing is lost; the details are hidden until they are wanted, and can be copied."""

    def __init__(self, summary: str, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace = trace
        self.setWindowTitle(self.tr("Something went wrong"))
        self._details = QPlainTextEdit(trace, self)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("What happened"))
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self._details.hide()
        self._show = QPushButton(self.tr("Show what happened"), self)
        self._copy = QPushButton(self.tr("Copy it for the support"), self)
        self._go_on = QPushButton(self.tr("Go on working"), self)
        self._go_on.setProperty("kind", "strong")
        self._go_on.setDefault(True)
        self._lay_out(summary)
        self._show.clicked.connect(self._on_show)
        self._copy.clicked.connect(self._on_copy)
        self._go_on.clicked.connect(self.accept)
        self._go_on.setFocus()

    def _lay_out(self, summary: str) -> None:
        title = QLabel(self.tr("Something went wrong that the program did not foresee."), self)
        title.setProperty("role", "title")
        words = QLabel(self.tr("Everything you typed is saved, and you can go on."), self)
        what = QLabel(summary, self)
        what.setProperty("role", "muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.CONTROLS)
        buttons.addWidget(self._show)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.CONTROLS)
        for label in (title, words, what):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._details, 1)
        column.addSpacing(Space.CONTROLS)
        column.addLayout(buttons)
        self.resize(_WIDTH, self.sizeHint().height())

    def _on_show(self) -> None:
        self._details.setVisible(self._details.isHidden())
        hidden = self._details.isHidden()
        self._show.setText(self.tr("Show what happened") if hidden else self.tr("Hide what happened"))
        self.adjustSize()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._trace)
        self._copy.setText(self.tr("Copied"))
