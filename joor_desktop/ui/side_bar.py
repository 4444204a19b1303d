"""The left column: the places of the program, and under them what needs the person."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from joor_desktop.ui.icons import renderer
from joor_desktop.ui.theme import Size, Space, bold_font, colours

_HEIGHT = 34
_ICON = 16


class Place(Enum):
    """Where one can be; the value is the name of its icon."""

    CUSTOMERS = "customers"
    SENDS = "sends"
    PROFILES = "profiles"


class PlaceButton(QAbstractButton):
    """A place with what is to be known of it at the right; white while one is there."""

    def __init__(self, text: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._note = ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_HEIGHT)

    def show_note(self, note: str) -> None:
        """Show a number or a word at the right."""
        self._note = note
        self.setAccessibleName(f"{self.text()}, {note}" if note else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(Size.SIDE - 2 * Space.CONTROLS, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the icon, the words and the note."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours()
        chosen = self.isChecked()
        if chosen or self.underMouse() or self.hasFocus():
            painter.setPen(shades.accent if self.hasFocus() else shades.hairline if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(shades.surface if chosen else shades.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Size.RADIUS, Size.RADIUS)
        colour = shades.accent if chosen else shades.muted
        at = QRect(QPoint(10, (_HEIGHT - _ICON) // 2), QSize(_ICON, _ICON))
        renderer(self._icon_name, colour.name()).render(painter, QRectF(at))
        painter.setFont(bold_font(self) if chosen else self.font())
        painter.setPen(shades.text)
        room = self.rect().adjusted(34, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), self.text())
        painter.setPen(shades.muted)
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignRight), self._note)


class SideBar(QWidget):
    """``chosen`` tells the place that was asked for; what stands under the places is put in by the window."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(Size.SIDE)
        titles = {
            Place.CUSTOMERS: self.tr("Customers"),
            Place.SENDS: self.tr("Sends and jobs"),
            Place.PROFILES: self.tr("Profiles"),
        }
        self._buttons = {place: PlaceButton(titles[place], place.value, self) for place in Place}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.CONTROLS, 0, 0)
        self._column.setSpacing(2)
        places = QVBoxLayout()
        places.setContentsMargins(Space.CONTROLS, 0, Space.CONTROLS, 0)
        places.setSpacing(2)
        group = QButtonGroup(self)
        for button in self._buttons.values():
            group.addButton(button)
            places.addWidget(button)
        group.buttonClicked.connect(self._on_clicked)
        self._column.addLayout(places)
        self._column.addStretch(1)
        self.choose(Place.CUSTOMERS)

    def choose(self, place: Place) -> None:
        """Show a place as the one where one is, without telling so."""
        self._buttons[place].setChecked(True)

    def show_note(self, place: Place, note: str) -> None:
        """Show a number or a word beside a place."""
        self._buttons[place].show_note(note)

    def put_below(self, widget: QWidget) -> None:
        """Show *widget* under the places."""
        self._column.insertWidget(1, widget, 1000)

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        for place, button in self._buttons.items():
            if button is clicked:
                self.chosen.emit(place)
