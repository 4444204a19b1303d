"""A name with an arrow that opens a menu of others; the name can be edited in its place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from joor_desktop.ui.icons import renderer
from joor_desktop.ui.theme import Size, bold_font, colours

_ARROW = 12
_PAD = 6
_GAP = 6
_LEAST_NAME = 60
_WIDEST = 220


class Chooser(QPushButton):
    """``filling`` asks for the menu to be filled before it opens, ``named`` tells a new name."""

    filling = Signal(QMenu)
    named = Signal(str)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._name = ""
        self._edit: QLineEdit | None = None
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._on_about_to_show)
        self.setMenu(menu)

    def show_name(self, name: str) -> None:
        """Show what is chosen."""
        self._name = name
        self.setAccessibleName(f"{self._what}: {name}")
        self.setToolTip(f"{self._what}: {name}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the name, up to a limit."""
        width = QFontMetrics(bold_font(self)).horizontalAdvance(self._name) + 2 * _PAD + _GAP + _ARROW
        return QSize(min(width, _WIDEST), Size.CONTROL)

    def minimumSizeHint(self) -> QSize:
        """The name may be cut where there is little room."""
        return QSize(min(_LEAST_NAME, self.sizeHint().width()), Size.CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name and the arrow on the button."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(bold_font(self))
        painter.setPen(colours().text)
        room = self.rect().adjusted(_PAD, 0, -_PAD - _GAP - _ARROW, 0)
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)
        left = room.left() + painter.fontMetrics().horizontalAdvance(name) + _GAP
        arrow = renderer("chevron", colours().muted.name())
        arrow.render(painter, self.rect().adjusted(left, 9, left + _ARROW - self.width(), 21 - self.height()).toRectF())

    def edit_name(self) -> None:
        """Let the person type another name over this one; Enter takes it, Escape doesn't."""
        if self._edit is None:
            self._edit = QLineEdit(self.parentWidget())
            self._edit.setAccessibleName(self.tr("Name of the list"))
            self._edit.setMaxLength(80)
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
