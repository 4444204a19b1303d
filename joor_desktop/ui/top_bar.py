"""The top of the window: where customers go, which list is open, and the next steps."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from joor_desktop.ui.chooser import Chooser
from joor_desktop.ui.icons import icon
from joor_desktop.ui.theme import Size, Space, colours, restyle
from joor_desktop.ui.words import grouped

_ICON = 16
_BADGE_HEIGHT = 28


class EnvironmentBadge(QLabel):
    """The environment in its word and colour: the first thing that is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_BADGE_HEIGHT)

    def show_environment(self, environment: str) -> None:
        """Show an environment by its value: ``practice``, ``sandbox``, ``production`` or ``custom``."""
        words = {
            "practice": self.tr("PRACTICE"),
            "sandbox": self.tr("SANDBOX"),
            "production": self.tr("PRODUCTION"),
            "custom": self.tr("CUSTOM"),
        }
        explanations = {
            "practice": self.tr("What you send goes to a stand-in on this computer, never to JOOR"),
            "sandbox": self.tr("What you send goes to JOOR's sandbox, to try things out"),
            "production": self.tr("What you send changes your real customers on JOOR"),
            "custom": self.tr("What you send goes to an address of your own choice"),
        }
        self.setText(words[environment])
        self.setToolTip(explanations[environment])
        if self.property("environment") is None:
            self.setProperty("environment", environment)  # before it was ever drawn: nothing is to be redone
        else:
            restyle(self, "environment", environment)


class ActionButton(QPushButton):
    """A quiet button with an icon; it is greyed and explained as its action is."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action: QAction | None = None
        self.setProperty("kind", "quiet")
        self.setIcon(icon(icon_name, colours().text))
        self.setIconSize(QSize(_ICON, _ICON))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setEnabled(False)

    def follow(self, action: QAction) -> None:
        """Do what *action* does, from now on."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        if self._action is not None:
            self.setEnabled(self._action.isEnabled())
            self.setToolTip(self._action.toolTip())
            self.setAccessibleName(self._action.text())


class TopBar(QFrame):
    """Shows the profile and the list, and tells what the person wants; what is in its menus is put in later."""

    import_requested = Signal()
    add_requested = Signal()
    send_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        self.setFixedHeight(Size.TOP_BAR)
        self.badge = EnvironmentBadge(self)
        self.profile = Chooser(self.tr("Profile"), self)
        self.list = Chooser(self.tr("List"), self)
        self._saved = QLabel(self.tr("saved"), self)
        self._saved.setProperty("role", "muted")
        self._saved.setToolTip(self.tr("Every change is saved as you make it"))
        self._undo = ActionButton("undo", self.tr("Undo"), self)
        self._redo = ActionButton("redo", self.tr("Redo"), self)
        self.more_button = ActionButton("more", self.tr("More"), self)
        self.import_button = QPushButton(self.tr("Import…"), self)
        self._add = QPushButton(self.tr("Add customer"), self)
        self.send_button = QPushButton(self)
        self.send_button.setProperty("kind", "strong")
        self._lay_out()
        self.import_button.clicked.connect(self.import_requested)
        self._add.clicked.connect(self.add_requested)
        self.send_button.clicked.connect(self.send_requested)

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(Space.FIELDS, 0, Space.FIELDS, 0)
        row.setSpacing(Space.CONTROLS)
        label = QLabel(self.tr("List:"), self)
        label.setProperty("role", "muted")
        row.addWidget(self.badge)
        row.addWidget(self.profile)
        row.addWidget(label)
        row.addWidget(self.list)
        row.addWidget(self._saved)
        row.addStretch(1)
        for quiet in (self._undo, self._redo, self.more_button):
            row.addWidget(quiet)
        row.addSpacing(Space.UNIT)
        for button in (self.import_button, self._add, self.send_button):
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out that all is saved where there is no room for it."""
        super().resizeEvent(event)
        self._show_saved()

    def _show_saved(self) -> None:
        beside = 0 if self._saved.isVisibleTo(self) else self._saved.sizeHint().width() + self._row.spacing()
        self._saved.setVisible(self._row.sizeHint().width() + beside <= self.width())

    def set_actions(self, undo: QAction, redo: QAction, more: QMenu) -> None:
        """Give the three quiet buttons something to do."""
        self._undo.follow(undo)
        self._redo.follow(redo)
        self.more_button.setMenu(more)
        self.more_button.setEnabled(True)

    def show_ready(self, valid: int, ready: int, *, checked: bool = True) -> None:
        """Say on the strong button how many customers a send would take; where none is valid there is nothing to press.

        Where all of them are with JOOR already it can be pressed, for them to be sent again. Before all are *checked*
        nobody knows how many it would take.
        """
        counted = self.tr("Check and send {n}…").format(n=grouped(ready))
        self.send_button.setText(counted if checked and ready else self.tr("Check and send…"))
        self._show_saved()
        self.send_button.setEnabled(valid > 0)
        hint = "" if valid else self.tr("There is no customer without errors yet")
        self.send_button.setToolTip(hint if checked else self.tr("Not all customers are checked yet"))

    def offer_send(self, offered: bool) -> None:
        """Show the strong button, or not while the page has one of its own."""
        self.send_button.setVisible(offered)
