"""A name with an arrow that opens a menu of others; the name can be edited in its place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from joor_desktop.ui.icons import PictureLabel
from joor_desktop.ui.theme import Size, Space, colours

_ARROW = 12
_BESIDE = 36
"""What the button needs besides the name."""
_LEAST_WIDTH = 72
_WIDEST = 240


class Chooser(QPushButton):
    """``filling`` asks for the menu to be filled before it opens, ``named`` tells a new name."""

    filling = Signal(QMenu)
    named = Signal(str)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._name = ""
        self._edit: QLineEdit | None = None
        self.setProperty("kind", "chooser")
        arrow = PictureLabel("chevron", colours().muted, _ARROW, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Space.CONTROLS, 0)
        row.addStretch(1)
        row.addWidget(arrow)

    def offer_menu(self) -> None:
        """Open a menu when pressed, from now on."""
        menu = QMenu(self)
        menu.aboutToShow.connect(self._on_about_to_show)
        self.setMenu(menu)

    def show_name(self, name: str) -> None:
        """Show what is chosen."""
        self._name = name
        self.setText(name)
        self.setAccessibleName(f"{self._what}: {name}")
        self.setToolTip(f"{self._what}: {name}")
        self.updateGeometry()

    def _full_width(self) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self._name) + _BESIDE

    def sizeHint(self) -> QSize:
        """As wide as the name, up to a limit."""
        return QSize(min(self._full_width(), _WIDEST), Size.CONTROL)

    def minimumSizeHint(self) -> QSize:
        """The name may be cut where there is little room."""
        return QSize(min(_LEAST_WIDTH, self._full_width()), Size.CONTROL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name with dots where it has too little room."""
        super().resizeEvent(event)
        room = self.width() - _BESIDE
        if self.width() >= self._full_width():
            self.setText(self._name)
        else:
            from PySide6.QtCore import Qt

            self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room))

    def edit_name(self) -> None:
        """Let the person type another name over this one; Enter takes it, Escape doesn't."""
        if self._edit is None:
            self._edit = NameEdit(self.parentWidget())
            self._edit.setAccessibleName(self.tr("Name of the list"))
            self._edit.editingFinished.connect(self._on_name_finished)
        self._edit.setText(self._name)
        place = self.geometry()
        place.setWidth(max(place.width(), 180))
        self._edit.setGeometry(place)
        self._edit.show()
        self._edit.raise_()
        self._edit.selectAll()
        self._edit.setFocus()

    def _on_name_finished(self) -> None:
        if self._edit is None or self._edit.isHidden():
            return
        self._edit.hide()
        name = self._edit.text().strip()
        if name and name != self._name:
            self.named.emit(name)

    def _on_about_to_show(self) -> None:
        menu = self.menu()
        menu.clear()
        self.filling.emit(menu)


class NameEdit(QLineEdit):
    """Takes a name; Escape leaves the old one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(80)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away on Escape."""
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
