"""Keeps the active cell where a range began while the mouse draws it out, as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex

_Flag = QItemSelectionModel.SelectionFlag


class ActiveCell(QItemSelectionModel):
    """What is chosen in a table, and its active cell, which takes what is typed.

    Qt lets the current cell run along with the mouse; within :meth:`held` it stays.
    """

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self._held = False

    @contextmanager
    def held(self, *, when: bool) -> Iterator[None]:
        """Where *when* holds, the active cell stays meanwhile, whatever is chosen."""
        self._held = when
        try:
            yield
        finally:
            self._held = False

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex, command: _Flag) -> None:
        """Make a cell the active one."""
        if not self._held or command != _Flag.NoUpdate:
            super().setCurrentIndex(index, command)
