"""The top of the window: where customers go, which list is open, and the next steps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from joor_desktop.model.profile import Environment
from joor_desktop.ui.chooser import Chooser
from joor_desktop.ui.icons import icon
from joor_desktop.ui.theme import Size, Space, bold_font, colours
from joor_desktop.ui.words import grouped

_ICON = 16
_BADGE_HEIGHT = 28


class EnvironmentBadge(QWidget):
    """The environment in its word and colour: the first thing that is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._environment = Environment.PRACTICE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_environment(self, environment: Environment) -> None:
        """Show another environment."""
        self._environment = environment
        self.setAccessibleName(self.tr("Environment: {name}").format(name=self._word()))
        self.setToolTip(self._explanation())
        self.updateGeometry()
        self.update()

    def _word(self) -> str:
        return {
            Environment.PRACTICE: self.tr("PRACTICE"),
            Environment.SANDBOX: self.tr("SANDBOX"),
            Environment.PRODUCTION: self.tr("PRODUCTION"),
            Environment.CUSTOM: self.tr("CUSTOM"),
        }[self._environment]

    def _explanation(self) -> str:
        return {
            Environment.PRACTICE: self.tr("What you send goes to a stand-in on this computer, never to JOOR"),
            Environment.SANDBOX: self.tr("What you send goes to JOOR's sandbox, to try things out"),
            Environment.PRODUCTION: self.tr("What you send changes your real customers on JOOR"),
            Environment.CUSTOM: self.tr("What you send goes to an address of your own choice"),
        }[self._environment]

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        width = QFontMetrics(bold_font(self, Size.SMALL)).horizontalAdvance(self._word())
        return QSize(width + 2 * Space.FIELDS, _BADGE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word on its colour."""
        text, tint, line = colours().environment(self._environment)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Size.RADIUS, Size.RADIUS)
        painter.setFont(bold_font(self, Size.SMALL))
        painter.setPen(text)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._word())


class TopBar(QWidget):
    """Shows the profile and the list, and tells what the person wants; menus are filled by whoever owns them."""

    import_requested = Signal()
    add_requested = Signal()
    send_requested = Signal()

    def __init__(self, undo: QAction, redo: QAction, more: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "white")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(Size.TOP_BAR)
        self.badge = EnvironmentBadge(self)
        self.profile = Chooser(self.tr("Profile"), self)
        self.list = Chooser(self.tr("List"), self)
        self._saved = QLabel(self.tr("saved"), self)
        self._saved.setProperty("role", "muted")
        self._saved.setToolTip(self.tr("Every change is saved as you make it"))
        self._undo, self._redo = _action_button(undo, self), _action_button(redo, self)
        self._more = _menu_button(more, self.tr("More"), self)
        self._import = QPushButton(self.tr("Import…"), self)
        self._add = QPushButton(self.tr("Add customer"), self)
        self._send = QPushButton(self)
        self._send.setProperty("kind", "strong")
        self._lay_out()
        self._import.clicked.connect(self.import_requested)
        self._add.clicked.connect(self.add_requested)
        self._send.clicked.connect(self.send_requested)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
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
        for button in (self._undo, self._redo, self._more):
            row.addWidget(button)
        row.addSpacing(Space.UNIT)
        for button in (self._import, self._add, self._send):
            row.addWidget(button)

    def show_ready(self, ready: int) -> None:
        """Say on the strong button how many customers can be sent; without one there is nothing to press."""
        words = self.tr("Check and send {n}…").format(n=grouped(ready)) if ready else self.tr("Check and send…")
        self._send.setText(words)
        self._send.setEnabled(ready > 0)
        self._send.setToolTip("" if ready else self.tr("There is no customer without errors yet"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline below."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, colours().hairline)


def _action_button(action: QAction, parent: QWidget) -> QPushButton:
    """A quiet button with the action's icon, greyed and explained as the action is."""
    button = QPushButton(parent)
    button.setProperty("kind", "quiet")
    button.setIcon(action.icon())
    button.setIconSize(QSize(_ICON, _ICON))
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())

    action.changed.connect(follow)
    follow()
    return button


def _menu_button(menu: QMenu, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setProperty("kind", "quiet")
    button.setIcon(icon("more", colours().text))
    button.setIconSize(QSize(_ICON, _ICON))
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setMenu(menu)
    return button
