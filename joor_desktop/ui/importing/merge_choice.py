"""Asks what a file does with the customers that the list has already, and tells what each answer would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from joor_desktop.model.merging import ImportMode
from joor_desktop.ui.importing.merge_words import numbers_in_words
from joor_desktop.ui.theme import Space
from joor_desktop.ui.words import counted

if TYPE_CHECKING:
    from joor_desktop.ui.importing.merge_changes import MergeChanges
    from joor_desktop.work.merge_preview import MergePreview

_ORDER = (ImportMode.UPDATE, ImportMode.ADD, ImportMode.REPLACE)


class MergeChoice(QWidget):
    """A button for each mode with its numbers beside it, the most usual one first.

    ``chosen`` tells an ImportMode, ``cancelled`` that the file is not wanted. It is hidden until something is asked.
    """

    help_topic = "import#again"

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "white")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._buttons = {mode: self._button(mode) for mode in _ORDER}
        self._words = {mode: self._label() for mode in _ORDER}
        self._cancel = QPushButton(self.tr("Don't import"), self)
        self._cancel.clicked.connect(self._on_cancel)
        self._show = QPushButton(self.tr("Show what changes"), self)
        self._show.setProperty("kind", "link")
        self._show.clicked.connect(self._on_show)
        self._changes: MergeChanges | None = None
        self._previews: Sequence[MergePreview] = ()
        self._grid = QGridLayout(self)
        self._lay_out()
        self.hide()

    def _button(self, mode: ImportMode) -> QPushButton:
        names = {
            ImportMode.UPDATE: self.tr("Update"),
            ImportMode.ADD: self.tr("Add"),
            ImportMode.REPLACE: self.tr("Replace"),
        }
        button = QPushButton(names[mode], self)
        button.setProperty("mode", mode.value)
        button.setProperty("kind", "strong" if mode is ImportMode.UPDATE else "")
        button.clicked.connect(self._on_clicked)
        return button

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lay_out(self) -> None:
        grid = self._grid
        grid.setContentsMargins(Space.PAGE, Space.FIELDS, Space.PAGE, Space.FIELDS)
        grid.setHorizontalSpacing(Space.FIELDS)
        grid.setVerticalSpacing(Space.CONTROLS)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._title, 0, 0, 1, 2)
        for row, mode in enumerate(_ORDER, 1):
            grid.addWidget(self._buttons[mode], row, 0)
            grid.addWidget(self._words[mode], row, 1)
        grid.addWidget(self._cancel, len(_ORDER) + 1, 0)
        grid.addWidget(self._show, len(_ORDER) + 1, 1, Qt.AlignmentFlag.AlignLeft)

    def ask(self, previews: Sequence[MergePreview]) -> None:
        """Ask; *previews* tell what each mode would do. Update is what the Enter key chooses."""
        self._previews = previews
        self._hide_changes()
        self._show.setVisible(any(each.updated or each.removed for each in previews))
        for preview in previews:
            words = f"{numbers_in_words(preview)}. {self._meaning(preview)} {self._sent(preview)}".strip()
            self._words[preview.mode].setText(words)
            self._buttons[preview.mode].setAccessibleDescription(words)
            if preview.mode is ImportMode.UPDATE:
                self._title.setText(self._question(preview))
        self.show()
        self._buttons[ImportMode.UPDATE].setFocus()

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for."""
        return not self.isHidden()

    def put_away(self) -> None:
        """The answer is of no use any more."""
        self.hide()

    def _question(self, update: MergePreview) -> str:
        met = counted(update.met, self.tr("1 customer"), self.tr("{n} customers"))
        words = self.tr("In the list already: {customers} of {file}. What shall the file do with what differs?")
        return words.format(customers=met, file=update.file)

    def _meaning(self, preview: MergePreview) -> str:
        return {
            ImportMode.UPDATE: self.tr("Filled cells of the file take the place of what the list has."),
            ImportMode.ADD: self.tr("All that differ come as new customers, so codes may stand twice."),
            ImportMode.REPLACE: self.tr("As Update, empty cells too; customers that the file does not have go."),
        }[preview.mode]

    def _sent(self, preview: MergePreview) -> str:
        if not preview.sent:
            return ""
        return counted(
            preview.sent,
            self.tr("1 that changes or goes was sent to JOOR before."),
            self.tr("{n} that change or go were sent to JOOR before."),
        )

    def _on_show(self) -> None:
        if self._changes is not None:
            self._hide_changes()
            return
        from joor_desktop.ui.importing.merge_changes import MergeChanges

        self._changes = MergeChanges(self)
        self._changes.show_previews(self._previews)
        self._grid.addWidget(self._changes, len(_ORDER) + 2, 0, 1, 2)
        self._show.setText(self.tr("Hide what changes"))

    def _hide_changes(self) -> None:
        if self._changes is not None:
            self._grid.removeWidget(self._changes)
            self._changes.hide()
            self._changes.deleteLater()
            self._changes = None
        self._show.setText(self.tr("Show what changes"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape means that the file is not wanted; Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        self.hide()
        button = self.sender()
        self.chosen.emit(next(mode for mode, each in self._buttons.items() if each is button))

    def _on_cancel(self) -> None:
        self.hide()
        self.cancelled.emit()
