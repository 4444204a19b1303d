"""The left column: the places of the program, and under them what needs the person."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from joor_desktop.ui.choice import ChoicePushButton
from joor_desktop.ui.icons import icon
from joor_desktop.ui.theme import Size, Space, colours

_ICON = 16


class Place(Enum):
    """Where one can be; the value is the name of its icon."""

    CUSTOMERS = "customers"
    SENDS = "sends"
    ACCOUNTS = "account-lists"
    PROFILES = "profiles"


class PlaceButton(ChoicePushButton):
    """A place with what is to be known of it at the right; white while one is there."""

    def __init__(self, text: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(f"  {text}")
        self._name = text
        self.setAccessibleName(text)
        self.setProperty("kind", "place")
        self.setIcon(icon(icon_name, colours().muted))
        self.setIconSize(QSize(_ICON, _ICON))
        self.be_choice()
        self._note = QLabel(self)
        self._note.setProperty("role", "muted")
        self._note.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Space.FIELDS - 2, 0)
        row.addStretch(1)
        row.addWidget(self._note)

    def show_note(self, note: str) -> None:
        """Show a number or a word at the right."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{self._name}, {note}" if note else self._name)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show by the pointer that it can be pressed."""
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


class SideBar(QFrame):
    """``chosen`` tells the place that was asked for, ``place`` is the one that is shown as chosen.

    What stands under the places is put in by the window.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "side")
        self.setFixedWidth(Size.SIDE)
        titles = {
            Place.CUSTOMERS: self.tr("Customers"),
            Place.SENDS: self.tr("Sends and jobs"),
            Place.ACCOUNTS: self.tr("Account lists"),
            Place.PROFILES: self.tr("Profiles"),
        }
        self._buttons = {place: PlaceButton(titles[place], place.value, self) for place in Place}
        places = QVBoxLayout()
        places.setContentsMargins(Space.CONTROLS, Space.CONTROLS, Space.CONTROLS, 0)
        places.setSpacing(2)
        group = QButtonGroup(self)
        for button in self._buttons.values():
            group.addButton(button)
            places.addWidget(button)
        group.buttonClicked.connect(self._on_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(places)
        self._column.addStretch(1)
        self.place = Place.CUSTOMERS
        self.choose(self.place)

    def choose(self, place: Place) -> None:
        """Show a place as the one where one is, without telling so."""
        self.place = place
        self._buttons[place].setChecked(True)
        for each, button in self._buttons.items():
            button.setIcon(icon(each.value, colours().accent if each is place else colours().muted))

    def button(self, place: Place) -> PlaceButton:
        """The button that leads to a place."""
        return self._buttons[place]

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
