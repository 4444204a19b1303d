"""Asks which rows of a sheet make one customer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from joor_desktop.files.understanding import Layout, SheetUnderstanding
from joor_desktop.ui.theme import Space

_EACH, _CODE, _NAME = (False, False), (True, False), (True, True)


class RowsChoice(QWidget):
    """``chosen`` tells whether several rows make a customer, and whether those without a code do by their name."""

    help_topic = "rows"

    chosen = Signal(bool, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = QLabel(self)
        self._question.setWordWrap(True)
        self._question.setProperty("role", "question")
        self._box = QComboBox(self)
        self._box.setAccessibleName(self.tr("Rows that make one customer"))
        self._box.activated.connect(self._on_activated)
        caption = QLabel(self.tr("ONE CUSTOMER IS"), self)
        caption.setProperty("role", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.UNIT)
        for widget in (caption, self._box, self._question):
            column.addWidget(widget)

    def show_sheet(self, sheet: SheetUnderstanding) -> None:
        """Show how the rows of a sheet are put together, and ask where only a person can tell."""
        self.setVisible(sheet.layout in (Layout.CUSTOMERS, Layout.GROUPED))
        fields = {target[2] for column in sheet.columns if column.applied for target in column.targets if not target[0]}
        has_code, has_name = "customer_code" in fields, "customer_name" in fields
        self._box.clear()
        self._box.addItem(self.tr("each row"), _EACH)
        if has_code:
            self._box.addItem(self.tr("rows with its code"), _CODE)
        if has_name:
            words = self.tr("rows with its code or name") if has_code else self.tr("rows with its name")
            self._box.addItem(words, _NAME)
        shown = (sheet.layout is Layout.GROUPED, sheet.layout is Layout.GROUPED and sheet.by_name)
        answers = [self._box.itemData(number) for number in range(self._box.count())]
        self._box.setCurrentIndex(answers.index(shown) if shown in answers else 0)
        self._question.setText(
            self.tr("Rows without a customer code share names. Say here whether such rows are one customer.")
        )
        self._question.setVisible(sheet.names_repeat)

    def _on_activated(self, _number: int) -> None:
        self.chosen.emit(*self._box.currentData())
