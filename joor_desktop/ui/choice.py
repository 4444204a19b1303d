"""Buttons that stay chosen, for mouse, keys and screen readers alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class _PressedByReaders(_Base):
    """A screen reader toggles a checkable button where a mouse clicks it, and Qt tells no click then: this does."""

    _is_own_change = False

    def be_choice(self) -> None:
        """Make the button stay chosen; to be called once, when it is made."""
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def setChecked(self, checked: bool) -> None:
        """Choose the button, or not, without a click."""
        self._is_own_change = True
        super().setChecked(checked)
        self._is_own_change = False

    def nextCheckState(self) -> None:
        """Choose the button as a click does."""
        self._is_own_change = True
        super().nextCheckState()
        self._is_own_change = False

    def _on_toggled(self) -> None:
        # What belongs to a group is unchosen by the group; only a reader chooses without either call above.
        if not self._is_own_change and (self.isChecked() or self.group() is None):
            self.click()


class ChoiceButton(_PressedByReaders, QAbstractButton):
    """The base of buttons that draw themselves, always from left to right, wherever the window begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        from PySide6.QtCore import Qt

        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class ChoicePushButton(_PressedByReaders, QPushButton):
    """A button in the look of the system's style."""
