"""The name of a list or a layout is typed where it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from joor_desktop.ui.sends.delegates import WordsDelegate
from joor_desktop.ui.sends.listing import Index

_LONGEST_NAME = 80


class NameDelegate(WordsDelegate):
    """The name, and a field to type another one, which screen readers call *spoken*."""

    def __init__(self, spoken: str, parent: QObject) -> None:
        super().__init__(parent)
        self._spoken = spoken

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """A field as in the table of customers."""
        field = QLineEdit(parent)
        field.setProperty("cell", "true")
        field.setAccessibleName(self._spoken)
        field.setMaxLength(_LONGEST_NAME)
        return field
